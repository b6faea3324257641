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
    Concordance,
    Issued,
    Lang,
    Older,
    OnBase,
    Parallel,
    Replaces,
    Submissions,
    Translations,
    handed_in,
    membership_in,
    reread,
    rolling_in,
)
from plenary.web.command.calling import example
from plenary.web.command.given import Members
from plenary.web.command.register import doubts_of, reasons, register_data, submission_table
from plenary.web.command.usage import Command


@app.command(
    cls=Command,
    help=_("Say whether submissions can be read, and what in them needs a person; write nothing."),
    epilog=example("check submissions/*.docx --base framework.docx --members members.csv"),
)
def check(
    context: typer.Context,
    submissions: Submissions,
    base: OnBase,
    members: Members = None,
    authors: Authors = None,
    older: Older = None,
    issued: Issued = None,
    replaces: Replaces = None,
    parallel: Parallel = None,
    concordance: Concordance = None,
    translation: Translations = None,
    lang: Lang = "",
    json: Json = False,
) -> None:
    """The exit code tells: 0 all read, 1 something for a person, 3 something that cannot be read."""
    membership = membership_in(members)
    given, languages = handed_in(submissions, membership, authors, parallel, concordance, translation)
    with progress(_("Reading submissions"), len(given) + len(languages.translations)) as tick:
        compilation = compile_text(
            base,
            given,
            membership=membership,
            lang=lang,
            older=older or (),
            issued=rolling_in(issued),
            replacements=replaces or (),
            languages=languages,
            tick=tick,
        )
    entries = compilation.register
    outcome = Outcome.ATTENTION if compilation.needs_a_person else Outcome.DONE
    if any(entry.standing is Standing.REFUSED for entry in entries):
        outcome = Outcome.INPUT
    warnings = compilation.base.warnings
    options = reread(base, members, authors, older, issued, parallel, concordance, lang=lang)
    text = Group(*map(Text, warnings), submission_table(entries), *doubts_of(entries), *reasons(entries, options))
    answer(context, text, {"warnings": list(warnings), "register": register_data(entries)}, outcome)
