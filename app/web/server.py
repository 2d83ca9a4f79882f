"""The HTTP server: one socket, one process, and an end that is no surprise."""

import logging
import socket
from types import FrameType

import uvicorn
from starlette.types import ASGIApp
from unionkg.graph.errors import BadQuestion
from unionkg.web.connections import Connection

BACKLOG = 512
PARTING = 5  # seconds that running requests have when the server is told to stop


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raise BadQuestion when the address is taken or none of this machine."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family, backlog=BACKLOG)
    except OSError as problem:
        reason = problem.strerror or problem
        raise BadQuestion(f"{host}:{port} cannot be served at ({reason}): choose another --host or --port") from None


def address_of(listening: socket.socket) -> str:
    """Return the address at which a browser on this machine finds the server."""
    host, port = listening.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not listened at
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def run(app: ASGIApp, listening: socket.socket) -> None:
    """Serve until the process is told to stop (SIGINT, SIGTERM)."""
    server_of(app).run(sockets=[listening])


def server_of(app: ASGIApp) -> uvicorn.Server:
    """Return the server, which runs until its `should_exit` is set."""
    config = uvicorn.Config(
        app,
        http=Connection,
        lifespan="on",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=PARTING,
        proxy_headers=False,
    )
    logging.getLogger("uvicorn.error").addFilter(_tells)
    return _Server(config)


def _tells(record: logging.LogRecord) -> bool:
    """Whether a message of the HTTP server says more than that an answer was broken off, which the access log says."""
    return "without completing response" not in record.getMessage()


class _Server(uvicorn.Server):
    """Ends by itself when told to stop, without passing the signal on."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the signature is uvicorn's
        """Begin to stop; told again, stop at once."""
        if self.should_exit:
            self.force_exit = True
        self.should_exit = True
