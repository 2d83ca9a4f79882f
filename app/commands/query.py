"""`unionkg query`: ask a question by name, or with SPARQL of one's own."""

from difflib import get_close_matches
from pathlib import Path

import click
from unionkg import options, reading
from unionkg.graph.errors import BadQuestion
from unionkg.graph.store import Rows, Store
from unionkg.loaders.folders import legible
from unionkg.queries.asking import ask, bind, freeform
from unionkg.queries.catalog import questions
from unionkg.queries.citations import citations
from unionkg.queries.labels import named
from unionkg.queries.results import FORMATS, render
from unionkg.queries.sheets import for_excel
from unionkg.query_texts import TYPED, text_of


@click.command("query", short_help="提问 / ask a question")
@click.argument("question")
@click.option("-p", "--param", "parameters", multiple=True, metavar="KEY=VALUE", help="参数 / a parameter")
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--cite/--no-cite", default=None, help="附引文(表格默认附) / with quotes (default for tables)")
@click.option("--excel", is_flag=True, help="CSV 供 Excel 打开 / CSV that Excel opens")
@reading.sources
def command(
    question: str,
    parameters: tuple[str, ...],
    form: str,
    cite: bool | None,
    excel: bool,
    folder: Path,
    endpoint: str | None,
) -> None:
    """按名称提问(名称见 `unionkg queries`),或给出 .rq 文件,或用 - 从标准输入读取 SPARQL。

    Ask a question by its name (see `unionkg queries`), with a .rq file of your own, or with SPARQL from standard
    input (-). Each row of a question cites its evidence.

    \b
    例 / Example:
      unionkg query partners -p union=丹江口市总工会 -w my-workspace
      unionkg query cq05 --format csv --cite -w my-workspace
      unionkg query cq05 --endpoint https://example.org/sparql
      echo "SELECT ?u WHERE { ?u a ukg:Union }" | unionkg query - -w my-workspace
    """
    arguments = dict(_pair(parameter) for parameter in parameters)
    store = reading.store(folder, endpoint)
    text = _answer(store, question, arguments, form, form == "table" if cite is None else cite)
    click.echo(for_excel(text) if excel and form == "csv" else text, nl=False)


def _pair(parameter: str) -> tuple[str, str]:
    key, equals, value = parameter.partition("=")
    if not equals or not key.strip():
        raise BadQuestion(f"-p takes key=value, not {parameter!r}")
    return key.strip(), legible(value.strip())


def _answer(store: Store, name: str, arguments: dict[str, str], form: str, cite: bool) -> str:
    if name in questions():
        asked = questions()[name]
        rows = ask(store, asked, arguments)
        hidden = bind(store, asked, arguments).keys()
        shown = named(store, rows) if form == "table" else rows
        return render(shown, form, citations(store, rows) if cite else (), hidden, options.terminal_width())
    if arguments:
        raise BadQuestion(f"{name} is a query of your own: write its values into it, -p is for named questions")
    found = freeform(store, _own(name))
    cited = citations(store, found) if cite and isinstance(found, Rows) else ()
    return render(found, form, cited, room=options.terminal_width())


def _own(name: str) -> str:
    """Return the text of a query file, or of standard input; raise BadQuestion for a name that is neither."""
    if name != TYPED and not Path(name).is_file():
        near = get_close_matches(name, questions(), n=3, cutoff=0.4)
        advice = f"the nearest are {', '.join(near)}" if near else "`unionkg queries` lists them"
        raise BadQuestion(f"there is no question {name!r} and no file of this name; {advice}")
    return text_of(name)
