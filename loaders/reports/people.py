"""People and their posts: a chain of posts before a name, or names before a post they were elected to."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from unionkg.loaders.reports.boundaries import Boundaries
from unionkg.loaders.reports.lexicon import words
from unionkg.loaders.reports.scanning import Hit, Hits, longest
from unionkg.loaders.reports.unions import UnionSpan

SURNAMES = frozenset(words("surnames"))
FOLLOWERS = words("after_person")
ENDINGS = frozenset(words("name_endings"))
HAN = re.compile(r"[\u4e00-\u9fff]")
ASIDE = re.compile(r"\([^()]{1,12}\)")
TERM = re.compile(
    r"^(?:为|新一届|第?[一二三四五六七八九十百]+届)+(?:(?:执行)?委员会(?=(?:常务)?副?主席))?|^(?:执行)?委员会(?=(?:常务)?副?主席)"
)
PARTED = re.compile(f"(?:{'|'.join(sorted(set(words('name_parts')), key=len, reverse=True))}){{2,3}}")
FOREIGN = re.compile("[\u4e00-\u9fff]{4}")  # 才让东知 has no surname
NAMING = ("任命", "选举", "推选", "推举", "增补", "增选", "补选")  # verbs before the name: 选举张三为主席
DOTTED = re.compile("[\u4e00-\u9fff]{1,7}(?:·[\u4e00-\u9fff]{1,8})+")
LISTED = re.compile(f"[\u4e00-\u9fff]{{2,4}}|{DOTTED.pattern}")
LINKS = "、兼"
HEADS = ("省长", "市长", "州长", "盟长", "县长", "区长", "旗长", "镇长", "乡长")  # of governments
NOBODY: Mapping[int, str] = MappingProxyType({})
MEETING = re.compile(f"({'|'.join(words('inner_bodies'))})[^,。;]{{0,10}}(?:会议|全会|全委会)")
WORDS = words("posts") + words("elected")


@dataclass(frozen=True, slots=True)
class Tenure:
    """One post of one person; `union` is the union mention in the post's words, else `office` holds them."""

    person: str
    person_start: int
    post: str
    start: int
    end: int
    union: UnionSpan | None = None
    office: str = ""
    elected: bool = False


