# What can be done in this checkout. Needs git, make and Python 3.11 or newer; everything else comes
# from the lock files, with hashes, into a virtual environment inside the checkout.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
ARGS ?=

# Three stamps, each made from the one before: the locked packages, clu itself in editable form, the
# locked tools of developers. A changed lock makes the environment anew, so that nothing lingers.
LOCKED := $(VENV)/.locked
CLU := $(BIN)/clu
TOOLS := $(VENV)/.tools

PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes \
	--custom-compile-command 'make lock'

# What the tests of HTML pages need beyond Chromium and Java: a driver, the rules, the checker.
BROWSER := tests/browser
DRIVER := $(VENV)/.browser
# What the tests of the schemas need beyond Node.js: the language server behind an editor.
EDITOR := tests/editor
SERVER := $(EDITOR)/node_modules/.package-lock.json
# What PDF and ODT need, and their tests.
EXTRAS := $(VENV)/.extras
CHECKERS := $(BROWSER)/node_modules/.package-lock.json

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check browser editor pictures extras format bless bench lock upgrade build clean

help: ## print this list
	@echo 'make TARGET, where TARGET is one of'
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  %-9s %s\n", $$1, $$2}' Makefile
	@echo 'ARGS="--option" is passed on by test, bless and bench; PYTHON=python3.12 names another Python.'

run: $(CLU) ## check data/, then write the letters of the coming meeting
	@$(CLU) check; code=$$?; case $$code in \
	0) ;; \
	1) echo 'make run: clu check found errors (above); going on to the letters all the same.' >&2 ;; \
	*) exit $$code ;; \
	esac
	@$(CLU) convene
	@echo 'Pour les autres commandes : . $(BIN)/activate, puis clu --help' >&2

test: $(TOOLS) ## run the tests
	$(BIN)/python -m pytest $(ARGS)

check: $(TOOLS) ## run all that CI runs: style, types, tests, our own data
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict clu
	$(BIN)/python -m pytest
	$(CLU) check --timeless

browser: $(DRIVER) $(CHECKERS) ## install what the tests of HTML pages need beside Chromium and Java

editor: $(TOOLS) $(SERVER) ## install what the tests of the schemas need beside Node.js

extras: $(EXTRAS) ## install what PDF and ODT need beside Pango, and their tests

pictures: $(DRIVER) $(CHECKERS) ## picture the pages of the example in build/pictures: light, dark, narrow, printed
	$(BIN)/python -m pytest -k pictured --pictures build/pictures $(BROWSER)

format: $(TOOLS) ## format the code and mend what the linter can mend
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bless: $(TOOLS) ## accept what clu now writes as the golden copies
	$(BIN)/python -m pytest --bless $(ARGS)
	@echo 'Now read the difference: git diff tests schema README.md docs'

bench: $(TOOLS) ## measure start-up and many committees against their peers, in build/bench
	$(BIN)/python -m compileall -q clu bench
	$(BIN)/python bench/startup.py
	$(BIN)/python bench/scale.py $(ARGS)

lock: $(TOOLS) ## write the lock files after a change of dependencies, keeping the versions that fit
	$(COMPILE) pyproject.toml --group build --output-file requirements.txt
	$(COMPILE) pyproject.toml --group dev --constraints requirements.txt --output-file requirements-dev.txt
	$(COMPILE) pyproject.toml --all-extras --group paper --constraints requirements-dev.txt --output-file requirements-extras.txt
	$(COMPILE) --group browser --constraints requirements-dev.txt --output-file $(BROWSER)/requirements.txt
	cd $(BROWSER) && npm install --package-lock-only
	cd $(EDITOR) && npm install --package-lock-only

upgrade: $(TOOLS) ## write the lock files with the newest versions
	$(COMPILE) --upgrade pyproject.toml --group build --output-file requirements.txt
	$(COMPILE) --upgrade pyproject.toml --group dev --constraints requirements.txt --output-file requirements-dev.txt
	$(COMPILE) --upgrade pyproject.toml --all-extras --group paper --constraints requirements-dev.txt --output-file requirements-extras.txt
	$(COMPILE) --upgrade --group browser --constraints requirements-dev.txt --output-file $(BROWSER)/requirements.txt
	cd $(BROWSER) && npm update --package-lock-only
	cd $(EDITOR) && npm update --package-lock-only

build: $(LOCKED) ## build the wheel and the source archive into dist/
	$(BIN)/python -m hatchling build

clean: ## remove what make made; build/ stays, since its letters may carry your changes
	rm -rf $(VENV) $(BROWSER)/node_modules $(EDITOR)/node_modules dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(LOCKED): requirements.txt requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	found=$$($(PYTHON) --version 2>/dev/null) || found='not found'; \
	echo "clu needs Python 3.11 or newer; $(PYTHON): $$found." >&2; \
	echo "Install one, or name it: make $(or $(MAKECMDGOALS),run) PYTHON=python3.12" >&2; \
	exit 1; }
	@echo 'Installing the locked packages into $(VENV) (once, and again when the lock changes)' >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --require-hashes --requirement requirements.txt
	@touch $@

$(CLU): $(LOCKED) pyproject.toml
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q clu
	@touch $@

$(TOOLS): $(CLU)
	@echo 'Installing the locked tools of developers into $(VENV)' >&2
	@$(PIP) install --require-hashes --requirement requirements-dev.txt
	@touch $@

$(DRIVER): $(TOOLS) $(BROWSER)/requirements.txt
	@$(PIP) install --require-hashes --requirement $(BROWSER)/requirements.txt
	@touch $@

$(EXTRAS): $(TOOLS) requirements-extras.txt
	@$(PIP) install --require-hashes --requirement requirements-extras.txt
	@touch $@

$(CHECKERS): $(BROWSER)/package-lock.json
	@cd $(BROWSER) && npm ci --loglevel=error
	@touch $@

$(SERVER): $(EDITOR)/package-lock.json
	@cd $(EDITOR) && npm ci --loglevel=error
	@touch $@
