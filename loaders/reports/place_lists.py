"""Numbers that a report gives place by place, or rank by rank: each counts what the head of the list names."""

import re

from unionkg.loaders.reports.labels import Lead, lead_of
from unionkg.loaders.reports.reading import Place, Reading

OTHERS = re.compile(
    "(?:其余|其他|其它|剩余|余下)(?:各)?(?:县市区|市县区|县区|区县|县市|市区|市州|州市|盟市|旗县|镇街|街镇|乡镇|镇村|街道|社区|单位|地区|地方|地|"
    "[省市县区州旗镇乡])?|(?:国家|全国|自治区|部|省|市|县|区|州|镇|乡|街道|村|厂|[一二三四五六七八九十]星)级(?:及?以上)?|"
    "[专兼挂]职|国有|民营|私营|非公|外资|集体|公办|民办|[女男]性|[一二三四五]类|线[上下]|(?:[省市县区州]直(?:属)?|直属)(?:机关|单位|企业|系统|部门)*"
)
LONGEST_NAME = 12  # characters of the words for a place
LONGEST_HEAD = 16  # characters of what the list counts
NOTHING = Lead("", "", "", "", "", "")


def is_place(reading: Reading, words: str, end: int) -> bool:
    """Tell whether the words before `end` name a place only, those that are left, or a rank: 乙县, 其余县区, 省级."""
    if not 1 < len(words) <= LONGEST_NAME:
        return False
    spans = reading.areas.inside(end - LONGEST_NAME - len(words), end)
    return bool(OTHERS.fullmatch(words)) or any(reading.view[a.start : a.end] == words for a in spans)


def head_of(reading: Reading, place: Place) -> Lead:
    """Return the words of the clause before a list of places, taken apart; NOTHING where it names no thing."""
    before = [c for c in place.sentence.clauses if c.end <= place.clause.start]
    if not before:
        return NOTHING
    start = max([before[-1].start, *(r.end for r in reading.within(before[-1].start, before[-1].end))])
    lead = lead_of(reading.view[start : before[-1].end])
    known = any(reading.quantities_in(start, before[-1].end)) or is_place(reading, lead.rest, before[-1].end)
    return lead if 1 < len(lead.rest) <= LONGEST_HEAD and not known else NOTHING
