"""Side-by-side measurements: the program beside what it is built on, in one run, as ratios."""
