"""``plenary check``: can these submissions be read, and does anything in them need a person?"""

import typer
from rich.console import Group
from rich.text import Text

from plenary.kit.language import _
from plenary.kit.refusal import Outcome
from plenary.rulemaking.compilation import compile_text
from plenary.rulemaking.output.edition import Standing
from plenary.web.command.answer import Json, answer, progress
from plenary.web.command.app import app
from plenary.web.command.arguments import (
    Authors,
    Issued,
    Lang,
    Members,
    Older,
    OnBase,
    Submissions,
    membership_in,
    rolling_in,
    submissions_in,
)
from plenary.web.command.register import doubts_of, reasons, register_data, submission_table


@app.command(
    help=_("Say whether submissions can be read, and what in them needs a person; write nothing."),
    epilog=_("Example: plenary check submissions/*.docx --base framework.docx --members members.csv"),
)
def check(
    context: typer.Context,
    submissions: Submissions,
    base: OnBase,
    members: Members = None,
    authors: Authors = None,
    older: Older = None,
    issued: Issued = None,
    lang: Lang = "",
    json: Json = False,
) -> None:
    """The exit code tells: 0 all read, 1 something for a person, 3 something that cannot be read."""
    membership = membership_in(members)
    given = submissions_in(submissions, membership, authors)
    with progress(_("Reading submissions"), len(given)) as tick:
        compilation = compile_text(
            base,
            given,
            membership=membership,
            lang=lang,
            older=older or (),
            issued=rolling_in(issued),
            tick=tick,
        )
    entries = compilation.register
    outcome = Outcome.ATTENTION if compilation.needs_a_person else Outcome.DONE
    if any(entry.standing is Standing.REFUSED for entry in entries):
        outcome = Outcome.INPUT
    warnings = compilation.base.warnings
    text = Group(*map(Text, warnings), submission_table(entries), *doubts_of(entries), *reasons(entries))
    answer(context, text, {"warnings": list(warnings), "register": register_data(entries)}, outcome)
