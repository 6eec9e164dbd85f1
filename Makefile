# onrecord: `make demo` shows the main job, `make test` proves it. Both set up what they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Hashes in requirements/ are checked; the build backend is among them, so nothing is fetched beside them.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
export OMP_NUM_THREADS ?= 1

.PHONY: demo test check bench scale compare lock clean

demo: $(VENV)/run
	rm -f $(VENV)/demo.db
	$(BIN)/onrecord read examples --ledger $(VENV)/demo.db
	$(BIN)/onrecord brief --ledger $(VENV)/demo.db
	$(BIN)/onrecord verify --ledger $(VENV)/demo.db

test: $(VENV)/dev
	$(if $(GOLD),ONRECORD_GOLD=$(abspath $(GOLD)) )$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# GOLD is a folder of gold: bench/TASK/{articles,gold}.jsonl with score.py, and gold/dev with score.py; releases to join in corpus/*.jsonl.gz.
# The merges among those are listed in bench/merges.md; they are read once for each state of the program (ARGS=--no-merges leaves them out).
bench: $(VENV)/dev
	$(BIN)/python -m bench $(if $(GOLD),--gold $(GOLD)) $(ARGS)

# What a ledger of SIZE articles costs; takes hours, keeps what it has read and stored, and goes on where it was.
scale: $(VENV)/dev
	$(BIN)/python -m bench.scale $(SIZE) --out $(VENV)/scale

# Other tools are kept out of the environment that is tested.
compare: requirements/compare.txt
	$(PYTHON) -m venv $(VENV)-compare
	$(VENV)-compare/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements/compare.txt
	PYTHONPATH=src $(VENV)-compare/bin/python -m bench.compare

lock: $(VENV)/dev
	$(LOCK) \
		pyproject.toml requirements/build.in -o requirements/run.txt
	$(LOCK) \
		--extra test --extra check pyproject.toml requirements/build.in -c requirements/run.txt -o requirements/dev.txt
	$(LOCK) \
		--extra compare pyproject.toml -c requirements/run.txt -o requirements/compare.txt

clean:
	rm -rf $(VENV) $(VENV)-compare .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/run: requirements/run.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/run
	$(PIP) install --require-hashes -r requirements/dev.txt
	touch $@
