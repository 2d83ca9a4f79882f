"""Options that several commands share."""

from pathlib import Path

import click

workspace = click.option(
    "-w", "--workspace", "folder", type=click.Path(path_type=Path), default=Path(), show_default="这里 / here",
    help="工作区文件夹 / folder of the workspace",
)  # fmt: skip


def notify(step: str) -> None:
    """Tell the user on stderr what is going on."""
    click.echo(f"… {step}", err=True)
