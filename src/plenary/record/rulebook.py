"""Which rules an act may be refused by: read off its ``check`` and off what that calls.

A rule is the first word of a ``Refused``; what a check hands on to is followed by name through the modules of
``plenary``, so that nothing has to be listed by hand and nothing listed falls behind.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache
from types import FunctionType
from typing import Any

from plenary.record.act import Act
from plenary.record.registry import list_guards

AT_THE_DOOR = (
    "record.seat",
    "record.moved",
    "record.key",
    "record.key-reused",
    "record.too-long",
    "record.long-text",
    "record.inexact",
    "record.nul",
)
"""The rules of the door itself, by which every act may be refused."""


@cache
def list_door() -> tuple[str, ...]:
    """Every rule that any act may be refused by: those of the door itself, and those of its guards."""
    found = {rule for guard in list_guards() for rule in _follow(guard, None, set())}
    return (*AT_THE_DOOR, *sorted(found))


@cache
def list_rules(act: type[Act]) -> tuple[str, ...]:
    """The rules of an act's own, by name."""
    return tuple(sorted(_follow(act.check, act, set())))


def _follow(function: Any, act: type[Act] | None, seen: set[object]) -> Iterator[str]:
    """The rules of a function and of the functions of ours that it calls."""
    function = inspect.unwrap(function)
    if not isinstance(function, FunctionType) or function in seen or not function.__module__.startswith("plenary."):
        return
    seen.add(function)
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function)))):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id == "Refused":
            rule = node.args[0]
            if isinstance(rule, ast.Constant) and isinstance(rule.value, str):
                yield rule.value
            continue
        for called in (node.func, *node.args):
            yield from _follow(_find(called, function, act), act, seen)


def _find(called: ast.expr, function: FunctionType, act: type[Act] | None) -> object:
    """What a call names: a function of the module, or a method of the act; None for anything else."""
    if isinstance(called, ast.Name):
        return function.__globals__.get(called.id)
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        return getattr(act, called.attr, None) if called.value.id == "self" else None
    return None
