"""A revision, all its changes accepted, in the example's Markdown."""

from itertools import groupby

from plenary.rulemaking.example.build.draft import Unit
from plenary.rulemaking.example.build.revision import Revision


def markdown(revision: Revision) -> str:
    """The text as a member writes it who works without Word."""
    blocks = []
    for table, grouped in groupby(revision.accept(), key=lambda unit: unit.cell and unit.cell[0]):
        group = list(grouped)
        blocks += [_line(unit) for unit in group] if table is None else [_table(group)]
    return "\n\n".join(blocks) + "\n"


def _line(unit: Unit) -> str:
    number = unit.number + ("" if unit.number.endswith((")", "条", "分")) else ".")
    match unit.kind:
        case "title":
            return f"# {unit.text}"
        case "heading":
            return f"## {unit.text}"
        case "part" | "annex":
            return f"## {number} {unit.text}"
        case "article":
            return f"### {number} {unit.text}"
        case "footnote":
            return f"[^{unit.number}]: {unit.text}"
        case "subparagraph":
            return f"{'   ' * (unit.level - 1)}{unit.number} {unit.text}"
        case _:
            return f"{number} {unit.text}" if unit.number else unit.text


def _table(cells: list[Unit]) -> str:
    rows = [
        "| " + " | ".join(u.text for u in row) + " |" for _, row in groupby(cells, key=lambda u: u.cell and u.cell[1])
    ]
    return "\n".join([rows[0], "|---" * rows[0].count(" | ") + "|---|", *rows[1:]])
