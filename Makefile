# Every target makes what it needs by itself; see tools/setup.sh. ARGS="…" is handed on, for example: make test ARGS="tests/core -x"
.PHONY: setup run test check bench servers slow desktop i18n lock clean
.DEFAULT_GOAL := test
BIN := .venv/bin
DEV := tools/setup.sh dev

setup:
	@$(DEV)

run:
	@tools/setup.sh run
	@$(BIN)/python -m smdesk $(ARGS)

test:
	@$(DEV)
	@$(BIN)/pytest -n 2 $(ARGS)

check:
	@$(DEV)
	@tools/check.sh

bench:
	@$(DEV)
	@$(BIN)/python -m bench $(ARGS)

servers slow desktop:
	@$(DEV)
	@$(BIN)/pytest -m $@ $(ARGS)

i18n:
	@$(DEV)
	@$(BIN)/python tools/i18n.py update

lock:
	@$(DEV)
	@tools/lock.sh

clean:
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage* build dist bench/out
