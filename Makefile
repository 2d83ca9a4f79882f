# make demo   the bundled collection becomes a graph that answers, draws and exports
# make test   the whole gate, as CI runs it
# make lock   renew uv.lock
# make bench  measure beside peers

UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN := $(UV) run --frozen --quiet

.PHONY: demo test lock bench browser uv

demo: uv
	@$(RUN) --no-dev unionkg demo

test: uv browser
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy -p unionkg
	$(RUN) mypy --explicit-package-bases tests benchmarks
	$(RUN) lint-imports
	$(RUN) pytest -n 2 --cov --cov-report=term --cov-fail-under=90

lock: uv
	$(UV) lock --upgrade --default-index https://pypi.org/simple

bench: uv
	@$(RUN) python -m benchmarks.run

browser: # what the map's tests need; they are skipped where it cannot be had
	@command -v chromium >/dev/null && fc-list :lang=zh 2>/dev/null | grep -q . || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && apt-get install -y -qq chromium fontconfig fonts-noto-cjk >/dev/null; \
	else echo "The map's browser tests are skipped: install the packages chromium and fonts-noto-cjk."; fi

uv: # taken from the machine, else installed into .uv
	@command -v $(UV) >/dev/null || { python3 -m venv .uv && .uv/bin/pip install --quiet --disable-pip-version-check uv; }
