"""Rows and tables that hold nothing any more.

A row of which every cell was struck is struck, and so is a table with all its rows.
"""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet

from plenary.engine.text.provision import FRAMES, Instrument, Provision
from plenary.engine.text.reading import Addition


def emptied(
    base: Instrument, deleted: AbstractSet[str], before: AbstractSet[str], kept: Collection[str | None]
) -> set[str]:
    """The rows and tables of the base of which all is deleted, and was not all ``before``; ``kept`` are those that
    something is added to."""
    gone = set(deleted)
    inside: dict[str | None, list[str]] = {}
    for provision in reversed(base.provisions):
        held = set(inside.get(provision.id, ()))
        if _is_frame(provision) and provision.id not in kept and held <= gone and not held <= before:
            gone.add(provision.id)
        if _is_filled(provision):
            inside.setdefault(provision.parent, []).append(provision.id)
    return gone - deleted


def without_emptied(
    added: Mapping[str, Addition], before: Mapping[str, Addition], kept: Collection[str | None]
) -> dict[str, Addition]:
    """What a member adds, without the rows and tables that had something ``before`` and have nothing left."""
    left = dict(added)
    had = {addition.parent for addition in before.values() if _is_filled(addition)}
    for name, addition in reversed(left.copy().items()):
        has = any(one.parent == name and _is_filled(one) for one in left.values())
        if _is_frame(addition) and name in had and name not in kept and not has:
            left = {key: one for key, one in left.items() if name not in (key, one.parent)}
    return left


def _is_frame(one: Provision | Addition) -> bool:
    """Whether it is there for what it holds only."""
    return one.kind in FRAMES and not one.text


def _is_filled(one: Provision | Addition) -> bool:
    """Whether it says something, or may hold what does."""
    return bool(one.text) or one.kind in FRAMES
