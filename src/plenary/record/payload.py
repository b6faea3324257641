"""What whoever sends an act writes: the JSON of its payload, each field of which is given once."""

import json

from plenary.record.act import Act
from plenary.record.canonical import Json
from plenary.record.registry import find


class GivenTwice(ValueError):
    """A payload that gives one field twice: of which it is not said which one is meant. ``field`` is its name."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def read_payload(name: str, data: bytes) -> Act:
    """The act of that name with what was sent; raises UnknownAct, pydantic's ValidationError and GivenTwice."""
    given = find(name).model_validate_json(data)
    # Of two fields of one name pydantic takes the last. What it has read is JSON; no number has to be read once more.
    json.loads(data, object_pairs_hook=_require_once, parse_int=str, parse_float=str)
    return given


def _require_once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        raise GivenTwice(next(name for name in names if names.count(name) > 1))
    return found
