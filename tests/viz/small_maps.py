"""Small maps whose answers can be worked out by hand: unions by one character, lines by two."""

from collections.abc import Mapping

from unionkg.viz.spec import ClaimCard, Edge, Group, Label, Map, Node, Quote

WORDS = Label("合作", "partnership")


def card(
    id_: str, days: tuple[str, str] = ("", ""), *, by: str = "", paper: str = "", status: str = "reported"
) -> ClaimCard:
    """Return a claim published by the unions of the characters and a paper."""
    quote = Quote(f"原文{id_}", Label("报道"), Label("第一节"), 0, 2)
    names = (*(f"{union}工会" for union in by), *filter(None, [paper]))
    words = Label(f"陈述{id_}", f"claim {id_}")
    return ClaimCard(
        id_,
        WORDS,
        words,
        (),
        (quote,),
        status,
        Label("已报道"),
        first=days[0],
        last=days[1],
        publishers=names,
        by=tuple(by),
    )


def small_map(unions: str, lines: str, claims: Mapping[str, tuple[ClaimCard, ...]] | None = None) -> Map:
    """Return a map of unions and lines ("甲乙 乙丙"); a line that stands twice is two; claims are given by line."""
    held = claims or {}
    sides = {union: "left" if at % 2 == 0 else "right" for at, union in enumerate(unions)}
    pairs = lines.split()
    return Map(
        name="small",
        title=Label("小图", "small"),
        note=Label("说明", "note"),
        shape="columns",
        ends=(Label("左", "left"), Label("右", "right")),
        groups=(Group("left", Label("左边", "on the left")), Group("right", Label("右边", "on the right"))),
        kinds=(Group("kind", WORDS),),
        nodes=tuple(Node(u, Label(f"{u}工会", f"Union {u}"), side, side == "right") for u, side in sides.items()),
        edges=tuple(
            Edge(
                pair if pair not in pairs[:at] else f"{pair}{at}",
                pair[0],
                pair[1],
                "kind",
                Label("合作 · 陈述", "partnership · claims"),
                tuple(claim.id for claim in held.get(pair, ())),
                "stated" if pair in held else "authority",
            )
            for at, pair in enumerate(pairs)
        ),
        claims=tuple({claim.id: claim for of in held.values() for claim in of}.values()),
    )
