"""Private values that hold the same words: whoever erases one of them erases all.

What is computed from a private value may be a private value of a later entry. A package that keeps such says so here;
otherwise an erasure would leave words behind that somebody was promised to be gone.
"""

from collections.abc import Callable, Collection, Iterable

Find = Callable[[str, Collection[str]], Iterable[str]]
_finds: list[Find] = []


def kinship(find: Find) -> Find:
    """Register who knows, for commitments of a body, the commitments of all that holds the same words."""
    if find not in _finds:
        _finds.append(find)
    return find


def list_kin(body: str, commitments: Collection[str]) -> frozenset[str]:
    """These commitments, and those of all that holds the same words, kept still or erased."""
    return frozenset(commitments).union(*(find(body, commitments) for find in _finds))
