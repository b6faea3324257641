"""The rolling text as a Word file: the text with its brackets, a cover note before it, an annex after it."""

from plenary.kit.language import _, language, speaking
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.word.annex import AnnexWriter
from plenary.rulemaking.output.word.carrier import Carrier
from plenary.rulemaking.output.word.cover import CoverWriter, running_foot, running_head
from plenary.rulemaking.output.word.package import Document, pack, section
from plenary.rulemaking.output.word.script import Script
from plenary.rulemaking.output.word.style import style_sheet
from plenary.rulemaking.output.word.talk import Talk
from plenary.rulemaking.output.word.text import TextWriter


def render(edition: Edition) -> bytes:
    """The edition as a .docx file: the same edition is the same bytes.

    Hidden marks (see ``carrier``) make a copy that comes back readable as an answer to this edition.
    """
    with speaking(edition.tongue):
        script, talk = Script(edition.lang), Talk(Script(language()))
        carrier = Carrier()
        text = TextWriter(edition, script, talk.script, carrier)
        body = text.write()
        cover = CoverWriter(edition, script, talk, carrier).write()
        annex = AnnexWriter(edition, script, talk, carrier).write()
        facts = {"base": edition.base, "version": edition.version, "symbol": edition.symbol}
        return pack(
            Document(
                body=cover + body + annex + section(talk.script),
                styles=style_sheet(script, talk.script, {setting.kind for setting in edition.settings}),
                header=running_head(edition, talk),
                footer=running_foot(talk, _("Rolling text")),
                footnotes=text.notes(),
                script=script,
                title=edition.title,
                subject=edition.symbol,
                creator=edition.body,
                as_at=edition.as_at,
                key=carrier.key_part(facts),
                properties={f"plenary-{name}": fact for name, fact in facts.items() if fact},
            )
        )
