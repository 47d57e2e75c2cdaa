"""`desktop-translator memory`: look into the translation memory, carry it, and clear it."""
