"""PDF files: their text, without their layout."""
