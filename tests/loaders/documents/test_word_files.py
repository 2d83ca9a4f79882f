"""Word documents: what stands in them, in order, without what was deleted."""

import io
import zipfile

import docx
from docx.shared import Inches
from unionkg.loaders.documents.document import Document
from unionkg.loaders.documents.reading import read_documents

from .conftest import Lay, word

LONG = "柳溪县总工会同枫林县总工会商定，今后五年轮流办培训班，每年选派二十名职工互访，费用由两家对半承担。"
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fea1399d3a0000000049454e44ae426082"
)


def read(lay: Lay, content: bytes) -> Document:
    (document,) = read_documents(lay("a.docx", content))
    return document


def told(document: Document) -> list[tuple[str, int, str]]:
    return [(b.kind, b.level, document.text[b.start : b.end]) for b in document.blocks]


def saved(document: docx.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def altered(content: bytes, old: str, new: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, part.replace(old.encode(), new.encode()) if name == "word/document.xml" else part)
    return file.getvalue()


def test_styles_tables_and_captions(lay: Lay) -> None:
    document = docx.Document()
    document.add_heading("柳溪枫林结对", 0)
    document.add_heading("互访", 1)
    document.add_paragraph(LONG)
    table = document.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("单位", "会员", "柳溪", "5万人"), strict=True
    ):
        cell.text = text
    document.add_heading("茶艺", 2)
    document.add_paragraph(LONG)
    document.add_picture(io.BytesIO(DOT), width=Inches(1))
    document.add_paragraph("签约现场")
    assert told(read(lay, saved(document))) == [
        ("title", 0, "柳溪枫林结对"),
        ("heading", 1, "互访"),
        ("paragraph", 0, LONG),
        ("paragraph", 0, "单位\t会员"),
        ("paragraph", 0, "柳溪\t5万人"),
        ("heading", 2, "茶艺"),
        ("paragraph", 0, LONG),
        ("caption", 0, "签约现场"),
    ]


def test_insertions_stay_and_deletions_go(lay: Lay) -> None:
    added, gone = "<w:ins><w:r><w:t>乙</w:t></w:r></w:ins>", "<w:del><w:r><w:delText>丙</w:delText></w:r></w:del>"
    runs = f"<w:r><w:t>甲</w:t></w:r>{added}{gone}"
    content = altered(word("甲"), "<w:r><w:t>甲</w:t></w:r>", runs)
    assert read(lay, content).text == "甲乙"


def test_content_controls_and_text_boxes_are_read(lay: Lay) -> None:
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框中</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    content = altered(
        word("甲"), "<w:p><w:r><w:t>甲</w:t></w:r></w:p>", f"<w:p><w:r><w:t>甲</w:t></w:r>{box}</w:p>{control}"
    )
    assert read(lay, content).text == "甲\n\n框中\n\n控件"


def test_entities_reach_no_file(lay: Lay) -> None:
    secret = lay("secret.txt", "机密")
    content = altered(word("甲乙"), "<w:document", f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><w:document')
    assert read(lay, altered(content, "甲乙", "甲&e;")).text == "甲"
