"""The terminal's form of the program: the same pipeline without a window."""
