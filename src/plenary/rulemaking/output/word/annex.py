"""The annex: every alternative as a row."""

from collections.abc import Iterator
from itertools import groupby

from plenary.kit.language import _, marked
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.apparatus import Row, Sort, rows
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.word import element
from plenary.rulemaking.output.word.carrier import Carrier
from plenary.rulemaking.output.word.script import Script
from plenary.rulemaking.output.word.style import NOTHING
from plenary.rulemaking.output.word.talk import Talk

_SORTS = {
    Sort.BRACKET: marked("in brackets"),
    Sort.OPTION: marked("option"),
    Sort.NEW: marked("new provision"),
    Sort.DELETION: marked("deletion of the provision"),
    Sort.RETENTION: marked("retention"),
    Sort.MOVE: marked("move"),
}


class AnnexWriter:
    """To be used inside ``speaking(edition.tongue)``."""

    def __init__(self, edition: Edition, script: Script, talk: Talk, carrier: Carrier) -> None:
        self.edition = edition
        self.script = script
        self.talk = talk
        self.carrier = carrier
        self.cited = wording.citations(edition.settings)

    def write(self) -> str:
        """The table of alternatives; nothing for a text without any."""
        shown = list(self._rows())
        if not shown:
            return ""
        heading = element.paragraph(
            self.talk.run(_("Annex: table of alternatives")),
            "ApparatusHeading",
            '<w:pageBreakBefore/><w:spacing w:before="0"/>',
        )
        lead = self.talk.say(
            _(
                "One row for each alternative, in the order of the text. Alternatives of one bracket stand together, "
                "the words of the base first."
            )
        )
        table = self.talk.table(
            (_("Provision"), _("Words"), _("From"), _("Kind")),
            shown,
            (0.19, 0.42, 0.24, 0.15),
            _("Table of alternatives"),
        )
        # A table may not be the last thing in a Word file.
        return heading + lead + table + self.talk.say("")

    def _rows(self) -> Iterator[list[str]]:
        for setting in self.edition.settings:
            for _slot, group in groupby(rows(setting), lambda row: row.slot or row.sort):
                alternatives = list(group)
                insertion = not alternatives[0].words and alternatives[0].sort is Sort.ALTERNATIVE
                # Where the base has no words there is nothing of it to show; what is offered says that it is inserted.
                shown = alternatives[1:] if insertion and alternatives[0].base else alternatives
                for place, row in enumerate(shown):
                    cited = self.talk.cell("") if place else self._place(row.provision)
                    sort = self.talk.cell(self._sort(row, insertion=insertion))
                    yield [cited, self._words(row), self._source(row), sort]

    def _place(self, provision: str) -> str:
        cited = self.cited.get(provision) or _("untitled")
        link = element.link(self.script.run(cited, "Hyperlink"), self.carrier.bookmark(provision))
        return element.paragraph(link, "TableText")

    def _words(self, row: Row) -> str:
        if row.sort is Sort.MOVE:
            place = self.cited.get(row.words, row.words)
            said = _("to after “{place}”").format(place=place) if place else _("to the beginning")
            return self.talk.cell(said)
        if row.sort in (Sort.DELETION, Sort.RETENTION):
            return self.talk.cell(_("the whole provision"))
        words = wording.shown(row)
        if not words:
            return self.talk.say(wording.gone(), "TableText", NOTHING)
        return element.paragraph(self.script.run(words, "QuotedWords"), "TableText", self.script.paragraph)

    def _source(self, row: Row) -> str:
        return self.talk.cell(wording.source(self.edition, row))

    def _sort(self, row: Row, *, insertion: bool) -> str:
        """What the alternative would do to the base."""
        if row.sort is not Sort.ALTERNATIVE:
            return _(_SORTS[row.sort])
        if not row.number:
            return _("base") if row.base else _("first offered")
        if insertion:
            return _("insertion")
        return _("replacement") if row.words else _("deletion")
