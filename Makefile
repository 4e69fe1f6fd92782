# Everything starts here; everything is done in deploy/. Variables: PORT (8000), DATA_DIR (.data), PYTHON (python3).
PORT ?= 8000
DATA_DIR ?= .data
PYTHON ?= python3
export PORT DATA_DIR ARGS

.PHONY: help run test check bench screenshots lock messages clean

help: ## what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1  /p' Makefile

run: ## a whole Rostrum on this machine
test: ## all tests
check: ## all linters and type checkers
bench: ## measure, in a real browser
screenshots: ## every screen in every state, into .screenshots
run test check bench screenshots: python
	@$(PYTHON) -m deploy.bootstrap $@

lock: ## write requirements*.txt anew from pyproject.toml
messages: ## bring the catalogues in locale/ up to date with the sources
lock messages: python
	@$(PYTHON) -m deploy.bootstrap $@

clean: ## remove what was installed here; .data stays
	rm -rf .venv node_modules static/vendor

.PHONY: python
python:
	@command -v $(PYTHON) >/dev/null || { echo "Rostrum needs Python 3.11 or later (sudo apt install python3)."; exit 1; }
