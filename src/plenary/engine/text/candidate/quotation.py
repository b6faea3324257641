"""What a message quotes paragraph by paragraph, without the quotation marks around it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from plenary.engine.text.block import Block
from plenary.engine.text.candidate.markup import Texts
from plenary.engine.text.provision import Instrument

_PAIRS = {"“": "”", "„": "“”", '"': '"', "«": "»", "「": "」", "『": "』"}
_STOPPED = r"(?<=[.;:,!?。；：，！？؛،؟])\s*[{closing}]\s*[.;,。；，؛،]?\s*$"
_UNSTOPPED = r"\s*[{closing}](?=\s*[.;,。；，؛،]?\s*$)"


def unquoted(base: Instrument, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those of a quotation that begins in one and ends in a later one without its marks. A copy of the text
    may have such quotations, and keeps them."""
    found, texts = list(blocks), Texts.of(base)
    if texts.copied(block.accepted for block in blocks):
        return tuple(found)
    until = -1
    for at, block in enumerate(blocks):
        opening = block.accepted.lstrip()[:1]
        if at <= until or not _opens(block, opening) or texts.exact(block.accepted.strip(), -1) is not None:
            continue
        last = next((to for to in range(at + 1, len(blocks)) if _closes(blocks[to], opening)), -1)
        if not any(one.edited or one.row for one in blocks[at : last + 1]):
            until = last
            for place in range(at, last + 1):
                found[place] = _bared(blocks[place], opening, last=place == last)
    return tuple(found)


def _opens(block: Block, opening: str) -> bool:
    """Whether a quotation that begins a block is not closed in it."""
    text = block.accepted
    if opening == '"':
        return text.count(opening) % 2 == 1
    return opening in _PAIRS and not any(closing in text for closing in _PAIRS[opening])


def _closes(block: Block, opening: str) -> bool:
    """Whether a block ends with the end of a quotation that is not begun within it, or is begun anew at its front."""
    text = block.accepted.rstrip(" \t\n.;,。；，؛،")
    ends = text.endswith(tuple(_PAIRS[opening]))
    if opening == '"':
        return ends and text.count(opening) % 2 == 1
    return ends and opening not in text.lstrip()[1:]


def _bared(block: Block, opening: str, *, last: bool) -> Block:
    first, *rest = block.pieces
    begun = first.text.lstrip()
    again = begun.startswith(opening) and (last or _opens(block, opening))
    pieces = [replace(first, text=begun[1:].lstrip()) if again else first, *rest]
    if last:
        closing = _PAIRS[opening]
        text = re.sub(_STOPPED.format(closing=closing), "", pieces[-1].text)
        pieces[-1] = replace(pieces[-1], text=re.sub(_UNSTOPPED.format(closing=closing), "", text))
    return replace(block, pieces=tuple(pieces))
