"""What feeds the search: packages name their sorts of things, and say what stands at an address."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from plenary.bodies.rules.audience import PUBLIC


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of things: its ``key``, what they are called (a marked word, plural), and its ``rank`` among others."""

    key: str
    label: str
    rank: int


@dataclass(frozen=True, slots=True)
class Item:
    """A thing as it is to be found.

    ``key`` is its own within a log, ``scope`` the address whose change may change it, ``address`` where it is shown.
    ``titles`` by language, ``symbol`` and ``detail`` are shown of it; it is found by ``names``, what counts as its
    name, by ``words``, the rest, and by ``unseen`` words, which are the program's own and shown to nobody. ``audience``
    and the seat ``owner`` find it; ``commitments`` are of the private values in it, those alone that were there to be
    read: once one of them is erased, nobody finds the thing.
    ``order`` is its neutral place among its sort (``by_number``, ``by_letters``).
    """

    sort: str
    key: str
    scope: str
    address: str
    order: str
    titles: Mapping[str, str] = field(default_factory=dict)
    symbol: str = ""
    detail: str = ""
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    audience: str = PUBLIC
    owner: str = ""
    commitments: tuple[str, ...] = ()


Collect = Callable[[str, str], Iterable[Item]]
"""The things of a body at an address or below it, as they stand."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a package tells of the addresses that begin with ``prefix``.

    ``narrow`` says for an address that an entry touched which scope is collected anew, None where nothing is.
    """

    prefix: str
    collect: Collect
    narrow: Callable[[str], str | None]


_sorts: dict[str, Sort] = {}
_sources: dict[str, Source] = {}


def add(source: Source, *sorts: Sort) -> None:
    """Let the search know what a package has; called once, when the package is ready."""
    if _sources.setdefault(source.prefix, source) != source:
        raise ValueError(f"two sources tell of {source.prefix}")
    add_sorts(*sorts)


def add_sorts(*sorts: Sort) -> None:
    """Let the search know sorts of things."""
    for sort in sorts:
        if _sorts.setdefault(sort.key, sort) != sort:
            raise ValueError(f"two sorts are called {sort.key}")


def list_sorts() -> list[Sort]:
    """Every sort, by rank."""
    return sorted(_sorts.values(), key=lambda sort: sort.rank)


def rank_of(sort: str) -> int:
    return _sorts[sort].rank


def find_source(address: str) -> Source | None:
    """Who tells of an address; None where nobody does."""
    return _sources.get(address.partition("/")[0])


def by_number(number: int) -> str:
    """A place by a number from 0 on."""
    return f"{number:016d}"


def by_letters(text: str) -> str:
    """A place by letters, in the order of their code points, whatever the collation of the database."""
    return text.encode()[:48].hex()
