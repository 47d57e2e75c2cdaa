# Two commands matter: `make run` and `make test`. Set-up talks on standard error only, so that the program's
# standard input and output can be piped.

PYTHON ?= python3
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
PREPARE = $(PYTHON) packaging/setup/prepare.py

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test check check-office format benchmark clean need-python prepare-run prepare-test prepare-office lint types imports pytest

help:  ## Show this list
	@printf 'Desktop Translator\n\n'
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22
	@printf '\n  make run ARGS="translate --from fr --to en Bonjour."   passes arguments to the program\n'

run: prepare-run  ## Set up what is missing, then open the window (or, with no display, translate lines)
	@$(BIN)/python -m desktop_translator $(ARGS)

test: prepare-test lint types imports pytest  ## Set up, then style, types, layers and every test

check: prepare-test lint types imports  ## Set up, then style, types and layers only

check-office: prepare-office  ## Open translated documents in LibreOffice (installs it), draw their pages
	@$(BIN)/python packaging/office_check/check.py $(ARGS)

format: prepare-test  ## Sort imports, repair what can be repaired, lay out the code
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

benchmark: prepare-test  ## Measure beside the raw engine and a bare window
	@$(BIN)/python -m benchmarks $(ARGS)

clean:  ## Remove everything that set-up, tests and builds have made
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

need-python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
	  echo 'Python 3.11 or newer is needed ("$(PYTHON)" was not found). On Debian or Ubuntu: apt install python3' >&2; \
	  exit 1; }

prepare-run: need-python
	@$(PREPARE) run </dev/null >&2

prepare-office: need-python
	@$(PREPARE) office </dev/null >&2

prepare-test: need-python
	@$(PREPARE) test </dev/null >&2

# $(call stage,name,command): name the stage before it runs, and again if it fails.
define stage
@printf '\n== %s\n' '$(1)'; $(2) || { printf '\nmake: the stage "%s" failed.\n' '$(1)' >&2; exit 1; }
endef

lint:
	$(call stage,style,$(BIN)/ruff check . && $(BIN)/ruff format --check .)

types:
	$(call stage,types,$(BIN)/mypy && $(BIN)/mypy packaging/setup && $(BIN)/mypy packaging/office_check)

imports:
	$(call stage,layers,$(BIN)/lint-imports)

pytest:
	$(call stage,tests,QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(ARGS))
