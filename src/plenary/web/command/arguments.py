"""What several commands on texts are given: files, who handed in what; and how each is read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from plenary.engine.text.candidate import Confirmation, UnreadableConfirmations, read_confirmations
from plenary.engine.text.function_words import FUNCTION_WORDS
from plenary.engine.text.lossless import UnreadableRollingText, load
from plenary.engine.text.passage import RollingText
from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.kit.table import decode
from plenary.rulemaking.compilation.parallel import Languages, read_concordance
from plenary.rulemaking.membership import Membership, read_membership
from plenary.rulemaking.submission import Submission, attribute, read_authors
from plenary.web.command.given import content_of

Base = Annotated[Path, typer.Argument(metavar="BASE", help=_("The base text: .docx, .md or .txt."), show_default=False)]
OnBase = Annotated[
    Path, typer.Option("--base", metavar="BASE", help=_("The base text: .docx, .md or .txt."), show_default=False)
]
Submissions = Annotated[
    list[str],
    typer.Argument(
        metavar="SUBMISSION...",
        help=_("What was handed in: FILE, whose name begins with a member's code, or CODE=FILE."),
        show_default=False,
    ),
]
AnySubmissions = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SUBMISSION...",
        help=_("What was handed in: FILE, whose name begins with a member's code, or CODE=FILE."),
        show_default=False,
    ),
]
Authors = Annotated[
    Path | None,
    typer.Option(
        "--authors",
        metavar="CSV",
        help=_("Whose changes are whose in a file of several members: columns file, author, code."),
        show_default=False,
    ),
]
Older = Annotated[
    list[Path] | None,
    typer.Option(
        "--older",
        metavar="FILE",
        help=_("An earlier version of the base, for submissions written on it. May be repeated."),
        show_default=False,
    ),
]
Issued = Annotated[
    Path | None,
    typer.Option(
        "--issued",
        metavar="JSON",
        help=_("The JSON of the rolling text that edited copies of ours answer."),
        show_default=False,
    ),
]
Replaces = Annotated[
    list[str] | None,
    typer.Option(
        "--replaces",
        metavar="NEW=OLD",
        help=_("That a file takes the place of an earlier one of its member; NEW= of none. May be repeated."),
        show_default=False,
    ),
]
Confirm = Annotated[
    Path | None,
    typer.Option(
        "--confirm",
        metavar="FILE",
        help=_("What a person decided on candidates: columns submission, candidate, answer, words, provision."),
        show_default=False,
    ),
]
AsAt = Annotated[
    datetime | None,
    typer.Option(
        "--as-at",
        metavar="TIME",
        help=_("The moment shown, as 2031-05-14T13:30; otherwise now."),
        show_default=False,
    ),
]


def _known_language(tag: str) -> str:
    """The tag of a language in which texts are read, empty where none is given. Raises Refusal."""
    primary, _hyphen, kind = tag.partition("-")
    if tag and primary.lower() not in FUNCTION_WORDS:
        raise Refusal(
            _("No text is read in the language {tag}; give one of {known}.").format(
                tag=tag, known=", ".join(sorted(FUNCTION_WORDS))
            ),
            Outcome.USAGE,
        )
    return f"{primary.lower()}-{kind}" if kind else primary.lower()


Lang = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="TAG",
        callback=_known_language,
        help=_("The language of the text (ar, en, es, fr, ru or zh); otherwise it is recognised."),
    ),
]


Parallel = Annotated[
    list[str] | None,
    typer.Option(
        "--parallel",
        metavar="LANGUAGE=FILE",
        help=_("The text in another language, for submissions written on it, as ar=FILE. May be repeated."),
        show_default=False,
    ),
]
Concordance = Annotated[
    Path | None,
    typer.Option(
        "--concordance",
        metavar="CSV",
        help=_("Which provision is which where numbers of --parallel differ: columns language, provision, base."),
        show_default=False,
    ),
]
Translations = Annotated[
    list[str] | None,
    typer.Option(
        "--translation",
        metavar="CODE=FILE",
        help=_("A translation of what CODE handed in in another language, made on the base. May be repeated."),
        show_default=False,
    ),
]


def membership_in(path: Path | None) -> Membership:
    """The members of a table; nobody, where there is none."""
    return Membership() if path is None else read_membership(content_of(path), path.name)


def submissions_in(arguments: list[str], membership: Membership, authors: Path | None) -> tuple[Submission, ...]:
    """The submissions that a command line names, attributed."""
    table = {} if authors is None else read_authors(content_of(authors), authors.name)
    return attribute(arguments, membership, table)


def handed_in(
    submissions: list[str],
    membership: Membership,
    authors: Path | None,
    parallel: list[str] | None,
    concordance: Path | None,
    translations: list[str] | None = None,
) -> tuple[tuple[Submission, ...], Languages]:
    """The submissions that a command line names, and what it gives in other languages than the working one."""
    found = submissions_in([*submissions, *(translations or [])], membership, authors)
    table = {} if concordance is None else read_concordance(content_of(concordance), concordance.name)
    translated = tuple(replace(one, translation=True) for one in found[len(submissions) :])
    texts = tuple(_tagged(argument) for argument in parallel or [])
    return found[: len(submissions)], Languages(texts, table, translated)


def _tagged(argument: str) -> tuple[str, Path]:
    """The language and the file of a text; without a language where a file has that whole name."""
    tag, sign, path = argument.partition("=")
    return (tag, Path(path)) if sign and not Path(argument).exists() else ("", Path(argument))


def inputs_of(submissions: Sequence[Submission], *named: Path | None, languages: Languages | None = None) -> list[Path]:
    """All files that a run reads, none of which it may overwrite."""
    others = [path for _tag, path in languages.texts] if languages else []
    translations = languages.translations if languages else ()
    handed_in = (submission.path for submission in (*submissions, *translations))
    return [*(path for path in named if path is not None), *others, *handed_in]


def reread(
    base: Path,
    members: Path | None,
    authors: Path | None,
    older: Sequence[Path] | None,
    issued: Path | None,
    parallel: Sequence[str] | None,
    concordance: Path | None,
    *,
    confirm: Path | None = None,
    lang: str = "",
) -> tuple[str, ...]:
    """The options with which ``proof`` reads one submission as this run has read it."""
    named: list[tuple[str, Path | str | None]] = [("--base", base), ("--members", members), ("--authors", authors)]
    named += [("--older", path) for path in older or ()]
    named += [("--issued", issued), ("--confirm", confirm)]
    named += [("--parallel", text) for text in parallel or ()]
    named += [("--concordance", concordance), ("--lang", lang or None)]
    return tuple(word for option, value in named if value is not None for word in (option, str(value)))


def confirmations_in(path: Path | None) -> tuple[Confirmation, ...]:
    """What a person decided, read. Raises Refusal."""
    if path is None:
        return ()
    text = decode(content_of(path), path.name)
    try:
        return read_confirmations(text)
    except UnreadableConfirmations as error:
        raise Refusal(
            _(
                "{file}, line {line}: “{found}” is no {field}; answer yes, no or changed, and name what is meant."
            ).format(file=path.name, line=error.line, field=error.field, found=error.found)
        ) from error


def rolling_in(path: Path | None) -> RollingText | None:
    """The rolling text in a JSON file. Raises Refusal."""
    if path is None:
        return None
    try:
        return load(content_of(path))
    except UnreadableRollingText as error:
        raise Refusal(
            _("{file} is not the JSON of a rolling text; give the one that was issued with the text.").format(file=path)
        ) from error
