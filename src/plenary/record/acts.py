"""The record's own act: erasing private values, and saying that it happened."""

from typing import Annotated

from pydantic import Field

from plenary.kit.language import _
from plenary.record.act import Act, Case
from plenary.record.entry import Entry
from plenary.record.models import Erasure, SealedValue
from plenary.record.refusal import Refused
from plenary.record.registry import act

Commitment = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


@act
class EraseValues(Act):
    """Private values are erased; the record says so, and keeps the commitments.

    Copies elsewhere (search, mail, files) are erased by their followers when they come to this entry.
    """

    name = "values.erase"
    seats = frozenset({"secretariat"})
    final = True

    commitments: Annotated[tuple[Commitment, ...], Field(min_length=1, max_length=500)]
    reason: Annotated[str, Field(min_length=1, max_length=300)]

    def check(self, case: Case) -> None:
        held = SealedValue.objects.filter(body=case.body, commitment__in=self.commitments)
        missing = set(self.commitments) - set(held.values_list("commitment", flat=True))
        if missing:
            raise Refused(
                "record.no-value",
                _("There is no private value {commitment} here, or it was erased already.").format(
                    commitment=min(missing)
                ),
                "commitments",
            )

    def apply(self, entry: Entry) -> None:
        Erasure.objects.bulk_create(
            Erasure(
                id=f"{entry.body}/{entry.sequence}/{ordinal}",
                body=entry.body,
                sequence=entry.sequence,
                commitment=commitment,
            )
            for ordinal, commitment in enumerate(self.commitments)
        )
        SealedValue.objects.filter(body=entry.body, commitment__in=self.commitments).delete()
