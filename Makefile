# Two commands work on a bare clone: `make demo` and `make test`. All paths are relative, so the clone's own path may
# have spaces. Nothing is installed outside .venv.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# The first of these that is Python 3.11 or newer makes .venv; `make PYTHON=/path/to/python3 …` overrides.
PYTHON ?=
CANDIDATES := python3 python3.14 python3.13 python3.12 python3.11
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
# Measured tests last a while; `make test ARGS="-k name"` runs some.
ARGS ?=

.PHONY: help demo test test-faults lint types docs bench bench-large coder-report coder-words revision wheel pins clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: .venv/installed-runtime ## from a bare clone to the channel history of the five founding codings
	@sh .ci/demo.sh

test: .venv/installed-dev ## all tests, on every PostgreSQL that is present
	$(BIN)/python -m pytest $(ARGS)

test-faults: .venv/installed-dev ## only the tests that kill and break things, at length
	$(BIN)/python -m pytest -m faults --thorough $(ARGS)

lint: .venv/installed-dev ## style, and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: .venv/installed-dev ## static types, strict
	$(BIN)/mypy

docs: .venv/installed-dev ## write the generated parts of the documentation anew
	$(BIN)/python .ci/write_cli_reference.py

bench: .venv/installed-dev ## measure, as ratios against peers in one run
	$(BIN)/python -m pytest --bench -s -m "not slow" $(ARGS)

bench-large: .venv/installed-dev ## the measurements that take long
	$(BIN)/python -m pytest --bench -s $(ARGS)

coder-report: .venv/installed-dev ## measure the confidence of the coder's rules anew; needs DECONFDB_SHARED
	@test -n "$$DECONFDB_SHARED" || { echo 'Set DECONFDB_SHARED to the folder of development texts' >&2; exit 2; }
	$(BIN)/python -m deconfdb.evaluate "$$DECONFDB_SHARED/gold" \
	    "$$DECONFDB_SHARED/codings=$$DECONFDB_SHARED/seeds" tests/gold/dev tests/gold/long

coder-words: .venv/installed-dev ## fit the weights of words anew, before coder-report; needs DECONFDB_SHARED
	@test -n "$$DECONFDB_SHARED" || { echo 'Set DECONFDB_SHARED to the folder of development texts' >&2; exit 2; }
	$(BIN)/python -m deconfdb.evaluate.words --places tests/gold/told.csv --excerpts tests/gold/excerpts.jsonl \
	    --border tests/gold/relevance.jsonl \
	    "$$DECONFDB_SHARED/gold" "$$DECONFDB_SHARED/codings=$$DECONFDB_SHARED/seeds" tests/gold/dev tests/gold/long

revision: .venv/installed-dev ## start a migration and freeze changed views: make revision m="add a column"
	@test -n "$(m)" || { echo 'Say what it does: make revision m="add a column"' >&2; exit 2; }
	@number=$$($(BIN)/python -c 'from deconfdb.migrate import next_revision; print(next_revision())') && \
	$(BIN)/alembic revision --rev-id "$$number" -m "$(m)" && \
	$(BIN)/python -m deconfdb.views.freeze "$$number"

wheel: .venv/installed-dev ## build dist/*.whl
	$(PIP) wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist

pins: .venv/installed-dev ## look for newer versions within pyproject.toml's bounds, and pin them with hashes
	$(PIP) install --quiet uv
	$(BIN)/uv pip compile $(PIN_OPTIONS) --upgrade --output-file .ci/requirements/runtime.txt pyproject.toml
	$(BIN)/uv pip compile $(PIN_OPTIONS) --upgrade --group dev --constraint .ci/requirements/runtime.txt \
	    --output-file .ci/requirements/dev.txt pyproject.toml

PIN_OPTIONS := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
    --no-annotate --all-extras --group build

clean: ## remove what make and the tests made, except the database
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache

# A stamp is younger than the pins that it was installed from.
.venv/installed-%: .ci/requirements/%.txt pyproject.toml | .venv/bin/python
	@echo "Installing what .ci/requirements/$*.txt pins into .venv …" >&2
	@$(PIP) install --quiet --require-hashes -r .ci/requirements/$*.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/bin/python:
	@sh .ci/make_venv.sh $(if $(PYTHON),"$(PYTHON)",$(CANDIDATES))
