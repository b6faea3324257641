"""The rolling text as Word files: with brackets, a cover note and an annex; or with tracked changes."""

from collections.abc import Collection

from plenary.engine.text.layout import Audience, shower
from plenary.engine.text.passage import RollingText
from plenary.kit.language import _, language, speaking
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.word.annex import AnnexWriter
from plenary.rulemaking.output.word.bracket import BracketHand
from plenary.rulemaking.output.word.carrier import Carrier, key_properties
from plenary.rulemaking.output.word.cover import CoverWriter, running_foot, running_head
from plenary.rulemaking.output.word.footnote import Footnotes
from plenary.rulemaking.output.word.package import Document, pack, section, section_with_cover
from plenary.rulemaking.output.word.script import Script
from plenary.rulemaking.output.word.style import style_sheet
from plenary.rulemaking.output.word.talk import Talk
from plenary.rulemaking.output.word.text import TextWriter
from plenary.rulemaking.output.word.tracked import TrackedHand


def render_tracked(
    edition: Edition,
    rolling: RollingText,
    *,
    audience: Audience = Audience.NAMES,
    groups: Collection[str] = (),
) -> bytes:
    """The base as a .docx file with each suggestion as a tracked change of those who make it.

    ``edition`` holds the settings of ``rolling`` for the same audience; ``groups`` are those of
    ``lay_out``. Rejecting all changes gives the base.
    """
    with speaking(edition.tongue):
        script, talk = Script(edition.lang), Talk(Script(language()))
        carrier, footnotes = Carrier(), Footnotes(edition.settings)
        show = shower(rolling, audience, groups)
        hand = TrackedHand(edition, rolling, show, script, carrier, footnotes)
        text = TextWriter(edition.settings, script, footnotes, hand)
        # The last paragraph of a file keeps its mark, so it must not be one that a rejection takes away.
        body = text.write() + hand.lists(talk) + talk.say("", "Gap")
        name = _("Suggestions as tracked changes")
        return _pack(edition, body + section(talk.script), name, text, talk, carrier, form="changes")


def render(edition: Edition) -> bytes:
    """The edition as a .docx file: the same edition is the same bytes.

    Hidden marks (see ``carrier``) make a copy that comes back readable as an answer to this edition.
    """
    with speaking(edition.tongue):
        script, talk = Script(edition.lang), Talk(Script(language()))
        carrier, footnotes = Carrier(), Footnotes(edition.settings)
        hand = BracketHand(edition, script, talk.script, carrier, footnotes)
        text = TextWriter(edition.settings, script, footnotes, hand)
        body = text.write()
        cover = CoverWriter(edition, script, talk, carrier).write()
        annex = AnnexWriter(edition, script, talk, carrier).write()
        whole = cover + body + annex + section_with_cover(talk.script)
        return _pack(edition, whole, _("Rolling text"), text, talk, carrier, form="brackets")


def _pack(
    edition: Edition, body: str, name: str, text: TextWriter, talk: Talk, carrier: Carrier, *, form: str
) -> bytes:
    """``name`` says at the foot of each page what the document is, ``form`` how its suggestions are shown."""
    notes = text.notes()  # They get their marks when they are written, and the key names all marks.
    facts = {"base": edition.base, "version": edition.version, "symbol": edition.symbol}
    facts |= {"form": form, "tongue": edition.tongue, "audience": edition.audience}
    key = carrier.key_part(facts, {code: edition.name(code) for code in {**edition.members, **edition.names}})
    return pack(
        Document(
            body=body,
            styles=style_sheet(text.script, talk.script, {setting.kind for setting in edition.settings}),
            header=running_head(edition, talk),
            footer=running_foot(talk, name),
            footnotes=notes,
            script=text.script,
            title=edition.title,
            subject=edition.symbol,
            creator=edition.body,
            as_at=edition.as_at,
            key=key,
            properties={f"plenary-{fact}": value for fact, value in {**facts, **key_properties(key)}.items() if value},
        )
    )
