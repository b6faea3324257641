"""HTML by plain functions: elements of a page are calls, and what is not an element is escaped.

    element("p", "a < b", element("b", "c"), lang="en")    →    <p lang=en>a &lt; b<b>c</b></p>

A page that one function makes from one data object needs no template language, its loader or its cache.
"""

import re
from collections.abc import Iterable

VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta"})

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_VALUE = str.maketrans({"&": "&amp;", '"': "&quot;"})
# https://html.spec.whatwg.org/multipage/syntax.html#unquoted
_NEEDS_QUOTES = re.compile(r"[\s\"'=<>`]|/$|^$")


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Child = str | Markup | None


def escaped(text: str) -> Markup:
    """Text as HTML. Markup is left as it is."""
    return text if isinstance(text, Markup) else Markup(text.translate(_TEXT))


def joined(children: Iterable[Child]) -> Markup:
    """Children one after the other, texts among them escaped; None is nothing."""
    return Markup("".join(escaped(child) for child in children if child is not None))


def element(tag: str, /, *children: Child, **attributes: str | bool | None) -> Markup:
    """One element. A keyword is an attribute: a trailing underscore is dropped, others are dashes; None and
    False leave it out, True gives it no value."""
    opening = tag + "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in VOID:
        return Markup(f"<{opening}>")
    return Markup(f"<{opening}>{joined(children)}</{tag}>")


def _attribute(name: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    if value is True:
        return f" {name}"
    value = value.translate(_VALUE)
    return f' {name}="{value}"' if _NEEDS_QUOTES.search(value) else f" {name}={value}"
