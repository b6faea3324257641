"""Characters of plain text that may stand for a footnote and could not be told: they become nobody's words unasked."""

import re
from dataclasses import replace
from difflib import SequenceMatcher

from plenary.engine.text.note_mark import MARK
from plenary.engine.text.provision import Instrument, Kind
from plenary.engine.text.reading import Reading
from plenary.engine.text.tokens import join, tokenise

_SIGN = re.compile(r"\s?[(\[]\d{1,2}[)\]]|\d{1,2}[)\]]\s?[(\[]|[)\]]\s?[(\[]\d{1,2}|\d{1,2}")
"""A number in brackets, wherever a comparison begins to count it, or one that touches what is before it."""


def leave_signs(base: Instrument, reading: Reading) -> tuple[Reading, tuple[str, ...]]:
    """The reading without the numbers that it adds alone to words of a text that has footnotes, and the words of the
    file in which they stand: a person looks whether a note was meant."""
    if not any(one.kind is Kind.FOOTNOTE for one in base.provisions):
        return reading, ()
    words = dict(reading.words)
    asked = []
    for name, said in reading.words.items():
        if name in base.by_id and (left := _leave(base.by_id[name].text, said)) != said:
            asked.append(said)
            if left == base.by_id[name].text:
                del words[name]
            else:
                words[name] = left
    return (replace(reading, words=words), tuple(asked)) if asked else (reading, ())


def _leave(before: str, after: str) -> str:
    """The words as they are without numbers that were only put in, or put behind another number."""
    old, new = tokenise(before), tokenise(after)
    found: list[str] = []
    for what, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = "".join(old[first:last]), "".join(new[start:end])
        # The mark of a note may have become the number, and stand no longer.
        bare = MARK.sub("", was)
        behind = what != "equal" and (bare == "" or bare.strip().isdigit()) and now.startswith(bare)
        is_sign = behind and _SIGN.fullmatch(now[len(bare) :]) is not None
        found.append(was if is_sign else now)
    return join(found)
