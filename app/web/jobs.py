"""What is asked of a worker and how its answer comes: frames of a kind, a length and bytes, over a socket."""

import pickle
from dataclasses import dataclass
from struct import Struct

FRAME = Struct(">cI")
READY, HEAD, DATA, END, PROBLEM = b"R", b"H", b"D", b"E", b"P"
WHOLE = b"W"  # an answer in one frame: the worker's state, the media type and the content, on lines of their own
FRESH, TIRED = b"0", b"1"  # the state in the last frame: a worker that has grown is tired and wants to be replaced
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Query:
    """A query with its dataset, and the media types of the answer for rows and for graphs ("" where none will do).

    Without a dataset (None) the default graph is the union of all, unless the query has FROM.
    """

    text: str
    rows: str
    graph: str
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Dump:
    """One named graph, or all of them with their names (`graph` None)."""

    graph: str | None
    media_type: str


Job = Query | Dump


def frame(kind: bytes, content: bytes = b"") -> bytes:
    """Return a frame as it goes over the socket."""
    return FRAME.pack(kind, len(content)) + content


def packed(job: Job) -> bytes:
    """Return a job as it goes over the socket."""
    content = pickle.dumps(job)
    return FRAME.pack(DATA, len(content)) + content


def unpacked(content: bytes) -> Job:
    """Return the job; only the server, which started the worker, writes to its socket."""
    job: Job = pickle.loads(content)  # noqa: S301 - see above
    return job
