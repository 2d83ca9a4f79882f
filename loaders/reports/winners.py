"""Who won: the words before, behind or between the words of an award, taken apart into persons, unions and bodies."""

import re
from collections.abc import Iterator

from unionkg.loaders.reports.actors import Actors
from unionkg.loaders.reports.candidates import Slot
from unionkg.loaders.reports.clauses import Clause, Sentence
from unionkg.loaders.reports.honours import COUNTED, NUMBER, listed, vocabulary
from unionkg.loaders.reports.lexicon import words
from unionkg.loaders.reports.nouns import Nouns
from unionkg.loaders.reports.people import is_name, person_at
from unionkg.loaders.reports.reading import Place, Reading

LONGEST, WHOLE = 40, 90  # characters of one winner, of a group that is told together
BACK = 300  # characters back in which the person is looked for whom 她 means
GROUP = re.compile(f"等{NUMBER}(?:个|名|位|家|支|人|项|件|所|处|篇|组|对|户|座|部|幅)")
THAT = ("该", "此", "这", "他的", "她的", "其", "我的", "它的")
TEAMS = ("代表队", "参赛队", "代表团", "队")  # of a union: the union won
MANY = 4  # so long a list may hold a member that cannot be told
KNOWN = 20  # persons who won, remembered for the sentences behind
TOLD = re.compile(
    r"[^\d、等第]{4,}?((?<!等)(?:\d{1,3}|[两二三四五六七八九十])[个家名位](?:集体|单位|个人|同志|职工|选手|企业|班组|人)?)$"
)
REST = re.compile(
    r"等(?:先进)?(?:单位|个人|集体|同志|选手|企业|职工|人|地|工会|班组|项目|案例|作品|公司)?(?:均|分别|都)?$"
)


