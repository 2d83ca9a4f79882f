"""`unionkg review`: what a person should look at, as a list or one by one."""

from pathlib import Path

import click
from rdflib import Literal
from unionkg import options
from unionkg.dialogue import ask_one_by_one
from unionkg.graph.store import Rows
from unionkg.queries.results import render
from unionkg.queries.table import table
from unionkg.recording import Desk, login
from unionkg.reviewing import COLUMNS, HEADINGS, Item, decided, queue
from unionkg.workspace import Workspace


@click.command("review", short_help="列出待决的陈述和名称 / list what is to be decided")
@click.option("--all", "everything", is_flag=True, help="连同已决定的 / with what is decided already")
@click.option("-f", "--format", "form", type=click.Choice(("table", "csv")), default="table", show_default=True)
@click.option("-i", "--interactive", is_flag=True, help="逐条决定 / decide one by one")
@click.option("--who", default="", help="决定人,默认为登录名 / who decides (default: the login name)")
@options.workspace
@click.pass_context
def command(ctx: click.Context, everything: bool, form: str, interactive: bool, who: str, folder: Path) -> None:
    """列出需要人看的:存疑或 C 级的陈述、来源之间不符的数字、表中没有的名称、相近的名称。有不符的数字时退出码为 1。

    List what needs a person: doubtful claims and those of confidence C, figures on which sources differ, names that no
    table has, names that are alike. With -i one by one; each answer is written into decisions.csv at once. Exit code 1
    when sources differ.

    \b
    例 / Example:
      unionkg review -w my-workspace
      unionkg review --all --format csv -w my-workspace
      unionkg review -i -w my-workspace
    """
    desk = Desk(Workspace.open(folder), who.strip() or (login() if interactive else ""))
    settled = desk.settled()
    items = list(queue(settled, desk.folders))
    if interactive:
        ask_one_by_one(desk, items)
        return
    shown = [*items, *(decided(settled) if everything else ())]
    click.echo(_text(shown, form), nl=False)
    click.echo(f"待决 {len(items)} 项 / {len(items)} to be decided", err=True)
    ctx.exit(1 if any(item.is_conflict for item in items) else 0)


def _text(items: list[Item], form: str) -> str:
    if form == "csv":
        rows = ({name: Literal(cell) for name, cell in zip(COLUMNS, item.cells, strict=True)} for item in items)
        return render(Rows(COLUMNS, tuple(rows)), "csv")
    nothing = "没有待决的 / nothing to decide\n"
    return table(HEADINGS, [item.cells for item in items], options.terminal_width()) if items else nothing
