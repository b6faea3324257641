"""A compilation issued: as an edition for one audience, and as bytes in each format."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from plenary.engine.text.conflict.meeting import meetings
from plenary.engine.text.layout import Audience, lay_out, shower
from plenary.engine.text.lossless import digest, dump
from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.rulemaking.compilation.base import title_of
from plenary.rulemaking.compilation.compile import Compilation
from plenary.rulemaking.compilation.entry import receipts
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.output.decisions import render_decisions
from plenary.rulemaking.output.edition import Edition, Standing
from plenary.rulemaking.output.redline import Redline
from plenary.rulemaking.proof import ProofSheet

Render = Callable[[Edition], bytes]


def issue(
    compilation: Compilation,
    membership: Membership,
    *,
    as_at: datetime,
    audience: Audience = Audience.NAMES,
    tongue: str = "en",
    codes: bool = False,
    body: str = "",
) -> Edition:
    """The edition of a compilation for one audience. ``codes`` shows members by their codes in the text,
    for bodies that adopted codes; ``as_at`` is aware."""
    rolling = compilation.rolling
    names = membership.names(tongue)
    known = {code: name for code, name in names.items() if audience is not Audience.NONE}
    if audience is Audience.GROUPS:
        known = {code: names[code] for code in names if code in membership.groups}
    register = receipts(compilation.register)
    groups = membership.groups
    return Edition(
        title=title_of(rolling.base, compilation.base.name),
        settings=lay_out(rolling, audience=audience, groups=groups),
        as_at=as_at,
        base=compilation.base.digest,
        version=digest(rolling),
        lang=rolling.base.lang,
        tongue=tongue,
        symbol=rolling.base.symbol,
        body=body,
        names={code: code for code in known} if codes else known,
        members=known,
        register=register if audience is Audience.NAMES else (),
        audience=audience,
        meetings=meetings(rolling, shower(rolling, audience, groups)),
        received=sum(receipt.standing is not Standing.REFUSED for receipt in register),
        carried=len(compilation.carried),
    )


ENDINGS = (".docx", ".html", ".pdf", ".xml", ".json", ".csv", ".txt")
"""What a rolling text can be written as."""


def refuse_unknown(paths: Iterable[Path]) -> None:
    """Raise Refusal for an output whose ending is none of those there are. To be asked before long work."""
    for path in paths:
        _by_ending(path, dict.fromkeys(ENDINGS, bytes))


def renderers(compilation: Compilation, membership: Membership, *, tracked: bool) -> Mapping[str, Render]:
    """By the ending of a file's name, what makes its bytes. The JSON keeps everything, for every audience."""
    # Each format brings a library of its own, and a run pays only for the formats that it writes.
    from plenary.rulemaking.output.akn import render_xml
    from plenary.rulemaking.output.page import render_html
    from plenary.rulemaking.output.pdf import render_pdf
    from plenary.rulemaking.output.plain import render_txt
    from plenary.rulemaking.output.spreadsheet import render_csv
    from plenary.rulemaking.output.word import render as render_docx
    from plenary.rulemaking.output.word import render_tracked

    def tracked_docx(edition: Edition) -> bytes:
        return render_tracked(edition, compilation.rolling, audience=edition.audience, groups=membership.groups)

    return {
        ".docx": tracked_docx if tracked else render_docx,
        ".html": render_html,
        ".pdf": render_pdf,
        ".xml": render_xml,
        ".json": lambda edition: dump(compilation.rolling),
        ".csv": render_csv,
        ".txt": render_txt,
    }


def render_for(path: Path, compilation: Compilation, membership: Membership, *, tracked: bool) -> Render:
    """What makes the bytes of an output, by the ending of its name. Raises Refusal for an unknown ending."""
    return _by_ending(path, renderers(compilation, membership, tracked=tracked))


def proof_renderer(path: Path) -> Callable[[ProofSheet], bytes]:
    """What makes the bytes of a proof sheet, by the ending of its name. Raises Refusal for an unknown one."""
    from plenary.rulemaking.output.page.proof import render_proof_html
    from plenary.rulemaking.output.word.proof import render_proof

    return _by_ending(path, {".docx": render_proof, ".html": render_proof_html, ".csv": render_decisions})


def comparison_renderer(path: Path) -> Callable[[Redline], bytes]:
    """What makes the bytes of a comparison, by the ending of its name. Raises Refusal for an unknown one."""
    from plenary.rulemaking.output.page.comparison import render_comparison_html

    return _by_ending(path, {".html": render_comparison_html})


Shown = TypeVar("Shown")


def _by_ending(path: Path, known: Mapping[str, Callable[[Shown], bytes]]) -> Callable[[Shown], bytes]:
    try:
        return known[path.suffix.lower()]
    except KeyError as error:
        raise Refusal(
            _("{file} ends in none of {endings}; give it one of these endings.").format(
                file=path.name, endings=", ".join(known)
            ),
            Outcome.USAGE,
        ) from error
