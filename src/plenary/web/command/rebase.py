"""``plenary rebase``: what becomes of suggestions on an old version when a new one is issued."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from plenary.engine.text.rebase import Fate, Outcome
from plenary.kit.language import _
from plenary.kit.refusal import Outcome as Exit
from plenary.rulemaking.compilation.voyage import Voyage, rebase_files
from plenary.web.command.answer import Json, answer
from plenary.web.command.app import app
from plenary.web.command.arguments import Authors, Lang, Submissions, membership_in, submissions_in
from plenary.web.command.calling import example
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
    lang: Lang = "",
    json: Json = False,
) -> None:
    """Rebase and report."""
    membership = membership_in(members)
    given = submissions_in(submissions, membership, authors)
    voyages = rebase_files(old, new, given, membership=membership, lang=lang)
    lines = [line for voyage in voyages for line in _lines(voyage)]
    attention = any(voyage.note or voyage.sentences for voyage in voyages)
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


def _data(voyage: Voyage) -> dict[str, Any]:
    return {
        "file": voyage.name,
        "note": voyage.note,
        **{fate.value: len(voyage.of(fate)) for fate in Fate},
        "outcomes": [_outcome(one) for one in voyage.outcomes],
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
