"""Whether what a user reads can be translated: whole sentences, given to ``_`` as plain strings with named
placeholders, and formatted afterwards.

A sentence that is for nobody but us (a data format's own wording, say) is excused by a comment on its line or
the line above: ``# not for users: REASON``. What is given to ``in_english`` describes a format to programs, and is in
English in every language.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TRANSLATORS = {"_", "ngettext", "marked"}
SAID = {"Refusal", "warn", "progress", "echo", "secho"}
"""Calls whose first argument a user reads."""
SAID_AS = {"help", "epilog", "short_help", "description"}
"""Keywords whose value a user reads."""
EXCUSE = "not for users:"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_NAMED = re.compile(r"[a-z_]+(:[^{}]+)?")
_PERCENT = re.compile(r"%(\([a-z_]+\))?[sdrfi]")
_SENTENCE = re.compile(r"[A-Z][^\W\d_]*,? (?:\{?[\w’'-]+\}?,? )+.*[.!?:;]$")


def complaints(source: str, name: str) -> list[str]:
    """What stands in the way of translating this module: ``NAME:LINE: what, and what to do``."""
    tree = ast.parse(source)
    lines = source.splitlines()
    found = sorted({*_misused(tree), *_unmarked(tree)})
    return [
        f"{name}:{line}: {what}"
        for line, what in found
        if not any(EXCUSE in text for text in lines[max(line - 2, 0) : line])
    ]


def of_folder(folder: Path) -> list[str]:
    """The complaints about every module in a folder but the engine's, which says nothing to users."""
    files = sorted(file for file in folder.rglob("*.py") if "engine" not in file.relative_to(folder).parts)
    return [what for file in files for what in complaints(file.read_text("utf-8"), str(file.relative_to(folder)))]


def _misused(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=function, args=arguments) if _called(function) in TRANSLATORS:
                count = 2 if _called(function) == "ngettext" else 1
                for argument in arguments[:count]:
                    yield from _argument(argument)
            case ast.BinOp(left=left, op=ast.Mod() | ast.Add(), right=right) if _is_said(left) or _is_said(right):
                if not (_is_said(left) or _is_sign(left)) or not (_is_said(right) or _is_sign(right)):
                    yield node.lineno, "a sentence is put together from pieces; make it one with named placeholders"
            case ast.JoinedStr(values=values) if any(_is_said(_inside(value)) for value in values):
                if not all(_is_said(_inside(value)) or _is_sign(_inside(value)) for value in values):
                    yield node.lineno, "a translated sentence stands inside an f-string; translate the whole instead"


def _argument(argument: ast.expr) -> Iterator[tuple[int, str]]:
    match argument:
        case ast.Constant(value=str(text)):
            placeholders = _PLACEHOLDER.findall(text)
            if not all(_NAMED.fullmatch(placeholder) for placeholder in placeholders) or _PERCENT.search(text):
                yield argument.lineno, "a placeholder has no name; write {file}, {count} and so on"
        case ast.Name() | ast.Attribute() | ast.Subscript():
            return
        case _:
            yield argument.lineno, "what is translated is not a plain string; format after _(), never inside"


def _unmarked(tree: ast.AST) -> Iterator[tuple[int, str]]:
    innocent = set(_innocent(tree))
    for node in ast.walk(tree):
        for spoken in _spoken(node):
            if isinstance(spoken, ast.JoinedStr) or (isinstance(spoken, ast.Constant) and _has_words(spoken.value)):
                yield spoken.lineno, "a user reads this, and it is not marked; wrap it in _()"
        if id(node) not in innocent and _SENTENCE.match(_text(node)):
            yield node.lineno, "this is a sentence, and it is not marked; wrap it in _() or marked()"
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from (
                (decorator.lineno, "the command's help is its docstring, which nobody can translate; give help=_(...)")
                for decorator in node.decorator_list
                if isinstance(decorator, ast.Call)
                and _called(decorator.func) == "command"
                and not any(keyword.arg == "help" for keyword in decorator.keywords)
            )


def _spoken(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call):
        if _called(node.func) in SAID and node.args:
            yield node.args[0]
        yield from (keyword.value for keyword in node.keywords if keyword.arg in SAID_AS)


def _innocent(tree: ast.AST) -> Iterator[int]:
    """The strings that are marked, that are documentation, or that only a programmer sees."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=function) if _called(function) in TRANSLATORS:
                yield from map(id, ast.walk(node))
            case ast.Call(func=function) if _called(function) == "in_english":
                yield from map(id, ast.walk(node))
            case ast.Expr(value=ast.Constant(value=str())):
                yield id(node.value)
            case ast.Raise(exc=ast.Call(func=function)) if _called(function) not in SAID:
                yield from map(id, ast.walk(node))
            case ast.Assert():
                yield from map(id, ast.walk(node))
            case ast.JoinedStr(values=values):
                yield from map(id, values)


def _is_said(node: ast.expr) -> bool:
    """Whether this is a translated sentence, formatted or not."""
    match node:
        case ast.Call(func=ast.Attribute(value=value, attr="format")):
            return _is_said(value)
        case ast.Call(func=function):
            return _called(function) in {"_", "ngettext"}
    return False


def _is_sign(node: ast.expr) -> bool:
    """Whether this has no words: a sign, or the name of a constant that stands for one. A sign may stand beside a
    word, in any language."""
    match node:
        case ast.Constant(value=value):
            return not _has_words(value)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.isupper()
        case ast.JoinedStr(values=values):
            return all(_is_sign(_inside(value)) for value in values)
    return False


def _inside(value: ast.expr) -> ast.expr:
    return value.value if isinstance(value, ast.FormattedValue) else value


def _called(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _text(node: ast.AST) -> str:
    """The words of a string, with ``{x}`` where an f-string has a value."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(_text(value) or "{x}" for value in values)
    return ""


def _has_words(value: object) -> bool:
    return isinstance(value, str) and any(letter.isalpha() for letter in value)
