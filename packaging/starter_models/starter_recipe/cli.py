"""The command line: one step a command, `all` for the whole of one pair."""

import sys

from starter_recipe.arguments import parser
from starter_recipe.errors import RecipeError


def main(arguments: list[str]) -> int:
    """Run the step that `arguments` name; return the exit status."""
    options = parser().parse_args(arguments)
    try:
        options.step(options)
    except RecipeError as error:
        print(f"recipe: {error}", file=sys.stderr)
        return 1
    return 0
