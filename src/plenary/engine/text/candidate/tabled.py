"""What a row of a table of proposals asks: another wording of a provision, a new one, or what its sentences say."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from plenary.engine.text.candidate.candidate import NOTHING, Action, Candidate, Doubt, Origin
from plenary.engine.text.candidate.clause import Operation, operations
from plenary.engine.text.candidate.effect import Effect, effect
from plenary.engine.text.candidate.lexicon import Words
from plenary.engine.text.candidate.locate import fold
from plenary.engine.text.candidate.markup import Texts, body
from plenary.engine.text.candidate.matrix import Matrix, Row
from plenary.engine.text.candidate.reference import Reference, references
from plenary.engine.text.candidate.request import requests
from plenary.engine.text.candidate.resolve import resolve
from plenary.engine.text.candidate.sentence import Sentence, mask
from plenary.engine.text.tokens import tokenise

_SHORT = 4
"""Up to so many words beside references, a cell that begins with a verb asks, and is no wording."""
_GONE = re.compile(
    r"[\[(（［【{]\s*(?:deleted|supprimée?s?|suprimid[oa]s?|eliminad[oa]s?|исключен[оаы]?|удален[оаы]?|(?:محذوف|حذف)ة?|已?删[除去])"
    r"\s*[\])）］】}]\.?",
    re.IGNORECASE,
)
"""What stands in a cell where nothing is to stand."""
_LEAD = re.compile(
    r"(?:please|(?:to|should|shall) be|à|s'il vous plaît|se|debe|подлежит|просьба|يرجى|请|予以|建议)?\s*", re.IGNORECASE
)
"""What may stand before the verb."""


def tabled(texts: Texts, matrix: Matrix, words: Words, members: Mapping[str, str]) -> Iterator[Candidate]:
    """The candidates of the rows that propose anything: those that nobody can read are listed."""
    for row in matrix.rows:
        for said, outcome in _outcomes(texts, row, words, members):
            doubts = list(outcome.doubts)
            current = row.current[body(row.current) :].strip()
            if current and not any(fold(texts.base.by_id[one].text) == fold(current) for one in outcome.provisions):
                doubts.append(Doubt.BASE_DIFFERS)
            if row.member and len(matrix.members) > 1:
                doubts.append(Doubt.REPORTED)
            unread = outcome.fragment == NOTHING or Doubt.NOT_READ in doubts
            yield Candidate(
                "",
                Origin.INSTRUCTION,
                outcome.action,
                said,
                row.proposed.place,
                outcome.provisions,
                NOTHING if unread else outcome.fragment,
                tuple(doubts),
            )


def _outcomes(texts: Texts, row: Row, words: Words, members: Mapping[str, str]) -> Iterator[tuple[str, Effect]]:
    """What a row comes to, each with its words: one for a wording, one for each thing that its sentences ask."""
    base = texts.base
    named = references(row.provision)
    known = resolve(base, named[0]).provisions if len(named) == 1 else ()
    # A wording that is nearly that of the base, or that of a provision that there is not, asks nothing: it is one.
    like = texts.like(row.proposal[body(row.proposal) :].strip())
    if like is not None and {base.provisions[like].id, base.provisions[like].parent} & set(known):
        yield row.said, effect(base, Operation(Action.REWORD, (row.proposal,), targets=named), (), "new")
        return
    if _GONE.fullmatch(row.proposal.strip()):
        yield row.said, effect(base, Operation(Action.DELETE, targets=named), (), "new")
        return
    asked = [one for line in row.proposal.splitlines() for one in requests(line, words, members)]
    if not all(_asks(one, words) for one in asked):
        yield row.said, effect(base, _unasked(row, named, known, words), (), "new")
        return
    for one in asked:
        said = row.said if len(asked) == 1 else row.said.replace(row.proposal, one.text)
        for operation in operations(mask(f"{row.provision}: {one.text}"), words, members):
            yield said, effect(base, operation, (), "new")


def _asks(sentence: Sentence, words: Words) -> bool:
    """Whether a sentence in a cell asks for something, rather than being the words of a provision: it quotes what it is
    about, or is hardly more than a verb."""
    verb = words["verb"].search(sentence.masked)
    if verb is None or sentence.quotes:
        return verb is not None
    said = sentence.masked
    for one in reversed(references(said)):
        said = said[: one.start] + said[one.end :]
    short = len(tokenise(re.sub(r"[\W_]+", " ", said).strip())) <= _SHORT
    return short and _LEAD.fullmatch(sentence.masked[: verb.start()]) is not None


def _unasked(row: Row, named: tuple[Reference, ...], known: tuple[str, ...], words: Words) -> Operation:
    """A cell of words that are not the base's: a new provision where there is none of the number, else for a person."""
    unread = Operation(Action.UNREAD, targets=named, doubts=(Doubt.NOT_READ,))
    if len(named) != 1 or known or row.current or "\n" in row.proposal:
        return unread
    placed = words["after"].search(row.provision) or words["before"].search(row.provision)
    if placed or not named[0].steps[-1].numbers:
        return unread
    new = replace(unread, action=Action.INSERT, words=(row.proposal,), targets=(), doubts=())
    return replace(new, number=named[0], added=named[0].steps[-1].level)
