"""One reading of a table names every bad row, so that a person mends them in one go."""

from collections.abc import Iterator
from contextlib import contextmanager

from unionkg.graph.errors import BadInput, Refused


class Refusals:
    """The problems met so far in one table."""

    def __init__(self) -> None:
        self._problems: list[BadInput] = []

    @contextmanager
    def gather(self) -> Iterator[None]:
        """Note the problem of one row and go on with the next."""
        try:
            yield
        except BadInput as problem:
            self._problems.append(problem)

    def note(self, problem: BadInput) -> None:
        """Note a problem that was found without being raised."""
        self._problems.append(problem)

    def settle(self) -> None:
        """Raise the one problem, or Refused with all of them; do nothing when there is none."""
        if len(self._problems) == 1:
            raise self._problems[0]
        if self._problems:
            raise Refused(tuple(self._problems))
