"""The follower that keeps the index: what entries touched is made anew from the tables, so that doing an entry again
changes nothing, and an index made anew is the same."""

from collections.abc import Sequence

from plenary.bodies.rules.forum import split_log
from plenary.bodies.search.entries import lay_out
from plenary.bodies.search.gate import alone
from plenary.bodies.search.index import FOLLOWER, purge, renew, write_entries
from plenary.bodies.search.leftovers import forget_leftovers
from plenary.bodies.search.source import find_source
from plenary.record import registry
from plenary.record.entry import Entry
from plenary.record.erasure import list_erased
from plenary.record.follower import follower


@follower(FOLLOWER, patient=True)
def keep_index(body: str, entries: Sequence[Entry]) -> None:
    """Bring the index of a log to these entries; what they erased is out before anything else is looked at."""
    with alone(body):
        _keep(body, entries)


def _keep(body: str, entries: Sequence[Entry]) -> None:
    erased = list_erased(entries)
    scopes = purge(body, erased) if erased else set()
    try:
        write_entries(body, [lay_out(entry) for entry in entries])
        _body, forum = split_log(body)
        if forum is None:
            renew(body, scopes | _list_scopes(entries))
    finally:
        forget_leftovers(body)


def _list_scopes(entries: Sequence[Entry]) -> set[str]:
    """What the entries touched, as their sources collect it."""
    touched = {address for entry in entries for address in registry.read(entry).about()}
    narrowed = {source.narrow(address) for address in touched if (source := find_source(address)) is not None}
    return {scope for scope in narrowed if scope is not None}
