"""An act: the only kind of thing that changes what matters."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict

from plenary.record.canonical import Json
from plenary.record.entry import Entry
from plenary.record.sealing import RECORDED

PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a ``seat`` (``secretariat``, ``delegation:FEL``), for whom (another seat), and which person.

    The person is an opaque key of the account; the record seals it. ``appointment`` is the number of the appointment
    by which that account has the seat: a guard asks at the door whether it still does. None for a program of the
    house, which acts by no account. ``token`` is the number of the token by which a program asks for that account: a
    guard asks at the door whether it is good still.
    """

    seat: str
    behalf: str | None = None
    person: str | None = None
    appointment: int | None = None
    token: int | None = None

    @property
    def principal(self) -> str:
        """The seat in whose name the act is done: the one acted for, else the own."""
        return self.behalf or self.seat

    @property
    def kind(self) -> str:
        """The kind of the principal: what stands before the colon."""
        return self.principal.partition(":")[0]


SYSTEM = Actor("system")
"""The seat of what lapses by itself: a deadline that passed, and nothing that anybody decides."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a check may look at beside the tables: where, when and by whom the act is to be done.

    ``basis`` is the sequence that work done before was based on; ``check`` refuses when that state has moved.
    """

    body: str
    sequence: int
    time: datetime
    actor: Actor
    basis: int | None = None


class Act(BaseModel, ABC):
    """The payload of an act; a subclass is registered under its ``name`` and ``version``.

    ``called`` is what people call it, a marked sentence without a stop (``Admit a member``).
    ``seats`` are the kinds of seat that may perform it: none, unless said. ``undone_by`` names the compensating act;
    an act without one says ``final = True``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: ClassVar[str]
    called: ClassVar[str] = ""
    version: ClassVar[int] = 1
    seats: ClassVar[frozenset[str]] = frozenset()
    undone_by: ClassVar[str | None] = None
    final: ClassVar[bool] = False

    def audience(self) -> str:
        """Who may see the private values of the entry; a word of ``bodies``, opaque here."""
        return PUBLIC

    def about(self) -> tuple[str, ...]:
        """The addresses within the body that the act changes: ``members/FEL``. By them people ask what changed."""
        return ()

    def texts(self) -> tuple[str, ...]:
        """The SHA-256 of each text that the act holds by reference, for it is longer than an entry bears.

        The store has it before the act is done, and packs carry it; private texts are sealed values instead.
        """
        return ()

    def takes_back(self) -> int | None:
        """The sequence of the one entry that it undoes, where it names that; None of every other act."""
        return None

    def derive(self, entry: Entry) -> Mapping[str, Json]:
        """Those fields of the payload that an engine computed, computed again from the tables as they stood before.

        ``verify`` asks for it. Fields that this release's engine computes otherwise by its version are left out.
        """
        return {}

    def work(self, body: str) -> Self:
        """The act with what takes too long for the door: the results of an engine, computed on the record as it is.

        Done before the door is locked. An act that works names the sequence it worked on, and its ``check`` raises
        Outdated when that state has moved; the door then has the work done again, in the end while it is locked.
        """
        return self

    def check(self, case: Case) -> None:
        """Raise Refused when the rules do not allow the act as things stand."""

    @abstractmethod
    def apply(self, entry: Entry) -> None:
        """Write the projected tables from the entry and the tables alone."""

    @classmethod
    def says(cls) -> str:
        """What it does, in the first sentence of its description, in English."""
        return f"{' '.join((cls.__doc__ or '').split()).partition('. ')[0].rstrip('.')}."

    @classmethod
    def from_record(cls, payload: Mapping[str, Any]) -> Self:
        """The act as an entry holds it: sealed fields are commitments, lists are what tuples became."""
        return cls.model_validate(payload, context=RECORDED, strict=False)
