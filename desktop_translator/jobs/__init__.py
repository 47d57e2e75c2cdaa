"""The only threads of the window process; they know QtCore and no widget."""
