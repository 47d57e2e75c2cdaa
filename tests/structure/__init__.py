"""The shape of the code itself: sizes, imports, packages."""
