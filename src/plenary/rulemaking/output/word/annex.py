"""The annex: every alternative as a row."""

from collections.abc import Iterator

from plenary.engine.text.block import Change
from plenary.kit.language import _
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.annex import Entry, groups
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.word import element
from plenary.rulemaking.output.word.carrier import Carrier
from plenary.rulemaking.output.word.script import Script
from plenary.rulemaking.output.word.style import NOTHING
from plenary.rulemaking.output.word.talk import Talk

_LOOKS = {Change.KEPT: "QuotedWords", Change.INSERTED: "InsertedWords", Change.DELETED: "DeletedWords"}


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
            for group in groups(self.edition, setting):
                for place, entry in enumerate(group.entries):
                    cited = self.talk.cell("") if place else self._place(group.provision)
                    yield [cited, self._words(entry), self.talk.cell(entry.source), self.talk.cell(entry.sort)]

    def _place(self, provision: str) -> str:
        cited = self.cited.get(provision) or _("untitled")
        link = element.link(self.script.run(cited, "Hyperlink"), self.carrier.bookmark(provision))
        return element.paragraph(link, "TableText")

    def _words(self, entry: Entry) -> str:
        if entry.said:
            return self.talk.cell(entry.said)
        if not entry.words:
            return self.talk.say(wording.gone(), "TableText", NOTHING)
        runs = [self.script.run(piece.text, _LOOKS[piece.change]) for piece in entry.pieces]
        said = "".join(runs) or self.script.run(entry.words, "QuotedWords")
        return element.paragraph(said, "TableText", self.script.paragraph)
