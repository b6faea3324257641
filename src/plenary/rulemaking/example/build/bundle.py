"""All files of the example that are made, by name."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from plenary.rulemaking.example.build.draft import Unit, parse_draft
from plenary.rulemaking.example.build.expectation import expect
from plenary.rulemaking.example.build.opendocument import opendocument
from plenary.rulemaking.example.build.plain import markdown
from plenary.rulemaking.example.build.revision import Paragraph, Revision, revise
from plenary.rulemaking.example.build.submission import Span, Submission, parse_submission
from plenary.rulemaking.example.build.word import WordFile

BASE = "framework.en"
SYMBOLS = {"framework.en.v1": "CAI/2025/CRP.4"}


LANGUAGES = "languages"
"""The folder of what was handed in in another language together with its translation."""


def read_sources(folder: Path, within: str = "") -> dict[str, Submission]:
    """The submissions by name, in the order of their names; ``within`` names a folder of them."""
    sources = sorted((folder / "build" / "source" / within).glob("*.md"))
    return {path.stem: parse_submission(path.stem, path.read_text("utf-8")) for path in sources}


def read_drafts(folder: Path) -> dict[str, list[Unit]]:
    """The drafts by name: the framework in each language, and its older version."""
    return {path.stem: parse_draft(path.read_text("utf-8")) for path in sorted(folder.glob("framework.*.md"))}


def revise_all(folder: Path, within: str = "") -> dict[str, Revision]:
    """Each submission on its base; one whose base is another submission after that one."""
    drafts, done = read_drafts(folder), dict[str, Revision]()
    for name, submission in sorted(
        read_sources(folder, within).items(), key=lambda item: "+" in item[1].header["base"]
    ):
        base, _, group = submission.header["base"].partition(" + ")
        done[name] = revise(submission, done[group].accept() if group else drafts[base])
    return dict(sorted(done.items()))


def build_all(folder: Path) -> dict[str, bytes]:
    """The bytes of every made file by its name below the example's folder; the same for the same sources."""
    made = {f"{name}.docx": draft_file(name, units) for name, units in read_drafts(folder).items()}
    entries: list[dict[str, Any]] = []
    authors: list[tuple[str, ...]] = []
    for name, revision in revise_all(folder).items():
        file, data = submission_file(name, revision)
        made[f"submissions/{file}"] = data
        entries.append(expect(revision, f"submissions/{file}"))
        for author, entry in entries[-1].get("authors", {}).items():
            authors.append((f"submissions/{file}", author, entry["holder"]))
    for name, revision in revise_all(folder, LANGUAGES).items():
        file, data = submission_file(name, revision)
        made[f"{LANGUAGES}/{file}"] = data
    made["expected.json"] = (json.dumps({"submissions": entries}, ensure_ascii=False, indent=1) + "\n").encode()
    made["authors.csv"] = _table(("file", "author", "code"), authors)
    return made


def draft_file(name: str, units: list[Unit]) -> bytes:
    """A draft as the secretariat issues it in Word."""
    header = {"author": "Secretariat", "symbol": SYMBOLS.get(name, "CAI/2026/L.1"), "date": "2026-01-12T08:00:00+00:00"}
    paragraphs = [Paragraph(unit, (Span(unit.text),), base=unit) for unit in units]
    return WordFile(name, paragraphs, lang=name.split(".")[1], header=header, quirks=frozenset()).bytes()


def submission_file(name: str, revision: Revision) -> tuple[str, bytes]:
    """The name and bytes of what the member hands in."""
    submission = revision.submission
    match submission.header["form"]:
        case "message":
            return f"{name}.txt", submission.file.encode()
        case "markdown":
            return f"{name}.md", markdown(revision).encode()
        case "opendocument":
            return f"{name}.odt", opendocument(revision)
        case form:
            looks = {"tracked": frozenset[str](), "clean": {"untracked", "clean"}, "coloured": {"untracked"}}[form]
            lang = submission.header.get("language", "en")
            shown = [p for p in revision.paragraphs if in_scope(p, revision.scope)]
            if form != "tracked":
                shown = [p for p in shown if form == "coloured" or p.op.value != "delete"]
            file = WordFile(name, shown, lang=lang, header=submission.header, quirks=submission.quirks | looks)
            return f"{name}.docx", file.bytes()


def in_scope(paragraph: Paragraph, scope: list[str]) -> bool:
    """A scope names articles; a table belongs to the article that holds it where it is named too (``T1``)."""
    at = paragraph.unit.at
    return not scope or any(
        at in {f"Article {place}", place} or at.startswith((f"{place}.", f"{place}(", f"{place}:")) for place in scope
    )


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *rows])
    return text.getvalue().encode()
