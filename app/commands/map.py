"""`unionkg map`: a relationship map as one page that needs no network."""

from pathlib import Path

import click
from unionkg import reading
from unionkg.graph.errors import BadQuestion
from unionkg.graph.saving import save
from unionkg.viz import maps, render


@click.command("map", short_help="画关系图 / draw a relationship map")
@click.argument("name", default="partnership")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="目标 .html 文件 / the .html file to write"
)
@reading.sources
def command(name: str, output: Path, folder: Path, endpoint: str | None) -> None:
    """画关系图,存为一个离线可开的网页:partnership 合作关系图,hierarchy 工会层级图。

    Draw a map as one page that opens without any network: partnership or hierarchy.

    \b
    例 / Example:
      unionkg map partnership -o map.html -w my-workspace
    """
    drawings = maps()
    if name not in drawings:
        raise BadQuestion(f"there is no map called {name!r}; there are {', '.join(drawings)}")
    if output.suffix.lower() != ".html":
        raise BadQuestion(f"{output}: a map is written as a file that ends with .html")
    save(render(drawings[name].draw(reading.store(folder, endpoint))), output)
    click.echo(f"已写入 / written: {output}")
