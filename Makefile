# Every target sets up what it needs in .venv; a bare `make` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Tests start commands by the hundred: without kept bytecode each compiles all modules anew, a
# second of processor time a command.
unexport PYTHONDONTWRITEBYTECODE

SHARED := --numprocesses auto --no-loadscope-reorder # tests/conftest.py says how many workers, and which tests each gets

.DEFAULT_GOAL := help
.PHONY: help site serve check test quick coverage lint format bench lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1|/' | column -t -s '|'

site: $(VENV)/site.stamp ## build the site of the playbook into build/site/
	$(BIN)/playbook build

serve: $(VENV)/site.stamp ## show the site at http://127.0.0.1:8000/ and rebuild it at each edit
	$(BIN)/playbook serve

check: $(VENV)/site.stamp ## find what is wrong in kb/, references.bib and docs/, fast
	$(BIN)/playbook check

test: lint ## all that CI does: style, types, layers, then every test
	$(BIN)/python tests/install_browser.py
	$(BIN)/python -m pytest $(SHARED)

quick: $(VENV)/dev.stamp ## style and the quick ones of the tests that need no site, in about a minute
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest $(SHARED) -m 'not slow' tests/unit tests/golden

coverage: $(VENV)/dev.stamp ## all tests again: 95 % of branches have to be tried, of the citation processor too
	$(BIN)/python tests/install_browser.py
	$(BIN)/python -m pytest $(SHARED) --cov --cov-report=
	$(BIN)/coverage report --fail-under 95
	$(BIN)/coverage report --fail-under 95 --include 'generator/csl/*'

lint: $(VENV)/dev.stamp ## style, types and layers of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev.stamp ## format the code and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/dev.stamp ## measure speed against other tools, and write docs/about/benchmarks.md (takes long)
	$(BIN)/python tests/benchmarks/run.py

lock: $(VENV)/dev.stamp ## renew the lock files from pyproject.toml
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-annotate --extra build --extra pdf -o requirements.lock pyproject.toml
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-annotate --all-extras -c requirements.lock -o requirements-dev.lock pyproject.toml

clean: ## remove what was built (not the virtual environment)
	rm -rf build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The virtual environment

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; try: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.stamp: requirements.lock pyproject.toml | $(VENV)/bin/python
	test -e $(VENV)/dev.stamp || $(BIN)/pip install -q --require-hashes -r requirements.lock
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/dev.stamp: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install -q --require-hashes -r requirements-dev.lock
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	touch $@
