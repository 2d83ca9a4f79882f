"""`unionkg demo`: the bundled collection, from its tables to answers, maps and Turtle."""

from pathlib import Path

import click
from unionkg import options
from unionkg.commands.build import summary
from unionkg.demonstration import Answer, demonstrate
from unionkg.queries.results import as_table
from unionkg.reporting import count_text


@click.command("demo", short_help="演示自带的十堰集合 / show the bundled collection")
@click.option(
    "--out", "folder", type=click.Path(path_type=Path), default=Path("unionkg-demo"), show_default=True,
    help="目标文件夹 / folder to write to",
)  # fmt: skip
def command(folder: Path) -> None:
    """用自带的十堰集合建图、校验、提问、绘图并导出 Turtle,并告诉您结果在哪里。

    Build, validate, ask, draw and export the bundled collection of Shiyan, and say where everything is.

    \b
    例 / Example:
      unionkg demo --out my-demo
    """
    shown = demonstrate(folder, options.notify)
    click.echo(summary(shown.built))
    click.echo(count_text(shown.findings))
    for answer in shown.answers:
        click.echo(f"\n{_answer_text(answer)}", nl=False)
    click.echo(f"\n共回答 {shown.answered} 个问题 / {shown.answered} questions answered: unionkg queries")
    for path in shown.files:
        click.echo(f"  {path}")


def _answer_text(answer: Answer) -> str:
    hidden = {parameter.name for parameter in answer.question.parameters}
    table = as_table(answer.rows, answer.citations, hidden, options.terminal_width())
    return f"问 {answer.question.zh}\n   {answer.question.en}\n\n{table}"
