"""Start the recipe by path: `python packaging/starter_models/recipe.py STEP ...`."""

import sys

from starter_recipe.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
