"""The translation memory in the window: what it knows of a text, and what a person adds."""
