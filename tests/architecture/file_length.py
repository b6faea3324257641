"""How long the modules are: 600 lines is refused, 400 is a sign that one should become a folder."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

REFUSED = 600
LONG = 400
FOLDERS = ("src", "tests", "benchmarks", "requirements")


@dataclass(frozen=True)
class Lengths:
    """``by_file`` counts the lines of each Python file."""

    by_file: Mapping[str, int]

    @property
    def refused(self) -> tuple[str, ...]:
        return tuple(f"{name}: {lines} lines" for name, lines in sorted(self.by_file.items()) if lines > REFUSED)

    @property
    def summary(self) -> str:
        counts = self.by_file.values()
        long = sum(1 for lines in counts if lines > LONG)
        return f"{len(counts)} files, median {median(counts):.0f} lines, longest {max(counts)}, over {LONG}: {long}"


def measured(root: Path) -> Lengths:
    """The lengths of the project's Python files."""
    files = sorted(file for folder in FOLDERS for file in (root / folder).rglob("*.py"))
    return Lengths({str(file.relative_to(root)): file.read_text("utf-8").count("\n") for file in files})


if __name__ == "__main__":
    lengths = measured(Path.cwd())
    sys.stdout.write("\n".join([*lengths.refused, lengths.summary]) + "\n")
    sys.exit(1 if lengths.refused else 0)
