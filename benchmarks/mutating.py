"""Ways in which a report gets damaged before it is read: letters, numbers, marks, bytes, and the files around them."""

import html
import io
import json
import random
import zipfile
from collections.abc import Callable

import docx

HAN = "总工会县市区与和、签订捐赠万余元名在第届主席“”《》（）年月日百千亿〇零"
NOISE = " \t\u3000\u200b\u00ad\ufeff,，。；：:;!？·—…<>&\"'\\/%％$￥#@*+=|~^`\x0b\x1f\U0001f600\ue000\ud800"
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gbk", "big5", "utf-16", "utf-16-le", "utf-32", "latin-1", "shift_jis")
LONGEST = 100_000  # characters of a damaged text
LETTERS: tuple[Callable[[random.Random, str], str], ...]
Written = tuple[str, bytes]  # ending of the file's name, content


def damaged(chance: random.Random, text: str) -> str:
    """Return a text with one to six damages."""
    for _ in range(chance.randint(1, 6)):
        text = chance.choice(LETTERS)(chance, text)
    return text[:LONGEST]


def written(chance: random.Random, text: str) -> Written:
    """Return a text as a file of a random format and encoding, sometimes with damaged bytes."""
    ending, write = chance.choice(WRITERS)
    content = write(chance, text)
    if chance.random() < 0.4:
        content = _bytes_damaged(chance, content)
    return ending, content


def _cut(chance: random.Random, text: str) -> tuple[int, int]:
    start = chance.randint(0, len(text))
    return start, min(len(text), start + int(chance.expovariate(1 / 20)))


def _left_out(chance: random.Random, text: str) -> str:
    start, end = _cut(chance, text)
    return text[:start] + text[end:]


def _repeated(chance: random.Random, text: str) -> str:
    start, end = _cut(chance, text)
    return text[:end] + text[start:end] * chance.choice((1, 2, 50)) + text[end:]


def _moved(chance: random.Random, text: str) -> str:
    start, end = _cut(chance, text)
    rest = text[:start] + text[end:]
    at = chance.randint(0, len(rest))
    return rest[:at] + text[start:end] + rest[at:]


def _put_in(chance: random.Random, text: str, what: str) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + what + text[at:]


def _letters(chance: random.Random, text: str) -> str:
    return _put_in(chance, text, "".join(chance.choices(HAN, k=chance.randint(1, 12))))


def _noise(chance: random.Random, text: str) -> str:
    return _put_in(chance, text, "".join(chance.choices(NOISE, k=chance.randint(1, 12))))


def _number(chance: random.Random, text: str) -> str:
    digits = "".join(
        chance.choices(chance.choice(("0123456789", "９０", "一二两十百千万亿零", "1,.,")), k=_size(chance))
    )
    return _put_in(chance, text, digits + chance.choice(("", "万", "亿元", "余人", "%", "年", "家", "多名")))


def _nested(chance: random.Random, text: str) -> str:
    opening, closing = chance.choice(("（）", "()", "《》", "“”", "[]", "【】"))
    size = _size(chance)
    return _put_in(chance, text, opening * size + text[:9] + closing * chance.choice((0, size)))


def _unmarked(chance: random.Random, text: str) -> str:
    gone = chance.choice(("\n", "，", "。", "，。、；：\n", "“”", " \n\t"))
    return text.translate(dict.fromkeys(map(ord, gone)))


def _long(chance: random.Random, text: str) -> str:
    return text * chance.choice((2, 5, 20))


def _size(chance: random.Random) -> int:
    return chance.choice((1, 3, 8, 40, 400, 4000))


LETTERS = (_left_out, _repeated, _moved, _letters, _noise, _number, _nested, _unmarked, _left_out, _letters, _long)


def _bytes_damaged(chance: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 30))):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(4):
            case 0:
                changed[at:at] = chance.randbytes(chance.randint(1, 9))
            case 1:
                del changed[at : at + chance.randint(1, 90)]
            case 2:
                changed[at : at + 1] = chance.randbytes(1)
            case _:
                changed[at:at] = changed[at : at + chance.randint(1, 90)]
    return bytes(changed[: chance.randrange(len(changed) + 1)] if chance.random() < 0.1 else changed)


def _plain(chance: random.Random, text: str) -> bytes:
    return text.encode(chance.choice(ENCODINGS), "replace")


def _page(chance: random.Random, text: str) -> bytes:
    encoding = chance.choice(ENCODINGS)
    tag = chance.choice(("p", "div", "td", "span", "li", "section"))
    deep = chance.choice((0, 0, 0, 3, 300, 3000))
    lines = "".join(
        f"<{tag}>{html.escape(line) if chance.random() < 0.9 else line}</{tag}>" for line in text.split("\n")
    )
    head = f'<html><head><meta charset="{chance.choice((encoding, "gb2312", "x"))}"><title>{text[:12]}</title></head>'
    return f"{head}<body>{'<div>' * deep}{lines}{'</div>' * deep}</body></html>".encode(encoding, "replace")


def _word(chance: random.Random, text: str) -> bytes:
    document = docx.Document()
    for line in text.split("\n")[:200]:
        document.add_paragraph("".join(character if character.isprintable() else " " for character in line))
    saved = io.BytesIO()
    document.save(saved)
    return _repacked(chance, saved.getvalue()) if chance.random() < 0.5 else saved.getvalue()


def _repacked(chance: random.Random, content: bytes) -> bytes:
    """Return a Word file whose text is damaged while the package around it is whole."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _bytes_damaged(chance, part) if name == "word/document.xml" else part)
    return packed.getvalue()


def _pdf(_chance: random.Random, text: str) -> bytes:
    """Return a text as a PDF of one page that names a Chinese font without holding it."""
    lines = (line[:40].encode("utf-16-be", "replace").hex() for line in text.split("\n")[:60])
    shown = " ".join(f"<{line}> Tj T*" for line in lines)
    stream = f"BT /F 12 Tf 14 TL 40 800 Td {shown} ET".encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
    )
    body = b"".join(b"%d 0 obj%s endobj\n" % (at, content) for at, content in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


def _rows(chance: random.Random, text: str) -> bytes:
    mark = chance.choice(',\t;"')
    return f'id{mark}正文\n1{mark}{text}\n2{mark}"{text}"\n'.encode(chance.choice(ENCODINGS), "replace")


def _objects(chance: random.Random, text: str) -> bytes:
    lines = [
        json.dumps({"id": at, "text": text, "date": text[:10]}, ensure_ascii=chance.random() < 0.5) for at in (1, 2)
    ]
    return "\n".join(lines).encode(chance.choice(ENCODINGS), "replace")


WRITERS: tuple[tuple[str, Callable[[random.Random, str], bytes]], ...] = (
    (".txt", _plain), (".txt", _plain), (".txt", _plain), (".md", _plain), (".html", _page), (".html", _page),
    (".docx", _word), (".pdf", _pdf), (".csv", _rows), (".jsonl", _objects),
)  # fmt: skip
