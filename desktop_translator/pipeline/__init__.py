"""The use cases, Qt-free: text in, translation out."""
