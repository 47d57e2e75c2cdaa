"""Models on disk: find, describe and choose them."""
