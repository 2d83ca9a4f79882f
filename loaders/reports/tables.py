"""Numbers in tables: a cell's unit and scale stand in its column's head (金额(万元)), what it counts in its row's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from unionkg.loaders.reports.quantities import Quantity, unit_of

PARTED = re.compile(r"\t|\||　+| {2,}")
LOOSELY = (re.compile("[,，]"), re.compile(" "))  # tables without marks of their own
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
BRACKET = re.compile("[(（](?:单位[:：])?([^()（）]{1,6})[)）]$")
MEASURE = re.compile("([十百千万亿]*)(.+)")
UNIT_LINE = re.compile("单位[:：] ?([^\\s，,；;)）]{1,4})")
YEAR = re.compile("(?:19|20)\\d\\d")
HEADS = ("人次", "场次", "批次", "人数", "户数", "家数", "件数", "份数", "次数", "会员数", "职工数")
PLAIN_HEADS = (
    "金额",
    "数量",
    "合计",
    "小计",
    "人数",
    "户数",
    "家数",
    "件数",
    "份数",
    "次数",
    "数",
)  # they say how many, not of what
MONEY = ("金额", "资金", "款", "金", "经费", "费", "补贴", "补助", "支出", "收入")
TOTALS = ("合计", "总计", "小计", "共计")
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
RULE = frozenset("-:| ")
LONGEST_LINE, LONGEST_TOPIC, LONGEST_HEAD = 200, 30, 16


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a table: what its row and column say, what the table is about, and its quantity."""

    row: str
    head: str
    topic: str
    quantity: Quantity

    @property
    def total(self) -> bool:
        """Whether the row adds the others up."""
        return self.row in TOTALS

    @property
    def label(self) -> str:
        """Return the words for what the number counts: 生活救助, or for a total those of the table as well."""
        head = next((self.head.removesuffix(word) for word in PLAIN_HEADS if self.head.endswith(word)), self.head)
        row = f"{self.row}年" if YEAR.fullmatch(self.row) else self.row
        return f"{self.topic if self.total else ''}{row}{head}"


@dataclass(frozen=True, slots=True)
class _Part:
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Column:
    head: str
    unit: str
    scale: int


def find_cells(text: str) -> Iterator[Cell]:
    """Yield the numbers of the tables in a text, in order; a table is a line of heads with units and rows below it."""
    columns: list[_Column | None] = []
    split, topic, measure = PARTED, "", ""
    for start, line in _lines(text):
        if not line.strip() or set(line) <= RULE:
            continue
        if columns and (row := _row(split, start, line, columns)):
            yield from _cells(row, columns, topic)
            continue
        columns, topic = [], "" if columns else topic
        for split in (PARTED, *LOOSELY) if len(line) <= LONGEST_LINE and "。" not in line else ():
            if columns := _columns([part.text for part in _parts(split, start, line)], measure):
                break
        if not columns:
            measure = found[1] if (found := UNIT_LINE.search(line)) else measure
            said = line.strip(" 　【】#*:：") if len(line) <= LONGEST_TOPIC and not found else ""
            topic = said if said and said[-1] not in "。；;，,!！？?" else topic


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _parts(split: re.Pattern[str], start: int, line: str) -> list[_Part]:
    """Return the cells of a line; marks at its edges part nothing."""
    first, last = len(line) - len(line.lstrip(" |\t　")), len(line.rstrip(" |\t　"))
    cuts = [first, *(at for m in split.finditer(line, first, last) for at in m.span()), last]
    found = []
    for a, b in zip(cuts[::2], cuts[1::2], strict=True):
        cell = line[a:b]
        left = a + len(cell) - len(cell.lstrip())
        found.append(_Part(start + left, start + left + len(cell.strip()), cell.strip()))
    return found


def _columns(heads: list[str], measure: str) -> list[_Column | None]:
    """Return what each column after the first counts, None for words; nothing where no head says a unit."""
    if len(heads) < 2 or any(len(head) > LONGEST_HEAD or NUMBER.fullmatch(head) for head in heads):
        return []
    columns = [_column(head, measure) for head in heads]
    columns[0] = None
    return columns if any(columns) else []


def _column(head: str, measure: str) -> _Column | None:
    bracket = BRACKET.search(head)
    name = head[: bracket.start()].strip() if bracket else head
    if bracket:
        said = bracket[1]
    elif name.endswith(HEADS):
        said = next(word for word in HEADS if name.endswith(word)).removesuffix("数")
        said = "人" if said in ("会员", "职工") else said
    else:
        said = measure if name.endswith(MONEY) else ""
    found = MEASURE.fullmatch(said)
    unit = unit_of(found[2]) if found else ""
    if not found or not unit or not name:
        return None
    scale = 1
    for sign in found[1]:
        scale *= SCALES[sign]
    return _Column(name, unit, scale)


def _row(split: re.Pattern[str], start: int, line: str, columns: list[_Column | None]) -> list[_Part]:
    """Return the cells of a line that is a row: as many as columns, and numbers where the heads want them."""
    parts = _parts(split, start, line)
    if len(parts) != len(columns) or not parts[0].text:
        return []
    numbers = [part.text for part, column in zip(parts, columns, strict=True) if column is not None]
    fits = all(not text or text in "-—/" or NUMBER.fullmatch(text) for text in numbers)
    return parts if fits and any(map(NUMBER.fullmatch, numbers)) else []


def _cells(row: list[_Part], columns: list[_Column | None], topic: str) -> Iterator[Cell]:
    name = next((p.text for p, c in zip(row, columns, strict=True) if c is None and not NUMBER.fullmatch(p.text)), "")
    for part, column in zip(row, columns, strict=True):
        if column is not None and NUMBER.fullmatch(part.text):
            value = Decimal(part.text.replace(",", "")) * column.scale
            value = value.to_integral_value() if value == value.to_integral_value() else value.normalize()
            quantity = Quantity(part.start, part.end, value, None, column.unit, "exact")
            yield Cell(name or row[0].text, column.head, topic, quantity)
