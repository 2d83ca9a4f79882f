"""`unionkg validate`: whether the graph is sound and every quote stands in its text."""

from pathlib import Path

import click
from unionkg import options
from unionkg.building import decide
from unionkg.checking import check
from unionkg.deciding import lost_findings
from unionkg.reporting import count_text, findings_text
from unionkg.workspace import Workspace


@click.command("validate", short_help="校验全图 / validate the whole graph")
@options.workspace
@click.pass_context
def command(ctx: click.Context, folder: Path) -> None:
    """按形状约束、跨记录检查和原文引文校验全图。退出码:0 无违规,1 有违规。

    Check the whole graph against its shapes (SHACL), across records, and every quote against its source text.
    Exit code 0: no violations; 1: violations.

    \b
    例 / Example:
      unionkg validate -w my-workspace
    """
    workspace = Workspace.open(folder)
    store = workspace.store()
    options.notify("校验 / validating")
    folders = list(workspace.folders())
    found = [*lost_findings(decide(folders, workspace.folder).lost), *check(store, folders)]
    if found:
        click.echo(findings_text(found))
    click.echo(count_text(found))
    ctx.exit(1 if any(finding.severity == "violation" for finding in found) else 0)
