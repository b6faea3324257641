"""A submission's proof sheet: "your text as we read it", from what the register knows of it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from plenary.engine.text.candidate import Candidate as Found
from plenary.engine.text.candidate import reading_of
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import STANDING, Reading
from plenary.engine.text.rolling import extract
from plenary.rulemaking.answering import answers, tell
from plenary.rulemaking.compilation.base import Base, title_of
from plenary.rulemaking.compilation.bracketing import is_further
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.compilation.sentence import uncertainties
from plenary.rulemaking.intake.remark import name as quarantined_name
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.output import proofing
from plenary.rulemaking.proof import Candidate, Proof, ProofSheet, Withheld
from plenary.rulemaking.proving import cite, cited, prove


def proof_sheet(
    entry: Entry,
    base: Base,
    membership: Membership,
    *,
    as_at: datetime,
    tongue: str,
    issued: RollingText | None = None,
) -> ProofSheet:
    """The proof sheet of one entry of the register; ``base`` is the text that it is on, ``issued`` the one that it
    answers, where it answers one.

    ``as_at`` is aware, ``tongue`` the language of the sheet.
    """
    names = membership.names(tongue)
    quarantine = entry.document.quarantine if entry.document else ()
    readings = (*entry.readings, *entry.originals)
    several = len({reading.holders for reading in readings}) > 1
    # What nobody tracked is nobody's: of several members, it is none's more than another's.
    shared = [doubt for doubts in entry.untracked.values() for doubt in doubts] if several else []
    untracked = {} if shared else entry.untracked
    proofs = [
        (reading, replace(proof, holders=tuple(names.get(code, code) for code in reading.holders if several)))
        for place, reading in enumerate(readings)
        for proof in prove(
            base.instrument,
            reading,
            {} if place else untracked,
            answers=entry.answers if entry.returned else tell(reading.positions),
            issued=issued,
            standing=base.standing,
            options=entry.options,
        )
    ]
    before = _proofs_before(entry, base, issued)
    return ProofSheet(
        submission=entry.submission.name,
        behalf=tuple(names.get(code, code) for code in entry.submission.behalf),
        symbol=base.instrument.symbol,
        title=title_of(base.instrument, base.name),
        base=base.digest,
        as_at=as_at,
        proofs=tuple(proof for _reading, proof in proofs if proof not in before),
        standing=(
            *(replace(proof, source=_source(reading, base, issued)) for reading, proof in proofs if proof in before),
            *_proofs_beside(entry, base, issued),
        ),
        lang=base.instrument.lang,
        tongue=tongue,
        doubts=(*entry.doubts, *entry.beside, *shared, *entry.unapplied),
        remarks=tuple(entry.remarks),
        candidates=tuple(_candidate(base.instrument, found, names) for found in entry.open_candidates),
        withheld=tuple(Withheld(quarantined_name(item), item.value, item.place) for item in quarantine),
        absent=entry.absent,
        untouched=entry.untouched,
    )


def _proofs_before(entry: Entry, base: Base, issued: RollingText | None) -> tuple[Proof, ...]:
    """What an answer to an issued text would show if it said nothing: what its member had handed in."""
    if issued is None or not entry.returned:
        return ()
    ids = {reading.id for reading in entry.readings}
    # Its additions are called as in the issued text where the answer changes any of them, and else as it called them.
    said = [one for old in issued.readings if old.id in ids for one in (old, extract(issued, old.id))]
    proofs = (prove(base.instrument, old, issued=issued, standing=base.standing) for old in said)
    return tuple(proof for found in proofs for proof in found)


def _proofs_beside(entry: Entry, base: Base, issued: RollingText | None) -> Iterator[Proof]:
    """What else stands in the issued text in the name of a member on whose behalf the file came, from its other files.
    What hangs there in another language is proved on its own text."""
    if issued is None or entry.lang:
        return
    ids = {reading.id for reading in entry.readings}
    for reading in issued.readings:
        if reading.id in ids or not {*reading.holders} & {*entry.submission.behalf}:
            continue
        source = _source(reading, base, issued)
        said = answers(issued, reading)
        for proof in prove(base.instrument, reading, answers=said, issued=issued, standing=base.standing):
            yield replace(proof, source=source)


def _source(reading: Reading, base: Base, issued: RollingText | None) -> str:
    """The name of the file that a reading came from; that of the base where this itself names who holds the words."""
    if reading.id.startswith(STANDING):
        return base.name
    known = {one.id for one in issued.readings} if issued else set[str]()
    return reading.id.rpartition("/")[0] if is_further(reading.id, known) else reading.id


def _candidate(base: Instrument, found: Found, members: Mapping[str, str]) -> Candidate:
    """A candidate with what would come of it if a person said yes."""
    names = cite(base)
    # What moves keeps the name by which the file speaks of it.
    results = tuple(
        replace(one, citation=names.get(one.id, one.citation)) for one in prove(base, reading_of(base, found))
    )
    supported = tuple(members.get(one.member, one.member) for one in found.fragment.supports)
    doubts = uncertainties(found, unread=not (results or supported))
    if supported:
        place = cited(names, dict.fromkeys(name for one in found.fragment.supports for name in one.provisions))
        sought = dict.fromkeys(new.reference.said for one in found.fragment.supports for new in one.sought)
        place = "; ".join([*filter(None, [place]), *sought])
        return Candidate(found.id, found.sentence, found.place, place, doubts=doubts, supported=supported)
    if not results:
        target = found.provisions[0] if found.provisions else ""
        return Candidate(found.id, found.sentence, found.place, names.get(target, ""), doubts=doubts)
    citation = "; ".join(proofing.cited(result) for result in results)
    shown = results if len(results) > 1 or proofing.unseen(results[0]) else ()
    return Candidate(found.id, found.sentence, found.place, citation, results[0].pieces, shown, doubts)
