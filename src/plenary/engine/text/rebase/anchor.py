"""Where in the new base something stands that followed a provision of the old."""

from collections.abc import Collection

from plenary.engine.text.correspondence import Correspondence


def find_anchor(
    correspondence: Correspondence, after: str | None, parent: str | None, *, leaving: Collection[str] = ()
) -> str | None:
    """The new provision that follows from "after this old one": its successor, or that of the nearest
    provision before it which still stands under ``parent`` (of the new base) and is not itself ``leaving``.
    """
    old, new = correspondence.old, correspondence.new
    last = old.position[after] if after is not None else -1
    for place in range(last, -1, -1):
        found = correspondence.successor(old.provisions[place].id)
        if found is None:
            continue
        lineage = {found, *(provision.id for provision in new.ancestors(found))}
        if lineage.isdisjoint(leaving) and (parent is None or parent in lineage):
            return found
    return parent
