"""The recipe that trains the starter models; README.md next door explains its steps."""
