"""PDF pages whose files go across their columns, are set wide, number their pages, or part their words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from unionkg.loaders.documents.reading import read_documents

LEFT = "柳溪县总工会同枫林县总工会商定，今后五年轮流办培训班，每年选派二十名职工互访，费用由两家平摊，逢年过节问候。"
RIGHT = "枫林县总工会向柳溪县总工会捐赠资金三十余万元，用于修缮职工之家；柳溪县总工会回赠茶叶、菌菇，价值五万六千元。"
pytestmark = pytest.mark.browser
Print = Callable[[str], Path]


def texts(path: Path) -> list[str]:
    (document,) = read_documents(path)
    return document.text.split("\n\n")


def page(body: str, style: str) -> str:
    return f"<!DOCTYPE html><html><meta charset=utf-8><style>{style}</style><body>{body}</body></html>"


def test_a_file_that_goes_across_its_columns(print_page: Print) -> None:
    width = 20
    rows = [(LEFT * 4)[at : at + width] for at in range(0, len(LEFT) * 4, width)]
    others = [(RIGHT * 4)[at : at + width] for at in range(0, len(RIGHT) * 4, width)]
    cells = "".join(f"<tr><td>{one}<td>{two}" for one, two in zip(rows, others, strict=False))
    style = "td{font-size:10pt;white-space:pre;padding:0 8mm 0 0} @page{size:A4}"
    found = texts(print_page(page(f"<p>两地结对</p><table>{cells}</table>", style)))
    assert found == ["两地结对", "".join(rows[: len(others)]), "".join(others[: len(rows)])]


def test_page_numbers_and_running_heads_go(print_page: Print) -> None:
    body = "".join(f"<p>{number}号。{LEFT}{RIGHT}</p>" for number in range(40))
    margins = "@top-center{content:'柳溪工会年鉴'}@bottom-center{content:'第 ' counter(page) ' 页'}"
    style = "@page{size:A5;margin:20mm 15mm 15mm;" + margins + "}p{text-indent:2em;margin:0}"
    found = texts(print_page(page(body, style)))
    assert found == [f"{number}号。{LEFT}{RIGHT}" for number in range(40)]


def test_a_table_keeps_its_rows(print_page: Print) -> None:
    table = "<table><tr><td>柳溪县<td>5万人<tr><td>枫林县<td>3万人</table>"
    found = texts(print_page(page(f"<p>{LEFT}</p>{table}<p>{RIGHT}</p>", "td{width:60mm}")))
    assert found == [LEFT, "柳溪县\t5万人", "枫林县\t3万人", RIGHT]


def test_words_are_joined_as_their_script_wants(print_page: Print) -> None:
    english = "<p lang=en>Two federations signed a co-<br>operation agreement, and the<br>members were glad.</p>"
    found = texts(print_page(page(english + f"<p>{LEFT}</p>", "p{width:62mm;font-size:11pt}")))
    assert found == ["Two federations signed a cooperation agreement, and the members were glad.", LEFT]


def test_a_line_set_wide_is_not_torn(print_page: Print) -> None:
    spaced = "<p style='letter-spacing:.4em'>柳溪县总工会的职工之家</p>"
    assert texts(print_page(page(spaced + f"<p>{LEFT}</p>", "")))[0] == "柳溪县总工会的职工之家"
