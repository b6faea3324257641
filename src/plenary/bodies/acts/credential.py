"""Credentials are received, objected to, and ruled on; until the ruling a delegation sits provisionally."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from plenary.bodies.acts.field import Code
from plenary.bodies.acts.member import require_staying
from plenary.bodies.belonging import read_belonging
from plenary.bodies.models import Credentials
from plenary.bodies.queries import list_claims, list_presiding
from plenary.bodies.rules.belonging import choose_lasting
from plenary.bodies.rules.credential import Event, State, follow, may_accept
from plenary.bodies.rules.period import Period
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.entry import Entry
from plenary.record.refusal import Refused
from plenary.record.registry import act

STATES = {
    None: marked("nothing received"),
    State.COPY: marked("copy received"),
    State.ORIGINAL: marked("original received"),
    State.PROVISIONAL: marked("provisional"),
    State.CHALLENGED: marked("challenged"),
    State.DEFERRED: marked("deferred"),
    State.ACCEPTED: marked("accepted"),
    State.REJECTED: marked("rejected"),
}
"""What people call the states."""


class CredentialsAct(Act):
    """What every act on credentials has: whose they are, and a document that it rests on."""

    member: Code
    claim: int = Field(default=1, ge=1, le=9)
    reference: Annotated[str, Field(min_length=1, max_length=300)]

    event: ClassVar[Event]

    def about(self) -> tuple[str, ...]:
        return (f"members/{self.member}/credentials",)

    def happening(self) -> Event:
        """What happens to the credentials."""
        return self.event

    def check(self, case: Case) -> None:
        require_staying(case.body, self.member, Period(case.time.date()), "member")
        if case.actor.principal.startswith("office:") and case.actor.principal not in list_presiding(
            case.body, case.time.date()
        ):
            raise Refused("bodies.presiding", _("Only whoever presides enters a ruling; other offices do not."))
        claims = {claim.number: claim for claim in list_claims(case.body, self.member, case.time.date())}
        if self.claim > len(claims) + 1:
            raise Refused(
                "bodies.claim", _("The next claimant here is number {number}.").format(number=len(claims) + 1), "claim"
            )
        before = claims[self.claim].state if self.claim in claims else None
        if follow(before, self.happening()) is None:
            raise Refused(
                "bodies.credentials",
                _("This cannot follow here. What stands with the credentials: {state}.").format(
                    state=_(STATES[before])
                ),
                "member",
            )
        if self.happening() is Event.ACCEPT and not may_accept(list(claims.values()), self.claim):
            raise Refused(
                "bodies.accepted",
                _("Another claimant to the seat of {member} has been accepted: that ruling changes first.").format(
                    member=self.member
                ),
                "claim",
            )

    def apply(self, entry: Entry) -> None:
        day = date.fromisoformat(entry.time[:10])
        received = Credentials.list_standing(entry.body, member=self.member)
        row = next((each for each in choose_lasting(received, day) if each.claim == self.claim), None)
        after = follow(State(row.state) if row else None, self.happening())
        if after is None:
            # Entries made while credentials outlived a membership go on from those of the earlier one.
            row = max((each for each in received if each.claim == self.claim), key=lambda each: each.seq_from)
            after = follow(State(row.state), self.happening())
        if row:
            Credentials.lapse(entry, id=row.id)
        Credentials.enter(
            entry,
            member=self.member,
            claim=self.claim,
            state=after,
            reference=self.reference,
            end=read_belonging(entry.body, codes=[self.member]).find_end(self.member, day),
        )


@act
class ReceiveCredentials(CredentialsAct):
    """Credentials are received, as a copy or in the original."""

    name = "credentials.receive"
    called = marked("Receive credentials")
    seats = frozenset({"secretariat"})
    undone_by = "credentials.reject"

    form: Literal["copy", "original"]

    def happening(self) -> Event:
        return Event.RECEIVE_COPY if self.form == "copy" else Event.RECEIVE_ORIGINAL


@act
class AdmitProvisionally(CredentialsAct):
    """A delegation sits provisionally while its credentials are on their way."""

    name = "credentials.admit"
    called = marked("Seat a delegation provisionally")
    seats = frozenset({"secretariat"})
    undone_by = "credentials.reject"
    event = Event.ADMIT


@act
class ChallengeCredentials(CredentialsAct):
    """Somebody objects to credentials. Whoever sat goes on sitting, with the same rights, until the ruling."""

    name = "credentials.challenge"
    called = marked("Challenge credentials")
    seats = frozenset({"delegation", "secretariat"})
    undone_by = "credentials.accept"
    event = Event.CHALLENGE


@act
class DeferRuling(CredentialsAct):
    """The body puts the ruling off; who sits stays as it is."""

    name = "credentials.defer"
    called = marked("Defer the ruling on credentials")
    seats = frozenset({"office", "secretariat"})
    undone_by = "credentials.accept"
    event = Event.DEFER


@act
class AcceptCredentials(CredentialsAct):
    """The body accepts credentials."""

    name = "credentials.accept"
    called = marked("Accept credentials")
    seats = frozenset({"office", "secretariat"})
    undone_by = "credentials.challenge"
    event = Event.ACCEPT


@act
class RejectCredentials(CredentialsAct):
    """The body rejects credentials; the claimant sits no longer, and may hand in others."""

    name = "credentials.reject"
    called = marked("Reject credentials")
    seats = frozenset({"office", "secretariat"})
    undone_by = "credentials.receive"
    event = Event.REJECT
