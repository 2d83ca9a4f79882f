"""How much one asker may take of the machine."""

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take: seconds, bytes of memory, rows and bytes of its answer; and what the server takes on.

    `workers` queries run at a time, beside them `long` that have taken a while, and `waiting` more wait for their turn,
    for `turn` seconds at most; a request's body has at most `body` bytes and arrives within `patience` seconds.
    """

    seconds: float = 30
    memory: int = 2048 * MIB
    rows: int = 1_000_000
    size: int = 512 * MIB
    workers: int = 4
    long: int = 2
    waiting: int = 256
    turn: float = 15
    body: int = MIB
    patience: float = 10
