"""Provisions are marked with how far they have come, and reopened."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from plenary.bodies.queries import find_forum, list_holdings, procedure_of
from plenary.bodies.rules.audience import SECRETARIAT, Reader
from plenary.bodies.rules.forum import RecordMode
from plenary.bodies.rules.procedure import Key
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.entry import Entry
from plenary.record.refusal import Refused
from plenary.record.registry import act
from plenary.rulemaking.acts.field import Number, ProvisionId, require_version
from plenary.rulemaking.models import Mark
from plenary.rulemaking.positions import find_mark, list_offered
from plenary.rulemaking.rules.mark import MARKING, Fault, Marked, find_fault
from plenary.rulemaking.rules.position import find_alternative
from plenary.rulemaking.shelf import base_of

#: Why a mark is refused: the field that is wrong, and what is said.
FAULTS = {
    Fault.LABEL: ("label", marked("The rules of this body have no such status.")),
    Fault.SAME: ("label", marked("The provision is marked so already.")),
    Fault.REASON: ("said", marked("Say why: what was further is reopened, or other words are agreed than before.")),
}
_ALL = Reader(frozenset({SECRETARIAT, "office:chair"}))


@act
class MarkProvision(Act):
    """Whoever presides or facilitates, or the secretariat, says how far a provision has come.

    ``label`` is one of the body's own; ``on`` the suggestion of whose words it is said, None being those of the
    version; ``forum`` where it came so far; ``said`` what is pending, or why it is reopened.
    """

    name = "provision.mark"
    called = marked("Mark a provision")
    seats = frozenset({"office", "secretariat"})
    undone_by = "provision.mark"

    instrument: Key
    on_version: Number
    provision: ProvisionId
    label: Key
    on: Number | None = None
    forum: Key | None = None
    said: Annotated[str, Field(max_length=300)] = ""

    def about(self) -> tuple[str, ...]:
        return (f"texts/{self.instrument}/{self.provision}",)

    def check(self, case: Case) -> None:
        version = require_version(case, self.instrument, self.on_version)
        if not is_marking(case.body, case.actor.principal, case.time.date()):
            raise Refused(
                "rulemaking.marking",
                _("Provisions are marked by whoever presides or facilitates, and by the secretariat."),
            )
        if self.provision not in base_of(version).by_id:
            raise Refused("rulemaking.place", _("This version has no such provision."), "provision")
        if find_alternative(list_offered(version, self.provision, _ALL), self.on) is None:
            raise Refused(
                "rulemaking.suggestion",
                _("No suggestion {number} stands on this provision.").format(number=self.on),
                "on",
            )
        if self.forum is not None:
            self._require_forum(case, self.forum)
        before = find_mark(version, self.provision)
        fault = find_fault(
            procedure_of(case.body).labels,
            Marked(before.label, before.on, before.said, before.forum) if before else None,
            Marked(self.label, self.on, self.said, self.forum or ""),
        )
        if fault is not None:
            field, sentence = FAULTS[fault]
            raise Refused(f"rulemaking.mark-{fault}", _(sentence), field)

    def apply(self, entry: Entry) -> None:
        which: dict[str, Any] = {"instrument": self.instrument, "version": self.on_version, "provision": self.provision}
        Mark.lapse(entry, **which)
        Mark.enter(
            entry,
            **which,
            number=entry.sequence,
            seat=entry.behalf or entry.seat,
            label=self.label,
            on=self.on,
            forum=self.forum or "",
            said=self.said,
        )

    def _require_forum(self, case: Case, key: str) -> None:
        """Refuse a forum that is none, and one of which not everybody may know."""
        forum = find_forum(case.body, key)
        if forum is None or forum.mode == RecordMode.CLOSED:
            raise Refused("rulemaking.forum", _("There is no open forum {key} here.").format(key=key), "forum")


def is_marking(body: str, seat: str, day: date) -> bool:
    """Whether a seat marks provisions on a day: the secretariat, and whoever presides or facilitates then."""
    kind, _colon, key = seat.partition(":")
    offices = {held.office for held in list_holdings(body) if held.kind in MARKING and held.period.holds(day)}
    return seat == SECRETARIAT or (kind == "office" and key in offices)
