"""An answer on its way: its media type, its beginning, and the rest as it comes."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Protocol

from unionkg.web.jobs import Job

Parts = AsyncGenerator[bytes, None]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer; `rest` is None when `beginning` is all of it."""

    media_type: str
    beginning: bytes
    rest: Parts | None = None

    @classmethod
    async def begun(cls, parts: Parts) -> "Answer":
        """Return the answer whose media type and then content these parts are, when it has begun or is whole."""
        media_type, held = (await anext(parts)).decode(), []
        async for part in parts:
            held.append(part)
            if len(held) > 1:
                return cls(media_type, b"".join(held), parts)
        return cls(media_type, b"".join(held))


class Answering(Protocol):
    """What answers jobs: workers over a store, or a server elsewhere."""

    async def start(self) -> None:
        """Make ready."""

    async def stop(self) -> None:
        """End everything that runs."""

    async def answer(self, job: Job) -> Answer:
        """Return the answer, which has begun; raise Problem when there is none."""
        ...
