"""The rolling text as plain text, for e-mail and terminals."""

from collections.abc import Iterator

from plenary.engine.text.layout import Line, Mark, Setting
from plenary.engine.text.provision import Kind
from plenary.kit.language import _, speaking
from plenary.rulemaking.output import preamble, wording
from plenary.rulemaking.output.column import width, wrapped
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.hanging import hangings, signed
from plenary.rulemaking.output.outline import Section, grid, sections

COLUMNS = 78
MARGIN = 6


def render_txt(edition: Edition) -> bytes:
    """The edition as UTF-8 text in lines of at most 78 places, without a byte order mark."""
    with speaking(edition.tongue):
        return ("\n\n".join(block for block in _blocks(edition) if block) + "\n").encode()


def _blocks(edition: Edition) -> Iterator[str]:
    yield "\n".join(filter(None, (edition.body, edition.symbol)))
    yield _ruled(edition.title, "=")
    about = (
        _("Rolling text"),
        _("As at {moment}").format(moment=wording.moment(edition.as_at)),
        _("Base text {hash}").format(hash=wording.fingerprint(edition.base)),
        *wording.facts(edition),
    )
    yield "\n".join(wrapped(line, COLUMNS) for line in about)
    yield _ruled(_("How to read this text"), "-")
    entries = wording.legend(edition, underlined=False)
    indent = max(width(sign) for sign, _meaning in entries) + 2
    yield "\n".join(
        wrapped(meaning, COLUMNS, first=sign + " " * (indent - width(sign)), rest=" " * indent)
        for sign, meaning in entries
    )
    for setting in edition.settings:
        if setting.kind == Kind.TITLE and (setting.originals or any(len(line.runs) > 1 for line in setting.lines)):
            yield _provision(edition, setting, 0)
    for section in sections(edition.settings):
        yield from _section(edition, section)
    if edition.register:
        yield _ruled(_("Register of submissions"), "-")
        yield "\n".join(_receipts(edition))


def _section(edition: Edition, section: Section) -> Iterator[str]:
    level = 0
    if section.heading:
        number = section.heading.number
        words = " ".join(_words(edition, line) for line in section.heading.lines if not line.option)
        yield _ruled(wording.headed(edition, number) + words if number and words else number or words, "-")
        options = [line for line in section.heading.lines if line.option]
        yield "\n".join([*(_option(edition, line, "") for line in options), *_remarks(edition, section.heading, "")])
        level = section.heading.depth + 1
    elif section.preambular:
        yield _ruled(preamble.untitled(), "-")
    place = 0
    while place < len(section.settings):
        setting = section.settings[place]
        place += 1
        if setting.kind == Kind.TABLE:
            cells, after = grid(section.settings, place - 1)
            yield _provision(edition, setting, 0)
            for row in cells:
                shown = (" ".join(_words(edition, line) for line in cell.lines) for cell in row)
                yield wrapped(" | ".join(shown), COLUMNS, first=" " * MARGIN, rest=" " * (MARGIN + 2))
            inside = section.settings[place:after]
            yield "\n".join(line for inner in inside for line in _remarks(edition, inner, " " * MARGIN))
            place = after
        else:
            yield _provision(edition, setting, max(0, setting.depth - level))


def _provision(edition: Edition, setting: Setting, depth: int) -> str:
    indent = " " * (2 * depth)
    rest = indent + " " * MARGIN
    label = f"({setting.number})" if setting.kind == Kind.FOOTNOTE else setting.number
    first = indent + label + " " * max(MARGIN - width(label), 1)
    lines: list[str] = []
    for place, line in enumerate(setting.lines):
        if line.option and not place:
            lines.append(f"{first}{wording.options(setting)}")
        if line.option:
            lines.append(_option(edition, line, rest))
        else:
            lines.append(wrapped(_words(edition, line), COLUMNS, first=first, rest=rest))
        first = rest
    return "\n".join([*lines, *_remarks(edition, setting, rest)])


def _option(edition: Edition, line: Line, indent: str) -> str:
    offer = wording.offer(edition, line)
    label = wording.option(line.option)
    head = f"{indent}{label} – {offer}" if offer else f"{indent}{label}"
    words = line.lead + _words(edition, line)
    return f"{head}\n{wrapped(words, COLUMNS, first=indent + '  ', rest=indent + '  ')}"


def _remarks(edition: Edition, setting: Setting, indent: str) -> Iterator[str]:
    for sort, sentence in wording.requests(edition, setting):
        yield wrapped(sentence, COLUMNS, first=f"{indent}{wording.SIGNS[sort]} ", rest=f"{indent}  ")
    for sentence in wording.oppositions(edition, setting):
        yield wrapped(sentence, COLUMNS, first=f"{indent}≠ ", rest=f"{indent}  ")
    yield from _originals(edition, setting, indent)


def _originals(edition: Edition, setting: Setting, indent: str) -> Iterator[str]:
    """What was suggested on the provision in other languages."""
    for one in hangings(edition, setting):
        said = f"{one.said} {one.note}".rstrip()
        yield wrapped(said, COLUMNS, first=f"{indent}» ", rest=f"{indent}  ")
        for number, pieces in one.lines:
            line = f"{number} {signed(pieces)}".lstrip()
            yield wrapped(line, COLUMNS, first=f"{indent}  ", rest=f"{indent}  ")


def _words(edition: Edition, line: Line) -> str:
    """The words of a line with their signs and names."""
    pieces: list[str] = []
    for run in line.runs:
        if run.mark is Mark.NAMES:
            pieces.append(f" – {wording.attribution(edition, run)}")
        else:
            pieces.append(wording.gone() if run.mark is Mark.NOTHING else run.text)
    return "".join(pieces)


def _receipts(edition: Edition) -> Iterator[str]:
    for receipt in edition.register:
        behalf = wording.named(edition, receipt.behalf)
        parts = (receipt.name, behalf, _(wording.STANDINGS[receipt.standing]), wording.noted(receipt))
        yield wrapped(" · ".join(filter(None, parts)), COLUMNS, rest="  ")


def _ruled(title: str, sign: str) -> str:
    lines = wrapped(title, COLUMNS)
    return f"{lines}\n{sign * min(COLUMNS, max(width(line) for line in lines.splitlines() or ['']))}" if title else ""
