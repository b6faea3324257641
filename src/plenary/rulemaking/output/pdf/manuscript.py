"""What the typesetter is given: plain data, every sentence already in the reader's language."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.layout import Line, Mark, Run, Setting
from plenary.engine.text.provision import Kind
from plenary.kit.language import _, direction, language
from plenary.rulemaking.output import preamble, wording
from plenary.rulemaking.output.annex import Group, groups
from plenary.rulemaking.output.citation import citations
from plenary.rulemaking.output.column import shortened
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.encounter import encounters, explanation
from plenary.rulemaking.output.hanging import Hanging, hangings
from plenary.rulemaking.output.outline import CITED, Section, cited, footnotes, grid, number, sections
from plenary.rulemaking.output.spacing import parted

Data = dict[str, Any]
_MARKS = {Change.KEPT: "words", Change.INSERTED: "ours", Change.DELETED: "struck"}
RUNNING = 80
"""Places that the title may take in the running head, so that it stays one line beside the symbol."""


def manuscript(edition: Edition) -> Data:
    """The edition as data that JSON can carry; ``booklet.typ`` says what each key is for."""
    cites = citations(edition.settings)
    parts = sections(edition.settings)
    notes = footnotes(edition.settings)
    inline = cited(edition.settings) & notes.keys()
    composer = _Composer(edition, cites, inline)
    titles = [setting for setting in edition.settings if setting.kind == Kind.TITLE]
    return {
        "lang": edition.lang,
        "dir": _side(edition.lang),
        "tongue": language(),
        "tongue_dir": direction(),
        "title": edition.title or _("Rolling text"),
        "running": shortened(edition.title, RUNNING),
        "titles": [composer.setting(setting) for setting in titles],
        "symbol": edition.symbol,
        "body": edition.body,
        "as_at": wording.moment(edition.as_at),
        "fingerprint": wording.fingerprint(edition.base),
        "base": edition.base,
        "facts": list(wording.facts(edition)),
        "legend": [list(entry) for entry in wording.legend(edition, underlined=True)],
        "contents": len([part for part in parts if part.heading or part.preambular]) > 2,
        "sections": [composer.section(part) for part in parts],
        "notes": {sign: composer.setting(notes[sign]) for sign in sorted(inline)},
        "apparatus": [composer.group(group) for setting in edition.settings for group in groups(edition, setting)],
        "meetings": [composer.group(group) for met in encounters(edition) for group in met],
        "holders": [[edition.name(code), edition.members.get(code, code)] for code in edition.holders],
        "register": [
            [
                receipt.name,
                wording.named(edition, receipt.behalf),
                _(wording.STANDINGS[receipt.standing]),
                wording.noted(receipt),
            ]
            for receipt in edition.register
        ],
        "say": {
            "rolling": _("Rolling text"),
            "as_at": _("As at {moment}").format(moment=wording.moment(edition.as_at)),
            "base": _("Base text {hash}").format(hash=wording.fingerprint(edition.base)),
            "hash": _("SHA-256 of the base text"),
            "page": _("Page {page} of {pages}"),
            "contents": _("Contents"),
            "reading": _("How to read this text"),
            "names": _("Who offers words"),
            "apparatus": _("Table of alternatives"),
            "meetings": _("Where suggestions meet"),
            "meeting": explanation(),
            "register": _("Register of submissions"),
            "provision": _("Provision"),
            "words": _("Words"),
            "from": _("From"),
            "sort": _("Kind"),
            "version": _("This version {hash}").format(hash=edition.version) if edition.version else "",
            "file": _("File"),
            "behalf": _("On behalf of"),
            "standing": _("State"),
            "remark": _("Remark"),
            "gone": wording.gone(),
            "missing": "",
        },
    }


def _side(lang: str) -> str:
    return "rtl" if lang.partition("-")[0] in ("ar", "fa", "he", "ur") else "ltr"


def _original(one: Hanging) -> Data:
    """A suggestion in another language, its lines behind their numbers."""
    return {
        "said": f"{one.said} {one.note}".rstrip(),
        "lang": one.lang,
        "dir": _side(one.lang),
        "lines": [[number, _marked(parted(pieces))] for number, pieces in one.lines],
    }


def _unbroken(names: str) -> str:
    """Names of which no line ends inside one of two words; a longer one may break before its last two."""
    return re.sub(r"(\w) (\w+)(?=[,،:]|$)", "\\1\u00a0\\2", names)


def _marked(pieces: Iterable[Piece]) -> list[list[str]]:
    return [[_MARKS[piece.change], piece.text] for piece in pieces]


class _Composer:
    """Settings as data; knows which footnotes are set at the foot of the page that cites them."""

    def __init__(self, edition: Edition, cites: Mapping[str, str], inline: frozenset[str]) -> None:
        self.edition = edition
        self.cites = cites
        self.inline = inline

    def section(self, section: Section) -> Data:
        items: list[Data] = []
        place = 0
        while place < len(section.settings):
            setting = section.settings[place]
            place += 1
            if setting.kind == Kind.FOOTNOTE and setting.number.strip("().") in self.inline:
                continue
            item = self.setting(setting)
            if setting.kind == Kind.TABLE:
                cells, after = grid(section.settings, place - 1)
                item["cells"] = [[self.setting(cell) for cell in row] for row in cells]
                for inner in section.settings[place:after]:
                    item["remarks"].extend(wording.beside(self.edition, inner))
                    item["originals"].extend(_original(one) for one in hangings(self.edition, inner))
                place = after
            items.append(item)
        heading: Data | None = None
        if section.heading:
            heading = self.setting(section.heading)
            if any(line.runs and not line.option for line in section.heading.lines):
                heading["number"] = wording.headed(self.edition, section.heading.number)
        untitled = preamble.untitled() if section.preambular and not section.heading else ""
        return {"heading": heading, "untitled": untitled, "level": section.level, "items": items}

    def setting(self, setting: Setting) -> Data:
        return {
            "kind": str(setting.kind),
            "number": setting.number,
            "depth": setting.depth,
            "new": setting.new,
            "lines": [self.line(line) for line in setting.lines],
            "originals": [_original(one) for one in hangings(self.edition, setting)],
            "remarks": list(wording.beside(self.edition, setting)),
        }

    def line(self, line: Line) -> Data:
        return {
            "option": wording.option(line.option) if line.option else "",
            "names": wording.offer(self.edition, line) if line.option else "",
            "lead": line.lead,
            "runs": [piece for run in line.runs for piece in self.run(run)],
        }

    def run(self, run: Run) -> Iterator[list[Any]]:
        """``[mark, text]``; the mark of words that are not the base's is ``ours``, of a footnote ``note``."""
        if run.mark is Mark.NAMES:
            yield ["names", _unbroken(wording.attribution(self.edition, run))]
        elif run.mark is Mark.NOTHING:
            yield ["nothing", ""]
        elif run.mark is Mark.WORDS:
            mark = "words" if run.base else "ours"
            for place, piece in enumerate(CITED.split(run.text)):
                if place % 2 and number(piece) in self.inline:
                    yield ["note", number(piece)]
                elif place % 2:
                    yield [mark, f"⁽{piece}⁾"]
                elif piece:
                    yield [mark, piece]
        else:
            yield [str(run.mark), run.text]

    def group(self, group: Group) -> Data:
        """Some rows on one provision in a table of the annex."""
        return {
            "provision": self.cites[group.provision],
            "rows": [
                [
                    entry.words,
                    entry.said,
                    entry.source,
                    entry.sort,
                    _marked(entry.pieces),
                    entry.lang or self.edition.lang,
                    _side(entry.lang or self.edition.lang),
                ]
                for entry in group.entries
            ],
        }
