"""An offline desktop translator: type, and the translation streams in."""

__version__ = "0.1.0"
