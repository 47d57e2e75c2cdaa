"""`desktop-translator files`: documents and folders of documents, translated."""
