"""All acts by name and version; what older versions became; and the consequences that packages above add."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar

from django.apps import apps

from plenary.kit.language import _
from plenary.record.act import Act, Case
from plenary.record.entry import Entry

Payload = dict[str, Any]
Upcast = Callable[[Payload], Payload]
Consequence = Callable[[Entry], None]
Guard = Callable[[Case, Act], None]
A = TypeVar("A", bound=type[Act])
F = TypeVar("F", bound=Consequence)
G = TypeVar("G", bound=Guard)


class BadAct(TypeError):
    """An act that cannot be registered as it is declared: a fault of the program."""


class UnknownAct(LookupError):
    """An entry whose act, or whose version of it, this release does not know."""


EVERY = "*"
"""In place of the name of an act: a consequence of all of them."""

_acts: dict[str, type[Act]] = {}
_upcasts: dict[tuple[str, int], Upcast] = {}
_consequences: dict[str, list[Consequence]] = {}
_guards: list[Guard] = []


def act(declared: A) -> A:
    """Register an act; refuses one that does not say how it is undone, or who may perform it."""
    if declared.name in _acts:
        raise BadAct(f"{declared.name} is declared twice")
    if not declared.final and declared.undone_by is None:
        raise BadAct(f"{declared.name} says neither which act undoes it nor that it is final")
    if not declared.seats:
        raise BadAct(f"{declared.name} says no kind of seat that may perform it")
    _acts[declared.name] = declared
    return declared


def upcast(name: str, version: int) -> Callable[[Upcast], Upcast]:
    """Register how the payload of an old ``version`` is read as the next one."""

    def declare(read: Upcast) -> Upcast:
        _upcasts[name, version] = read
        return read

    return declare


def consequence(name: str) -> Callable[[F], F]:
    """Register what a package above also writes when an act below is applied: same transaction, replayed with it."""

    def declare(apply: F) -> F:
        _consequences.setdefault(name, []).append(apply)
        return apply

    return declare


def guard(asked: G) -> G:
    """Register what a package above asks at the door of whoever does any act, before the act's own check: it raises
    Refused. A replay asks nobody."""
    _guards.append(asked)
    return asked


def list_guards() -> list[Guard]:
    """What packages above ask at the door, lower packages first, then by name."""
    return sorted(_guards, key=_rank)


def find(name: str) -> type[Act]:
    """The act of that name; raises UnknownAct."""
    try:
        return _acts[name]
    except KeyError:
        raise UnknownAct(name) from None


def call(name: str) -> str:
    """What people call the act of that name, in the reader's language; its name where this release does not know it."""
    declared = _acts.get(name)
    return _(declared.called) if declared is not None and declared.called else name


def list_acts() -> Iterator[type[Act]]:
    """Every act, by name."""
    return iter(sorted(_acts.values(), key=lambda declared: declared.name))


def read(entry: Entry) -> Act:
    """The act of an entry, its payload brought to the present version; raises UnknownAct."""
    declared = find(entry.act)
    payload = dict(entry.payload)
    for version in range(entry.version, declared.version):
        if (entry.act, version) not in _upcasts:
            raise UnknownAct(f"{entry.act} version {version}")
        payload = _upcasts[entry.act, version](payload)
    if entry.version > declared.version:
        raise UnknownAct(f"{entry.act} version {entry.version}")
    return declared.from_record(payload)


def list_consequences(name: str) -> list[Consequence]:
    """The consequences of an act, lower packages first (the order of the installed apps), then by name."""
    return sorted([*_consequences.get(EVERY, ()), *_consequences.get(name, ())], key=_rank)


@cache
def _rank(apply: Consequence | Guard) -> tuple[int, str]:
    module = f"{apply.__module__}."
    packages = [config.name for config in apps.get_app_configs()]
    place = next((at for at, name in enumerate(packages) if module.startswith(f"{name}.")), len(packages))
    return place, f"{apply.__module__}.{apply.__qualname__}"
