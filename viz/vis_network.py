"""Take vis-network out of the installed pyvis, the very bytes that were reviewed and no others."""

import hashlib
from importlib.resources import files

from unionkg.graph.errors import UnionkgError

PART = "templates/lib/vis-9.1.2/vis-network.min.js"
SHA256 = "1f20f0736f32cb9bedf8f6383b25cfea2f839e1abe80d6e8040b4d5bea378c69"  # vis-network 9.1.2 in pyvis 0.3.2


class UnreviewedLibrary(UnionkgError):
    """The installed drawing library is not the one that was reviewed."""


def drawing_library() -> str:
    """Return the text of vis-network without its source map's address.

    Raises UnreviewedLibrary when pyvis does not hold it, or holds other bytes.
    """
    try:
        found = files("pyvis").joinpath(PART).read_bytes()
    except FileNotFoundError as missing:
        raise UnreviewedLibrary(f"pyvis holds no {PART}; install pyvis 0.3.2") from missing
    digest = hashlib.sha256(found).hexdigest()
    if digest != SHA256:
        raise UnreviewedLibrary(f"{PART} of pyvis has SHA-256 {digest}, not {SHA256}; install pyvis 0.3.2 anew")
    text = found.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL="))