class Winners:
    """Finds the winners at the places of one reading, and remembers those of each sentence for what follows in it."""

    def __init__(self, reading: Reading, actors: Actors) -> None:
        self._reading, self._view, self._actors = reading, reading.view, actors
        self._nouns = Nouns(reading)
        self._people: list[Slot] = []
        self._said: dict[int, list[tuple[int, tuple[Slot, ...]]]] = {}

    def remember(self, place: Place, position: int, winners: tuple[Slot, ...]) -> None:
        """Keep who won at a position, for the clauses behind it that name nobody."""
        self._said.setdefault(place.sentence.start, []).append((position, winners))
        known = {slot.text for slot in self._people}
        self._people += [slot for slot in winners if is_name(slot.text) and slot.text not in known][:KNOWN]
        del self._people[:-KNOWN]

    def before(self, place: Place, start: int, end: int) -> tuple[Slot, ...]:
        """Return the winners that stand in [start, end) before a verb, or those that its clause takes for granted."""
        text = self._view[start:end]
        if text.strip() in listed("pronouns"):
            return self._meant(place, start)
        first, last = self._nouns.noun(start, end)
        found = self.listed(first, last, place)
        if last - first < 2:
            return found or self.topic(place, start)
        return found or self.people_after(first, end)[:1]

    def listed(self, start: int, end: int, place: Place) -> tuple[Slot, ...]:
        """Return the winners that [start, end) lists; a group told with its number stays one: 甲、乙等5人."""
        if rest := REST.search(self._view[start:end]):
            end = start + rest.start() if rest.start() > 1 else end
        if "、" in self._view[start:end] and (told := TOLD.search(self._view[start:end])):
            end = start + told.start(1)
        found: list[Slot] = []
        untold = 0
        first = start
        parts = list(self._parts(start, end))
        for a, b in parts:
            text = self._view[a:b]
            if b < end and text.endswith(words("posts") + listed("callings")) and not COUNTED.search(text):
                continue  # 工人、高级技师甲: what the next is, too
            if GROUP.search(text):
                found.append(self._named(first, b))
                first = b + 1
            elif not any(GROUP.search(self._view[c:d]) for c, d in parts if c > a):
                winner = self._one(a, b, place, bare=len(parts) == 1)
                if winner is None and len(parts) < MANY:
                    return ()
                untold += winner is None
                found += winner or ()
                first = b + 1
        return self._with_place(found) if untold < len(found) else ()

    def topic(self, place: Place, position: int) -> tuple[Slot, ...]:
        """Return who the sentence speaks of before a position: its last winners, a person, a union, a body."""
        sentence = place.sentence
        if said := self._told(sentence, position):
            return tuple(_traced(slot, "carried over") for slot in said)
        before = [c for c in sentence.clauses if c.end <= position]
        for number, clause in enumerate(reversed(before), 1):
            if found := self._head(clause):
                if number == 1 and len(before) > 1 and self._is_person(found) and self._view[clause.end] == ",":
                    found = (*self._apposed(before[:-1], clause), *found)
                return tuple(_traced(slot, "carried over") for slot in found)
        slot = self._actors.subject(position)
        return (slot,) if slot else ()

    def people_after(self, start: int, end: int) -> tuple[Slot, ...]:
        """Return the persons whose names stand in a row at the beginning of [start, end) or behind a post in it."""
        for at in range(start, min(end, start + WHOLE)):
            before = self._view[start:at]
            if at > start and not vocabulary("roles").trailing(before) and self._view[at - 1] not in "、的":
                continue
            found: list[Slot] = []
            while (name := person_at(self._view, at)) and name not in listed("generic"):
                found.append(Slot(name, at, at + len(name)))
                at += len(name) + 1
                if self._view[at - 1 : at] != "、":
                    break
            if found:
                return tuple(found)
        return ()

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the members of a list, parted by 、 outside of brackets and by 和 between two whole names."""
        depth, first = 0, start
        for at in range(start, end):
            sign = self._view[at]
            depth += (sign in "“《(") - (sign in "”》)")
            if depth > 0:
                continue
            if sign in "、," or (sign in "和与及" and self._joins(first, at, end)):
                if first < at:
                    yield first, at
                first = at + 1
        if first < end:
            yield first, end

    def _joins(self, start: int, at: int, end: int) -> bool:
        """Tell whether whole names stand on both sides of 和."""
        left, right = self._view[start:at], self._view[at + 1 : end].partition("、")[0]
        both = (left, right)
        return all(is_name(t) for t in both) or all(self._nouns.is_body(t) and len(t) > 3 for t in both)

    def _one(self, start: int, end: int, place: Place, *, bare: bool) -> tuple[Slot, ...] | None:
        """Return the winner that [start, end) names, or None when it names none."""
        text = self._view[start:end].strip(" ,:;-—")
        start = self._view.find(text, start) if text else start
        if text in listed("pronouns"):
            return self._meant(place, start) or None
        if not 2 <= len(text) <= LONGEST or text.startswith(THAT) or text.endswith(words("posts")):
            return None
        if text in listed("generic"):
            return None
        if person := self._nouns.person(start, start + len(text)):
            return (person,)
        reference = self._nouns.reference_at(start)
        alone = reference is not None and reference.end >= start + len(text)
        if COUNTED.search(text) or alone or self._nouns.is_body(text) or text.endswith(("”", "》")):
            return (self._named(start, start + len(text)),)
        known = bare and len(text) <= 16 and not any(mark in text for mark in "的了着过")
        return (_traced(Slot(text, start, start + len(text)), "unlisted"),) if known else None

    def _named(self, start: int, end: int) -> Slot:
        """Return the stretch as a winner, the union at its beginning by its full name."""
        reference = self._nouns.reference_at(start)
        text = self._view[start:end].strip(" ,:;")
        if reference is None or reference.end > end:
            area = next((r for r in self._reading.within(start, start + 1) if r.kind == "area"), None)
            if area is not None and area.end <= end:
                text = area.name.removesuffix("总工会") + self._view[area.end : end].strip(" ,:;")
            return Slot(text, start, end, area.trace if area else ())
        said = self._view[reference.start : reference.end].removesuffix("工会").removesuffix("总")
        if reference.kind == "level" and len(said) > 2 and said not in reference.name:
            return Slot(text, start, end)  # 开发区工会 is not the union of the place it lies in
        rest = self._view[reference.end : end].strip(" ,:;")
        return Slot(reference.name + ("" if rest in TEAMS else rest), start, end, reference.trace)

    def _head(self, clause: Clause) -> tuple[Slot, ...]:
        """Return the persons, unions or bodies that a clause begins with."""
        text = self._view[clause.start : clause.end].lstrip()
        if text.endswith(words("posts")):
            return ()
        start = clause.end - len(text)
        if text[:1] in ("她", "他") and (there := self._reading.place_of(start)):
            return self._meant(there, start)
        known = next((slot for slot in self._people if text.startswith(slot.text)), None)
        if known is not None:
            return (Slot(known.text, start, start + len(known.text)),)
        start, end = self._nouns.noun(clause.start, clause.end)
        place = self._reading.place_of(clause.start)
        found = self.listed(start, end, place) if place and end - start > 1 else ()
        if found and all(self.leads(slot) for slot in found):
            return found
        if (name := person_at(self._view, start)) and start + len(name) <= end:
            return (Slot(name, start, start + len(name)),)
        tenured = self._reading.tenured(start, end)
        return (Slot(tenured[0][1], tenured[0][0], tenured[0][0] + len(tenured[0][1])),) if tenured else ()

    def leads(self, slot: Slot) -> bool:
        """Tell whether a winner is surely a name: a person, a union, a body without a verb in its words."""
        if "unlisted" in slot.trace or slot.text.endswith(words("posts")):
            return False
        if is_name(slot.text) or self._nouns.reference_at(slot.start) or GROUP.search(slot.text):
            return True
        return slot.end - slot.start > 3 and self._reading.boundaries.name_start(slot.end, slot.start) == slot.start

    def _is_person(self, slots: tuple[Slot, ...]) -> bool:
        return all(is_name(slot.text) for slot in slots)

    def _apposed(self, clauses: list[Clause], last: Clause) -> tuple[Slot, ...]:
        """Return the persons of the clauses right before one that ends in a person's name: 某主席甲,某主席乙,被评为."""
        found: tuple[Slot, ...] = ()
        for clause in reversed(clauses):
            start, end = self._nouns.noun(clause.start, clause.end)
            person = self._nouns.person(start, end) if clause.end + 1 == last.start else None
            if person is None or person.end != end:
                break
            found, last = (person, *found), clause
        return found

    def _meant(self, place: Place, position: int) -> tuple[Slot, ...]:
        """Return whom a pronoun means: the last person named before in the paragraph, or the body of the topic."""
        if self._view[position] not in "她他":
            return self.topic(place, position)
        floor = max(place.paragraph.block.start, position - BACK)
        before = [s for s in place.paragraph.sentences[: place.number + 1] if floor <= s.start < position]
        for sentence in reversed(before):
            told = self._told(sentence, position)
            heads = () if told or sentence.end > position else self._head(sentence.clauses[0])
            people = [slot for slot in (*told, *heads) if is_name(slot.text)]
            people = people or [Slot(n, a, a + len(n)) for a, n in self._reading.tenured(sentence.start, position)]
            if people:
                return (_traced(people[-1], "sentence before"),)
        return ()

    def told(self, place: Place, position: int) -> tuple[Slot, ...]:
        """Return who won last in the sentence before a position."""
        return tuple(_traced(slot, "carried over") for slot in self._told(place.sentence, position))

    def _told(self, sentence: Sentence, position: int) -> tuple[Slot, ...]:
        """Return who won last in a sentence before a position."""
        said = [found for found in self._said.get(sentence.start, ()) if found[0] < position]
        return max(said, key=lambda found: found[0])[1] if said else ()

    def _with_place(self, found: list[Slot]) -> tuple[Slot, ...]:
        """Return the winners with the place of the first before the numbers of the others: 甲市3个集体、8名个人."""
        if not found:
            return ()
        first = COUNTED.search(found[0].text)
        area = found[0].text[: first.start()] if first and "等" not in found[0].text else ""
        bare = [slot for slot in found[1:] if COUNTED.match(slot.text)]
        if not area or len(area) > 12 or len(bare) != len(found) - 1:
            return tuple(found)
        return (found[0], *(Slot(area + s.text, s.start, s.end, s.trace) for s in bare))


def _traced(slot: Slot, step: str) -> Slot:
    return Slot(slot.text, slot.start, slot.end, (*slot.trace, step))
