"""Where suggestions meet across provisions, as every file out shows it, in the interface's language.

To be called inside ``speaking(edition.tongue)``.
"""

from collections.abc import Iterator, Mapping

from plenary.engine.text.block import Change
from plenary.engine.text.conflict.meeting import Deed, Meeting, Party
from plenary.kit.language import _, marked
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.annex import Entry, Group
from plenary.rulemaking.output.citation import citations
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.spacing import parted

_SORTS = {
    Deed.DELETES: marked("deletion of the provision"),
    Deed.RETAINS: marked("retention"),
    Deed.MOVES: marked("move"),
    Deed.OFFERS: marked("new provision"),
    Deed.STANDS: marked("base"),
}


def encounters(edition: Edition) -> Iterator[tuple[Group, ...]]:
    """For each place where suggestions meet, the provisions concerned, each with what is asked for there."""
    cites = citations(edition.settings)
    for meeting in edition.meetings:
        groups: dict[str, list[Entry]] = {}
        for party in meeting.parties:
            groups.setdefault(party.provision, []).append(_entry(edition, meeting, party, cites))
        yield tuple(Group(provision, "", tuple(entries)) for provision, entries in groups.items())


def explanation() -> str:
    """What the section on these places is."""
    return _(
        "Suggestions that bear on one another, and that no single bracket shows together: "
        "what is asked for on each side."
    )


def _entry(edition: Edition, meeting: Meeting, party: Party, cites: Mapping[str, str]) -> Entry:
    stands = party.deed is Deed.STANDS
    source = _("base text") if stands else wording.named(edition, party.holders)
    words = "".join(piece.text for piece in party.pieces if piece.change is Change.INSERTED).strip()
    return Entry(
        words,
        source,
        _sort(meeting, party, cites),
        "" if party.pieces else _said(party, cites),
        tuple(parted(party.pieces)),
    )


def _said(party: Party, cites: Mapping[str, str]) -> str:
    if party.deed is Deed.MOVES:
        return wording.destination(cites[party.after] if party.after is not None else "", first=party.first)
    return _("the whole provision")


def _sort(meeting: Meeting, party: Party, cites: Mapping[str, str]) -> str:
    if party.deed is Deed.PUTS:
        return _("with the words of {provision}").format(provision=cites[meeting.provision])
    if party.deed is not Deed.REWORDS:
        return _(_SORTS[party.deed])
    changes = {piece.change for piece in party.pieces} - {Change.KEPT}
    if len(changes) > 1:
        return _("replacement")
    return _("deletion") if Change.DELETED in changes else _("insertion")
