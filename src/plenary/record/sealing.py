"""Private values: the entry holds a salted commitment, the sealed store holds the value, erasure removes it.

A commitment is SHA-256 over a salt of 32 bytes and the value's canonical bytes: without the salt nobody can try
out values, and with it anybody who was shown the value can check it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Self

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from plenary.kit import chance
from plenary.kit.language import in_english
from plenary.record import canonical

SALT = 32


@dataclass(frozen=True, slots=True)
class Opening:
    """What a commitment commits to."""

    salt: bytes
    value: bytes

    @property
    def commitment(self) -> str:
        return sha256(self.salt + self.value).hexdigest()


@dataclass(frozen=True, slots=True)
class Sealed:
    """A field of an act: a value on the way in, its commitment on the record."""

    commitment: str
    opening: Opening | None = field(default=None, compare=False, repr=False)

    @classmethod
    def seal(cls, value: canonical.Json) -> Self:
        """A value with a fresh salt; raises ValueError for what the record could not give back exactly."""
        opening = Opening(chance.draw(SALT), canonical.encode(value))
        canonical.decode(opening.value)
        return cls(opening.commitment, opening)

    @property
    def value(self) -> Any:
        """The value, while it is at hand: before it is recorded, and never after a replay."""
        if self.opening is None:
            raise LookupError(self.commitment)
        return canonical.decode(self.opening.value)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            cls._read, serialization=core_schema.plain_serializer_function_ser_schema(cls._write)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"description": in_english("A private value: the record holds a commitment to it.")}

    @classmethod
    def _read(cls, value: object, info: core_schema.ValidationInfo) -> Self:
        return cls._find(value, info) or cls.seal(value)  # type: ignore[arg-type]  # refused where it is no JSON

    @classmethod
    def _find(cls, value: object, info: core_schema.ValidationInfo) -> Self | None:
        """What is sealed already: by the caller, or on the record."""
        if isinstance(value, cls):
            return value
        if info.context == RECORDED:
            if not isinstance(value, dict) or set(value) != {"sealed"} or not isinstance(value["sealed"], str):
                raise ValueError("a sealed value on the record is a commitment")
            return cls(value["sealed"])
        return None

    @staticmethod
    def _write(value: "Sealed") -> dict[str, str]:
        return {"sealed": value.commitment}


@dataclass(frozen=True, slots=True)
class SealedAs:
    """What a sealed field holds on the way in: ``Annotated[Sealed, SealedAs(str)]``."""

    kind: Any

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        def read(value: object, plain: core_schema.ValidatorFunctionWrapHandler, info: Any) -> Sealed:
            found = Sealed._find(value, info)
            if found is not None:
                return found
            given = plain(value)
            return Sealed.seal(given.model_dump(mode="json") if isinstance(given, BaseModel) else given)

        return core_schema.with_info_wrap_validator_function(
            read,
            handler.generate_schema(self.kind),
            serialization=core_schema.plain_serializer_function_ser_schema(Sealed._write),
        )


#: The context of validation when an act is read from an entry, where sealed fields are commitments.
RECORDED = "recorded"


def list_openings(value: object) -> Iterator[Opening]:
    """The openings of every sealed value within an act, in the order of its fields."""
    if isinstance(value, Sealed):
        if value.opening is not None:
            yield value.opening
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from list_openings(getattr(value, name))
    elif isinstance(value, dict):
        for each in value.values():
            yield from list_openings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from list_openings(each)
