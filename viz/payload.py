"""Turn a map into plain data for its page: places, styles, words, claims."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from unionkg.viz.analysis import Bridge, analyse
from unionkg.viz.layout import EDGE_FONT, FONT, Layout, arrange
from unionkg.viz.palette import DOTTED, INK, PAPER, edge_style, node_style
from unionkg.viz.spec import ClaimCard, Fact, Label, Language, Map, Node, Strand
from unionkg.viz.words import WORDS
from unionkg.viz.wrap import wrap

Data = Mapping[str, object]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
QUIET = frozenset({"quiet", "higher"})  # sorts and kinds that stand back
MOST = 10  # bridges that are told one by one
EDGE_LINE = 8.0  # ems in a line of a relation's label


def payload(drawn: Map) -> Data:
    """Return everything the page shows, as JSON-ready data, without the parts that open from the map."""
    return {
        **part_payload(drawn),
        "parts": list(drawn.parts),
        "inferredDashes": DOTTED,
        "themes": {theme: {"paper": PAPER[theme], "ink": INK[theme]} for theme in PAPER},
        "words": {key: _label(words) for key, words in WORDS.items()},
    }


def part_payload(drawn: Map) -> Data:
    """Return what the page shows of one map only; quotes name their source by its place in `sources`."""
    labels = tuple(dict.fromkeys(label for edge in drawn.edges for label in edge.labels))
    named = dict.fromkeys(quote.source for card in drawn.claims for quote in card.quotes)
    sources = {source: at for at, source in enumerate(named)}
    return {
        "name": drawn.name,
        "title": _label(drawn.title),
        "note": _label(drawn.note),
        "shape": drawn.shape,
        "things": _label(drawn.things),
        "focus": drawn.focus,
        "ends": [_label(end) for end in drawn.ends],
        "groups": {
            group.key: {"label": _label(group.label), **_node_look(at, group.key)}
            for at, group in enumerate(drawn.groups)
        },
        "kinds": {
            kind.key: {"label": _label(kind.label), **_edge_look(at, kind.key)} for at, kind in enumerate(drawn.kinds)
        },
        "nodes": {node.id: _node(node) for node in drawn.nodes},
        "edges": list(_edges(drawn, labels)),
        "labels": [_named(label) for label in labels],
        "claims": {card.id: _claim(card, sources) for card in drawn.claims},
        "sources": [_label(source) for source in sources],
        "layouts": {language: _layouts(drawn, language) for language in LANGUAGES},
        "analysis": _analysis(drawn),
        "within": drawn.within,
    }


def _label(label: Label) -> Data:
    return {"zh": label.zh, "en": label.text("en")}


def _node_look(place: int, key: str) -> Data:
    style = node_style(place, key in QUIET)
    colours = [dict(zip(("fill", "border", "ink"), colours, strict=True)) for colours in style.colours]
    return {
        "corner": style.corner,
        "dashes": style.dashes,
        "width": style.border,
        "light": colours[0],
        "dark": colours[1],
    }


def _edge_look(place: int, key: str) -> Data:
    style = edge_style(place, key in QUIET)
    light, dark = ({"line": colour} for colour in style.colours)
    return {"width": style.width, "dashes": style.dashes, "light": light, "dark": dark}


def _node(node: Node) -> Data:
    return {
        "label": _label(node.label),
        "group": node.group,
        "claims": node.claims,
        "facts": [_fact(fact) for fact in node.facts],
        "note": _label(node.note),
    }


def _fact(fact: Fact) -> Data:
    return {"name": _label(fact.name), "value": _label(fact.value)}


def _edges(drawn: Map, labels: Sequence[Label]) -> Iterator[Data]:
    """Yield the relations in order; ends and labels are told by their places, since both return often."""
    ends = {node.id: at for at, node in enumerate(drawn.nodes)}
    names = {label: at for at, label in enumerate(labels)}
    for edge in drawn.edges:
        yield {
            "ends": [ends[edge.source], ends[edge.target]],
            "kind": edge.kind,
            "label": names[edge.label],
            "claims": edge.claims,
            "basis": edge.basis,
            **({"joint": edge.joint, "said": edge.said} if edge.joint > 1 else {}),
            **({"strands": [_strand(strand, names) for strand in edge.strands]} if edge.strands else {}),
        }


def _strand(strand: Strand, names: Mapping[Label, int]) -> Data:
    return {"kind": strand.kind, "label": names[strand.label], "claims": strand.claims}


def _named(label: Label) -> Data:
    return {**_label(label), "lines": {language: _lines(label.text(language)) for language in LANGUAGES}}


def _lines(words: str) -> str:
    return "\n".join(line for part in words.split(" · ") for line in wrap(part, EDGE_LINE))


def _claim(card: ClaimCard, sources: Mapping[Label, int]) -> Data:
    return {
        "kind": _label(card.kind),
        "words": _label(card.words),
        "figures": [_label(figure) for figure in card.figures],
        "quotes": [
            {
                "text": quote.text,
                "source": sources[quote.source],
                "passage": _label(quote.passage),
                "start": quote.start,
                "end": quote.end,
            }
            for quote in card.quotes
        ],
        "status": card.status,
        "standing": _label(card.standing),
        "parts": [_label(part) for part in card.parts],
        "times": card.times,
        "note": _label(card.note),
        "days": [card.first, card.last] if card.first else [],
    }


def _analysis(drawn: Map) -> Data:
    """Return the answers with unions and lines by their places in the graph of pyvis, which keeps them short."""
    found = analyse(drawn)
    unions = {node.id: at for at, node in enumerate(drawn.nodes)}
    lines = {edge.id: at for at, edge in enumerate(drawn.edges)}

    def bridges(of: Sequence[Bridge], places: Mapping[str, int]) -> list[Data]:
        return [
            {
                "at": places[bridge.id],
                "parts": [[unions[id_] for id_ in part] for part in bridge.parts],
                "rest": bridge.rest,
            }
            for bridge in of[:MOST]
        ]

    return {
        "unions": bridges(found.unions, unions),
        "lines": bridges(found.lines, lines),
        "moreBridges": len(found.unions[MOST:]) + len(found.lines[MOST:]),
        "leaves": [unions[id_] for id_ in found.leaves],
        "communities": [[unions[id_] for id_ in group] for group in found.communities],
        "mutual": [lines[id_] for id_ in found.voices.mutual],
        "one": [[lines[id_], unions[by]] for id_, by in found.voices.one.items()],
        "others": [lines[id_] for id_ in found.voices.others],
        "unknown": [lines[id_] for id_ in found.voices.unknown],
    }


def _layouts(drawn: Map, language: Language) -> Data:
    """Return the layout of a map, and that for a narrow screen where it differs."""
    found = {"wide": arrange(drawn, language)}
    if drawn.shape == "tree":
        found["narrow"] = arrange(drawn, language, narrow=True)
    return {name: _layout(drawn, layout, language) for name, layout in found.items()}


def _layout(drawn: Map, layout: Layout, language: Language) -> Data:
    """Return a layout; boxes (x, y, width, height, label) in the order of the nodes, bends by place of edge."""
    boxes = (layout.boxes[node.id] for node in drawn.nodes)
    return {
        "font": FONT[language],
        "edgeFont": EDGE_FONT[language],
        "boxes": [(_short(b.x), _short(b.y), _short(b.width), _short(b.height), "\n".join(b.lines)) for b in boxes],
        "bands": [asdict(band) for band in layout.bands],
        "indented": layout.indented,
        "bends": {
            at: [tuple(map(_short, bend)) for bend in layout.bends[edge.id]]
            for at, edge in enumerate(drawn.edges)
            if edge.id in layout.bends
        },
    }


def _short(place: float) -> float:
    """Return a place to a tenth, without a decimal point where it needs none."""
    rounded = round(place, 1)
    return int(rounded) if rounded == int(rounded) else rounded
