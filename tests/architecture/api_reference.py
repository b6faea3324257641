"""docs/api-reference.md, made from the description of the API: ``python -m tests.architecture.api_reference`` writes it.

The acts of the tests' own package are not in it.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = Path("docs") / "api-reference.md"
HEAD = """# Reference of the API

Made from the registry of acts and from the addresses that give data; the gate refuses it when it falls behind. Write it
anew with `python -m tests.architecture.api_reference`. How to use the API: [API](api.md). A site shows the same at
`/api/`, and gives it to programs as OpenAPI 3.1 at `/api/openapi.json`.
"""


def write() -> str:
    """The page as it ought to be."""
    from plenary.bodies.views.reference import list_operations

    operations = [each for each in list_operations() if not each.name.startswith(("page.", "pages."))]
    reads = [each for each in operations if each.method == "GET"]
    files = [each for each in operations if each.told["tags"] == ["file"]]
    acts = [each for each in operations if "x-act" in each.told]
    lines = [HEAD, "## Reading", ""]
    for each in reads:
        lines += [
            f"### {each.name}",
            "",
            f"`GET {each.path}`",
            "",
            each.summary.replace("`", ""),
            "",
            *_list_query(each.told),
        ]
    lines += ["## Handing in files", ""]
    for each in files:
        lines += [f"### {each.name}", "", f"`POST {each.path}`", "", str(each.told["description"]), ""]
        lines += _list_query(each.told)
    lines += [
        "## Acting",
        "",
        "Every act may also be refused by the rules of the door: `record.seat`, `record.moved`, `record.key`,",
    ]
    lines += [
        "`record.key-reused`, `record.too-long`, `record.long-text`, `record.inexact`, `record.nul`, `bodies.behalf-closed`,",
        "`bodies.no-such-seat`, `bodies.seat-lost`, `bodies.token-lost`.",
        "",
    ]
    for each in acts:
        lines += [f"### {each.name}", "", str(each.told["description"]).replace("``", "`"), "", *_tell_act(each.told)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _list_query(told: dict[str, Any]) -> Iterator[str]:
    from plenary.bodies.views.reference import write_kind

    found = [
        each for each in told["parameters"] if each["in"] in ("query", "header") and each["name"] != "Idempotency-Key"
    ]
    if found:
        yield from ("| parameter | may be | says |", "|---|---|---|")
        for each in found:
            yield f"| `{each['name']}` | {_escape(write_kind(each['schema']))} | {each.get('description', '')} |"
        yield ""


def _tell_act(told: dict[str, Any]) -> Iterator[str]:
    from plenary.bodies.views.reference import list_fields
    from plenary.record.rulebook import list_door

    act = told["x-act"]
    undone = "final" if act["final"] else f"undone by `{act['undone_by']}`"
    yield f"Version {act['version']}; {undone}; seats: {', '.join(f'`{kind}`' for kind in act['seats'])}."
    yield ""
    fields = list(list_fields(told["requestBody"]["content"]["application/json"]["schema"]))
    if fields:
        yield from ("| field | may be | needed |", "|---|---|---|")
        for field in fields:
            needed = "yes" if field.needed else _escape(field.says)
            yield f"| `{field.name}` | {_escape(field.kind)} | {needed} |"
        yield ""
    own = [rule for rule in act["rules"] if rule not in list_door()]
    if own:
        yield f"Rules: {', '.join(f'`{rule}`' for rule in own)}."
        yield ""


def _escape(text: str) -> str:
    return f"`{text}`".replace(" | ", "`, `").replace("|", "\\|") if text else ""


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    import plenary.web.urls  # noqa: F401 - the addresses, and with them the endpoints

    PAGE.write_text(write(), "utf-8")
