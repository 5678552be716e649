PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8050
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
PYTEST := $(BIN)/python -m pytest -q -n 2 --dist loadfile
FIND_BROWSER := command -v chromium || command -v chromium-browser || command -v google-chrome
LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet

.PHONY: help
help:  ## Show what there is to make.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.PHONY: install
install: $(VENV)/installed  ## Make .venv with the locked dependencies and the command `displacement`.

$(VENV)/installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; give one with make PYTHON=..."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --no-deps --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.PHONY: run
run: install  ## Serve the dashboard on 127.0.0.1:8050; an empty store is filled with the sample.
	@$(BIN)/displacement serve --host $(HOST) --port $(PORT)

$(VENV)/installed-test: $(VENV)/installed requirements-test.txt
	$(PIP) install --no-deps --require-hashes -r requirements-test.txt
	@touch $@

.PHONY: browser
browser:
	@if { $(FIND_BROWSER); } >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Debian's chromium for the browser tests ..."; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null \
	    || echo "chromium could not be installed."; fi
	@if { $(FIND_BROWSER); } >/dev/null; then :; \
	elif [ "$${CI:-}" = true ]; then echo "CI=true, and no browser to test with: install chromium."; exit 1; \
	else echo "No chromium here, and no right to install it: tests marked 'browser' are skipped."; fi

.PHONY: test
test: $(VENV)/installed-test browser  ## Run every test; installs what they need, the browser included where it can.
	$(PYTEST)

.PHONY: check
check: $(VENV)/installed-test browser  ## Format, lint, types, tests: what must be green before a commit.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(PYTEST)

$(VENV)/installed-bench: $(VENV)/installed-test requirements-bench.txt
	$(PIP) install --no-deps --require-hashes -r requirements-bench.txt
	@touch $@

# Those that measure; the others make what is measured.
BENCHMARKS := accuracy agreement fit fit_counts fit_days fit_places fit_sources archive speed scale stores dashboard meanwhile

.PHONY: bench
bench: $(VENV)/installed-bench  ## Run every benchmark and print its table.
	@$(MAKE) --no-print-directory compiled || echo "The speed of the compiled reader is not measured."
	@for name in $(BENCHMARKS); do \
	  echo "== benchmarks.$$name"; $(BIN)/python -m "benchmarks.$$name" || exit 1; done

.PHONY: compiled
compiled: $(VENV)/installed-test  ## Compile the reader (an option: needs a C compiler and two minutes); the same figures, faster.
	@$(BIN)/python hatch_build.py
	@$(BIN)/python -c 'from extract.core import find_core; print("The reader is", find_core()[1])'

.PHONY: plain
plain:  ## Take the compiled reader away.
	rm -rf extract/compiled build/core

.PHONY: screenshots
screenshots: $(VENV)/installed-test browser  ## Take the pictures in docs/screenshots anew, of the bundled sample.
	$(BIN)/python tests/browser/screenshots.py

.PHONY: profile
profile: $(VENV)/installed-test  ## Tell in which functions the time of reading goes.
	DISPLACEMENT_COMPILED=0 $(BIN)/python -m benchmarks.speed --profile

.PHONY: faults
faults: $(VENV)/installed-test  ## Run the scorecard of faults, printing passed/total.
	@if [ -d tests/faults ]; then $(BIN)/python -m pytest -q -s tests/faults; else echo "There is no scorecard of faults yet."; fi

.PHONY: lock
lock: $(VENV)/installed  ## Pin the dependencies with hashes; versions already pinned stay where they can (UPGRADE=--upgrade moves them).
	$(PIP) install uv
	$(BIN)/uv pip compile pyproject.toml --group build $(LOCK) $(UPGRADE) -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group test --extra postgresql --extra dask $(LOCK) $(UPGRADE) -c requirements.txt -o requirements-test.txt
	$(BIN)/uv pip compile pyproject.toml --group bench $(LOCK) $(UPGRADE) -c requirements-test.txt -o requirements-bench.txt
