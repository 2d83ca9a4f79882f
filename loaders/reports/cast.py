"""The cast of a set of reports: every union, person and body that their claims name, as authority tables."""

import hashlib
from collections.abc import Callable, Iterator

from unionkg.graph.authority import Area, Authority, Organization, Person, UnionEntry
from unionkg.graph.errors import Place as Origin
from unionkg.loaders.gazetteer.place import Place
from unionkg.loaders.gazetteer.places import gazetteer
from unionkg.loaders.reports.kinds import concept

READ = "读报所得,待核 / read from a report, to be checked"
NATION = "000000"
NATIONAL = "中华全国总工会"
LEVELS = {
    "province": "provincial", "city": "prefecture", "county": "county", "zone": "county", "township": "township",
    "village": "community",
}  # fmt: skip
ENDINGS = {
    "街道": "township", "镇": "township", "乡": "township", "社区": "community", "村": "community",
    "县": "county", "区": "county", "旗": "county", "省": "provincial", "自治州": "prefecture", "地区": "prefecture",
}  # fmt: skip
RANKS = ("national", "provincial", "prefecture", "county", "township", "community")
UNION = "工会"
FEDERATION = "总工会"
HERE = Origin("extract")


class Cast:
    """Collects names while rows are made; `code_of` tells which area a union's name in the report belongs to."""

    def __init__(self) -> None:
        self._unions: dict[str, UnionEntry] = {}
        self._areas: dict[str, Area] = {}
        self._people: dict[tuple[str, str], Person] = {}
        self._bodies: dict[str, Organization] = {}
        self._code_of: Callable[[str], str] = lambda _name: ""

    def reading(self, code_of: Callable[[str], str]) -> None:
        """Turn to the next report, in which `code_of` gives the area code of a union's name, or ""."""
        self._code_of = code_of

    def authority(self) -> Authority:
        """Return the tables of everything that was named, with the areas and unions above."""
        return Authority(
            tuple(self._areas.values()), tuple(self._unions.values()),
            tuple(self._people.values()), tuple(self._bodies.values()),
        )  # fmt: skip

    def union(self, name: str) -> str:
        """Return the name under which the tables hold a union, after entering it."""
        code = NATION if name == NATIONAL else self._code_of(name) or _only_code(name)
        key = code if code and name.endswith(FEDERATION) else f"{code or 'union'}-{_hash(name)}"
        key = key.replace("_", "-")
        if key not in self._unions:
            self._enter(key, self._unlike(name, code), code)
        return self._unions[key].name

    def agent(self, name: str) -> str:
        """Return the name under which the tables hold a union, a person or another body, after entering it."""
        if UNION in name and name.endswith((UNION, "联合会", "联合总会", "工联会")):
            return self.union(name)
        return name if any(person.name == name for person in self._people.values()) else self._body(name)

    def known(self, name: str) -> str:
        """Return the name under which the tables hold a union or body that was named before, or "" for mere words."""
        if name.endswith(UNION):
            return self.union(name)
        return name if name in self._bodies else ""

    def form(self, name: str) -> str:
        """Return the form of a union that was entered."""
        return next(entry.form for entry in self._unions.values() if entry.name == name)

    def person(self, name: str, body: str) -> str:
        """Return the name of a person with a post in a body; a namesake elsewhere is told apart by the body's name."""
        if (name, body) not in self._people:
            namesake = any(other == name for other, _ in self._people)
            shown = f"{name}({body})" if namesake else name
            self._people[name, body] = Person(f"person-{_hash(name + body)}", shown, HERE, note=READ)
        return self._people[name, body].name

    def post(self, words: str) -> tuple[str, str]:
        """Return the body and the title of a post's words: 甲市总工会, 党组书记."""
        head, union, title = words.rpartition(UNION)
        if union and title:
            return self.union(head + union), title
        for at in range(1, len(words)):
            if words[at:].startswith(("委书记", "委副书记", "委常委", "委委员")):
                return self._body(words[: at + 1]), words[at + 1 :]
        return self._body(words), words

    def _body(self, name: str) -> str:
        self._bodies.setdefault(name, Organization(f"body-{_hash(name)}", name, HERE, note=READ))
        return name

    def _unlike(self, name: str, code: str) -> str:
        """Return the name, with the place above it where another union in the tables has it already."""
        if not any(entry.name == name for entry in self._unions.values()):
            return name
        above = self._chain(code)[1:]
        return f"{above[0].name}{name}" if above else f"{name}({_hash(code or name)[:4]})"

    def _enter(self, key: str, name: str, code: str) -> None:
        chain = self._chain(code)
        form = concept("form", name)
        level = "national" if code == NATION else LEVELS[chain[0].level] if chain else _level(name)
        if form == "grassroots-union":
            level = "grassroots"
        elif not level:
            form = ""  # a federation is one of some level: this name may be cut short
        higher = self._higher(chain, level) if form == "general-federation" and key != NATION else ""
        self._unions[key] = UnionEntry(
            key, name, HERE, level=level, form=form, higher=higher, area=self._area(code), note=READ
        )

    def _higher(self, chain: tuple[Place, ...], level: str) -> str:
        """Return the key of the federation above: that of the next place of a higher level (Trade Union Law, 10)."""
        if not chain:
            return ""
        above = next((place for place in chain[1:] if RANKS.index(LEVELS[place.level]) < RANKS.index(level)), None)
        key = _key(above) if above else NATION
        if key not in self._unions:
            name, code = (f"{above.name}{FEDERATION}", above.code) if above else (NATIONAL, NATION)
            self._enter(key, self._unlike(name, code), code)
        return key

    def _area(self, code: str) -> str:
        if not code:
            return ""
        if NATION not in self._areas:
            self._areas[NATION] = Area(NATION, "中华人民共和国", HERE, aliases=("中国", "全国"))
        for place, parent in _with_parents(self._chain(code)):
            official = place.code if place.code.isdigit() else ""
            self._areas.setdefault(_key(place), Area(_key(place), place.name, HERE, official, parent=parent))
        return _key(self._chain(code)[0]) if self._chain(code) else NATION

    def _chain(self, code: str) -> tuple[Place, ...]:
        place = gazetteer().at(code)
        return gazetteer().chain(place) if place else ()


def _only_code(name: str) -> str:
    """Return the code of the one place whose federation bears the name, or "" when there are several or none."""
    place = gazetteer().resolve(name.removesuffix(FEDERATION)) if name.endswith(FEDERATION) else None
    return place.code if place else ""


def _level(name: str) -> str:
    """Return the level that the place's own kind gives a federation, or "" (a 市 may be of two levels)."""
    stem = name.removesuffix(FEDERATION)
    return next((level for ending, level in ENDINGS.items() if stem.endswith(ending)), "")


def _with_parents(chain: tuple[Place, ...]) -> Iterator[tuple[Place, str]]:
    for number, place in enumerate(chain, 1):
        yield place, _key(chain[number]) if number < len(chain) else NATION


def _key(place: Place) -> str:
    return place.code.replace("_", "-")


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:8]
