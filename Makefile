# Everything is in run.py; on Windows without make: python run.py acceptance
PYTHON ?= python3
.PHONY: help acceptance up down test nightly walks soak detection conforming mutants bench consumers lint audit lock bundle clean
.DEFAULT_GOAL := help

help: ; @$(PYTHON) run.py help
acceptance: ; @$(PYTHON) run.py acceptance
up: ; @$(PYTHON) run.py up
down: ; @$(PYTHON) run.py down
test: ; @$(PYTHON) run.py test
nightly: ; @$(PYTHON) run.py nightly
walks: ; @$(PYTHON) run.py walks $(if $(N),--walks $(N))
soak: ; @$(PYTHON) run.py soak $(N)
detection: ; @$(PYTHON) run.py detection
conforming: ; @$(PYTHON) run.py conforming
mutants: ; @$(PYTHON) run.py mutants
bench: ; @$(PYTHON) run.py bench
consumers: ; @$(PYTHON) run.py consumers
lint: ; @$(PYTHON) run.py lint
audit: ; @$(PYTHON) run.py audit
lock: ; @$(PYTHON) run.py lock
bundle: ; @$(PYTHON) run.py bundle
clean: ; @$(PYTHON) run.py clean
