"""The files that hold the words of programs, and those that translators exchange."""
