"""JSON with one way to write it (RFC 8785), so that equal things have equal bytes and hashes."""

import json
from typing import Any

import rfc8785

Inexact = rfc8785.CanonicalizationError
"""What JSON cannot carry exactly: a number out of its range, or letters that are none."""

#: What may stand in an entry: text, booleans, null, integers, lists and objects. No floats.
Json = None | bool | int | str | list["Json"] | dict[str, "Json"]
#: The largest integer, and the smallest with a minus, that every reader of JSON takes for the same (RFC 8785 §3.2.2.3).
EXACT = 2**53 - 1


class NotCanonical(ValueError):
    """Bytes that are not the canonical form of what they say."""


def encode(value: Json) -> bytes:
    """The canonical bytes; raises Inexact for what JSON cannot carry exactly."""
    return rfc8785.dumps(value)


def decode(data: bytes) -> Any:
    """What canonical bytes say; raises NotCanonical when they are not what ``encode`` would write."""
    try:
        text = data.decode()
        value = json.loads(text, parse_float=_refuse_float, parse_constant=_refuse_float, parse_int=_read_integer)
    except (ValueError, RecursionError) as error:
        raise NotCanonical(str(error)) from None
    if _write(value, text) != data:
        raise NotCanonical("the same value is written otherwise")
    return value


def _write(value: Any, text: str) -> bytes:
    """The canonical bytes of what was read from a text.

    Only where a letter from U+E000 on is in it could keys come in another order than that of their letters.
    """
    if not text.isascii() and max(text) >= "\ue000":
        return rfc8785.dumps(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(errors="surrogatepass")


def _refuse_float(digits: str) -> float:
    raise NotCanonical(f"{digits} is not an integer")


def _read_integer(digits: str) -> int:
    value = int(digits)
    if abs(value) > EXACT:
        raise NotCanonical(f"{digits} is too large to be exact")
    return value
