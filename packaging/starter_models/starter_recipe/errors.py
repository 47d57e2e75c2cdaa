"""What the person who runs the recipe can put right."""


class RecipeError(Exception):
    """A failure with advice; `str(error)` is the sentence to print."""
