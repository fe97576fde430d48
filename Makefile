# Every target does the set-up it needs, and is instant when that is done. `make` prints this list.

PYTHON ?= python3
BIN := .venv/bin
PACKAGES := .venv/packages-are-in
BROWSER := .venv/browser-is-in
# What tests and checks need beside them; guides are there sooner without it.
TOOLS := .venv/tools-are-in
# Tests wait for browsers half of the time, so two of them share a core.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(min(2 * (os.cpu_count() or 1), 8))')

# What was compiled is used again, by every process that a test starts.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup guides measure test quick check trials portal bench gold clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

setup: $(BROWSER) $(TOOLS) ## only what all others begin with: a virtual environment, the packages, a browser

guides: $(BROWSER) ## build every guide for every court into build/guides
	$(BIN)/assistant guide

measure: $(BROWSER) $(TOOLS) ## measure every guide from outside: what is covered, small, faint or empty
	$(BIN)/assistant guide
	$(BIN)/assistant measure

test: $(BROWSER) $(TOOLS) ## run the tests, with a sample of what is alike or long: about six minutes on two cores
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

quick: $(TOOLS) ## run those of them that need neither browser nor portal, nor seconds each: under a minute
	ASSISTANT_BROWSER=none $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder -m "not long and not browser and not server and not slow"

check: $(TOOLS) ## style, types, import contracts, and the walkthroughs' sentences
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/assistant lint

trials: $(BROWSER) .venv/trials-are-in ## what is long, at full size, and a table of results; a contact sheet of every PDF page
	$(BIN)/assistant guide
	$(BIN)/python tests/trials/run.py

portal: $(BROWSER) ## run the training portal for people
	$(BIN)/assistant portal

bench: $(BROWSER) .venv/bench-is-in ## time a guide against the same clicks and pictures in bare Playwright
	$(BIN)/python tests/bench/run.py

gold: $(BROWSER) $(TOOLS) ## accept what the publishers make now, after looking at it
	$(BIN)/pytest tests/assistant/publishers --gold
	git diff --stat -- tests

clean: ## remove what was built, and the set-up
	rm -rf build .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(PACKAGES): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; set PYTHON=...")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(TOOLS): $(PACKAGES)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

.venv/bench-is-in: $(TOOLS)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[bench]"
	@touch $@

.venv/trials-are-in: $(TOOLS)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[trials]"
	@touch $@

$(BROWSER): $(PACKAGES)
	$(BIN)/assistant doctor --install --yes
	@touch $@
