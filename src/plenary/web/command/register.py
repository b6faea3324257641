"""The register of submissions, as a person and as a machine read it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from plenary.engine.text.candidate import Candidate, Origin
from plenary.kit.language import _, ngettext
from plenary.rulemaking.compilation import Compilation, Entry
from plenary.rulemaking.compilation.sentence import clipped, uncertainties
from plenary.rulemaking.output.edition import Edition, Standing
from plenary.rulemaking.output.wording import STANDINGS, facts
from plenary.rulemaking.proof import Doubt
from plenary.web.command.answer import lead
from plenary.web.command.calling import command

_SIGNS = {
    Standing.READ: "✓",
    Standing.TO_CONFIRM: "?",
    Standing.TO_TRANSCRIBE: "…",
    Standing.TO_TRANSLATE: "…",
    Standing.REFUSED: "✗",
}


def register_table(
    compilation: Compilation, edition: Edition, output: Sequence[Path], options: Sequence[str]
) -> RenderableType:
    """What a compilation found and wrote, in the figures of its cover, and what became of each file. ``options`` are
    those with which ``proof`` shows one of them."""
    parts: list[RenderableType] = [Text(" ".join(facts(edition)))]
    parts += [Text(warning) for warning in compilation.base.warnings]
    if compilation.register:
        parts.append(submission_table(compilation.register))
    parts += reasons(compilation.register, options)
    parts += [Text(_("Written: {file}").format(file=path)) for path in output]
    return Group(*parts)


def submission_table(entries: Sequence[Entry]) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False)
    for head in ("", _("file"), _("for"), _("state"), _("to look at")):
        table.add_column(f"{lead()}{head}", overflow="fold")
    for entry in entries:
        table.add_row(
            *(
                Text(f"{lead()}{cell}")
                for cell in (
                    _SIGNS[entry.standing],
                    entry.submission.name,
                    ", ".join(entry.submission.behalf) or "–",
                    _(STANDINGS[entry.standing]),
                    str(entry.warnings) if entry.warnings else "",
                )
            ),
        )
    return table


def reasons(entries: Sequence[Entry], options: Sequence[str]) -> list[Text]:
    """The sentence on each file that is not simply read, and the command that shows the first to look at, with
    ``options``."""
    lines = [entry.note for entry in entries if entry.note]
    lines += [doubt.sentence for entry in entries for doubt in entry.beside]
    lines += [f"{entry.submission.name}: {doubt.sentence}" for entry in entries for doubt in entry.unapplied]
    waiting = [entry for entry in entries if entry.warnings and entry.standing is not Standing.REFUSED]
    if waiting:
        lines.append(
            ngettext(
                "{count} submission has something to look at; to see it: {command}",
                "{count} submissions have something to look at; to see the first: {command}",
                len(waiting),
            ).format(count=len(waiting), command=command("proof", waiting[0].submission.argument, *options))
        )
    return [Text(line) for line in lines]


def doubts_of(entries: Sequence[Entry]) -> list[Text]:
    """Everything that a person should look at, file by file. Of a file that is refused the reason says all."""
    lines: list[str] = []
    for entry in (entry for entry in entries if entry.standing is not Standing.REFUSED):
        lines += [f"{entry.submission.name}: {doubt.sentence}" for doubt in entry.all_doubts]
        lines += [f"{entry.submission.name}: {_candidate(candidate)}" for candidate in entry.open_candidates]
    return [Text(line) for line in lines]


def _candidate(candidate: Candidate) -> str:
    """The words of a file that await a person's decision, and why they do; or those that it does not have."""
    if candidate.origin is not Origin.ABSENCE:
        return " ".join([f"“{candidate.sentence}”", *(doubt.sentence for doubt in uncertainties(candidate))])
    return _("“{words}” is not in the file; say with --confirm whether that is deleted.").format(
        words=clipped(candidate.sentence)
    )


def register_data(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """The register for machines. Nothing quarantined is in it."""
    return [
        {
            "file": entry.submission.name,
            "behalf": list(entry.submission.behalf),
            "state": entry.standing.value,
            "note": entry.note,
            "doubts": [_doubt(doubt) for doubt in entry.all_doubts],
            "remarks": [_doubt(doubt) for doubt in entry.remarks],
            "candidates": [
                {
                    "candidate": candidate.id,
                    "sentence": candidate.sentence,
                    "place": candidate.place,
                    "action": candidate.action.value,
                    "sure": candidate.sure,
                    "doubts": [doubt.value for doubt in candidate.doubts],
                    "confirmed": candidate.id in entry.confirmed,
                }
                for candidate in entry.candidates
            ],
            "readings": [reading.id for reading in entry.readings],
            "originals": [reading.id for reading in entry.originals],
            "answers": [
                {"provision": provision, "did": one.did.value, "words": one.words}
                for provision, said in entry.answers.items()
                for one in said
            ],
            "language": entry.lang,
            "translation": entry.submission.translation,
        }
        for entry in entries
    ]


def _doubt(doubt: Doubt) -> dict[str, str]:
    return {"sentence": doubt.sentence, "place": doubt.place}
