"""The report: what was found, on what kind of machine, kept between two marks of ``benchmarks/README.md``."""

import os
import platform
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.finding import Finding, to_markdown

README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- {suite}: begin -->", "<!-- {suite}: end -->"


def machine() -> str:
    """The machine as far as it bears on the figures."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{cores} cores, {platform.system()} on {platform.machine()}, {python}"


def to_json(suite: str, date: str, findings: Mapping[str, Finding]) -> dict[str, Any]:
    """The findings as data for JSON."""
    return {
        "suite": suite,
        "date": date,
        "machine": machine(),
        "held": all(claim.held for finding in findings.values() for claim in finding.claims),
        "findings": {name: asdict(finding) for name, finding in findings.items()},
    }


def to_report(date: str, modules: Mapping[str, ModuleType], findings: Mapping[str, Finding]) -> str:
    """The findings in Markdown."""
    head = f"Measured on {date} ({machine()})."
    return "\n\n".join([head, *(to_markdown(modules[name], finding) for name, finding in findings.items())])


def keep(suite: str, report: str, *, readme: Path = README) -> None:
    """Put a suite's report in the place of the last one. Raises ValueError where the marks are missing."""
    begin, end = BEGIN.format(suite=suite), END.format(suite=suite)
    before, mark, rest = readme.read_text(encoding="utf-8").partition(begin)
    _, closing, after = rest.partition(end)
    if not mark or not closing:
        raise ValueError(f"{readme.name} has no marks {begin} and {end}")
    readme.write_text(f"{before}{begin}\n\n{report}\n\n{end}{after}", encoding="utf-8")
