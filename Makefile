# make run: the demo practice on http://localhost:8000.  make test: everything that is tested.
.PHONY: run test check evaluation figures plans simulation matrix bench soak lock
BIN := .venv/bin
# Whatever the shell says: to compile every test and module anew costs each process of the tests twelve seconds.
unexport PYTHONDONTWRITEBYTECODE

run:
	@.ci/prepare run
	@$(BIN)/runwell demo
	@$(BIN)/runwell serve

# The tests that read ../shared, the evidence beside this repository, need it to be there.
ifeq ($(wildcard ../shared/evidence),)
SELECTED := -m "not needs_shared"
else
SELECTED :=
endif

# A file of tests stays together, since its tests share what was made for them. conftest.py puts long ones first.
BOTH_CORES := -n auto --dist loadfile --no-loadscope-reorder
# What reads or writes rows by itself. The views above it run on PostgreSQL too, in `make soak`.
ON_BOTH_DATABASES := tests/records tests/pages tests/access/test_every_action.py tests/browser/test_last_time.py

test:
	@.ci/prepare dev
	@.ci/browser
	@.ci/hosting
	@.ci/judges
	@$(if $(SELECTED),echo "There is no ../shared here: the tests that need it are left out.",:)
# What was made once for the first run (tests/ready.py) serves the second, too.
	share=$$(mktemp -d) && trap 'rm -rf "$$share"' EXIT && export TESTS_SHARE="$$share" && \
	  $(BIN)/python -m pytest $(BOTH_CORES) $(SELECTED) && \
	  $(BIN)/python -m pytest $(BOTH_CORES) $(SELECTED) --postgres $(ON_BOTH_DATABASES)

check:
	@.ci/prepare dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/docs tests/architecture

# After a change of the knowledge or of the check: every figure again, as a document that a test holds current.
evaluation:
	@.ci/prepare dev
	@mkdir -p docs/generated
	$(BIN)/python -m runwell.cli.evaluation_page tests/vignettes/published docs/generated/evaluation.md

# After a change of treatments, exercises, or how they are chosen: every plan as a page, which a test holds current.
plans:
	@.ci/prepare dev
	$(BIN)/python -m runwell.cli.plans_page docs/generated/plans.md

# After a change of how a program goes on: the figures of 1,000 simulated patients, which a test holds current.
simulation:
	@.ci/prepare dev
	$(BIN)/python -m runwell.cli.programme_simulation_page docs/generated/programme-simulation.md

# After a figure was drawn or mended: the contact sheet of all of them.
figures:
	@.ci/prepare dev
	@.ci/browser
	$(BIN)/python -m tests.figures.sheet docs/generated/figures.png

# After a change of who may do what: the matrix as a page, which a test holds current.
matrix:
	@.ci/prepare dev
	$(BIN)/python -m tests.access.written docs/generated/access.md

bench:
	@.ci/prepare dev
	@for file in bench/*.py; do echo "$$file"; $(BIN)/python "$$file" || exit 1; done

# Fifty kills of an import, large files beside another decoder, an archive of 2,000 files in a browser.
LONG_OF_RUNS := tests/records/runs/test_killed.py tests/unit/running/test_fit_agreement.py tests/browser/test_runs_journey.py

soak:
	@.ci/prepare dev
	@.ci/browser
	$(BIN)/python -m pytest --soak $(SELECTED) tests/property tests/soak $(LONG_OF_RUNS)
	$(BIN)/python -m pytest --soak --postgres $(SELECTED) tests/soak/test_thirty_two_clients.py \
	  tests/soak/test_backup_while_written.py tests/soak/test_due_jobs.py
	$(BIN)/python -m pytest $(BOTH_CORES) $(SELECTED) --postgres tests/web tests/access

# After a change of the dependencies. Needs uv.
lock:
	uv lock
	uv export --frozen --no-dev --group build --no-emit-project --format requirements-txt --quiet -o requirements.lock
	uv export --frozen --group dev --group build --no-emit-project --format requirements-txt --quiet -o requirements-dev.lock
	$(BIN)/python -m tests.docs.sbom docs/generated/sbom.json
