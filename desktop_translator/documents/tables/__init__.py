"""Tables as text (CSV, TSV): how they are written, and which of their columns hold prose."""