class PeopleFinder:
    """Finds tenures in one view; `proposed` are names by their start, which others found where no rule finds one."""

    def __init__(
        self,
        view: str,
        hits: Hits,
        unions: list[UnionSpan],
        boundaries: Boundaries,
        proposed: Mapping[int, str] = NOBODY,
    ) -> None:
        self._view, self._boundaries, self._hits, self._proposed = view, boundaries, hits, proposed
        self._posts = longest(hits.all(words("posts")))
        self._post_starts = {hit.start: hit for hit in self._posts}
        self._post_ends = {hit.end: hit for hit in self._posts}
        self._unions = {union.end: union for union in unions}

    def find(self) -> list[Tenure]:
        """Return the tenures in order of their chains."""
        return [*self._chains(), *self._named_first(), *self._elections()]

    def _chains(self) -> Iterator[Tenure]:
        for hit in self._posts:
            if self._view.startswith("候选人", hit.end):
                continue
            for at, name in self._names_after(self._past_aside(hit.end)):
                yield from self._chain(hit, name, at)

    def _named_first(self) -> Iterator[Tenure]:
        """Yield the tenures of 县总工会张三副主席, where the name stands before the post."""
        for union in self._unions.values():
            for size in (2, 3, 4):
                name = self._view[union.end : union.end + size]
                if is_name(name) and (post := self._post_starts.get(union.end + size)):
                    yield Tenure(name, union.end, post.word, union.start, post.end, union)

    def _past_aside(self, at: int) -> int:
        aside = ASIDE.match(self._view, at)
        at = aside.end() if aside else at
        return at + 1 if self._view[at : at + 1] in (" ", ":") else at

    def _names_after(self, at: int) -> Iterator[tuple[int, str]]:
        """Yield the names of 张三、李四(女)和王五 that begin at a position; each ends where a name can end."""
        while (name := self._person(at)) and not any(u.start <= at < u.end for u in self._near(at)):
            yield at, name
            at += len(name)
            aside = ASIDE.match(self._view, at)
            at = aside.end() if aside else at
            if self._view[at : at + 1] not in ("、", "和"):
                return
            at += 1

    def _person(self, at: int) -> str:
        proposed = self._proposed.get(at, "")
        return person_at(self._view, at) or (proposed if _ends(self._view, at + len(proposed)) else "")

    def _near(self, at: int) -> Iterator[UnionSpan]:
        return (self._unions[end] for end in range(at, at + 20) if end in self._unions)

    def _chain(self, last: Hit, name: str, at: int) -> Iterator[Tenure]:
        posts, hit = [last], last
        while (before := self._before(hit)) is not None:
            posts.insert(0, before)
            hit = before
        union: UnionSpan | None = None
        office = ""
        for post in posts:
            found, words_, start = self._organ(post)
            if union is not None and found is None and words_ in words("inner_bodies"):
                found = union  # 女职工部部长兼女工委副主任
            if found is not None or words_:
                union, office = found, words_
            if post.word.endswith(HEADS):
                office = re.sub("([省市州盟县区旗镇乡]?)\\1委$", r"\1", office)  # 房县县委常委、副县长
            unit = words_ if found is not None else ""
            yield Tenure(name, at, unit + post.word, start, at + len(name), union, office if union is None else "")

    def _before(self, hit: Hit) -> Hit | None:
        """Return the post before this one in the chain: parted from it by 、 and words that name an office only."""
        start = self._organ(hit)[2]
        return self._post_ends.get(start - 1) if start and self._view[start - 1] in LINKS else None

    def _organ(self, hit: Hit) -> tuple[UnionSpan | None, str, int]:
        """Return the union or else the words of the office before a post, and where the whole begins."""
        floor = self._boundaries.name_start(hit.start, max(0, hit.start - 30))
        joined = self._view.rfind("兼", floor, hit.start)
        floor = joined + 1 if joined in self._post_ends else floor
        union = next(
            (self._unions[end] for end in range(hit.start, max(floor - 30, 0), -1) if end in self._unions), None
        )
        if union is not None and union.end >= floor and "、" not in self._view[union.end : hit.start]:
            return union, self._view[union.end : hit.start].strip(), union.start
        return None, self._view[floor : hit.start].strip(), floor

    def _elections(self) -> Iterator[Tenure]:
        for verb in longest(self._hits.all(words("elected"))):
            if verb.word == "任" and self._view[verb.end : verb.end + 1] in ("免", "职", "务", "期", "何", "意", "教"):
                continue
            names = list(self._names_before(verb.start)) or list(self._appointed(verb)) or list(self._introduced(verb))
            goal = verb.end
            if verb.word in NAMING:
                goal = max(self._view.find("为", verb.end, verb.end + 60) + 1, verb.end)
            if verb.word == "为" and not any(p.start == goal for p in self._posts_at(goal)):
                continue
            body = self._meeting_body(names[0][0]) if names else ""
            for begin, end in self._posts_after(goal) if names else ():
                inside = [u for last in range(goal, end + 1) if (u := self._unions.get(last)) and goal <= u.start]
                body = body if self._view[begin:end] in ("主任", "副主任") else ""
                title = TERM.sub("", self._view[max(begin, inside[-1].end if inside else goal) : end])
                for start, name in names:
                    yield Tenure(
                        name, start, body + title, start, end, inside[-1] if inside else None, "", elected=True
                    )

    def _meeting_body(self, position: int) -> str:
        """Return the body within a union whose own meeting acts in the clauses before a position: 经审会第一次会议."""
        start = max(self._view.rfind(mark, 0, position) for mark in "。;!\n")
        met = MEETING.search(self._view, start + 1, position)
        return met[1] if met else ""

    def _posts_at(self, start: int) -> Iterator[Hit]:
        return (self._post_ends[end] for end in range(start, start + 12) if end in self._post_ends)

    def _posts_after(self, start: int) -> Iterator[tuple[int, int]]:
        """Yield where each post of 党组书记、主席 that begins at a position begins and ends."""
        stop = min(
            (at for mark in ",。;!\n(和" if (at := self._view.find(mark, start, start + 50)) >= 0), default=start + 50
        )
        for part in self._view[start:stop].split("、"):
            end = start + len(part)
            if end not in self._post_ends or self._view.startswith("候选人", end):
                return
            yield start, end
            start = end + 1

    def _names_before(self, end: int) -> Iterator[tuple[int, str]]:
        """Yield the names of 张三、李四(女)等11名同志 that end right before a verb."""
        floor = max((self._view.rfind(mark, max(0, end - 400), end) for mark in "。;!\n:"), default=0) + 1
        stretch = ASIDE.sub(lambda m: "\x00" * len(m[0]), self._view[floor:end])
        comma = stretch.rfind(",")
        at = floor + comma + 1
        parts = stretch[comma + 1 :].split("、")
        names = [_cleared(part) for part in parts]
        listed = sum(map(is_name, names)) > 1
        for number, (part, name) in enumerate(zip(parts, names, strict=True)):
            if is_name(name) or ((number == 0 or listed) and _may_be_name(name, first=number == 0)):
                yield at + part.find(name), name
            elif tail := self._tail_name(name):
                yield at + part.find(name) + len(name) - len(tail), tail
            at += len(part) + 1

    def _appointed(self, verb: Hit) -> Iterator[tuple[int, str]]:
        """Yield the names between 任命 and 为."""
        if verb.word in NAMING:
            goal = self._view.find("为", verb.end, verb.end + 60)
            at = verb.end
            for part in self._view[verb.end : goal].split("、") if goal > 0 else ():
                name = ASIDE.sub("", part).removesuffix("同志")
                if is_name(name):
                    yield at, name
                at += len(part) + 1

    def _introduced(self, verb: Hit) -> Iterator[tuple[int, str]]:
        """Yield the name that begins a person's description: 张三,男,1970年生,现任…."""
        if verb.word in ("现任", "任"):
            start = max(self._view.rfind(mark, 0, verb.start) for mark in "。;!\n") + 1
            head = re.match(r"\s*([\u4e00-\u9fff]{2,4}),(?:男|女)", self._view[start : verb.start])
            if head and is_name(head[1]):
                yield start + head.start(1), head[1]

    def _tail_name(self, words_: str) -> str:
        """Return the name after a post: 省总工会主席王某某."""
        sizes = (3, 2, 4) if "·" not in words_ else range(3, 14)
        for size in sizes:
            name = words_[-size:]
            if (is_name(name) or DOTTED.fullmatch(name)) and words_[:-size].endswith(words("posts")):
                return name
        return ""


