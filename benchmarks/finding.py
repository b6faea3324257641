"""What a benchmark found: rows to read, and claims that hold or do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from inspect import cleandoc
from types import ModuleType


@dataclass(frozen=True, slots=True)
class Claim:
    """Something we said would hold. ``got`` says what was found, with its unit, and ``beside`` by how much that is
    more than the target, where it is and the target is a figure."""

    said: str
    got: str
    held: bool
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one benchmark. ``notes`` are sentences a reader needs to judge the figures."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    claims: tuple[Claim, ...] = ()
    notes: tuple[str, ...] = ()


def at_most(said: str, got: float, most: float, unit: str, *, digits: int = 2) -> Claim:
    """The claim that a figure is not above a target."""
    beside = "" if got <= most else f"{got - most:.{digits}f} {unit}"
    return Claim(f"{said} ≤ {most:g} {unit}", f"{got:.{digits}f} {unit}", got <= most, beside)


def to_markdown(benchmark: ModuleType, finding: Finding) -> str:
    """One section of the report: what is claimed and why that is fair (the benchmark's own docstring), what
    was found, and which claims hold."""
    title, _, account = cleandoc(benchmark.__doc__ or "").partition("\n")
    parts = [f"### {title.rstrip('.')}", account.strip(), _table(finding.columns, finding.rows)]
    if finding.claims:
        said = [(claim.said, claim.got, "yes" if claim.held else "**no**") for claim in finding.claims]
        parts.append(_table(("claim", "found", "holds"), said))
    parts.extend(f"- {note}" for note in finding.notes)
    return "\n\n".join(part for part in parts if part)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '¦') for cell in line)} |" for line in lines)
