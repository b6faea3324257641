"""Where in the new base something stands that followed a provision of the old."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from plenary.engine.text.correspondence import Correspondence

_NOTHING: Mapping[str, str | None] = MappingProxyType({})


def find_anchor(
    correspondence: Correspondence,
    after: str | None,
    parent: str | None,
    *,
    leaving: Collection[str] = (),
    moving: Mapping[str, str | None] = _NOTHING,
) -> str | None:
    """The new provision that follows from "after this old one": its successor, or that of the nearest
    provision before it which still stands under ``parent`` (of the new base) and is not itself ``leaving``.

    ``moving`` says what will hold the new provisions that are moved as well: they do not leave with what holds them.
    """
    old, new = correspondence.old, correspondence.new
    last = old.position[after] if after is not None else -1
    for place in range(last, -1, -1):
        found = correspondence.successor(old.provisions[place].id)
        if found is None:
            continue
        lineage: set[str] = set()
        at: str | None = found
        while at is not None:
            lineage.add(at)
            at = moving[at] if at in moving else new.by_id[at].parent
        if lineage.isdisjoint(leaving) and (parent is None or parent in lineage):
            return found
    return parent