def _cleared(part: str) -> str:
    """Return a part of a list of names without what follows the name: 等11名同志, 分别."""
    name = re.split(r"等(?:\d|[一二三四五六七八九十])", part)[0].replace("\x00", "").strip()
    return re.sub("(?:同志|分别|均)$", "", name)


def _may_be_name(text: str, *, first: bool) -> bool:
    """Tell whether a text without a known surname can be a name: 才让东知 alone, in a list 巨晓林 and 木合亚提·加尔."""
    if text.endswith(words("posts")):
        return False
    return bool(FOREIGN.fullmatch(text) if first else LISTED.fullmatch(text))


def is_name(text: str) -> bool:
    """Tell whether the characters are a person's name, judged by the surname or by the parts of 才让东知."""
    if PARTED.fullmatch(text):
        return True
    if not 2 <= len(text) <= 4 or not all(HAN.match(c) for c in text) or text.startswith(words("no_person")):
        return False
    return (text[:2] in SURNAMES and len(text) > 2) or (text[0] in SURNAMES and len(text) <= 3)


def person_at(view: str, start: int) -> str:
    """Return the name of a person that begins at `start`, judged by what follows it, or ""."""
    if view.startswith(words("no_person"), start):
        return ""
    if "·" in view[start : start + 8]:
        return _dotted(view, start)
    parted = PARTED.match(view, start)
    if parted and _ends(view, parted.end()):
        return parted[0]
    sizes = (size for size in (2, 3, 4) if start + size <= len(view))
    fitting = [size for size in sizes if is_name(view[start : start + size]) and _ends(view, start + size)]
    if not fitting:
        return ""
    if len(fitting) > 1 and fitting[0] == 2 and view[start + 2] in ENDINGS:
        return view[start : start + fitting[1]]
    if len(fitting) > 1 and view[start : start + 2] in SURNAMES:
        return view[start : start + fitting[-1]]
    return view[start : start + fitting[0]]


def _ends(view: str, end: int) -> bool:
    return end >= len(view) or not HAN.match(view[end]) or view.startswith(FOLLOWERS, end)


def _dotted(view: str, start: int) -> str:
    match = re.compile(r"[\u4e00-\u9fff]{1,7}(?:·[\u4e00-\u9fff]{1,6}?)+").match(view, start)
    if match is None:
        return ""
    end = match.end()
    while end < start + 14 and not _ends(view, end):
        end += 1
    return view[start:end] if end < start + 14 else ""
