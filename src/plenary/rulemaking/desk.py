"""A file handed in on the site is read: on the versions of its text, with what was answered of it, as often as somebody
looks at it. Nothing of that is kept: the same file, versions and answers are read alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plenary.bodies.store import open_filed
from plenary.engine.text.candidate import Answer, Confirmation
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading
from plenary.kit.day import read_moment
from plenary.kit.language import language
from plenary.record.reading import find_entry
from plenary.rulemaking.compilation.base import Base
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.compilation.proofing import proof_sheet
from plenary.rulemaking.compilation.submitting import Desk
from plenary.rulemaking.importation import read_again
from plenary.rulemaking.intake import read
from plenary.rulemaking.intake.document import Document
from plenary.rulemaking.intake.refusal import Unread
from plenary.rulemaking.models import Submission
from plenary.rulemaking.proof import Candidate, ProofSheet
from plenary.rulemaking.queries import list_versions
from plenary.rulemaking.register import list_membership, read_covers
from plenary.rulemaking.rules.submission import Filing, Offers, list_offers
from plenary.rulemaking.submission import Submission as Given


@dataclass(frozen=True)
class Proofed:
    """A file as it was read on a ``base``: its proof ``sheet``, the questions that can be answered on the site
    (``asked``, each with what a yes does), what it would hand in, and in one sentence why it says nothing, or what is
    odd about it."""

    base: Instrument
    sheet: ProofSheet
    asked: tuple[Candidate, ...]
    offers: Offers
    note: str


def read_file(row: Submission, answers: Mapping[str, str]) -> Proofed | None:
    """What a file says; None where it was erased. ``answers`` are ``yes`` or ``no``, by the key of a question."""
    data, cover = open_filed(row), read_covers([row]).get(row.number)
    if data is None or cover is None:
        return None
    membership = list_membership(row.body, row.seat)
    versions = list_versions(row.body, row.instrument)
    *earlier, version = versions if row.status == Filing.WAITING else versions[: row.version]
    base = read_again(version, earlier)
    others = tuple(read_again(each, earlier[:place]) for place, each in reversed(list(enumerate(earlier))))
    confirmations = [Confirmation(cover.name, key, Answer(answer)) for key, answer in answers.items()]
    desk = Desk(base, others, membership, None, confirmations, alone=True, served=True)
    entry = Entry(Given(Path(cover.name), (row.seat.partition(":")[2],)))
    desk.read(entry, _take_in(data, cover.name))
    desk.decisions.support([entry])
    received = find_entry(row.body, row.number)
    assert received is not None, "a row is of the entry that wrote it"
    at = read_moment(received.time)
    sheet = proof_sheet(entry, base, membership, as_at=at, tongue=language())
    unanswered = proof_sheet(replace(entry, confirmed=frozenset()), base, membership, as_at=at, tongue=language())
    asked = tuple(each for each in unanswered.candidates if each.pieces and not each.supported)
    return Proofed(base.instrument, sheet, asked, _join(base, entry.readings), entry.note)


def _take_in(data: bytes, name: str) -> Document | Unread:
    try:
        return read(data, name)
    except Unread as unread:
        return unread


def _join(base: Base, readings: Sequence[Reading]) -> Offers:
    found = [list_offers(base.instrument, reading) for reading in readings]
    return Offers(
        tuple(offer for each in found for offer in each.offers),
        tuple(hindered for each in found for hindered in each.hindered),
    )
