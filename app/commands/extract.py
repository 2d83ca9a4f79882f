"""`unionkg extract`: what reports say, as a claims table or a whole collection, each claim with its quote."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from unionkg import options
from unionkg.explaining import explain
from unionkg.graph.errors import BadInput, Refused
from unionkg.loaders.claim_tables import claim_lines
from unionkg.loaders.documents.document import Document
from unionkg.loaders.documents.reading import read_documents
from unionkg.loaders.reports.cast import Cast
from unionkg.loaders.reports.collecting import Extracted, collect, write_collection
from unionkg.loaders.reports.facts import facts


@click.command("extract", short_help="读报道,出陈述表 / read reports into claims")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-f", "--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
@click.option(
    "--explain", "explained", is_flag=True, help="说明每条的来历和未用的句子 / say how, and what was not used"
)
@click.option(
    "-o", "--out", type=click.Path(file_okay=False, path_type=Path), help="写成可构建的集合文件夹 / write a collection"
)
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], form: str, explained: bool, out: Path | None) -> None:
    """读报道(txt、md、html、docx、pdf、csv、jsonl),输出陈述表;每条陈述带原文引文。

    Read reports (txt, md, html, docx, pdf, csv, jsonl) into claims, each with the exact characters that say it. With
    --out a folder is written that `unionkg build` takes: claims, unions, areas, people, source texts. A file that
    cannot be read is named, and the others are read all the same. Exit code 0: all were read; 2: not all.

    \b
    例 / Example:
      unionkg extract report.html -o my-collection
      unionkg extract report.txt --explain
      unionkg extract report.txt --format json
    """
    problems: list[BadInput] = []
    cast = Cast()
    extracted = list(collect(_documents(files, problems), cast))
    if out is not None:
        write_collection(extracted, cast, out)
        click.echo(_summary(extracted, out))
    elif explained:
        click.echo("\n".join(line for each in extracted for line in explain(each)))
    elif form == "json":
        found = [fact for each in extracted for fact in facts(each.candidates, each.document.text)]
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        click.echo("".join(claim_lines(claim for each in extracted for claim in each.claims)), nl=False)
    for problem in problems:
        click.echo(f"unionkg: {problem}", err=True)
    ctx.exit(2 if problems else 0)


def _documents(files: Iterable[Path], problems: list[BadInput]) -> Iterator[Document]:
    for path in files:
        options.notify(f"读取 / reading {path}")
        try:
            yield from read_documents(path)
        except Refused as refused:
            problems.extend(refused.problems)
        except BadInput as problem:
            problems.append(problem)


def _summary(extracted: Sequence[Extracted], out: Path) -> str:
    claims = [claim for each in extracted for claim in each.claims]
    doubtful = sum(claim.confidence == "C" for claim in claims)
    return (
        f"{out}: {len(extracted)}篇报道,{len(claims)}行陈述,其中{doubtful}行存疑\n"
        f"{out}: {len(extracted)} reports, {len(claims)} claim rows, {doubtful} of them doubtful\n"
        f"→ unionkg build {out}"
    )
