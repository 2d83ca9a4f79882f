"""Read everything that claims relate, and the relations, so that any part of it can be drawn."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from unionkg.graph.store import Store
from unionkg.viz.cards import Claims, cards_named, read_claims
from unionkg.viz.pairing import pairs_of, read_partnerships, sides_of
from unionkg.viz.reading import Values, described, label, question_text, text, texts
from unionkg.viz.spec import NOTHING, ClaimCard, Edge, Fact, Group, Label, Node, Strand
from unionkg.viz.strands import merged
from unionkg.viz.unions import Union, read_unions

SORTS = {
    group.key: group
    for group in (
        Group("Union", Label("工会", "Unions")),
        Group("Programme", Label("项目与机制", "Programmes")),
        Group("Award", Label("荣誉与认可", "Awards and recognitions")),
        Group("Facility", Label("阵地", "Facilities")),
        Group("Policy", Label("政策文件", "Policies")),
        Group("Honour", Label("设立的称号", "Honours founded")),
        Group("Agreement", Label("协议", "Agreements")),
        Group("Person", Label("人物", "People")),
        Group("FormalOrganization", Label("其他单位", "Other organizations")),
        Group("AdministrativeArea", Label("地区", "Areas")),
    )
}
KINDS = {
    group.key: group
    for group in (
        Group("partnership", Label("合作伙伴", "partners")),
        Group("signs", Label("签约", "sign an agreement")),
        Group("gives", Label("支持投入", "gives support")),
        Group("joins", Label("共同活动", "joint activity")),
        Group("runs", Label("举办、推行", "runs")),
        Group("honours", Label("获得", "received")),
        Group("grants", Label("授予", "granted")),
        Group("leads", Label("任职", "holds a post")),
        Group("founds", Label("组建", "founded")),
        Group("higher", Label("上下级（名录）", "higher union (authority tables)")),
    )
}
LEVEL = Label("级别", "Level")


@dataclass(frozen=True, slots=True)
class Thing:
    """Anything that claims relate: its sort is a key of SORTS."""

    id: str
    label: Label
    sort: str
    facts: tuple[Fact, ...] = ()
    note: Label = NOTHING


@dataclass(frozen=True, slots=True)
class Relation:
    """Two things joined by claims, or (`higher`) by the authority tables; its kind is a key of KINDS."""

    source: str
    target: str
    kind: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Web:
    """All things and relations of a store, with the side of each partner (`supported`, `supporting`)."""

    things: Mapping[str, Thing]
    relations: tuple[Relation, ...]
    claims: Claims
    sides: Mapping[str, str]

    def node(self, id_: str, column: int, facts: Iterable[Fact] = ()) -> Node:
        """Return a thing as a node of a column, with the claims about it and further facts."""
        thing = self.things[id_]
        claims = self.claims.of(id_) or ((id_,) if id_ in self.claims.cards else ())
        return Node(id_, thing.label, thing.sort, column, claims, (*thing.facts, *facts), thing.note)

    def edges(self, shown: Iterable[str], kinds: Iterable[str] = KINDS) -> tuple[Edge, ...]:
        """Return what joins the things that are shown, one line a pair, with the kinds that are wanted."""
        drawn, wanted = set(shown), set(kinds)
        pairs: defaultdict[frozenset[str], list[Relation]] = defaultdict(list)
        for relation in self.relations:
            if relation.kind in wanted and {relation.source, relation.target} <= drawn:
                pairs[frozenset((relation.source, relation.target))].append(relation)
        return tuple(self._edge(joint) for joint in pairs.values())

    def cards(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[ClaimCard, ...]:
        """Return the cards of all claims that nodes and edges name."""
        said = (
            *(claim for node in nodes for claim in node.claims),
            *(claim for edge in edges for claim in edge.claims),
        )
        return tuple(cards_named(self.claims, said))

    def _edge(self, joint: Sequence[Relation]) -> Edge:
        first, *_ = ordered = sorted(joint, key=lambda relation: list(KINDS).index(relation.kind))
        strands = [Strand(relation.kind, KINDS[relation.kind].label, relation.claims) for relation in ordered]
        id_ = f"{first.source}--{first.target.rpartition('/')[2]}"
        return merged(id_, first.source, first.target, strands, self.claims)


def read_web(store: Store) -> Web:
    """Read the whole web of a store."""
    concepts = described(store, "concepts")
    claims, unions = read_claims(store, concepts), read_unions(store, concepts)
    partnerships = tuple(read_partnerships(store, claims, concepts))
    sides = sides_of(partnerships, unions)
    awards = _awards(described(store, "recognitions"), concepts, claims)
    things = {**_things(store, unions), **awards.things}
    relations = (
        *(
            Relation(left, right, "partnership", tuple(c for p in joint for c in p.claims_of(left, right, claims)))
            for (left, right), joint in pairs_of(partnerships, sides)
        ),
        *_joins(store, claims),
        *awards.relations,
        *(Relation(higher, union.id, "higher", ()) for union in unions.values() for higher in union.higher),
    )
    known = tuple(r for r in relations if r.source in things and r.target in things)
    return Web(things, known, claims, sides)


def sorts_of(nodes: Iterable[Node]) -> tuple[Group, ...]:
    """Return the sorts of the nodes, as the legend lists them."""
    held = {node.group for node in nodes}
    return tuple(group for key, group in SORTS.items() if key in held)


def kinds_of(edges: Iterable[Edge]) -> tuple[Group, ...]:
    """Return the kinds of the edges, as the legend lists them."""
    held = {kind for edge in edges for kind in edge.kinds}
    return tuple(group for key, group in KINDS.items() if key in held)


def _things(store: Store, unions: Mapping[str, Union]) -> dict[str, Thing]:
    found = {}
    for id_, values in described(store, "things").items():
        sort = next((s for s in SORTS if any(iri.endswith(("#" + s, "/" + s)) for iri in texts(values, "class"))), "")
        if sort:
            facts = unions[id_].facts if id_ in unions else ()
            name = label(values) if "label" in values else Label(id_.rpartition("/")[2])
            found[id_] = Thing(id_, name, sort, facts, label(values, "note"))
    return found


def _joins(store: Store, claims: Claims) -> Iterator[Relation]:
    found: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in store.select(question_text("joins")):
        found[str(row["from"]), str(row["to"]), str(row["kind"])].add(str(row["claim"]))
    for (source, target, kind), said in sorted(found.items()):
        yield Relation(source, target, kind, tuple(claim for claim in claims.cards if claim in said))


@dataclass(frozen=True, slots=True)
class _Awards:
    """The titles that recognitions name, as things, with who received and who granted them."""

    things: Mapping[str, Thing]
    relations: tuple[Relation, ...]


def _awards(said: Mapping[str, Values], concepts: Mapping[str, Values], claims: Claims) -> _Awards:
    things: dict[str, Thing] = {}
    relations: list[Relation] = []
    first: dict[tuple[str, tuple[str, ...]], str] = {}
    for id_, values in said.items():
        if id_ not in claims.cards:
            continue
        grantors = texts(values, "grantor")
        award = first.setdefault((text(values, "title"), grantors), id_)
        if award == id_:
            level = label(concepts.get(text(values, "level"), {}))
            facts = (Fact(LEVEL, level),) if level.zh else ()
            things[id_] = Thing(id_, label(values, "title"), "Award", facts)
        relations += (Relation(honoured, award, "honours", (id_,)) for honoured in texts(values, "honours"))
        relations += (Relation(grantor, award, "grants", (id_,)) for grantor in grantors)
    return _Awards(things, tuple(_merged(relations)))


def _merged(relations: Iterable[Relation]) -> Iterator[Relation]:
    found: dict[tuple[str, str, str], Relation] = {}
    for relation in relations:
        key = relation.source, relation.target, relation.kind
        known = found.get(key)
        found[key] = replace(relation, claims=(*known.claims, *relation.claims)) if known else relation
    yield from found.values()
