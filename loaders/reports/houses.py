"""What facilities are called: words that any of them may bear, and words that tell one from the others."""

import re
from functools import cache

from unionkg.loaders.reports.lexicon import words

MARKS = str.maketrans("", "", "“”")


def is_bare(name: str) -> bool:
    """Tell whether a name says only what kind of facility it is: 职工书屋, 户外劳动者服务站点."""
    return _bare().fullmatch(name.translate(MARKS)) is not None


@cache
def _bare() -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, {*words("facilities"), *words("facility_kinds")}), key=len, reverse=True))
    return re.compile(f"(?:{kinds})*")
