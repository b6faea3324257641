"""The annex: every alternative as a row."""

from collections.abc import Iterable, Iterator

from plenary.kit.language import _, marked
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.annex import Entry, Group, groups
from plenary.rulemaking.output.citation import citations
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.encounter import encounters, explanation
from plenary.rulemaking.output.word import element
from plenary.rulemaking.output.word.carrier import Carrier
from plenary.rulemaking.output.word.original import LOOKS, redlined
from plenary.rulemaking.output.word.script import Script
from plenary.rulemaking.output.word.style import NOTHING
from plenary.rulemaking.output.word.talk import Talk

SHARES = (0.19, 0.42, 0.24, 0.15)
"""What part of the measure each column takes."""

HEADING = marked("Table of alternatives")
EARLIER_HEADINGS = ("Annex: table of alternatives",)
"""How the table was headed in issues of earlier releases, copies of which still come back."""
LEAD = marked(
    "One row for each alternative, in the order of the text. Alternatives of one bracket stand together, "
    "the words of the base first."
)


_END = element.paragraph("", "Gap", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>')
"""What closes a table at the foot of a page without a page of its own."""


class AnnexWriter:
    """To be used inside ``speaking(edition.tongue)``."""

    def __init__(self, edition: Edition, script: Script, talk: Talk, carrier: Carrier) -> None:
        self.edition = edition
        self.script = script
        self.talk = talk
        self.carrier = carrier
        self.cited = citations(edition.settings)

    def write(self) -> str:
        """The table of alternatives, and where suggestions meet. Whatever there is, a paragraph closes the file:
        Word wants one after a table or a control."""
        shown = list(self._rows(groups(self.edition, setting) for setting in self.edition.settings))
        if not shown:
            return self.talk.say("", "Gap")
        heading = element.paragraph(
            self.talk.run(_(HEADING)),
            "ApparatusHeading",
            '<w:pageBreakBefore/><w:spacing w:before="0"/>',
        )
        lead = self.talk.say(_(LEAD))
        table = self.talk.table(
            (_("Provision"), _("Words"), _("From"), _("Kind")),
            shown,
            SHARES,
            _(HEADING),
        )
        # A table may not be the last thing in a Word file.
        return heading + lead + table + _END + self._meetings()

    def _meetings(self) -> str:
        shown = list(self._rows(encounters(self.edition)))
        if not shown:
            return ""
        title = _("Where suggestions meet")
        heads = (_("Provision"), _("Words"), _("From"), _("Kind"))
        table = self.talk.table(heads, shown, SHARES, title)
        heading = self.talk.say(title, "ApparatusHeading")
        return heading + self.talk.say(explanation()) + table + _END

    def _rows(self, found: Iterable[Iterable[Group]]) -> Iterator[list[str]]:
        for held in found:
            for group in held:
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
        if not entry.words and not entry.pieces:
            return self.talk.say(wording.gone(), "TableText", NOTHING)
        if entry.lang:
            script = Script(entry.lang)
            turned = f'<w:bidi w:val="{int(script.rtl)}"/>'
            return element.paragraph(redlined(script, entry.pieces), "TableText", turned)
        runs = [self.script.run(piece.text, LOOKS[piece.change]) for piece in entry.pieces]
        said = "".join(runs) or self.script.run(entry.words, "QuotedWords")
        return element.paragraph(said, "TableText", self.script.paragraph)
