# The project's commands. All of them install what they need first, into .venv, and only when something changed.
# Needed beforehand: make, and python3 (3.11 or newer) with pip. uv is used where it is on the PATH.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help demo test check fmt docs replies bench lock clean

help: ## Show these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(VENV)/ready ## Play the whole story in a browser, on this machine only (ARGS="--headless" for none)
	@$(BIN)/mulligan demo $(ARGS)

test: $(VENV)/ready-dev ## Run the tests (ARGS="-k name" for some of them)
	@$(BIN)/pytest $(ARGS)

check: $(VENV)/ready-dev ## Style, types, layers and shape budgets
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest -q -n 0 tests/tree

fmt: $(VENV)/ready-dev ## Format the code and mend what can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/ready-dev ## Print the generated documents anew
	@$(BIN)/python -m tests.tree.printed

replies: $(VENV)/ready-dev ## Count anew how well replies are read, for docs/replies.md
	@$(BIN)/python -m tests.corpus.report

bench: $(VENV)/ready-dev ## Measure reaction, idle polls, start-up and first sync
	@$(BIN)/python -m benchmarks $(ARGS)

lock: ## Pin every dependency anew, with hashes (needs uv)
	.ci/lock

clean: ## Remove the virtual environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/ready: pyproject.toml requirements.lock .ci/install
	@PYTHON="$(PYTHON)" .ci/install $(VENV) requirements.lock
	@touch $@

$(VENV)/ready-dev: pyproject.toml requirements-dev.lock .ci/install
	@PYTHON="$(PYTHON)" .ci/install $(VENV) requirements-dev.lock
	@touch $@ $(VENV)/ready
