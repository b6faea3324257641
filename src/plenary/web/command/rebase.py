"""``plenary rebase``: what becomes of suggestions on an old version when a new one is issued."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from plenary.engine.text.rebase import Fate, Outcome
from plenary.kit.language import _, ngettext
from plenary.kit.refusal import Outcome as Exit
from plenary.rulemaking.compilation.voyage import Voyage, rebase_files
from plenary.rulemaking.submission import Submission
from plenary.web.command.answer import Json, answer
from plenary.web.command.app import app
from plenary.web.command.arguments import (
    Authors,
    Confirm,
    Lang,
    Submissions,
    confirmations_in,
    membership_in,
    reread,
    submissions_in,
)
from plenary.web.command.calling import command, example
from plenary.web.command.given import Members
from plenary.web.command.usage import Command


@app.command(
    cls=Command,
    help=_("Carry submissions on an old version onto a new one, and say what became of every suggestion."),
    epilog=example("rebase framework-v1.docx framework.docx submissions/ZEN.docx --members members.csv"),
)
def rebase(
    context: typer.Context,
    old: Annotated[
        Path, typer.Argument(metavar="OLD", help=_("The version they were written on."), show_default=False)
    ],
    new: Annotated[Path, typer.Argument(metavar="NEW", help=_("The version to carry them to."), show_default=False)],
    submissions: Submissions,
    members: Members = None,
    authors: Authors = None,
    confirm: Confirm = None,
    lang: Lang = "",
    json: Json = False,
) -> None:
    """Rebase and report."""
    membership = membership_in(members)
    given = submissions_in(submissions, membership, authors)
    decided = confirmations_in(confirm)
    voyages = rebase_files(old, new, given, membership=membership, lang=lang, confirmations=decided)
    options = reread(old, members, authors, None, None, None, None, lang=lang)
    lines = [
        line
        for voyage, submission in zip(voyages, given, strict=True)
        for line in (*_lines(voyage), *_waiting(voyage, submission, options))
    ]
    attention = any(voyage.note or voyage.sentences or voyage.waiting for voyage in voyages)
    data = {"submissions": [_data(voyage) for voyage in voyages]}
    answer(context, Text("\n".join(lines)), data, Exit.ATTENTION if attention else Exit.DONE)


def _lines(voyage: Voyage) -> list[str]:
    if voyage.note:
        return [voyage.note]
    head = _("{file}: {carried} carried, {absorbed} absorbed, {conflicts} in conflict.").format(
        file=voyage.name,
        carried=len(voyage.of(Fate.CARRIED)),
        absorbed=len(voyage.of(Fate.ABSORBED)),
        conflicts=len(voyage.of(Fate.CONFLICT)),
    )
    said: list[str] = []
    if voyage.of(Fate.CARRIED):
        said.append(_("Carried: {places}.").format(places="; ".join(voyage.places(Fate.CARRIED))))
    if voyage.of(Fate.ABSORBED):
        said.append(_("In the new version already: {places}.").format(places="; ".join(voyage.places(Fate.ABSORBED))))
    return [head, *(f"  {sentence}" for sentence in (*said, *voyage.sentences))]


def _waiting(voyage: Voyage, submission: Submission, options: Sequence[str]) -> list[str]:
    """How the candidates are decided on of which nothing is carried yet."""
    if not voyage.waiting:
        return []
    table = f"{submission.path.stem}-decisions.csv"
    said = ngettext(
        "{count} candidate waits for a decision and is not carried; answer in the table that this writes, and give it "
        "with --confirm: {command}",
        "{count} candidates wait for a decision and are not carried; answer in the table that this writes, and give it "
        "with --confirm: {command}",
        len(voyage.waiting),
    )
    written = command("proof", submission.argument, *options, "-o", table)
    return [f"  {said.format(count=len(voyage.waiting), command=written)}"]


def _data(voyage: Voyage) -> dict[str, Any]:
    return {
        "file": voyage.name,
        "note": voyage.note,
        **{fate.value: len(voyage.of(fate)) for fate in Fate},
        "outcomes": [_outcome(one) for one in voyage.outcomes],
        "waiting": [{"candidate": one.id, "sentence": one.sentence, "place": one.place} for one in voyage.waiting],
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "fate": outcome.fate.value,
        "form": outcome.suggestion.form.value,
        "provision": outcome.suggestion.provision,
        "place": outcome.place,
        "before": outcome.before,
        "ours": outcome.ours,
        "theirs": outcome.theirs,
        "ground": outcome.ground.value if outcome.ground else None,
    }
