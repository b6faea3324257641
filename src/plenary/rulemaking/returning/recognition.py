"""Files that are copies of a rolling text of ours, whatever program they went through.

Hidden marks say it of most. A program that keeps none still keeps the words: the cover names the version, and
paragraphs stand in brackets with names as nobody else sets them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plenary.engine.text.block import Role
from plenary.engine.text.layout import Audience, lay_out
from plenary.engine.text.passage import RollingText
from plenary.engine.text.round_two import Sheet
from plenary.engine.text.typography import fold
from plenary.kit.language import available
from plenary.rulemaking.intake.document import Document, Issue
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.output.word.line import DASH
from plenary.rulemaking.returning.sheet import sheets, unissued

BRACKETS = "brackets"
CHANGES = "changes"
"""The forms of an issued file: with suggestions in brackets, and with suggestions as tracked changes."""
_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_PARTED = re.compile(r"[.\s]+")
_ENOUGH = 0.3
"""Which share of the paragraphs that were sent with brackets must have come back unchanged. A delegation edits
a few; of a text that is not a copy of ours none is so."""
_SOME = 3
"""From how many names set as we set them on a file looks like a text that we issued."""


@dataclass(frozen=True)
class Wording:
    """How an issued file says what it says: ``tongue`` is the language, ``names`` the label of each code."""

    tongue: str
    audience: Audience
    names: tuple[tuple[str, str], ...]


def is_copy(document: Document) -> bool:
    """Whether a file is a copy of a rolling text that we issued with its brackets."""
    return document.issue is not None and document.issue.form == BRACKETS


def versions(document: Document) -> tuple[str, ...]:
    """The hashes of a base and of a version that a cover shows, in the order of the file."""
    return tuple(dict.fromkeys(found for words in _words(document) for found in _HASH.findall(words)))


def looks_issued(document: Document, membership: Membership) -> bool:
    """Whether a file without marks looks like a rolling text that was issued."""
    names = "|".join(map(re.escape, sorted(membership.labels(), key=len, reverse=True))) or "(?!)"
    signed = re.compile(rf"(?:{DASH}|\s–\s)(?:{names})(?:, (?:{names}))*(?: / |\])")
    signs = sum(len(signed.findall(block.accepted)) for block in document.blocks)
    return len(versions(document)) > 1 or signs >= _SOME


def recognised(document: Document, rolling: RollingText, version: str, membership: Membership) -> Issue | None:
    """The issue that a file without marks is a copy of, told by its words; None where it is none of this text.

    ``version`` is the hash of the text that was issued. Where the cover names another one, the answer names that.
    """
    known = versions(document)
    wording, share = _nearest(document, rolling, membership)
    if len(known) < 2 and share < _ENOUGH:
        return None
    told = version if version in known or len(known) < 2 else known[-1]
    return Issue(
        base=known[0] if len(known) > 1 else "",
        version=told,
        symbol="",
        provisions=(),
        slots=(),
        form=BRACKETS,
        tongue=wording.tongue,
        audience=wording.audience,
        names=wording.names,
    )


def _words(document: Document) -> Iterator[str]:
    yield from (block.accepted for block in document.blocks)
    yield from (kept.value for kept in document.quarantine)


def _nearest(document: Document, rolling: RollingText, membership: Membership) -> tuple[Wording, float]:
    """The wording in which most paragraphs with brackets were sent as they came back, and which share of them. Where
    nobody's name is in them, what stands beside and around the text tells the language."""
    came = {fold_parts(text) for block in document.blocks for text in (block.rejected, block.accepted)}
    found: list[tuple[float, int, Wording]] = []
    for audience in Audience:
        settings = lay_out(rolling, audience=audience, groups=membership.groups)
        for wording in _wordings(audience, membership):
            edition = unissued(settings, rolling.base.lang, wording.tongue, dict(wording.names))
            whole = sheets(edition)
            sent = {fold_parts(sheet.text) for sheet in whole if _is_bracketed(sheet)}
            beside = {fold_parts(sheet.text) for sheet in whole} & came
            found.append((len(sent & came) / max(len(sent), 1), len(beside), wording))
    share, _beside, wording = max(found, key=lambda one: one[:2])
    return wording, share


def fold_parts(text: str) -> tuple[str, ...]:
    """Words as they are compared: plain text has a stop where the Word file has a tab or a new line."""
    return fold(_PARTED.sub(" ", text))


def _wordings(audience: Audience, membership: Membership) -> Iterator[Wording]:
    for tongue in available():
        names = membership.names(tongue)
        yield Wording(tongue, audience, tuple(names.items()))
        yield Wording(tongue, audience, tuple((code, code) for code in names))


def _is_bracketed(sheet: Sheet) -> bool:
    return any(part.role is Role.SIGN for part in sheet.parts)
