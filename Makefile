# The commands that people and scripts rely on; each does all of its own set-up.
PORT ?= 8000
DATA ?= data
PLANES ?= public,casework,programme
NEIGHBOUR ?= yes
# Seconds: with every fault a test takes five times as long as with a fifth of them, for which pyproject.toml has 1,200.
HANGS_AFTER := 6000
UV := $(CURDIR)/.uv/bin/uv
RUN := $(UV) run --frozen
export UV_CACHE_DIR ?= $(CURDIR)/.uv/cache
export UV_PYTHON_PREFERENCE ?= only-system
# A process that compiles every library anew at its start costs ten seconds of processor; the tests start hundreds.
unexport PYTHONDONTWRITEBYTECODE
# Where the network has a certificate of its own, the machine knows it and uv alone would not.
export UV_SYSTEM_CERTS ?= 1

.PHONY: help run structure test faults check mutants pictures bench deb deb-test sync browser voice zim
help:
	@echo "make run    everything on this machine: http://localhost:$(PORT)/ (PORT=… DATA=… PLANES=… NEIGHBOUR=no)"
	@echo "make test   every test, on a real PostgreSQL and a real Chromium"
	@echo "make faults all of that with every fault as often as docs/reliability.md says: for a night"
	@echo "make check  lint, types, scripts, layers, limits, content files, production settings"
	@echo "make mutants  breaks each rule of deploy/mutants/ in a copy and requires that its tests fail (ARGS=name)"
	@echo "make pictures  takes the pictures of the handbook anew, from a demo of its own, in Russian and English"
	@echo "make bench  the measurements of docs/benchmarks.md"
	@echo "make structure  the tables of a new database as one file, after a change of migrations or of what is installed"
	@echo "make deb    the package for Debian 13, in dist/"
	@echo "make deb-test  installs, restores, removes and upgrades that package in two empty Debian 13s; as root"

run: sync voice
	@exec .venv/bin/amanjol up --port $(PORT) --data $(DATA) --planes $(PLANES) $(if $(filter no,$(NEIGHBOUR)),--no-neighbour)

test: sync browser voice zim
	@.venv/bin/python -m pytest -n auto $(ARGS)

faults: sync browser voice zim
	@AMANJOL_FAULTS=full PYTEST_TIMEOUT=$(HANGS_AFTER) .venv/bin/python -m pytest -n auto $(ARGS)

check: sync
	@sh deploy/check.sh

mutants: sync
	@.venv/bin/python deploy/mutants.py $(ARGS)

structure: sync
	@.venv/bin/python -m amanjol.site.structure.making

pictures: sync browser
	@.venv/bin/python deploy/take_handbook.py $(ARGS)

bench: sync browser voice
	@$(UV) sync --frozen --quiet --all-groups --extra demo
	@failed=; for question in bench/[a-z]*.py; do \
		echo "== $$question"; .venv/bin/python $$question || failed="$$failed $$question"; \
	done; [ -z "$$failed" ] || { echo "Not measured, or beyond a limit:$$failed"; exit 1; }

deb: sync
	@sh deploy/build_deb.sh dist

# Twenty minutes: two empty Debian 13s. As root.
deb-test: sync
	@sh deploy/test_package.sh

# uv: the one on this machine, else one inside the checkout from the package registry.
$(UV):
	@sh deploy/find_uv.sh $(UV)

sync: $(UV)
	@[ -d .venv ] || echo "Libraries from the package registry, once: a minute or two …"
	@$(UV) sync --frozen --quiet --extra demo
	@sh deploy/compile_words.sh

browser:
	@sh deploy/find_chromium.sh

voice:
	@sh deploy/find_espeak.sh

zim:
	@sh deploy/find_zim.sh
