"""`unionkg build`: sources into the store."""

from pathlib import Path

import click
from unionkg import options
from unionkg.building import Built, build
from unionkg.intake import check_given
from unionkg.reporting import findings_text
from unionkg.workspace import Workspace


@click.command("build", short_help="由来源建图 / build the graph from its sources")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@options.workspace
@click.pass_context
def command(ctx: click.Context, sources: tuple[Path, ...], folder: Path) -> None:
    """把来源收入工作区并建图;不给来源时按工作区现有来源重建。只写有变化的部分。

    Take sources into the workspace and build its graph; without SOURCES rebuild from what it has. Only what changed
    is written. A source is a folder (tables, texts, RDF files) or a single file. When anything is wrong, all problems
    are named and nothing is written.

    \b
    例 / Example:
      unionkg build my-collection -w my-workspace
      unionkg build -w my-workspace
    """
    check_given(sources, folder)
    workspace = Workspace.make(folder) if sources else Workspace.open(folder)
    built = build(workspace, sources, options.notify)
    if built.findings:
        click.echo(findings_text(built.findings), err=True)
    if built.violations:
        click.echo("图未改动 / the graph was left as it was", err=True)
        ctx.exit(1)
    click.echo(summary(built))


def summary(built: Built) -> str:
    """Return what a build came to, in one line of each language."""
    change = built.change
    if not change:
        zh, en = "没有变化", "nothing changed"
    else:
        numbers = len(change.added), len(change.replaced), len(change.removed)
        zh = "新增{}个图、更新{}个、移除{}个".format(*numbers)
        en = "{} graphs added, {} replaced, {} removed".format(*numbers)
    return f"{zh};共{built.claims}行陈述、{built.quads}个三元组\n{en}; {built.claims} claim rows, {built.quads} triples"
