"""`unionkg serve`: the collection for browsers and SPARQL clients, from this machine."""

import logging
import os
import secrets
import webbrowser
from pathlib import Path

import click
from unionkg import reading
from unionkg.web.guards import Manners
from unionkg.web.limits import MIB, Limits
from unionkg.web.server import address_of, listen, run
from unionkg.web.site import remote_site, workspace_site
from unionkg.workspace import Workspace

USUAL = Limits()
VARIABLE = "UNIONKG_TOKEN"  # of the environment, which holds the token


@click.command("serve", short_help="网页与 SPARQL 服务 / serve pages and SPARQL")
@click.option("--host", default="127.0.0.1", show_default=True, help="监听的地址 / the address to listen at")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8321,
    show_default=True,
    help="端口(0 为任一空闲端口) / the port (0: any free one)",
)
@click.option("--open", "opened", is_flag=True, help="在浏览器中打开 / open the browser")
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="还用此主机名(可多次) / also answer to this host name (repeatable)",
)
@click.option(
    "--cors",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="允许此来源的网页查询(* 为全部) / let pages of this origin ask (* for all)",
)
@click.option(
    "--timeout",
    "seconds",
    type=click.FloatRange(0.1, 86400),
    default=USUAL.seconds,
    show_default=True,
    help="每次查询的秒数 / seconds that a query may take",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=USUAL.workers,
    show_default=True,
    help="同时查询数 / queries at a time",
)
@click.option(
    "--most-rows",
    "rows",
    type=click.IntRange(1),
    default=USUAL.rows,
    show_default=True,
    help="答案的行数上限 / rows of an answer at most",
)
@click.option(
    "--most-memory",
    "memory",
    type=click.IntRange(768),
    default=USUAL.memory // MIB,
    show_default=True,
    help="每次查询的内存上限(MiB) / memory of a query at most (MiB)",
)
@click.option(
    "--writable",
    is_flag=True,
    help=f"接受带令牌的更新({VARIABLE} 或启动时所示) / take updates with a token ({VARIABLE} or the one shown)",
)
@click.option("--log/--no-log", default=True, help="访问日志写到标准错误(默认) / access log on stderr (default)")
@reading.sources
def command(
    host: str,
    port: int,
    opened: bool,
    hosts: tuple[str, ...],
    origins: tuple[str, ...],
    seconds: float,
    workers: int,
    rows: int,
    memory: int,
    writable: bool,
    log: bool,
    folder: Path,
    endpoint: str | None,
) -> None:
    """在本机提供网页与 SPARQL 1.1 服务(/sparql),按 Ctrl-C 停止。

    Serve the collection as web pages, and to SPARQL 1.1 clients at /sparql, until Ctrl-C. It only reads, and only
    this machine can ask, unless --host says otherwise. A query that takes too long or too much memory is stopped.
    With --writable it takes SPARQL updates of graphs of your own (notes, say); what builds write, only builds change.

    \b
    例 / Example:
      unionkg serve -w my-workspace --open
      unionkg serve -w my-workspace --port 9000 --timeout 10 --most-rows 100000
      unionkg serve --endpoint https://example.org/sparql
      curl -H "Accept: text/csv" --data-urlencode "query=SELECT * {?s ?p ?o} LIMIT 5" http://127.0.0.1:8321/sparql
    """
    limits = Limits(seconds=seconds, memory=memory * MIB, rows=rows, workers=workers)
    manners = Manners((host, *hosts), origins)
    if writable and endpoint is not None:
        raise click.UsageError("--endpoint 的服务器由其自身更新 / a server behind --endpoint takes its updates itself")
    if endpoint is None:
        app = workspace_site(Workspace.open(folder), limits, manners, _token() if writable else None)
    else:
        app = remote_site(reading.store(folder, endpoint), limits, manners)
    with listen(host, port) as listening:
        address = address_of(listening)
        click.echo(f"正在 {address} 提供服务,按 Ctrl-C 停止 / serving at {address}, stop with Ctrl-C", err=True)
        logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO if log else logging.ERROR)
        logging.getLogger("uvicorn").setLevel(logging.ERROR)
        if opened:
            webbrowser.open(address)
        run(app, listening)
    click.echo("已停止 / stopped", err=True)


def _token() -> str:
    """Return the token of the environment, or a new one, which is shown once."""
    if given := os.environ.get(VARIABLE):
        return given
    made = secrets.token_urlsafe(24)
    click.echo(f"更新令牌 / token for updates: {made}", err=True)
    return made
