"""Words taken out of a provision, with one of the spaces around them and the sign that would stand double.

``may, where appropriate, extend`` without ``where appropriate`` is ``may, extend``: where two signs meet that part or
end sentences, the stronger one stays, of equals the first. The other is struck with the words, for whoever confirms
the candidate to see.
"""

from collections.abc import Iterable

Span = tuple[int, int]
"""Characters of a text, end excluded."""

_STOP = 3
_PARTING = ",،，、", ";；؛", ":："
_STRENGTH = {sign: strength for strength, signs in enumerate((*_PARTING, ".。!！?？؟")) for sign in signs}


def run_together(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those made one between which there are only spaces and signs that part."""
    runs: list[Span] = []
    for start, end in sorted(spans):
        if runs and not text[runs[-1][1] : start].strip(f" {''.join(_PARTING)}"):
            runs[-1] = runs[-1][0], max(runs[-1][1], end)
        else:
            runs.append((start, end))
    return runs


def excise(text: str, start: int, end: int) -> Span:
    """The characters that go with those from ``start`` to ``end``, these included."""
    before, after = len(text[:start].rstrip()), len(text) - len(text[end:].lstrip())
    left = _STRENGTH.get(text[before - 1]) if before else _STOP - 1
    right = _STRENGTH.get(text[after : after + 1])
    if left is not None and right is not None:
        if right <= left:
            end = after + 1
        elif before:
            start = before - 1
    if text[end : end + 1] == " " and (start == 0 or text[start - 1] == " "):
        return start, end + 1
    if start and text[start - 1] == " ":
        return start - 1, end
    return start, end
