"""``plenary compile``: a base and its submissions, made one rolling text."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from plenary.engine.text.layout import Audience
from plenary.kit import output_file
from plenary.kit.language import _, language, ngettext
from plenary.kit.refusal import Outcome, Refusal
from plenary.rulemaking.compilation import Compilation, compile_text
from plenary.rulemaking.compilation.issuing import issue, refuse_unknown, render_for
from plenary.rulemaking.output.wording import listed
from plenary.web.command.answer import Force, Json, answer, progress, warn
from plenary.web.command.app import app
from plenary.web.command.arguments import (
    AnySubmissions,
    AsAt,
    Authors,
    Base,
    Concordance,
    Confirm,
    Issued,
    Lang,
    Older,
    Parallel,
    Replaces,
    Translations,
    confirmations_in,
    handed_in,
    inputs_of,
    membership_in,
    reread,
    rolling_in,
)
from plenary.web.command.calling import example
from plenary.web.command.figures import conflict_data, figures, joining_data
from plenary.web.command.given import Members
from plenary.web.command.register import register_data, register_table
from plenary.web.command.usage import Command


@app.command(
    cls=Command,
    name="compile",
    help=_("Make one rolling text of a base and what was submitted on it."),
    epilog=example(
        "compile framework.docx submissions/*.docx --members members.csv "
        "-o rolling.docx -o rolling.html -o rolling.json"
    ),
)
def compile_(
    context: typer.Context,
    base: Base,
    output: Annotated[
        list[Path],
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help=_("Where to write: .docx, .html, .pdf, .xml (Akoma Ntoso), .json, .csv or .txt. May be repeated."),
            show_default=False,
        ),
    ],
    submissions: AnySubmissions = None,
    members: Members = None,
    authors: Authors = None,
    older: Older = None,
    issued: Issued = None,
    replaces: Replaces = None,
    confirm: Confirm = None,
    parallel: Parallel = None,
    concordance: Concordance = None,
    translation: Translations = None,
    lang: Lang = "",
    symbol: Annotated[
        str, typer.Option("--symbol", metavar="SYMBOL", help=_("The symbol of the document, for example A/AI/1/L.4."))
    ] = "",
    body: Annotated[str, typer.Option("--body", metavar="NAME", help=_("The body whose text this is."))] = "",
    audience: Annotated[
        Audience,
        typer.Option(
            "--audience",
            metavar="names|groups|none",
            help=_("Who may see whose words are whose: names, groups only, or none."),
        ),
    ] = Audience.NAMES,
    codes: Annotated[bool, typer.Option("--codes", help=_("Show members by their codes in the text."))] = False,
    tracked: Annotated[
        bool,
        typer.Option("--tracked", help=_("Write the .docx as the base with tracked changes, one author a member.")),
    ] = False,
    as_at: AsAt = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """Read, collate, write, and account for every submission."""
    membership = membership_in(members)
    given, languages = handed_in(submissions or [], membership, authors, parallel, concordance, translation)
    inputs = inputs_of(given, base, members, authors, issued, confirm, concordance, *(older or ()), languages=languages)
    if tracked and not any(path.suffix.lower() == ".docx" for path in output):
        raise Refusal(_("--tracked is for Word files; name an output that ends in .docx."), Outcome.USAGE)
    output_file.refuse(output, overwrite=force, inputs=inputs)
    refuse_unknown(output)
    told = [path.name for path in output if path.suffix.lower() == ".json" and audience is not Audience.NAMES]
    if told:
        warn(
            _("{file} keeps whose words are whose, for every audience; do not pass it on with this edition.").format(
                file=listed(told)
            )
        )
    with progress(_("Reading submissions"), len(given) + len(languages.translations)) as tick:
        compilation = compile_text(
            base,
            given,
            membership=membership,
            lang=lang,
            symbol=symbol,
            older=older or (),
            issued=rolling_in(issued),
            replacements=replaces or (),
            languages=languages,
            confirmations=confirmations_in(confirm),
            tick=tick,
        )
    if given and not any(entry.readings or entry.originals for entry in compilation.register):
        raise Refusal(_("No submission could be read: {first}").format(first=compilation.register[0].note))
    _warn_of_the_issue(compilation)
    moment = (as_at or datetime.now(UTC)).astimezone()
    edition = issue(
        compilation,
        membership,
        as_at=moment,
        audience=audience,
        tongue=language(),
        codes=codes,
        body=body,
    )
    renders = {path: render_for(path, compilation, membership, tracked=tracked) for path in output}
    with progress(_("Writing"), len(output)) as tick:
        contents = {}
        for path, render in renders.items():
            contents[path] = render(edition)
            tick()
    output_file.write_all(contents, overwrite=force, inputs=inputs)
    outcome = Outcome.ATTENTION if compilation.needs_a_person else Outcome.DONE
    options = reread(base, members, authors, older, issued, parallel, concordance, confirm=confirm, lang=lang)
    table = register_table(compilation, edition, output, options)
    answer(context, table, compilation_data(compilation, audience, output), outcome)


def _warn_of_the_issue(compilation: Compilation) -> None:
    """Say what of an issued text does not come into the next one by itself."""
    if compilation.open_in_the_issue:
        count = len(compilation.open_in_the_issue)
        warn(
            ngettext(
                "{count} submission of the issue had something open ({files}), which is not listed again: to decide on "
                "it, hand the file in once more, with --confirm.",
                "{count} submissions of the issue had something open ({files}), which is not listed again: to decide "
                "on it, hand the files in once more, with --confirm.",
                count,
            ).format(count=count, files=listed(compilation.open_in_the_issue))
        )
    before = compilation.issued.base.symbol if compilation.issued else ""
    if before and not compilation.rolling.base.symbol:
        warn(
            _(
                "The issue has the symbol {symbol}, and this text has none: give it its own with --symbol, and the "
                "body's name with --body."
            ).format(symbol=before)
        )


def compilation_data(compilation: Compilation, audience: Audience, output: list[Path]) -> dict[str, Any]:
    """What machines are told of a compilation."""
    return {
        "outputs": [str(path) for path in output],
        "provisions": len(compilation.rolling.passages),
        **figures(compilation.rolling, audience),
        "conflicts": conflict_data(compilation.rolling, audience),
        "joinings": joining_data(compilation.rolling, audience),
        "warnings": list(compilation.base.warnings),
        "carried": list(compilation.carried),
        "open_in_the_issue": list(compilation.open_in_the_issue),
        "register": register_data(compilation.register),
    }
