PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: lock
lock:  ## Resolve the dependencies anew and pin them with hashes.
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade -q -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group test --extra postgresql --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements.txt -q -o requirements-test.txt
