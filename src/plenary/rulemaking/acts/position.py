"""Positions are declared on alternatives, changed and taken back."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from plenary.bodies.acts.document import Audience
from plenary.bodies.queries import procedure_of
from plenary.bodies.rules.audience import Reader
from plenary.bodies.rules.procedure import Key
from plenary.kit.language import _, marked
from plenary.record.act import PUBLIC, Act, Case
from plenary.record.acts import EraseValues
from plenary.record.entry import Entry
from plenary.record.refusal import Refused
from plenary.record.registry import act, consequence
from plenary.record.sealing import Sealed, SealedAs
from plenary.rulemaking.acts.field import Number, ProvisionId, require_instrument, require_right, require_version
from plenary.rulemaking.models import Position
from plenary.rulemaking.positions import find_declared, list_offered
from plenary.rulemaking.rules.position import Stance, Standing, find_alternative, list_stances, name_audience
from plenary.rulemaking.shelf import base_of
from plenary.rulemaking.withdrawing import speaks_for

_HOLDERS = frozenset({"delegation", "group"})


class Declaration(BaseModel):
    """What is declared: ``on`` which suggestion's words, None being those of the version; and, if one likes, why."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    on: Number | None = None
    stance: Stance = Field(strict=False)
    note: Annotated[str, Field(max_length=2000)] = ""


@act
class DeclarePosition(Act):
    """A delegation or a group says where it stands on words that are offered, or on those of the version.

    ``declaration`` is open where positions are public by the body's rules, and otherwise ``private_declaration``.
    ``replaces`` is the number of the position that it declared on the same words before.
    """

    name = "position.declare"
    called = marked("Declare a position")
    seats = _HOLDERS
    undone_by = "position.withdraw"

    instrument: Key
    on_version: Number
    provision: ProvisionId
    for_whom: Audience = PUBLIC
    replaces: Number | None = None
    declaration: Declaration | None = None
    private_declaration: Annotated[Sealed, SealedAs(Declaration)] | None = None

    def audience(self) -> str:
        return self.for_whom

    def about(self) -> tuple[str, ...]:
        return (f"texts/{self.instrument}/{self.provision}",)

    def check(self, case: Case) -> None:
        version = require_version(case, self.instrument, self.on_version)
        require_right(case)
        for_whom = name_audience(procedure_of(case.body).visibility.positions)
        if self.for_whom != for_whom:
            raise Refused(
                "rulemaking.audience",
                _("By the rules of this body positions are for: {audience}.").format(audience=for_whom),
                "for_whom",
            )
        if (self.declaration is None) == (for_whom == PUBLIC) or (self.private_declaration is None) != (
            for_whom == PUBLIC
        ):
            raise Refused(
                "rulemaking.content",
                _("A public position is declared openly, and any other one privately."),
                "declaration",
            )
        base = base_of(version)
        if self.provision not in base.by_id:
            raise Refused("rulemaking.place", _("This version has no such provision."), "provision")
        seat, said = case.actor.principal, self._say()
        on = find_alternative(list_offered(version, self.provision, Reader(frozenset({seat}))), said.on)
        if on is None:
            raise Refused(
                "rulemaking.suggestion",
                _("No suggestion {number} stands on this provision.").format(number=said.on),
                "on",
            )
        if on.is_of(seat):
            raise Refused(
                "rulemaking.own-words",
                _("These are words that you suggest yourself: to want others, take them back."),
                "on",
            )
        if said.stance not in list_stances(on):
            raise Refused(
                "rulemaking.stance",
                _("Words that are offered can be supported, not retained.")
                if said.stance is Stance.RETAINS
                else _("The words of the version can be retained, not supported."),
                "stance",
            )
        before = find_declared(version, self.provision, seat, on)
        if self.replaces != (before.number if before else None):
            raise Refused(
                "rulemaking.declared",
                say_overtaken(before.number)
                if before
                else _("The position that this was to replace was taken back: send this again to declare it anew."),
            )

    def apply(self, entry: Entry) -> None:
        if self.replaces is not None:
            _require(entry.body, self.replaces).follow(entry, 1, status=Standing.REPLACED.value)
        said = self.declaration
        Position.enter(
            entry,
            instrument=self.instrument,
            version=self.on_version,
            number=entry.sequence,
            seat=entry.behalf or entry.seat,
            provision=self.provision,
            on=said.on if said else None,
            stance=said.stance.value if said else "",
            note=said.note if said else "",
            private=self.private_declaration.commitment if self.private_declaration else "",
            audience=self.for_whom,
            status=Standing.DECLARED.value,
        )

    def _say(self) -> Declaration:
        if self.private_declaration is not None:
            return Declaration.model_validate(self.private_declaration.value)
        assert self.declaration is not None
        return self.declaration


@act
class WithdrawPosition(Act):
    """Whoever declared a position takes it back: it has none on these words then."""

    name = "position.withdraw"
    called = marked("Take a position back")
    seats = _HOLDERS
    undone_by = "position.declare"

    instrument: Key
    provision: ProvisionId
    position: Number
    for_whom: Audience = PUBLIC

    def audience(self) -> str:
        return self.for_whom

    def takes_back(self) -> int:
        return self.position

    def about(self) -> tuple[str, ...]:
        return (f"texts/{self.instrument}/{self.provision}",)

    def check(self, case: Case) -> None:
        require_instrument(case, self.instrument)
        row = _find(case.body, self.instrument, self.position)
        if row is None or row.provision != self.provision or row.audience != self.for_whom:
            raise Refused(
                "rulemaking.position",
                _("No position {number} is declared on this provision.").format(number=self.position),
                "position",
            )
        principal = case.actor.principal
        if row.seat != principal and not speaks_for(case.body, principal, row.seat, case.time.date()):
            raise Refused("rulemaking.own", _("Only who declared a position can take it back."), "position")

    def apply(self, entry: Entry) -> None:
        _require(entry.body, self.position).follow(entry, status=Standing.WITHDRAWN.value)


@consequence(EraseValues.name)
def erase_positions(entry: Entry) -> None:
    """What was declared in words that are erased is declared no longer."""
    commitments = entry.payload["commitments"]
    rows = Position.rows.at().filter(body=entry.body, private__in=commitments).order_by("number")
    for ordinal, row in enumerate(list(rows)):
        row.follow(entry, ordinal, status=Standing.ERASED.value)


def say_overtaken(number: int) -> str:
    """What is said where something was declared while a form was filled in."""
    return _(
        "Something else was declared on these words meanwhile, in entry {number}: look at it, and send this again to "
        "put it in its place."
    ).format(number=number)


def _find(body: str, instrument: str, number: int) -> Position | None:
    rows = Position.rows.at().filter(body=body, instrument=instrument, number=number, status=Standing.DECLARED)
    return rows.first()


def _require(body: str, number: int) -> Position:
    return Position.rows.at().get(body=body, number=number)
