"""`desktop-translator models`: find, download, check, carry and remove models."""
