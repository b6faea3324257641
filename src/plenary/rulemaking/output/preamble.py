"""The preamble of an edition: its paragraphs, and the words that open and close it.

A preamble often has no heading. Then it is what stands before the first heading or number with a preambular
paragraph in it, and it has one name everywhere: in the contents, in the text, in citations.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from plenary.engine.text.layout import Setting
from plenary.engine.text.provision import Kind
from plenary.kit.language import _

HEADINGS = frozenset({Kind.HEADING, Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE, Kind.ANNEX})


class Formula(Enum):
    """Words about the paragraphs of a preamble: "The Members," before them, "Have agreed as follows:" after."""

    OPENING = "opening"
    CLOSING = "closing"


def untitled() -> str:
    """What a preamble without a heading is called."""
    return _("Preamble")


def formulas(settings: Sequence[Setting]) -> Mapping[str, Formula]:
    """The words that open and close each preamble, by their ids. What closes one is a single text of the base: several
    are a body without numbers."""
    found: dict[str, Formula] = {}
    for run in _between_headings(settings):
        places = [place for place, setting in enumerate(run) if setting.kind == Kind.PREAMBULAR]
        if not places:
            continue
        opening, rest = run[: places[0]], run[places[-1] + 1 :]
        texts = next((place for place, setting in enumerate(rest) if not _is_formula(setting)), len(rest))
        closing = rest[:texts]
        if all(_is_formula(setting) for setting in opening):
            found.update((setting.id, Formula.OPENING) for setting in opening)
        if sum(not setting.new for setting in closing) == 1:
            found.update((setting.id, Formula.CLOSING) for setting in closing)
    return found


def _is_formula(setting: Setting) -> bool:
    return setting.kind == Kind.TEXT and not setting.number


def _between_headings(settings: Sequence[Setting]) -> Iterator[list[Setting]]:
    run: list[Setting] = []
    for setting in settings:
        if setting.kind in HEADINGS or setting.kind == Kind.TITLE:
            yield run
            run = []
        else:
            run.append(setting)
    yield run
