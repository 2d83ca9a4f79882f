"""`unionkg map`: a relationship map as one page that needs no network."""

from pathlib import Path

import click
from unionkg import reading
from unionkg.graph.errors import BadQuestion
from unionkg.graph.saving import save
from unionkg.loaders.folders import legible
from unionkg.query_texts import text_of
from unionkg.viz import maps, render


@click.command("map", short_help="画关系图 / draw a relationship map")
@click.argument("name", default="")
@click.option("--focus", help="周边关系图的中心:名称或 IRI / what the ego map stands around: a name or an IRI")
@click.option("--hops", type=int, help="周边关系图画几步(默认 1) / relations away from it (default 1)")
@click.option("--most", type=int, help="周边关系图最多画几个对象(默认 60) / how many things it draws (default 60)")
@click.option("--source", help="画哪份来源:标题或文件名 / which source to draw: its title or file name")
@click.option("--query", metavar="FILE", help="画 .rq 文件的查询结果(- 为标准输入) / draw what a .rq file (or -) finds")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="目标 .html 文件 / the .html file to write"
)
@reading.sources
def command(name: str, output: Path, folder: Path, endpoint: str | None, query: str | None, **wanted: object) -> None:
    """画关系图,存为一个离线可开的网页。

    NAME 是 partnership 合作关系图(默认)、hierarchy 层级图、ego 周边关系图、
    source 一份报道、programmes 项目与荣誉、sparql 自己的查询。

    Draw a map as one page that opens without any network: who supports whom (partnership), the hierarchy of unions,
    what stands around one of them (ego), what one report says (source), programmes and awards, or the answer of a
    query of your own (sparql: SELECT ?from ?to [?label ?claim], or CONSTRUCT).

    \b
    例 / Example:
      unionkg map partnership -o map.html -w my-workspace
      unionkg map --focus 丹江口市总工会 --hops 2 -o around.html -w my-workspace
      unionkg map sparql --query mine.rq -o mine.html -w my-workspace
    """
    drawings = maps()
    given = {key: _legible(value) for key, value in wanted.items() if value is not None}
    if query is not None:
        given["query"] = text_of(query)
    name = name or ("ego" if "focus" in given else "sparql" if "query" in given else "partnership")
    if name not in drawings:
        raise BadQuestion(f"there is no map called {name!r}; there are {', '.join(drawings)}")
    if output.suffix.lower() != ".html":
        raise BadQuestion(f"{output}: a map is written as a file that ends with .html")
    drawn = drawings[name].draw(reading.store(folder, endpoint), **given)
    if drawn.parts:
        parts = len(drawn.parts)
        click.echo(f"… 太大,分成 {parts} 张图,点开即见 / too large for one: drawn in {parts} parts", err=True)
    save(render(drawn), output)
    click.echo(f"已写入 / written: {output}")


def _legible(value: object) -> object:
    return legible(value) if isinstance(value, str) else value
