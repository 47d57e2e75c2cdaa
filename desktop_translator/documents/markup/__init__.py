"""Text among tags, changed in place: what web pages, books and OpenDocument have in common."""
