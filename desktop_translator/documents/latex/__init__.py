"""LaTeX: the prose among the commands."""
