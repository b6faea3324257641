"""What the secretariat entered on behalf of others, and whether they stand by it."""

from typing import Annotated

from pydantic import Field

from plenary.bodies.models import OnBehalf
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.entry import Entry
from plenary.record.refusal import Refused
from plenary.record.registry import EVERY, act, consequence

_OTHERS = frozenset({"delegation", "group", "office", "stakeholder"})
Number = Annotated[int, Field(ge=1)]


@consequence(EVERY)
def note_behalf(entry: Entry) -> None:
    """What is entered on behalf of a seat waits for its answer."""
    if entry.behalf is not None:
        OnBehalf(
            id=f"{entry.body}/{entry.sequence}",
            body=entry.body,
            sequence=entry.sequence,
            seat=entry.behalf,
            act=entry.act,
        ).save(force_insert=True)


@act
class ConfirmEntry(Act):
    """A seat stands by what the secretariat entered on its behalf."""

    name = "behalf.confirm"
    called = marked("Confirm what was entered on one’s behalf")
    seats = _OTHERS
    undone_by = "behalf.disown"

    entry: Number

    def about(self) -> tuple[str, ...]:
        return (f"record/{self.entry}",)

    def check(self, case: Case) -> None:
        require_answerable(case, self.entry, "confirmed")

    def apply(self, entry: Entry) -> None:
        OnBehalf.objects.filter(id=f"{entry.body}/{self.entry}").update(
            answer="confirmed", answered=entry.sequence, settled=None
        )


@act
class DisownEntry(Act):
    """A seat does not stand by what was entered on its behalf. The entry stays; undoing it is an act of its own."""

    name = "behalf.disown"
    called = marked("Disown what was entered on one’s behalf")
    seats = _OTHERS
    undone_by = "behalf.confirm"

    entry: Number

    def about(self) -> tuple[str, ...]:
        return (f"record/{self.entry}",)

    def check(self, case: Case) -> None:
        require_answerable(case, self.entry, "disowned")

    def apply(self, entry: Entry) -> None:
        OnBehalf.objects.filter(id=f"{entry.body}/{self.entry}").update(
            answer="disowned", answered=entry.sequence, settled=None
        )


@act
class SettleEntry(Act):
    """The secretariat has dealt with what a seat disowned: it is undone, entered anew, or stands for a reason."""

    name = "behalf.settle"
    called = marked("Settle what was disowned")
    seats = frozenset({"secretariat"})
    final = True

    entry: Number

    def about(self) -> tuple[str, ...]:
        return (f"record/{self.entry}",)

    def check(self, case: Case) -> None:
        row = OnBehalf.objects.filter(id=f"{case.body}/{self.entry}", answer="disowned", settled=None)
        if not row.exists():
            raise Refused(
                "bodies.not-disowned",
                _("Nothing waits to be settled at entry {sequence}.").format(sequence=self.entry),
                "entry",
            )

    def apply(self, entry: Entry) -> None:
        OnBehalf.objects.filter(id=f"{entry.body}/{self.entry}").update(settled=entry.sequence)


def require_answerable(case: Case, sequence: int, answer: str) -> None:
    """Refuse an answer by another seat than the one concerned, by the secretariat for it, or given already."""
    row = OnBehalf.objects.filter(id=f"{case.body}/{sequence}", seat=case.actor.seat).first()
    if row is None:
        raise Refused(
            "bodies.behalf",
            _("Entry {sequence} was not made on your behalf.").format(sequence=sequence),
            "entry",
        )
    if row.answer == answer:
        raise Refused(
            "bodies.answered",
            _("You have given this answer to entry {sequence} already.").format(sequence=sequence),
            "entry",
        )
