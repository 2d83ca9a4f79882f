"""Merge the relations of one pair into one line that tells how many they are."""

from collections.abc import Sequence

from unionkg.viz.cards import Claims, basis_of
from unionkg.viz.spec import Basis, Edge, Label, Strand


def merged(
    id_: str, source: str, target: str, strands: Sequence[Strand], claims: Claims, unclaimed: Basis = "authority"
) -> Edge:
    """Return one line for the relations, the first of which gives its kind.

    `unclaimed` is what the line is known from when nobody claims it.
    """
    said = {claim for strand in strands for claim in strand.claims}
    ordered = tuple(claim for claim in claims.cards if claim in said)
    return Edge(
        id=id_,
        source=source,
        target=target,
        kind=strands[0].kind,
        label=_label(strands, len(ordered)),
        claims=ordered,
        basis=basis_of(ordered, claims) if ordered else unclaimed,
        strands=tuple(strands) if len(strands) > 1 else (),
    )


def _label(strands: Sequence[Strand], count: int) -> Label:
    labels = list(dict.fromkeys(strand.label for strand in strands))
    zh, en = "、".join(label.zh for label in labels), ", ".join(label.text("en") for label in labels)
    times = f" ×{len(strands)}" if len(strands) > 1 else ""
    if count < 2:
        return Label(zh + times, en + times)
    return Label(f"{zh}{times} · {count}条陈述", f"{en}{times} · {count} claims")
