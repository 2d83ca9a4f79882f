"""Draw what stands around one union, or anything else that has a name, as far as a reader wants to go."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from unionkg.graph.errors import BadQuestion
from unionkg.graph.store import Store
from unionkg.queries.names import resolve
from unionkg.queries.question import Parameter
from unionkg.viz.spec import Fact, Label, Map
from unionkg.viz.web import Web, kinds_of, read_web, sorts_of

TITLE = Label("周边关系图", "What stands around")
NEEDS = ("focus",)
TAKES = ("hops", "most")
NOTE = Label(
    "中间是所选的对象，越往两边离它越远。左边是上级、人物、荣誉和其他单位，右边是合作的工会、项目和阵地。",
    "The chosen one stands in the middle; what is farther out is farther from it. Left: higher unions, people, awards "
    "and other organizations; right: partners, programmes, facilities.",
)
LEFT = frozenset({"Person", "FormalOrganization", "AdministrativeArea", "Award"})
HIDDEN = Label("未画出的相连对象", "Related things not drawn")
HOPS, MOST = 1, 60
FARTHEST = 5


def draw(store: Store, focus: str, hops: int = HOPS, most: int = MOST) -> Map:
    """Draw the things at most `hops` relations from the focus (a name or an IRI), the nearest first, at most `most`.

    What is left out is counted at the thing that it belongs to. Raises BadQuestion when the focus is unknown, or takes
    part in no relation, or hops is not from 1 to 5.
    """
    if not 1 <= hops <= FARTHEST:
        raise BadQuestion(f"--hops is a number from 1 to {FARTHEST}, not {hops}")
    web = read_web(store)
    middle = str(resolve(store, Parameter("focus", "entity", "", "", ""), focus))
    if middle not in web.things:
        raise BadQuestion(f"focus: no relation of 「{focus}」 can be drawn; name a union, person, programme or award")
    beside = _neighbours(web)
    columns = _columns(web, beside, middle, hops, most)
    hidden = {id_: len(beside[id_] - columns.keys()) for id_ in columns}
    nodes = tuple(web.node(id_, column, _counted(hidden[id_])) for id_, column in columns.items())
    edges = web.edges(columns)
    name = web.things[middle].label
    return Map(
        name="ego",
        title=Label(f"{name.zh} · 周边关系图", f"{name.text('en')}: what stands around"),
        note=_noted(len({id_ for one in columns for id_ in beside[one]} - columns.keys())),
        shape="tiers",
        ends=(Label("从", "From"), Label("到", "To")),
        groups=sorts_of(nodes),
        kinds=kinds_of(edges),
        nodes=nodes,
        edges=edges,
        claims=web.cards(nodes, edges),
        things=Label("对象", "things"),
        focus=middle,
    )


def _neighbours(web: Web) -> Mapping[str, set[str]]:
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for relation in web.relations:
        beside[relation.source].add(relation.target)
        beside[relation.target].add(relation.source)
    return beside


def _columns(web: Web, beside: Mapping[str, set[str]], middle: str, hops: int, most: int) -> dict[str, int]:
    """Return the column of each thing that is drawn: the focus in the middle, each further step one column outwards."""
    higher = _above(web, middle)
    ties = Counter(end for relation in web.relations for end in (relation.source, relation.target))
    steps = {middle: 0}
    reached = [middle]
    for distance in range(1, hops + 1):
        found = {other for one in reached for other in beside.get(one, ())} - steps.keys()
        reached = sorted(found, key=lambda id_: (-ties[id_], id_))[: max(0, most - len(steps))]
        for id_ in reached:
            side = _side(web, id_, higher) if distance == 1 else _outwards(beside[id_], steps, distance)
            steps[id_] = side * distance
    first = min(steps.values())
    return {id_: step - first for id_, step in steps.items()}


def _above(web: Web, middle: str) -> set[str]:
    """Return the unions above one, up to the top."""
    above: set[str] = set()
    found = {middle}
    while found:
        found = {r.source for r in web.relations if r.kind == "higher" and r.target in found} - above
        above |= found
    return above


def _side(web: Web, id_: str, higher: set[str]) -> int:
    return -1 if web.things[id_].sort in LEFT or id_ in higher else 1


def _outwards(beside: set[str], steps: Mapping[str, int], distance: int) -> int:
    inner = [steps[other] for other in sorted(beside) if abs(steps.get(other, 0)) == distance - 1]
    return -1 if inner and sum(inner) < 0 else 1


def _counted(hidden: int) -> tuple[Fact, ...]:
    return (Fact(HIDDEN, Label(str(hidden), str(hidden))),) if hidden else ()


def _noted(hidden: int) -> Label:
    if not hidden:
        return NOTE
    more = Label(
        f"还有{hidden}个相连的对象没有画出（--hops、--most）。", f"{hidden} more are not drawn (--hops, --most)."
    )
    return Label(NOTE.zh + more.zh, f"{NOTE.text('en')} {more.text('en')}")
