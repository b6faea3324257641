"""``plenary proof``: one submission's text as we read it, for the member to confirm."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Group
from rich.text import Text

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.touch import Touch
from plenary.kit import output_file
from plenary.kit.language import _, language
from plenary.kit.refusal import Outcome, Refusal
from plenary.rulemaking.compilation import compile_text
from plenary.rulemaking.compilation.issuing import proof_renderer
from plenary.rulemaking.compilation.proofing import proof_sheet
from plenary.rulemaking.output import proofing
from plenary.rulemaking.output.edition import Standing
from plenary.rulemaking.output.wording import listed
from plenary.rulemaking.proof import Proof, ProofSheet
from plenary.web.command.answer import Force, Json, answer
from plenary.web.command.app import app
from plenary.web.command.arguments import (
    AsAt,
    Authors,
    Concordance,
    Confirm,
    Issued,
    Lang,
    Older,
    OnBase,
    Parallel,
    Replaces,
    confirmations_in,
    handed_in,
    inputs_of,
    membership_in,
    rolling_in,
)
from plenary.web.command.calling import example
from plenary.web.command.given import Members
from plenary.web.command.register import register_data
from plenary.web.command.usage import Command

_SHOWN = frozenset({Touch.REWORDED, Touch.ADDED, Touch.DELETED})


@app.command(
    cls=Command,
    help=_("Show a submission as we read it, with everything a person should look at."),
    epilog=example("proof submissions/ARA.docx --base framework.docx --members members.csv -o ARA-proof.docx"),
)
def proof(
    context: typer.Context,
    submission: Annotated[
        str,
        typer.Argument(
            metavar="SUBMISSION",
            help=_("What was handed in: FILE, whose name begins with a member's code, or CODE=FILE."),
            show_default=False,
        ),
    ],
    base: OnBase,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help=_("Where to write: .docx or .html, or .csv for deciding on candidates. May be repeated."),
        ),
    ] = None,
    members: Members = None,
    authors: Authors = None,
    older: Older = None,
    issued: Issued = None,
    replaces: Replaces = None,
    confirm: Confirm = None,
    parallel: Parallel = None,
    concordance: Concordance = None,
    lang: Lang = "",
    as_at: AsAt = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """Read one submission and show it."""
    membership = membership_in(members)
    given, languages = handed_in([submission], membership, authors, parallel, concordance)
    outputs = output or []
    inputs = inputs_of(given, base, members, authors, issued, confirm, concordance, *(older or ()), languages=languages)
    output_file.refuse(outputs, overwrite=force, inputs=inputs)
    renders = [proof_renderer(path) for path in outputs]
    compilation = compile_text(
        base,
        given,
        membership=membership,
        lang=lang,
        older=older or (),
        issued=rolling_in(issued),
        replacements=replaces or (),
        languages=languages,
        confirmations=confirmations_in(confirm),
        alone=True,
    )
    entry = compilation.register[0]
    if entry.standing is Standing.REFUSED:
        raise Refusal(entry.note)
    moment = (as_at or datetime.now(UTC)).astimezone()
    sheet = proof_sheet(
        entry,
        compilation.text_of(entry),
        membership,
        as_at=moment,
        tongue=language(),
        issued=compilation.issued,
    )
    contents = {path: render(sheet) for path, render in zip(outputs, renders, strict=True)}
    output_file.write_all(contents, overwrite=force, inputs=inputs)
    outcome = Outcome.ATTENTION if entry.needs_a_person else Outcome.DONE
    data = {"outputs": [str(path) for path in outputs], "register": register_data([entry])}
    answer(context, Group(*_lines(sheet, entry.note, outputs)), data, outcome)


def _lines(sheet: ProofSheet, note: str, outputs: list[Path]) -> list[Text]:
    lines = [
        Text(
            _("{file}, on behalf of {members}: provisions touched: {touched}; to look at: {questions}.").format(
                file=sheet.submission,
                members=listed(sheet.behalf),
                touched=sheet.touched,
                questions=sheet.questions,
            )
        )
    ]
    lines += [Text(note)] if note else []
    lines += [Text(f"? {doubt.sentence}" + (f" ({doubt.place})" if doubt.place else "")) for doubt in sheet.doubts]
    for candidate in sheet.candidates:
        lines.append(
            Text(
                _("? Candidate {key}, {place}: “{sentence}”").format(
                    key=candidate.key, place=candidate.citation or candidate.place, sentence=candidate.sentence
                )
            )
        )
        if candidate.results or candidate.supported:
            lines.append(Text(f"    {proofing.extent(candidate)}"))
            for result in candidate.results:
                lines.append(Text("    ").append_text(_proof(result)))
                lines += [Text(f"        {proofing.SIGNS[touch]} {said}") for touch, said in proofing.unseen(result)]
        elif candidate.pieces:
            lines.append(Text("    ").append_text(_marked(candidate.pieces)))
        lines += [Text(f"    ? {doubt.sentence}") for doubt in candidate.doubts]
    lines += [Text(f"· {remark.sentence}") for remark in sheet.remarks]
    for found in sheet.proofs:
        lines.append(_proof(found))
        lines += _beside(found)
        lines += [Text(f"    {proofing.answered(one)}") for one in found.answers]
        lines += [Text(f"    ? {doubt.sentence}") for doubt in found.doubts]
    lines += [Text(proofing.standing())] if sheet.standing else []
    for found in sheet.standing:
        lines.append(Text("    ").append_text(_proof(found)))
        lines += [Text("    ").append_text(line) for line in _beside(found)]
    return lines + [Text(_("Written: {file}").format(file=path)) for path in outputs]


def _beside(found: Proof) -> list[Text]:
    """What is done to a provision that its words do not show."""
    if not _marked(found.pieces).plain.strip():
        return []
    said = [(touch, sentence) for touch, sentence in proofing.touches(found) if touch not in _SHOWN]
    return [Text(f"    {proofing.SIGNS[touch]} {sentence}") for touch, sentence in said]


def _proof(found: Proof) -> Text:
    words = _marked(found.pieces)
    if not words.plain.strip():
        words = Text(listed([said for _touch, said in proofing.touches(found)]))
    name = proofing.cited(found)
    if found.holders:
        name = _("{provision}, as read for {members}").format(provision=name, members=listed(found.holders))
    if found.source:
        name = _("{provision}, from {file}").format(provision=name, file=found.source)
    return Text().append(f"{name}: ", style="bold").append_text(words)


def _marked(pieces: Iterable[Piece]) -> Text:
    """Words with what was done to them, in signs that need no colour."""
    line = Text()
    looks = {Change.INSERTED: "underline", Change.DELETED: "strike"}
    signs = {Change.INSERTED: ("{+", "+}"), Change.DELETED: ("[-", "-]")}
    for piece in pieces:
        before, after = signs.get(piece.change, ("", ""))
        line.append(f"{before}{piece.text}{after}", style=looks.get(piece.change, ""))
    return line
