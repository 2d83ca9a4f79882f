"""The command line: finds the commands, and turns what goes wrong into one sentence and an exit code."""

import codecs
import sys
from importlib import import_module
from pkgutil import iter_modules
from typing import TextIO

import click
from unionkg import commands
from unionkg.graph.errors import UnionkgError

DONE, PROBLEMS, BAD_USE, INTERRUPTED = 0, 1, 2, 130
AS_GIVEN = "unionkg-as-given"


class Commands(click.Group):
    """Every module of unionkg.commands is a command; it is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """Return the names of all commands, in order."""
        return sorted(module.name for module in iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of this name, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"unionkg.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="unionkg", prog_name="unionkg")
@click.option("--debug", is_flag=True, help="出错时显示调用栈 / show the traceback of an error")
def cli(debug: bool) -> None:
    """工会知识图谱:每条陈述都带原文引文。A knowledge graph of unions in which every claim carries its quote.

    \b
    例 / Example:
      unionkg demo
      unionkg build my-collection -w my-workspace
      unionkg query partners -p union=丹江口市总工会 -w my-workspace
    """


def main() -> None:
    """Run the command line; exit 0 when done, 1 when problems were found, 2 on bad usage or input."""
    _speak_utf8(sys.stdout)
    _speak_utf8(sys.stderr)
    try:
        sys.exit(cli.main(standalone_mode=False) or DONE)
    except click.ClickException as problem:
        problem.show()
        sys.exit(problem.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中止 / interrupted", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(DONE)
    except (UnionkgError, OSError, UnicodeEncodeError) as problem:
        if "--debug" in sys.argv:
            raise
        click.echo(f"unionkg: {_sentence(problem)}", err=True)
        sys.exit(BAD_USE)


def _sentence(problem: Exception) -> str:
    """Return what a person needs to know, also of what only the system refuses."""
    if isinstance(problem, OSError):
        name, reason = problem.filename or "a file", problem.strerror or problem
        return f"{name} cannot be used ({reason}); check its name and place"
    if isinstance(problem, UnicodeEncodeError):
        name = f"the name 「{problem.object}」 cannot be written in this system's {problem.encoding}"
        return f"{name}; set PYTHONUTF8=1 in the environment"
    return str(problem)


def _speak_utf8(stream: TextIO) -> None:
    """Write files and pipes as UTF-8 whatever the locale; a terminal keeps its own encoding."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors=AS_GIVEN) if stream.isatty() else reconfigure(encoding="utf-8", errors=AS_GIVEN)


def _as_given(problem: UnicodeError) -> tuple[str | bytes, int]:
    """Write the bytes of a file name as they came, and any other character that the encoding lacks as `?`."""
    try:
        return codecs.lookup_error("surrogateescape")(problem)
    except UnicodeError:
        return codecs.replace_errors(problem)


codecs.register_error(AS_GIVEN, _as_given)
