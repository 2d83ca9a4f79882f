"""A SPARQL client that costs little, so that what is measured is the server: bytes over connections kept open."""

import socket
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from urllib.parse import urlsplit


class Connection:
    """One connection to a server, which answers one request after the other."""

    def __init__(self, address: str, query: str) -> None:
        parts = urlsplit(address)
        self._place = parts.hostname or "", parts.port or 80
        head = (
            f"POST {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: application/sparql-query\r\n"
            f"Accept: application/sparql-results+json\r\nContent-Length: {len(query.encode())}\r\n\r\n"
        )
        self._request = head.encode() + query.encode()
        self._line = socket.create_connection(self._place, timeout=600)
        self._line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._held = bytearray()

    def ask(self) -> bytes:
        """Return the body of the answer; raise ValueError when its status is not 200."""
        self._line.sendall(self._request)
        head = self._until(b"\r\n\r\n").lower()
        if not head.startswith(b"http/1.1 200"):
            raise ValueError(head.decode())
        if b"transfer-encoding: chunked" in head:
            return self._chunks()
        return self._exactly(int(head.partition(b"content-length:")[2].split(b"\r\n")[0]))

    def close(self) -> None:
        """Close it."""
        self._line.close()

    def _more(self) -> None:
        part = self._line.recv(1 << 18)
        if not part:
            raise ConnectionError("the server closed the connection")
        self._held += part

    def _until(self, end: bytes) -> bytes:
        while (at := self._held.find(end)) < 0:
            self._more()
        found = bytes(self._held[: at + len(end)])
        del self._held[: at + len(end)]
        return found

    def _exactly(self, size: int) -> bytes:
        while len(self._held) < size:
            self._more()
        found = bytes(self._held[:size])
        del self._held[:size]
        return found

    def _chunks(self) -> bytes:
        body = bytearray()
        while size := int(self._until(b"\r\n").split(b";")[0], 16):
            body += self._exactly(size)
            self._exactly(2)
        self._until(b"\r\n")
        return bytes(body)


@dataclass(frozen=True, slots=True)
class Load:
    """What a server did in a while: the seconds that each answer took, and the while."""

    times: tuple[float, ...]
    whole: float


def load(address: str, query: str, connections: int, while_: float) -> Load:
    """Ask a query over and over on so many connections at once for a while, at least once on each."""
    begun, end = perf_counter(), perf_counter() + while_
    times: list[Sequence[float]] = []

    def one() -> None:
        mine: list[float] = []
        line = Connection(address, query)
        try:
            while not mine or perf_counter() < end:
                start = perf_counter()
                line.ask()
                mine.append(perf_counter() - start)
        finally:
            line.close()
            times.append(mine)

    threads = [threading.Thread(target=one) for _ in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Load(tuple(time for each in times for time in each), perf_counter() - begun)
