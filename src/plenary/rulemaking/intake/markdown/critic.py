"""CriticMarkup: changes written into a plain text (https://github.com/CriticMarkup/CriticMarkup-toolkit)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plenary.engine.text.block import Change

_MARKS = re.compile(
    r"\{\+\+(?P<inserted>.*?)\+\+\}|\{--(?P<deleted>.*?)--\}|\{~~(?P<old>.*?)~>(?P<new>.*?)~~\}"
    r"|\{>>(?P<comment>.*?)<<\}|\{==(?P<shown>.*?)==\}",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Span:
    """Words with one history; or, where ``comment`` is true, what somebody says about them."""

    text: str
    change: Change = Change.KEPT
    comment: bool = False


def spans(text: str) -> Iterator[Span]:
    """The text cut at its marks. A mark that is never closed is text."""
    end = 0
    for mark in _MARKS.finditer(text):
        yield Span(text[end : mark.start()])
        end = mark.end()
        for name, change in (
            ("inserted", Change.INSERTED),
            ("deleted", Change.DELETED),
            ("old", Change.DELETED),
            ("new", Change.INSERTED),
            ("shown", Change.KEPT),
        ):
            if mark[name] is not None:
                yield Span(mark[name], change)
        if mark["comment"] is not None:
            yield Span(mark["comment"], comment=True)
    yield Span(text[end:])
