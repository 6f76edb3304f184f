# Two commands for everybody: `make demo` and `make test`. Both set themselves up first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check setup setup-dev lock docs clean bench-resolution chaos bench-warehouse bench

demo: setup
	$(BIN)/python -m flows.demo

# One process a core and one more, since some tests wait for servers; `.venv/bin/pytest path -k word` stays in one.
test: setup-dev check
	$(BIN)/python -m pytest -n $$(($$(nproc) + 1)) --dist worksteal

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: $(VENV)/.ready
setup-dev: $(VENV)/.ready-dev

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' || { \
	  echo "claimwatch needs Python 3.11, 3.12 or 3.13. Name one: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
	  echo "This Python has no venv. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# --no-deps: the lock file is complete, and older pips refuse extras in hash-checking mode
$(VENV)/.ready: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/pip check
	touch $@

$(VENV)/.ready-dev: requirements-dev.txt $(VENV)/.ready
	$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements-dev.txt
	$(BIN)/pip check
	touch $@

# Own rules of resolution beside a record-linkage library, on the same labelled pairs.
bench-resolution: $(VENV)/.ready-bench
	$(BIN)/python -m tests.bench.resolution

$(VENV)/.ready-bench: requirements-bench.txt $(VENV)/.ready-dev
	$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements-bench.txt
	$(BIN)/pip check
	touch $@

# Needs uv; writes no index address. Only for those who change dependencies.
lock:
	uv pip compile --quiet --generate-hashes --python-version 3.11 --universal --no-emit-index-url pyproject.toml --group build -o requirements.txt
	uv pip compile --quiet --generate-hashes --python-version 3.11 --universal --no-emit-index-url -c requirements.txt pyproject.toml --group build --group dev -o requirements-dev.txt
	uv pip compile --quiet --generate-hashes --python-version 3.11 --universal --no-emit-index-url -c requirements-dev.txt --group bench -o requirements-bench.txt

# Two hundred runs killed at any instant, and what must hold after each. `make test` kills twenty.
chaos: setup-dev
	$(BIN)/python -m tests.chaos

# How load, resolution, publication and questions grow: 1,000, 10,000 and 100,000 documents. Takes an hour.
bench-warehouse: $(VENV)/.ready-bench
	$(BIN)/python -m tests.bench.growth 1000 10000 100000

# The pages that are made from data, and the demo's archive; tests say when they are out of date.
docs: setup-dev
	$(BIN)/python -m flows.docs
	$(BIN)/python samples/build_archive.py
	$(BIN)/python samples/answers.py

# Bytes to claims beside trafilatura and lxml; then fetching beside a bare client, and what Prefect costs.
bench: setup-dev
	$(BIN)/python -m tests.bench.reading
	$(BIN)/python -m tests.bench.fetch --whole

clean:
	rm -rf build dist
