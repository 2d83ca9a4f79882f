"""`unionkg queries`: which questions can be asked by name."""

import click
from unionkg.queries.catalog import questions
from unionkg.queries.question import Question


@click.command("queries", short_help="列出问题 / list the questions")
@click.option("-v", "--verbose", is_flag=True, help="连同参数 / with their parameters")
def command(verbose: bool) -> None:
    """列出可按名称提的问题。

    List the questions that can be asked by name.

    \b
    例 / Example:
      unionkg queries -v
    """
    for question in questions().values():
        click.echo(_text(question, verbose))


def _text(question: Question, verbose: bool) -> str:
    lines = [f"{question.name:<14}{question.zh}", f"{'':<14}{question.en}"]
    if verbose:
        lines += [f"{'':<14}-p {p.name}={p.default}  ({p.zh} / {p.en})" for p in question.parameters]
    return "\n".join(lines)
