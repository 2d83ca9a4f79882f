"""What leaves the page as a file: the picture as it stands, and data that other programs read."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from unionkg.viz.spec import Label, Map, Quote

pytestmark = pytest.mark.browser
PAIR = "https://w3id.org/unionkg/id/partnership-110108-420381"
SVG = "{http://www.w3.org/2000/svg}"
AWKWARD = "</text><script>window.hit=1</script> & \" ' ]]> \x0b \u2028"
Open = Callable[..., Any]  # of a map, gives a Visit (conftest.py)


def save(seen: Any, kind: str) -> Path:
    """Save one kind of file through the menu and return it."""
    seen.page.click("#save summary")
    with seen.page.expect_download() as saving:
        seen.page.click(f"[data-save={kind}]")
    assert saving.value.suggested_filename.endswith(f".{kind}")
    return Path(saving.value.path())


def drawing(seen: Any) -> ElementTree.Element:
    return ElementTree.parse(save(seen, "svg")).getroot()


def texts(root: ElementTree.Element) -> list[str]:
    """Return the written texts of a drawing, the lines of one label together."""
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]


def hide_left(seen: Any) -> None:
    seen.page.uncheck("#groups li:nth-child(1) input")


def test_the_drawing_holds_every_union_line_and_label_as_text(visit: Open, partnership: Map) -> None:
    root = drawing(visit(partnership))
    written = texts(root)
    assert all(node.label.zh in written for node in partnership.nodes)
    assert all(group.label.zh in written for group in partnership.groups)
    assert sum(line.startswith("对口") for line in written) == 2
    assert len(list(root.iter(f"{SVG}path"))) == len(partnership.edges)
    assert "工会合作关系图" in written
    assert [child.text for child in root if child.tag in (f"{SVG}title", f"{SVG}desc")] == written[-2:]


def test_the_drawing_shows_what_the_screen_shows(visit: Open, partnership: Map) -> None:
    seen = visit(partnership)
    whole = drawing(seen)
    assert seen.page.evaluate("id => unionMap.route(id).path", PAIR) in {
        path.attrib["d"] for path in whole.iter(f"{SVG}path")
    }
    seen.page.uncheck("#labels")
    hide_left(seen)
    part = drawing(seen)
    assert not list(part.iter(f"{SVG}path"))
    assert "丹江口市总工会" not in texts(part)
    assert "北京市海淀区总工会" in texts(part)
    assert not any(line.startswith("对口") for line in texts(part))
    assert float(part.attrib["height"]) <= float(whole.attrib["height"])
    seen.page.click("#theme")
    seen.page.click("#theme")
    assert "#14181d" in {rect.get("fill") for rect in drawing(seen).iter(f"{SVG}rect")}


def test_the_drawing_is_shown_by_a_browser(visit: Open, hierarchy: Map, tmp_path: Path) -> None:
    seen = visit(hierarchy, locale="en-GB")
    file = tmp_path / "drawing.svg"
    file.write_bytes(save(seen, "svg").read_bytes())
    seen.page.goto(file.as_uri())
    rooms = seen.page.evaluate(
        """() => [...document.querySelectorAll('g')].filter((g) => g.querySelector('title')).map((g) => {
        const frame = g.querySelector('rect').getBBox(), text = g.querySelector('text').getBBox();
        return [text.x - frame.x, frame.x + frame.width - text.x - text.width,
                text.y - frame.y, frame.y + frame.height - text.y - text.height];
    })"""
    )
    assert len(rooms) == len(hierarchy.nodes)
    assert all(side > -4 for room in rooms for side in room)


def test_the_data_holds_the_shown_claims_with_their_quotes(visit: Open, partnership: Map) -> None:
    seen = visit(partnership)
    found = json.loads(save(seen, "json").read_text(encoding="utf-8"))
    assert [node["id"] for node in found["nodes"]] == [node.id for node in partnership.nodes]
    assert [edge["claims"] for edge in found["edges"]] == [list(edge.claims) for edge in partnership.edges]
    quotes = {(c["id"], quote["text"], quote["source"]["zh"]) for c in found["claims"] for quote in c["quotes"]}
    assert quotes == {(c.id, quote.text, quote.source.zh) for c in partnership.claims for quote in c.quotes}
    hide_left(seen)
    found = json.loads(save(seen, "json").read_text(encoding="utf-8"))
    shown = [node for node in partnership.nodes if node.group != partnership.groups[0].key]
    assert [node["id"] for node in found["nodes"]] == [node.id for node in shown]
    assert found["edges"] == []
    assert {claim["id"] for claim in found["claims"]} == {claim for node in shown for claim in node.claims}


@pytest.mark.parametrize("name", ["partnership", "hierarchy"])
def test_graph_files_open_in_networkx(request: pytest.FixtureRequest, visit: Open, name: str) -> None:
    drawn = request.getfixturevalue(name)
    seen = visit(drawn)
    graphml = nx.read_graphml(save(seen, "graphml"))
    gexf = nx.read_gexf(save(seen, "gexf"))
    for graph in (graphml, gexf):
        assert {id_: union["label"] for id_, union in graph.nodes(data=True)} == {n.id: n.label.zh for n in drawn.nodes}
        ends = {(source, target): line["label"] for source, target, line in graph.edges(data=True)}
        assert ends == {(edge.source, edge.target): edge.label.zh for edge in drawn.edges}
        assert graph.is_directed()
        assert {id_: union["claims"] for id_, union in graph.nodes(data=True)} == {
            n.id: len(n.claims) for n in drawn.nodes
        }
    for edge in drawn.edges:
        told = graphml.edges[edge.source, edge.target].get("quotes", "")
        assert all(q.text in told for card in drawn.claims if card.id in edge.claims for q in card.quotes)


def test_graph_files_leave_out_what_is_hidden(visit: Open, partnership: Map) -> None:
    seen = visit(partnership, locale="en-GB")
    hide_left(seen)
    shown = {n.id: n.label.text("en") for n in partnership.nodes if n.group != partnership.groups[0].key}
    for graph in (nx.read_graphml(save(seen, "graphml")), nx.read_gexf(save(seen, "gexf"))):
        assert dict(graph.nodes(data="label")) == shown
        assert graph.number_of_edges() == 0


def test_awkward_texts_stay_texts_in_every_file(visit: Open, partnership: Map) -> None:
    evil = Label(AWKWARD, AWKWARD)
    nodes = tuple(replace(node, label=evil) for node in partnership.nodes)
    edges = tuple(replace(edge, label=evil) for edge in partnership.edges)
    cards = tuple(replace(card, quotes=(Quote(AWKWARD, evil, evil, 0, 1),)) for card in partnership.claims)
    seen = visit(replace(partnership, title=evil, nodes=nodes, edges=edges, claims=cards))
    written = AWKWARD.replace("\x0b", "\ufffd")
    root = drawing(seen)
    assert root.findtext(f"{SVG}title") == written
    assert {element.tag for element in root.iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "title", "desc", "rect", "g", "text", "tspan", "path")
    }
    for graph in (nx.read_graphml(save(seen, "graphml")), nx.read_gexf(save(seen, "gexf"))):
        assert set(dict(graph.nodes(data="label")).values()) == {written}
    found = json.loads(save(seen, "json").read_text(encoding="utf-8"))
    assert found["nodes"][0]["label"]["zh"] == AWKWARD
    assert (seen.requests, seen.errors) == ([], [])


def test_a_map_with_nothing_shown_is_saved_too(visit: Open, partnership: Map) -> None:
    seen = visit(partnership)
    for at in (1, 2, 3):
        seen.page.uncheck(f"#groups li:nth-child({at}) input")
    assert texts(drawing(seen)) == ["工会合作关系图", "来源：结对记"]
    assert save(seen, "png").read_bytes().startswith(b"\x89PNG")
    assert nx.read_gexf(save(seen, "gexf")).number_of_nodes() == 0
    assert seen.errors == []


def test_the_drawing_dims_what_the_screen_dims(visit: Open, partnership: Map) -> None:
    seen = visit(partnership, address=f"#{PAIR}")
    looks = {path.findtext(f"{SVG}title"): path.attrib for path in drawing(seen).iter(f"{SVG}path")}
    (chosen,) = [look for title, look in looks.items() if title and "海淀" in title]
    (other,) = [look for look in looks.values() if look is not chosen]
    assert float(chosen["opacity"]) == 1 > float(other["opacity"])
    assert float(chosen["stroke-width"]) > float(other["stroke-width"])


def test_a_long_title_is_broken_and_stays_on_the_sheet(visit: Open, partnership: Map) -> None:
    long = "很长的题目" * 40
    root = drawing(visit(replace(partnership, title=Label(long, long))))
    heads = [text for text in root.iter(f"{SVG}text") if text.get("font-size") == "26"]
    assert "".join(text.text or "" for text in heads) == long
    assert len(heads) > 3
    top = float(root.attrib["viewBox"].split()[1])
    assert all(float(text.attrib["y"]) > top for text in heads)
    assert max(len(text.text or "") for text in heads) * 26 < float(root.attrib["width"])


def test_a_map_without_unions_is_saved(visit: Open) -> None:
    title = Label("空图", "empty")
    seen = visit(Map("empty", title, title, "columns", (title, title), (), (), (), (), ()))
    assert save(seen, "png").read_bytes().startswith(b"\x89PNG")
    assert "空图" in texts(drawing(seen))
    assert seen.errors == []
