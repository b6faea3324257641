"""Who acts: appointments to seats, credentials, stakeholders, and what was entered on behalf of others."""

from django.db import models

from plenary.record.tables import Dated, Projected


class Appointment(Dated):
    """That a person may act in the name of a seat. The person is a commitment; what it is there, is public.

    ``number`` is the sequence of the entry that appointed: it stays when the row is followed by another. ``role`` is
    a delegation's role, an office's kind, or ``representative`` of a stakeholder. ``claim`` is the claimant to the
    member's seat that appointed, ``office`` the key of an office, empty elsewhere. ``names`` is what the body calls the
    office, by language; null where its kind and its key say enough.
    """

    number = models.PositiveBigIntegerField()
    seat = models.CharField(max_length=128)
    role = models.CharField(max_length=16)
    office = models.CharField(max_length=63, default="")
    names = models.JSONField(null=True)
    member = models.CharField(max_length=16, null=True)
    claim = models.PositiveIntegerField(default=1)
    binds = models.BooleanField()
    person = models.CharField(max_length=64)
    start = models.CharField(max_length=10)
    end = models.CharField(max_length=10, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["body", "seat"], name="appointment_by_seat"),
            models.Index(fields=["body", "number"], name="appointment_by_number"),
        ]


class Credentials(Dated):
    """What stands with the credentials of one claimant to a member's seat.

    ``end`` is the day on which the membership ends for which they were received, where the member comes back later.
    """

    member = models.CharField(max_length=16)
    claim = models.PositiveIntegerField()
    state = models.CharField(max_length=20)
    reference = models.CharField(max_length=300)
    end = models.CharField(max_length=10, null=True)

    class Meta:
        indexes = [models.Index(fields=["body", "member"], name="credentials_by_member")]


class Stakeholder(Dated):
    """An organisation that is no member and would be heard; ``until`` is when the time for objections ends."""

    code = models.CharField(max_length=16)
    names = models.JSONField()
    state = models.CharField(max_length=16)
    until = models.CharField(max_length=27)
    decision = models.CharField(max_length=300, default="")


class OnBehalf(Projected):
    """An entry that the secretariat made for another seat, and whether that seat has confirmed or disowned it.

    ``settled`` is the entry by which the secretariat said that it has dealt with what was disowned.
    """

    id = models.CharField(max_length=96, primary_key=True)
    body = models.CharField(max_length=64)
    sequence = models.PositiveBigIntegerField()
    seat = models.CharField(max_length=128)
    act = models.CharField(max_length=64)
    answer = models.CharField(max_length=16, default="")
    answered = models.PositiveBigIntegerField(null=True)
    settled = models.PositiveBigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["body", "seat"], name="on_behalf_by_seat")]

    @property
    def last(self) -> int:
        """The last entry about it: itself, its answer, or that by which it was settled."""
        return max(self.sequence, self.answered or 0, self.settled or 0)
