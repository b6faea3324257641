"""Struck paragraphs that lost their style to the heading behind them."""

import re
from collections.abc import Sequence

from plenary.engine.text.block import Change, Shape
from plenary.rulemaking.intake.docx.draft import Draft, Unit
from plenary.rulemaking.intake.docx.style import Styles

_SENTENCE = re.compile(r"[.,:。，：،][^\w]*$|[;；؛]")


def restore_struck(units: Sequence[Unit], styles: Styles) -> None:
    """Makes body text again of what is a heading by its style alone.

    LibreOffice keeps struck paragraphs with the paragraph in which they would go on, and writes the first of them
    with the style of that one: before a heading, the last paragraphs of an article come as headings. No heading ends
    as a sentence does.
    """
    first: Draft | None = None
    for unit in units:
        draft = unit.parts[0] if unit.row is None else None
        if draft is not None and _is_struck(draft):
            first = first or draft
            continue
        if draft is not None and first is not None and _took_style(first, draft):
            first.shape, first.level = Shape.BODY, 0
            if first.list_id == styles.style(first.style).list_id:
                first.list_id, first.list_level = "", None
        first = None


def _is_struck(draft: Draft) -> bool:
    return draft.mark.change is Change.DELETED and not draft.has_words(Change.KEPT, Change.INSERTED)


def _took_style(first: Draft, heading: Draft) -> bool:
    styled = first.shape is heading.shape is Shape.HEADING and first.style == heading.style
    return styled and bool(_SENTENCE.search("".join(words.text for words in first.words)))
