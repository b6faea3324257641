"""What docs/api.md shows, happens; and the reference is what the description makes of it."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

from django.test import Client

from tests.architecture.api_reference import PAGE, write
from tests.web.api.conftest import House

SITE = "https://assembly.example"
EXAMPLE = re.compile(r"```sh\n(curl .*?)```\n\n```json\n(.*?)```", re.DOTALL)
ANYTHING = "…"


def list_examples(root: Path) -> list[tuple[str, Any]]:
    found = EXAMPLE.findall((root / "docs/api.md").read_text("utf-8"))
    return [(command.replace("\\\n", " "), json.loads(answer)) for command, answer in found]


def ask(command: str, token: str) -> Any:
    """What a command line with curl is answered."""
    words = iter(shlex.split(command)[1:])
    headers, data, address = {}, None, ""
    for word in words:
        if word == "-H":
            name, _colon, value = next(words).replace("$TOKEN", token).partition(": ")
            headers[name] = value
        elif word in ("-d", "--data-binary"):
            data = next(words)
        else:
            address = word.removeprefix(SITE)
    client = Client(headers=headers)
    if data is None:
        return client.get(address).json()
    return client.post(address, data.encode(), content_type=headers.pop("Content-Type")).json()


def blank(found: Any, shown: Any) -> Any:
    """What was found, without what the documentation leaves open."""
    if shown == ANYTHING:
        return ANYTHING
    if isinstance(found, dict) and isinstance(shown, dict):
        return {name: blank(value, shown.get(name)) for name, value in found.items()}
    if isinstance(found, list) and isinstance(shown, list) and len(found) == len(shown):
        return [blank(*pair) for pair in zip(found, shown, strict=True)]
    return found


def test_every_example_is_answered_as_shown(house: House, root: Path):
    examples = list_examples(root)
    assert len(examples) == 11
    token = house.token("desk", "secretariat")
    for command, shown in examples:
        found = ask(command, token)
        assert (command, blank(found, shown)) == (command, shown)


def test_every_command_that_the_page_shows_is_tried(root: Path):
    text = (root / "docs/api.md").read_text("utf-8")
    assert text.count("curl ") == len(list_examples(root))


def test_the_reference_is_made_from_the_description(root: Path, db: None):
    written = (root / PAGE).read_text("utf-8")
    assert written == write(), "write it anew: python -m tests.architecture.api_reference"
