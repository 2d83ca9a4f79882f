"""What the system does to hold a worker: each where it can, which on Windows is little."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform != "win32":
    import resource

GROWN = 4  # a process that has held more than this part of its memory is worn: the next query would have less


def confine(memory: int) -> None:
    """Leave interrupts to the server, be quiet, and take no more bytes of memory than these."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    quiet = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(quiet, standard)
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def alarm(seconds: float) -> None:
    """Have the system end this process after so many seconds, whatever it is doing; 0 for not at all."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


@contextmanager
def closed_in() -> Iterator[None]:
    """Let this process open no file and no socket while the block lasts."""
    if sys.platform == "win32":
        yield
        return
    usual = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, usual)


def has_grown(memory: int) -> bool:
    """Whether this process has held so much of its memory that another should take its place."""
    if sys.platform == "win32":
        return False
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit > memory // GROWN
