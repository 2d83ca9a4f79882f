"""What is served: a workspace's store by workers of our own, or a SPARQL server elsewhere; and the pages of either."""

from dataclasses import replace
from pathlib import Path

from starlette.types import ASGIApp
from unionkg.building import DERIVED
from unionkg.graph.current import current
from unionkg.graph.store import Store
from unionkg.web.answers import Answering
from unionkg.web.application import application
from unionkg.web.forwarding import Forwarded
from unionkg.web.guards import Manners
from unionkg.web.limits import Limits
from unionkg.web.pages import routes
from unionkg.web.pages.texts import WorkspaceTexts
from unionkg.web.pool import Pool
from unionkg.web.updating import Updating
from unionkg.web.worker_store import WorkerStore
from unionkg.workspace import Workspace

PAGE_WORKERS = 2  # so that pages are answered while the endpoint's workers are busy


def workspace_site(workspace: Workspace, limits: Limits, manners: Manners, token: str | None = None) -> ASGIApp:
    """Return the application over a workspace, which takes updates from whoever has the token, if there is one.

    Raises StoreUnavailable when its store cannot be opened.
    """
    workspace.store()
    pool, pages = Pool(workspace.root, limits), Pool(workspace.root, replace(limits, workers=PAGE_WORKERS, long=1))
    store = CurrentStore(workspace.root, pages)
    derived = str(workspace.minter.graph(DERIVED))
    updating = Updating(workspace.root, derived, token, limits) if token is not None else None
    return application(pool, limits, manners, routes(store, WorkspaceTexts(workspace)), (pages,), updating)


def remote_site(store: Store, limits: Limits, manners: Manners) -> ASGIApp:
    """Return the application over a store elsewhere."""
    return application(Forwarded(store, limits), limits, manners, routes(lambda: store))


class CurrentStore:
    """Gives the store of the current generation: the same object until there is another one."""

    def __init__(self, root: Path, answering: Answering) -> None:
        self._root, self._answering = root, answering
        self._found: tuple[Path | None, WorkerStore] = (None, WorkerStore(answering))

    def __call__(self) -> Store:
        """Return the store."""
        folder = current(self._root)
        if self._found[0] != folder:
            self._found = folder, WorkerStore(self._answering)
        return self._found[1]
