"""What is asked in one: the sentences of a block, put together again where the stop of a quotation parts none."""

import re
from collections.abc import Iterator, Mapping

from plenary.engine.text.candidate.clause import operations
from plenary.engine.text.candidate.lexicon import Words
from plenary.engine.text.candidate.reference import references
from plenary.engine.text.candidate.sentence import Part, Sentence, is_caseless, mask, parts


def requests(text: str, words: Words, members: Mapping[str, str]) -> Iterator[Sentence]:
    """The sentences of a block. The stop of a quotation ends a sentence only where what is before it does not say where
    the next has its place: ``After “It waits.” Borland proposes to add “It acts.”`` is one."""
    held: Part | None = None
    for part in parts(text):
        joined = Part(held.start, part.end, quoted=part.quoted) if held else part
        if held and not (held.quoted and _is_one(text, held, joined, words, members)):
            yield _said(text, held)
            held = part
        else:
            held = joined
    if held:
        yield _said(text, held)


def _is_one(text: str, held: Part, joined: Part, words: Words, members: Mapping[str, str]) -> bool:
    before, after = _said(text, held), _said(text, Part(held.end, joined.end))
    asks = bool(operations(before, words, members))
    if is_caseless(after.text):
        # No capital says that a sentence begins: two things are asked, or it is one.
        return not (asks and operations(after, words, members))
    if asks:
        return False
    anchors = {quote.strip() for quote in before.quotes}
    both = operations(_said(text, joined), words, members)
    return any({one.after.strip(), one.before.strip()} & anchors for one in both)


def _said(text: str, part: Part) -> Sentence:
    return mask(text[part.start : part.end].strip())


def heads(sentence: Sentence) -> bool:
    """Whether a sentence is a heading: ``On Article 3:``, ``Article 3.``, nothing that asks or tells."""
    said = sentence.masked
    for one in reversed(references(said)):
        said = said[: one.start] + said[one.end :]
    rest = re.sub(r"[\W_]+", " ", said).split()
    stopped = sentence.text.endswith((".", "!", "?", "。", "！", "？", "؟"))
    return not sentence.quotes and (not rest or (not stopped and len(rest) <= _HEADING))


_HEADING = 8
"""Up to so many words, without a full stop, that name a provision say what the next sentences are about."""
