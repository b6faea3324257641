"""Entries as they are found: by the act, what it does, the addresses that it touched, and what stands in it openly."""

import re
from collections.abc import Iterator

from plenary.bodies.rules.audience import PUBLIC
from plenary.bodies.rules.forum import split_log
from plenary.bodies.search.source import Item, Sort, by_number
from plenary.kit.language import marked
from plenary.record import registry
from plenary.record.entry import Entry

ENTRIES = Sort("entry", marked("Entries on the record"), 90)
_NEWEST = 2**53
_HASH = re.compile(r"[0-9a-f]{64}")


def lay_out(entry: Entry) -> Item:
    """An entry of an open log is for everybody, as the record is; one of a closed forum's for who is in it.

    Private values are commitments in an entry, and are no words here. The newest comes first.
    """
    _body, forum = split_log(entry.body)
    act = registry.read(entry)
    scope = f"record/{entry.sequence}"
    seats = [entry.seat, *([entry.behalf] if entry.behalf else [])]
    return Item(
        sort=ENTRIES.key,
        key=scope,
        scope=scope,
        address=scope if forum is None else "",
        order=by_number(_NEWEST - entry.sequence),
        symbol=f"{entry.sequence}",
        detail=entry.act,
        names=(entry.act,),
        words=(" · ".join(_list_words(entry.payload)),),
        unseen=(act.says(), *seats, *act.about()),
        audience=PUBLIC if forum is None else f"forum:{forum}",
    )


def _list_words(value: object) -> Iterator[str]:
    """What stands in a payload openly; hashes are nobody's words."""
    if isinstance(value, dict):
        if set(value) != {"sealed"}:
            for each in value.values():
                yield from _list_words(each)
    elif isinstance(value, list):
        for each in value:
            yield from _list_words(each)
    elif isinstance(value, str) and value.strip() and not _HASH.fullmatch(value):
        yield value
