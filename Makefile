# make run: open Strata.  make test: lint, types, architecture, tests.  Both set everything up first.
.PHONY: run test setup lint format bench

PY := .venv/bin/python

run: setup
	@tools/run.sh

setup:
	@tools/setup.sh

lint: setup
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports

test: lint
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest --cov --cov-report=term

format: setup
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .
