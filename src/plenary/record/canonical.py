"""JSON with one way to write it (RFC 8785), so that equal things have equal bytes and hashes."""

import json
from typing import Any

import rfc8785

#: What may stand in an entry: text, booleans, null, integers, lists and objects. No floats.
Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


class NotCanonical(ValueError):
    """Bytes that are not the canonical form of what they say."""


def encode(value: Json) -> bytes:
    """The canonical bytes; raises ``rfc8785.CanonicalizationError`` for what JSON cannot carry exactly."""
    return rfc8785.dumps(value)


def decode(data: bytes) -> Any:
    """What canonical bytes say; raises NotCanonical when they are not what ``encode`` would write."""
    try:
        value = json.loads(data, parse_float=_refuse_float)
    except (ValueError, RecursionError) as error:
        raise NotCanonical(str(error)) from None
    if encode(value) != data:
        raise NotCanonical("the same value is written otherwise")
    return value


def _refuse_float(digits: str) -> float:
    raise NotCanonical(f"{digits} is not an integer")
