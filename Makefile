# Every target makes what it needs by itself; see tools/setup.sh. ARGS="…" is handed on, for example: make test ARGS="tests/core -x"
.PHONY: setup run test check bench windows slow servers desktop i18n shots lock clean
.DEFAULT_GOAL := test
BIN := .venv/bin
# Compiled modules are kept: every process of the tests and every start is quicker for it.
unexport PYTHONDONTWRITEBYTECODE
DEV := tools/setup.sh dev
OUT ?= build/shots
# Qt reads translations in a form of its own, which is made from the .ts files and not kept.
QM := resources/i18n/smdesk_es.qm resources/i18n/smdesk_en.qm

setup:
	@$(DEV)
	@$(MAKE) -s $(QM)

# Put in place whole: a window that runs has the one before mapped into its memory, and would end with it.
%.qm: %.ts
	@$(BIN)/pyside6-lrelease -silent $< -qm $@.new
	@mv $@.new $@

run:
	@tools/setup.sh run
	@$(MAKE) -s $(QM)
	@$(BIN)/python -m smdesk $(ARGS)

# One process a core: hardly any of these waits, and each process pays once for finding seven thousand tests.
test:
	@$(DEV)
	@$(MAKE) -s $(QM)
	@$(BIN)/pytest -n 2 $(ARGS)

check:
	@$(DEV)
	@tools/check.sh

bench:
	@$(DEV)
	@$(BIN)/python -m bench $(ARGS)

windows slow:
	@$(DEV)
	@$(MAKE) -s $(QM)
	@$(BIN)/pytest -m $@ -n 2 $(ARGS)

servers desktop:
	@$(DEV)
	@$(MAKE) -s $(QM)
	@$(BIN)/pytest -m $@ $(ARGS)

i18n:
	@$(DEV)
	@$(BIN)/python tools/i18n.py update

shots:
	@$(DEV)
	@$(MAKE) -s $(QM)
	@$(BIN)/python tools/shots.py $(OUT) $(ARGS)

lock:
	@$(DEV)
	@tools/lock.sh

clean:
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage* build dist bench/out
