"""Connections whose requests begin in time and within bounds: slow or endless heads would hold them for nothing."""

import socket
from asyncio import BaseTransport, TimerHandle
from typing import cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

PATIENCE = 10.0  # seconds in which the head of a request has to arrive
HEAD = 1 << 17  # bytes of a head at most; queries by GET stand in it
REFUSED = b"HTTP/1.1 431 Request Header Fields Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


class Connection(HttpToolsProtocol):
    """An HTTP/1.1 connection that is closed when the head of a request is late or too large."""

    _timer: TimerHandle | None = None
    _head = 0

    def connection_made(self, transport: BaseTransport) -> None:
        """Begin to wait for the first request; send answers at once (asyncio does so for sockets of its own making)."""
        if (line := transport.get_extra_info("socket")) is not None:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().connection_made(transport)  # type: ignore[arg-type]
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._settle()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take a part of a request."""
        if not self._at_work():
            self._wait()
            self._head += len(data)
        super().data_received(data)
        if self._at_work():
            self._settle()
        elif self._head > HEAD and not self.transport.is_closing():
            self.transport.write(REFUSED)
            self.transport.close()

    def _at_work(self) -> bool:
        """Whether the head of a request has come and its answer is not yet sent."""
        cycle = cast("object | None", self.cycle)  # None before the first request
        return cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        if self._timer is None:
            self._timer = self.loop.call_later(PATIENCE, self.transport.close)

    def _settle(self) -> None:
        self._head = 0
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
