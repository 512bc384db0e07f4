# Each target does the set-up it needs; nothing is done twice when nothing changed.
#   make demo    the main job on the sample portals, in demo/store
#   make test    the tests          make check   style, types, import rules, guards
#   make test-browser   the tests of the extra js, with the system's Chromium
#   make bench   ratios to peers    make soak    long runs, not in CI
#   make eval    the accuracy table and its floors (REPORTS=n random reports each; WRITE=1 writes docs/accuracy.md)
# EXTRAS=all installs the optional extras too.

PYTHON ?= python3
EXTRAS ?= none
VENV := .venv
BIN := $(VENV)/bin
PINS := requirements/$(if $(filter all,$(EXTRAS)),all,dev).txt
STAMP := $(VENV)/.installed-$(EXTRAS)

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-browser check bench eval soak format clean

help:
	@sed -n 's/^#   //p' Makefile

setup: $(STAMP)

$(STAMP): $(PINS) pyproject.toml requirements/install.sh
	@PYTHON="$(PYTHON)" requirements/install.sh $(VENV) $(PINS)
	@touch $@

demo: $(STAMP)
	@$(BIN)/python -m tests.demo

test: $(STAMP)
	@$(BIN)/python -m pytest -m "not soak" -n auto --dist loadfile

test-browser:
	@$(MAKE) setup EXTRAS=all
	@$(BIN)/python -m pytest tests/crawler/test_crawl_rendered.py

check: $(STAMP)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/nianbao portals check
	@$(BIN)/python -m pytest tests/guards

bench: $(STAMP)
	@$(BIN)/python -m bench.parse
	@$(BIN)/python -m bench.crawl
	@$(BIN)/python -m bench.memory
	@$(BIN)/python -m bench.discovery

eval: $(STAMP)
	@$(BIN)/python -m tests.eval $(if $(REPORTS),--reports $(REPORTS)) $(if $(WRITE),--write)

soak: $(STAMP)
	@$(BIN)/python -m pytest -m soak --durations=0

format: $(STAMP)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

clean:
	rm -rf demo .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
