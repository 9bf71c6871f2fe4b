# Two commands for a newcomer:  make ask  and  make test.
# Another question:             make ask Q="When will Putin host Bush?"

Q ?= What did Russia say about Bushehr?
export Q
export HF_HUB_OFFLINE ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# An environment variable, because it also binds what pip installs to build the project itself.
export PIP_CONSTRAINT = $(CURDIR)/constraints.txt

VENV ?= .venv
BIN = $(VENV)/bin
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)

.PHONY: help ask install test lint format clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

ask: install  ## set up, build the index where seeds/ changed, and answer $(Q)
	@$(BIN)/qabot index build
	@$(BIN)/qabot ask "$$Q" || test $$? -eq 1  # 1: the archive does not say, which is no failure

install: $(VENV)/.installed  ## make .venv with the pinned packages

# Two processes take whole files, so that what a file shares is made once, and take them in the order
# of the folders: how many tests a file has does not tell how long it takes.
test: $(VENV)/.installed-dev  ## run the tests; the long ones too with ARGS=--long
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(VENV)/.installed-dev  ## style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed-dev  ## mend the style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## remove .venv; the index and the archive stay
	rm -rf $(VENV)

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "qabot needs Python 3.11 or newer: install it, or name it with make PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.torch: constraints.txt | $(BIN)/python
	@echo "Installing packages (once, a minute or two) ..." >&2
	$(BIN)/python -m pip install --quiet --quiet "$$(grep '^torch==' constraints.txt)"
	@touch $@

$(VENV)/.installed: pyproject.toml constraints.txt $(VENV)/.torch
	$(BIN)/python -m pip install --quiet --quiet --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt $(VENV)/.torch
	$(BIN)/python -m pip install --quiet --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.installed
