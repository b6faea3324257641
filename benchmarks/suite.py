"""The benchmarks of each pillar, in the order of the report."""

from types import ModuleType

from benchmarks import (
    accuracy,
    acts,
    batch,
    correction,
    door,
    example,
    files,
    instruction,
    live,
    pages,
    paragraph,
    revision,
    scale,
    secretariat,
    tree,
)

SUITES: dict[str, dict[str, ModuleType]] = {
    "text": {
        module.__name__.rpartition(".")[2]: module
        for module in (scale, paragraph, secretariat, revision, accuracy, instruction, files, example, correction)
    },
    "house": {module.__name__.rpartition(".")[2]: module for module in (tree, door, batch, acts, live, pages)},
}
"""By the name that ``plenary bench`` knows a suite by; each module has a docstring that says what is claimed,
against which peer and why that is fair, and ``run(options) -> Finding``."""
