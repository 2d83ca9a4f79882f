"""`unionkg template`: a workbook to fill in."""

from pathlib import Path

import click


@click.command("template", short_help="生成可填写的 Excel 模板 / write a workbook to fill in")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="覆盖已有文件 / overwrite an existing file")
def command(file: Path, force: bool) -> None:
    """生成带下拉选项和说明的 Excel 模板,填好后可直接 `unionkg build`。

    Write an Excel workbook with drop-downs and a help sheet; `unionkg build` reads it when it is filled in.

    \b
    例 / Example:
      unionkg template claims.xlsx
    """
    from unionkg.loaders.template import write_template  # here, because its library takes long to import

    write_template(file, force=force)
    click.echo(f"已写入 / written: {file}")
