"""`unionkg export`: the graph as a file."""

from pathlib import Path

import click
from unionkg import options
from unionkg.exporting import export
from unionkg.workspace import Workspace


@click.command("export", short_help="导出图 / write the graph to a file")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="目标文件 / the file to write")
@click.option("--all", "everything", is_flag=True, help="连同本体和推导关系 / with the ontology and derived relations")
@options.workspace
def command(output: Path, everything: bool, folder: Path) -> None:
    """导出图,格式由文件后缀决定:ttl trig nt nq jsonld rdf graphml gexf,csv 为陈述表。相同内容得到相同字节。

    Write the graph in the syntax that the file's suffix names: ttl trig nt nq jsonld rdf graphml gexf; csv is the
    claims table. The same content gives the same bytes.

    \b
    例 / Example:
      unionkg export -o graph.ttl -w my-workspace
    """
    export(Workspace.open(folder), output, everything)
    click.echo(f"已写入 / written: {output}")
