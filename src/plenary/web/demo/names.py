"""What things of the demonstration are called, in the six languages."""

import json
from functools import cache
from importlib.resources import files


@cache
def _read() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads((files(__package__) / "names.json").read_text("utf-8"))
    return found


def names_of(key: str) -> dict[str, str]:
    """What something is called, by language."""
    return dict(_read()[key])
