"""The only code that knows CTranslate2 and SentencePiece; it runs in a process of its own."""
