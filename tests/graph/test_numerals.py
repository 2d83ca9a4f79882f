"""Numerals are read as their source means them, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from unionkg.graph.numerals import readings

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """Write a number below 10 ** 8 as one says it."""
    if number >= 10**4:
        rest = number % 10**4
        return chinese(number // 10**4) + "万" + ("零" if 0 < rest < 1000 else "") + (chinese(rest) if rest else "")
    words, text = ((1000, "千"), (100, "百"), (10, "十"), (1, "")), ""
    for size, word in words:
        digit, number = divmod(number, size)
        if digit:
            text += DIGITS[digit] + word
        elif number and text and not text.endswith("零"):
            text += "零"
    return text


@pytest.mark.parametrize(
    ("wording", "numbers"),
    [
        ("50899人", ["50899"]),
        ("１２万元", ["120000"]),
        ("1,234人", ["1234"]),
        ("2.5万群众", ["25000"]),
        ("380余万元", ["3800000"]),
        ("两万多名", ["20000"]),
        ("万余人次", ["10000"]),
        ("上百场", ["100"]),
        ("十几个", ["10"]),
        ("数十万", ["100000"]),
        ("三百零五", ["305"]),
        ("三百五", ["350"]),
        ("2万3千人", ["23000"]),
        ("1亿2000万元", ["120000000"]),
        ("3万亿", ["3000000000000"]),
        ("二〇二五年", ["2025"]),
        ("5—8人", ["5", "8"]),
        ("300至500万元", ["300", "3000000", "5000000"]),
        ("每亩一年增收2000元", ["1", "2000"]),
        ("多次", []),
        ("全部职工", []),
    ],
)
def test_a_wording_states_its_numbers(wording: str, numbers: list[str]) -> None:
    assert readings(wording) == {Decimal(number) for number in numbers}


@pytest.mark.parametrize("wording", ["半年", "七成", "三分之一", "翻两番", "3倍", "三四百人", "廿三人"])
def test_what_is_beyond_the_reader_is_not_read(wording: str) -> None:
    assert readings(wording) == frozenset()


@given(st.integers(1, 10**8 - 1))
def test_every_number_is_read_as_it_is_said(number: int) -> None:
    assert readings(f"共{chinese(number)}人") == {Decimal(number)}


@given(st.decimals(0, 10**7, places=2, allow_nan=False), st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8)]))
def test_every_decimal_is_read_with_its_scale(number: Decimal, scale: tuple[str, int]) -> None:
    assert readings(f"{number}{scale[0]}元") == {number * scale[1]}


@given(st.text() | st.text("0129.,，．５十百千万亿余多几来一二〇两至—"))
@example("1.5二2.5")
def test_any_wording_can_be_read(wording: str) -> None:
    assert all(number >= 0 for number in readings(wording))
