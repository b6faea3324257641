"""What a reader should find in each submission, told from its source and not from its file."""

import re
from dataclasses import replace
from typing import Any

from plenary.rulemaking.example.build.draft import Unit, citation, raise_notes
from plenary.rulemaking.example.build.revision import Revision, revise
from plenary.rulemaking.example.build.submission import Op, Submission

_BRACKETS = re.compile(r"[\[\]]")
_SIGNED = re.compile(r"\[[A-Z]{3}: ([^\]]+)\]")
_TYPOGRAPHY = str.maketrans({"’": "'", "“": '"', "”": '"', "–": "-", "\u00a0": " "})


def expect(revision: Revision, file: str) -> dict[str, Any]:
    """The entry of one submission in ``expected.json``; its README says what the fields hold."""
    submission = revision.submission
    mapped = dict(pair.split("=") for pair in submission.header.get("authors", "").split("; ") if pair)
    entry: dict[str, Any] = {
        "file": file,
        "holders": submission.holders or list(mapped.values()),
        "language": submission.header.get("language", "en"),
        "form": submission.header["form"],
        "base": submission.header["base"],
        "scope": revision.scope or None,
        **_reading(revision),
        "untracked": [
            {**_point(revision, p.base), "found": raise_notes(p.rejected), "class": _class(p.base.text, p.rejected)}
            for p in revision.paragraphs
            if p.base and p.op is Op.KEEP and any(span.was is not None for span in p.spans)
        ],
        "warnings": submission.header.get("warnings", "").split(),
        "quarantine": _private(submission, revision),
    }
    if "throughout" in submission.header:
        was, _, now = submission.header["throughout"].partition(" -> ")
        places = [unit for unit in revision.base if was in unit.text]
        entry["throughout"] = {"replace": was, "by": now, "in": [_point(revision, unit) for unit in places]}
    if "supports" in submission.header:
        code, _, at = submission.header["supports"].partition(" ")
        entry["supports"] = [{"holder": code, "at": at}]
    if mapped:
        entry["authors"] = {
            author: {"holder": code, **_reading(revise(_only(submission, author), revision.base))}
            for author, code in mapped.items()
        }
    return entry


def _only(submission: Submission, author: str) -> Submission:
    return replace(submission, steps=tuple(step for step in submission.steps if step.author == author))


def _reading(revision: Revision) -> dict[str, Any]:
    words, brackets = [], []
    for paragraph in revision.paragraphs:
        if not paragraph.base or paragraph.op is not Op.KEEP:
            continue
        accepted, base = raise_notes(paragraph.accepted), paragraph.base.words
        if _class(base, accepted) == "typographic":
            continue
        if _BRACKETS.sub("", accepted) == base:
            brackets.append({**_point(revision, paragraph.base), "spans": _bracketed(accepted)})
        else:
            words.append({**_point(revision, paragraph.base), "words": _SIGNED.sub(r"\1", accepted)})
    steps = revision.submission.steps
    by_at = {unit.at: unit for unit in revision.base}
    return {
        "words": words,
        "deleted": [
            _point(revision, p.base) for p in revision.paragraphs if p.op is Op.DELETE and not p.move and p.base
        ],
        "retained": [_point(revision, by_at[step.at]) for step in steps if step.verb == "retain"],
        "added": _added(revision),
        "moved": [
            {**_point(revision, by_at[step.at]), "after": _point(revision, by_at[step.target])}
            for step in steps
            if step.verb == "move"
        ],
        "brackets": brackets,
    }


def _added(revision: Revision) -> list[dict[str, Any]]:
    added = []
    last: Unit | None = None
    for paragraph in revision.paragraphs:
        if paragraph.base:
            last = paragraph.base
            continue
        unit = paragraph.unit
        added.append(
            {
                "after": _point(revision, last),
                "kind": unit.kind,
                "number": unit.number,
                "text": raise_notes(paragraph.accepted),
                "split": paragraph.op is Op.KEEP,
            }
        )
    return added


def _point(revision: Revision, unit: Unit | None) -> dict[str, Any]:
    """A unit by its place, by the numbers a person cites, and by its words."""
    if unit is None:
        return {"at": "", "citation": "", "base": ""}
    return {"at": unit.at, "citation": citation(revision.base, unit), "base": unit.words}


def _bracketed(text: str) -> list[list[int]]:
    """Start and end of each bracketed part, counted in characters of the text without the brackets."""
    spans: list[list[int]] = []
    open_: list[int] = []
    for seen, found in enumerate(_BRACKETS.finditer(text)):
        place = found.start() - seen
        if found[0] == "[":
            open_.append(place)
        else:
            spans.append([open_.pop(), place])
    return sorted(spans)


def _class(base: str, found: str) -> str:
    """A difference of quotes, dashes or spaces is typographic; any other is of wording."""

    def plain(text: str) -> str:
        return " ".join(raise_notes(text).translate(_TYPOGRAPHY).split())

    return "typographic" if plain(base) == plain(found) else "wording"


def _private(submission: Submission, revision: Revision) -> dict[str, list[str]]:
    """What must not leave the quarantine: names of persons, comments, hidden text, properties."""
    spans = [span for p in revision.paragraphs for span in p.spans]
    header = submission.header
    names = {span.author for span in spans} | {p.author for p in revision.paragraphs}
    names |= {header.get("author", ""), header.get("creator", "")}
    return {
        "names": sorted(names - {""}),
        "comments": [span.comment for span in spans if span.comment],
        "hidden": [span.text for span in spans if span.hidden],
        "properties": [header[key] for key in ("company",) if key in header],
    }
