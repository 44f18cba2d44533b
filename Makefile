# Two commands for a fresh machine: `make run` and `make test`. The rest strings plain
# commands together; README.md has them for Windows.

PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check bench levels pictures soak build clean

run: $(VENV)/.run
	@test -e "$${CHAMBER_DATA_DIR:-data}/releases/CURRENT" || $(BIN)/python -m etl build
	$(BIN)/streamlit run app.py --server.port $(PORT)

build: $(VENV)/.run
	$(BIN)/python -m etl build

test: $(VENV)/.test check
	$(BIN)/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder \
		--max-worker-restart 0

check: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy

bench: $(VENV)/.test
	$(BIN)/python -m bench

levels: $(VENV)/.test
	$(BIN)/python -m tests.etl.reports.levels

pictures: $(VENV)/.test
	$(BIN)/python -m tests.pages.pictures

soak: $(VENV)/.test
	CHAMBER_KILLS=100 $(BIN)/python -m pytest tests/warehouse/test_survival.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.test: requirements-dev.txt requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
