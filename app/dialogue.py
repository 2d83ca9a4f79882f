"""The queue one by one: a question, a key, a reason, and the answer is on disk before the next question is put."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import click
from unionkg.graph.claims import Claim
from unionkg.graph.decisions import Decision
from unionkg.graph.errors import UnionkgError
from unionkg.recording import Desk, words
from unionkg.reviewing import Item, statement

CLAIM_KEYS = "a 采纳/accept  r 不采纳/reject  c 更正/correct  s 略过/skip  u 撤销/undo  q 退出/quit"
NAME_KEYS = "a 同一/same  r 不同/not same  c 另写所指名称/name it  s 略过/skip  u 撤销/undo  q 退出/quit"
NEW_KEYS = "a 新名称,采纳/new, accept  r 不采纳/reject  c 写出所指名称/name it  s 略过/skip  u 撤销/undo  q 退出/quit"
REASONS = {
    "accept": "与引文相符", "reject": "与引文不符", "correct": "按引文更正",
    "same-as": "同一对象", "not-same-as": "不是同一对象",
}  # fmt: skip
WITHDRAWN = "重新考虑"


def ask_one_by_one(desk: Desk, items: Sequence[Item]) -> None:
    """Put every item to the person at the terminal until there are no more, or the person leaves."""
    session = _Session(desk, items)
    while session.at < len(items) and session.ask():
        pass
    number = len(session.written)
    click.echo(f"\n写入 {number} 个决定,unionkg build 后生效 / {number} decisions written, unionkg build applies them")


@dataclass(slots=True)
class _Session:
    """Where the person is in the queue, and what was written so far and at which item."""

    desk: Desk
    items: Sequence[Item]
    at: int = 0
    written: list[tuple[int, Decision]] = field(default_factory=list)

    def ask(self) -> bool:
        """Put the question; return whether to go on. What cannot be is said, and the question put again."""
        item = self.items[self.at]
        click.echo(f"\n[{self.at + 1}/{len(self.items)}] {_text(item)}\n{_keys(item)}")
        key = click.prompt("?", type=click.Choice(tuple("arcsuq")), show_choices=False)
        try:
            match key:
                case "q":
                    return False
                case "s":
                    self.at += 1
                case "u":
                    self._undo()
                case _:
                    self._note(self._decide(item, key))
        except UnionkgError as problem:
            click.echo(str(problem), err=True)
        return True

    def _note(self, decision: Decision) -> None:
        click.echo(f"✓ {decision.id}: {words(decision)}")
        self.written.append((self.at, decision))
        self.at += 1

    def _undo(self) -> None:
        """Withdraw the last decision of this session and put its question again."""
        if not self.written:
            click.echo("本次尚未作决定 / nothing was decided in this session yet")
            return
        at, decision = self.written[-1]
        self.desk.undo(decision.id, WITHDRAWN)
        self.written.pop()
        self.at = at
        click.echo(f"✓ undo {decision.id}: {words(decision)}")

    def _decide(self, item: Item, key: str) -> Decision:
        if item.names and key != "c":
            action = "same-as" if key == "a" else "not-same-as"
            return self.desk.names(item.names[0], action, item.names[1], _why(action))
        if item.claim is None or (item.unknown and key == "c"):
            name = item.unknown or (item.names or ("",))[0]
            other = click.prompt("所指名称 / the name that it stands for")
            return self.desk.names(name, "same-as", other, _why("same-as"))
        return self._about(item.claim, key)

    def _about(self, claim: Claim, key: str) -> Decision:
        if key == "c":
            cell = click.prompt("列=新值 / column=new value")
            return self.desk.correct(claim, (cell,), _why("correct"))[0]
        action = {"a": "accept", "r": "reject"}[key]
        return self.desk.about(claim, action, _why(action))


def _why(action: str) -> str:
    return str(click.prompt("理由 / why", default=REASONS[action]))


def _keys(item: Item) -> str:
    if item.names:
        return NAME_KEYS
    return NEW_KEYS if item.unknown else CLAIM_KEYS


def _text(item: Item) -> str:
    if item.claim is None:
        return f"{' = '.join(item.names or ())}\n    {item.why}"
    return f"{item.claim.id}  {statement(item.claim)}\n    「{item.claim.quote}」 {item.claim.source}\n    {item.why}"
