"""What a command reads from: the store of a workspace (-w), or a server that speaks SPARQL (--endpoint)."""

import os
from collections.abc import Callable
from netrc import NetrcParseError, netrc
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click
from click.core import ParameterSource
from unionkg import options
from unionkg.graph.endpoint import Endpoint
from unionkg.graph.endpoint_request import Login
from unionkg.graph.errors import BadQuestion
from unionkg.graph.remote_store import RemoteStore
from unionkg.graph.store import Store
from unionkg.workspace import Workspace

USER, PASSWORD = "UNIONKG_ENDPOINT_USER", "UNIONKG_ENDPOINT_PASSWORD"
Command = TypeVar("Command", bound=Callable[..., Any])


def sources(command: Command) -> Command:
    """Give a command the options -w and --endpoint, as `folder` and `endpoint`."""
    endpoint = click.option(
        "--endpoint", metavar="URL",
        help=f"改问 SPARQL 服务器(登录名和密码取自 {USER}、{PASSWORD} 或 .netrc)"
        f" / ask a SPARQL server instead (its login comes from {USER} and {PASSWORD}, or .netrc)",
    )  # fmt: skip
    return options.workspace(endpoint(command))


def store(folder: Path, endpoint: str | None) -> Store:
    """Open the store that the options name; raise click's UsageError when they name two."""
    if endpoint is None:
        return Workspace.open(folder).store()
    if click.get_current_context().get_parameter_source("folder") is not ParameterSource.DEFAULT:
        raise click.UsageError("-w 和 --endpoint 只能给一个 / give -w or --endpoint, not both")
    return RemoteStore(Endpoint(endpoint, login(endpoint)))


def login(address: str) -> Login | None:
    """Return the login for a server: from the environment, else from .netrc (or the file that NETRC names), if any.

    Raises BadQuestion when only half of it is set, or the file cannot be read; what stands in them is never shown.
    """
    user, password = os.environ.get(USER, ""), os.environ.get(PASSWORD, "")
    if bool(user) != bool(password):
        raise BadQuestion(f"set both {USER} and {PASSWORD}, or neither")
    return Login(user, password) if user else _noted(address)


def _noted(address: str) -> Login | None:
    path = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
    if not path.is_file():
        return None
    try:
        found = netrc(str(path)).authenticators(urlsplit(address).hostname or "")
    except (NetrcParseError, OSError, ValueError):
        raise BadQuestion(f"{path} cannot be read as a netrc file: mend it or set {USER} and {PASSWORD}") from None
    return Login(found[0], found[2] or "") if found else None
