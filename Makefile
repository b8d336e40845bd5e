# One entry for people and for CI. `make run` and `make test` need nothing but Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FILES ?= examples/*.txt examples/*.html examples/*.docx
OUT ?= var/reports
SECONDS ?= 600
JOBS ?= auto
ON_POSTGRESQL = $(BIN)/python tools/machine.py --has postgresql || exit 0; GONGKAI_TEST_DATABASE=postgresql $(BIN)/pytest -n $(JOBS) --dist loadgroup
# Half past midnight in Beijing on the first of January; without the files, whose age the disk's own clock tells.
AT_NEW_YEAR = $(filter-out tests/office/files,$(wildcard tests/office/*)) tests/workbench tests/portal

.PHONY: run reports test unit check lint types contracts docs docs-check licences wheel bench peers sweep fuzz kills mutate clean
.DEFAULT_GOAL := run

$(VENV)/ready: requirements/dev.txt requirements/build.txt pyproject.toml tools/venv.sh tools/system.sh
	sh tools/system.sh base
	PYTHON="$(PYTHON)" sh tools/venv.sh $(VENV)
	touch $@

# What is written behind `make run` reaches the program as its environment: docs/reference/settings.md has them all.
run: $(VENV)/ready  ## the workbench and the public site on this machine (PORT=8010, FRESH=yes begins anew, DEMO=no begins empty)
	@$(BIN)/python manage.py serve

reports: $(VENV)/ready  ## read and check reports, leave them as pages to look at (FILES=… OUT=…)
	$(BIN)/python tools/show.py --out $(OUT) $(FILES)

test: $(VENV)/ready  ## every test: the fast ones on SQLite, the office's on PostgreSQL, then the long ones
	sh tools/system.sh base producers database browser
	$(BIN)/python tools/machine.py
	$(BIN)/pytest -n $(JOBS) --dist loadgroup -m "not slow"
	$(ON_POSTGRESQL) -m "not slow" --no-header tests/office tests/workbench tests/portal
	TZ=UTC GONGKAI_TEST_NOW=2026-01-01T00:30+08:00 $(BIN)/pytest -n $(JOBS) --no-header -m "not slow" $(AT_NEW_YEAR)
	$(BIN)/pytest -n $(JOBS) --dist loadgroup -m slow --no-header
	$(ON_POSTGRESQL) -m slow --no-header tests/config tests/journeys

unit: $(VENV)/ready  ## the fast tests only
	$(BIN)/pytest -n $(JOBS) --dist loadgroup -m "not slow"

check: lint types contracts docs-check licences wheel  ## everything else that must hold before a change lands

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/ready
	$(BIN)/mypy

contracts: $(VENV)/ready
	$(BIN)/lint-imports

docs: $(VENV)/ready  ## make the reference from the code
	for tool in tools/docs_*.py; do $(BIN)/python $$tool || exit 1; done

docs-check: $(VENV)/ready
	for tool in tools/docs_*.py; do $(BIN)/python $$tool --check || exit 1; done

licences: $(VENV)/ready
	$(BIN)/python tools/licences.py

wheel: $(VENV)/ready  ## build the wheel and use it in an empty environment
	sh tools/wheel.sh $(BIN)/python

bench: $(VENV)/ready  ## the figures, as ratios in one run
	$(BIN)/python -m bench $(ARGS)

peers: $(VENV)/peers/ready  ## general readers of documents, to be measured beside ours by the next `make bench`

$(VENV)/peers/ready: $(VENV)/ready bench/readers/peers.txt
	$(PYTHON) -m venv $(VENV)/peers
	$(VENV)/peers/bin/python -m pip install --quiet --requirement bench/readers/peers.txt
	touch $@

sweep: $(VENV)/ready  ## a thousand PDFs of other programs printed and read
	GONGKAI_SWEEP=1 $(BIN)/pytest -n $(JOBS) --dist loadgroup -m slow tests/intake/pdf

fuzz: $(VENV)/ready  ## SECONDS per reader
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

kills: $(VENV)/ready  ## web server and worker killed two hundred times on each database
	GONGKAI_TEST_KILLS=200 $(BIN)/pytest tests/config/test_kills.py
	GONGKAI_TEST_KILLS=200 GONGKAI_TEST_DATABASE=postgresql $(BIN)/pytest tests/config/test_kills.py

mutate: $(VENV)/ready  ## how many planted mistakes the tests notice
	$(BIN)/python tools/mutate.py

clean:
	rm -rf $(VENV) build dist var var-keys .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
