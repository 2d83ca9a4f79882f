"""Options that several commands share."""

import shutil
from pathlib import Path

import click

workspace = click.option(
    "-w", "--workspace", "folder", type=click.Path(path_type=Path), default=Path(), show_default="这里 / here",
    help="工作区文件夹 / folder of the workspace",
)  # fmt: skip


def notify(step: str) -> None:
    """Tell the user on stderr what is going on."""
    click.echo(f"… {step}", err=True)


def terminal_width() -> int:
    """Return how many cells wide a table may be: the terminal's width, or 100 where there is none."""
    return shutil.get_terminal_size((100, 24)).columns
