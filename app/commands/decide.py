"""`unionkg decide`: settle a claim or two names, and write it into decisions.csv."""

from collections.abc import Callable
from pathlib import Path

import click
from unionkg import options
from unionkg.deciding import FILE
from unionkg.graph.decisions import Decision
from unionkg.graph.errors import BadQuestion
from unionkg.loaders.claim_tables import CORRECTABLE
from unionkg.queries.table import table
from unionkg.recording import Desk, login, recorded, words
from unionkg.workspace import Workspace

Command = Callable[..., None]
HEADINGS = ("编号", "时间", "何人", "决定", "理由", "状态")


def _reasoned(command: Command) -> Command:
    """Give a command the options that every decision has."""
    for option in (
        click.option("--why", required=True, help="理由 / why"),
        click.option("--who", default="", help="决定人,默认为登录名 / who decides (default: the login name)"),
        click.option("--when", default="", help="何时决定,默认为现在 / when it was decided (default: now)"),
        options.workspace,
    ):
        command = option(command)
    return command


@click.group("decide", short_help="对陈述和名称作决定 / settle claims and names")
def command() -> None:
    """把对一条陈述或两个名称的决定写进工作区的 decisions.csv;下次 `unionkg build` 起生效,用 undo 可撤销。

    Write what you settled about a claim or two names into the workspace's decisions.csv; `unionkg build` applies it,
    `undo` withdraws it, nothing is deleted. CLAIM is a claim's id (or SOURCE/ID).

    \b
    例 / Example:
      unionkg decide accept g1 --why "与原件核对过" -w my-workspace
      unionkg decide correct g1 --kind goods --why "是物资,不是资金" -w my-workspace
      unionkg decide same-as 西湖总工会 西湖区总工会 --why "简称" -w my-workspace
      unionkg decide undo d-0123456789 --why "决定有误" -w my-workspace
    """


@command.command("accept", short_help="采纳 / accept")
@click.argument("claim")
@_reasoned
def accept(claim: str, why: str, who: str, when: str, folder: Path) -> None:
    """采纳一条陈述:不再存疑。 Let a claim stand as a person's word."""
    desk = _desk(folder, who)
    _show(desk, desk.about(desk.claim(claim), "accept", why, when))


@command.command("reject", short_help="不采纳 / reject")
@click.argument("claim")
@_reasoned
def reject(claim: str, why: str, who: str, when: str, folder: Path) -> None:
    """不采纳一条陈述:它离开图,决定留下。 Take a claim out of the graph; the decision stays."""
    desk = _desk(folder, who)
    _show(desk, desk.about(desk.claim(claim), "reject", why, when))


@command.command("note", short_help="备注 / add a note")
@click.argument("claim")
@_reasoned
def note(claim: str, why: str, who: str, when: str, folder: Path) -> None:
    """给陈述加一条备注(内容即理由)。 Add a note to a claim; its words are the reason."""
    desk = _desk(folder, who)
    _show(desk, desk.about(desk.claim(claim), "note", why, when))


def _columns(command: Command) -> Command:
    for column in reversed(CORRECTABLE):
        command = click.option(f"--{column.replace('_', '-')}", column, default=None, help=f"{column} 的新值")(command)
    return command


@command.command("correct", short_help="更正 / correct")
@click.argument("claim")
@_columns
@_reasoned
def correct(claim: str, why: str, who: str, when: str, folder: Path, **columns: str | None) -> None:
    """更正陈述的一列或几列;原值记在备注里。 Correct columns of a claim; the former value stays in its note."""
    given = {column: text for column, text in columns.items() if text is not None}
    if not given:
        raise BadQuestion("say which column is corrected, and how: --kind goods, --date 2025-09 ...")
    desk = _desk(folder, who)
    cells = [f"{column}={text}" for column, text in given.items()]
    _show(desk, *desk.correct(desk.claim(claim), cells, why, when))


@command.command("same-as", short_help="同一 / two names of one")
@click.argument("name")
@click.argument("kept")
@_reasoned
def same_as(name: str, kept: str, why: str, who: str, when: str, folder: Path) -> None:
    """NAME 与 KEPT 是同一个:合为 KEPT,两个名称都可用。 Make one of two names; KEPT is its name, both are known."""
    desk = _desk(folder, who)
    _show(desk, desk.names(name, "same-as", kept, why, when))


@command.command("not-same-as", short_help="不同 / two names of two")
@click.argument("name")
@click.argument("other")
@_reasoned
def not_same_as(name: str, other: str, why: str, who: str, when: str, folder: Path) -> None:
    """NAME 与 OTHER 是两个,不再提示。 Keep two names apart; the queue does not ask again."""
    desk = _desk(folder, who)
    _show(desk, desk.names(name, "not-same-as", other, why, when))


@command.command("undo", short_help="撤销决定 / withdraw a decision")
@click.argument("decision")
@_reasoned
def undo(decision: str, why: str, who: str, when: str, folder: Path) -> None:
    """撤销一个决定(编号见 decide list)。 Withdraw a decision, by its id; both stay in the file."""
    desk = _desk(folder, who)
    _show(desk, desk.undo(decision, why, when))


@command.command("list", short_help="列出决定 / list the decisions")
@options.workspace
def list_(folder: Path) -> None:
    """列出全部决定及其是否有效。 List all decisions, and whether they count."""
    rows = [
        (one.decision.id, one.decision.when, one.decision.who, words(one.decision), one.decision.why, one.state)
        for one in recorded(Desk(Workspace.open(folder), ""))
    ]
    click.echo(table(HEADINGS, rows, options.terminal_width()) if rows else "尚无决定 / no decisions yet\n", nl=False)


def _desk(folder: Path, who: str) -> Desk:
    return Desk(Workspace.open(folder), who.strip() or login())


def _show(desk: Desk, *decisions: Decision) -> None:
    for decision in decisions:
        click.echo(f"{decision.id}: {words(decision)}")
    click.echo(f"已写入 / written: {desk.workspace.folder / FILE} — unionkg build 后生效 / applies it")
