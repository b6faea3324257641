"""The cover note: what the text is, as at when, what is in it, how to read it, whose submissions it holds."""

from collections.abc import Iterable, Iterator

from plenary.engine.text.layout import Audience
from plenary.engine.text.provision import Kind
from plenary.kit.language import _, marked
from plenary.rulemaking.output import preamble, wording
from plenary.rulemaking.output.apparatus import base_words
from plenary.rulemaking.output.column import width
from plenary.rulemaking.output.edition import Edition, Receipt, is_open
from plenary.rulemaking.output.outline import Section, sections
from plenary.rulemaking.output.word import element
from plenary.rulemaking.output.word.carrier import Carrier
from plenary.rulemaking.output.word.line import DASH
from plenary.rulemaking.output.word.script import Script
from plenary.rulemaking.output.word.style import LABEL, MEASURE, NAMES, NOTHING, OFFERED, SIGN
from plenary.rulemaking.output.word.talk import Talk

OPEN, PLAIN = marked("[ ] open"), marked("○ without suggestions")
AGREED = (marked("✓ agreed"), marked("◐ agreed ad referendum"))
HEAD = 92
"""How many letters the running head has room for in one line."""
TOGETHER = 20
"""Rows of a table that fit one page with its heading, so that no page break need divide it."""
_BREAK = element.run("<w:br/>")


class CoverWriter:
    """To be used inside ``speaking(edition.tongue)``."""

    def __init__(self, edition: Edition, script: Script, talk: Talk, carrier: Carrier) -> None:
        self.edition = edition
        self.script = script
        self.talk = talk
        self.carrier = carrier

    def write(self) -> str:
        """Everything that stands before the text."""
        return "".join((*self._front(), *self._legend(), *self._contents(), *self._register(), *self._names()))

    def _front(self) -> Iterator[str]:
        edition, talk = self.edition, self.talk
        symbol = element.run("<w:tab/>") + talk.run(edition.symbol, "Strong") if edition.symbol else ""
        yield element.paragraph(talk.run(edition.body) + symbol, "CoverMasthead")
        yield talk.say(_("Rolling text"), "CoverLabel")
        yield element.paragraph(self.script.run(edition.title), "CoverTitle")
        yield talk.say(_("As at {moment}").format(moment=wording.moment(edition.as_at)), "CoverLine")
        codes = [_("Base text {hash}").format(hash=edition.base)]
        if edition.version:
            codes.append(_("This version {hash}").format(hash=edition.version))
        yield element.paragraph(_BREAK.join(map(talk.run, codes)), "CoverCode")
        figures = edition.figures
        open_part = _("{part} of {whole}").format(part=figures.open, whole=figures.provisions)
        shown = [(open_part, _("provisions with suggestions")), (str(figures.brackets), _("brackets open"))]
        if edition.register:
            shown.append((str(figures.submissions), _("submissions received")))
        if edition.carried:
            shown.append((str(edition.carried), _("submissions of earlier issues")))
        if edition.holders:
            shown.append((str(len(edition.holders)), _("members and groups named")))
        yield talk.figures(shown, _("The text in figures"))
        yield talk.say(_("What this document is"), "ApparatusHeading")
        yield talk.say(
            _(
                "This text sets every suggestion that has been read beside the base text. What nobody has touched "
                "stands plain; every difference stands in brackets."
            )
        )
        yield talk.say(" ".join(wording.facts(edition)))

    def _legend(self) -> Iterator[str]:
        """How to read the text; the signs look as they do in it."""
        talk = self.talk
        told = self.edition.audience is not Audience.NONE
        names = talk.run(DASH, NAMES) + talk.run(_("names"), NAMES) if told else ""
        opened, parted, closed = (talk.run(sign, SIGN) for sign in ("[", " / ", "]"))
        words, other = talk.run(_("words")), talk.run(_("other words"), OFFERED)
        gone = talk.run(wording.gone(), NOTHING)
        options = talk.run(wording.option(1), LABEL) + _BREAK + talk.run(wording.option(2), LABEL)
        rows = (
            (
                opened + words + parted + other + names + closed,
                _("The words of the base stand first; after the stroke what is offered instead."),
            ),
            (opened + other + names + closed, _("Words to be inserted where the base has none.")),
            (opened + words + parted + gone + names + closed, _("Words that some would leave out.")),
            (opened + words + names + closed, _("Words that are bracketed, with no others offered.")),
            (options, _("Alternatives that are too long for brackets, each set out on its own.")),
        )
        yield talk.say(_("How to read it"), "ApparatusHeading")
        yield talk.table(
            (_("In the text"), _("What it means")),
            [[element.paragraph(shown, "TableText"), talk.cell(meaning)] for shown, meaning in rows],
            (0.42, 0.58),
            _("How to read the text"),
        )
        yield talk.say("", "Gap")
        yield talk.say(wording.disclosure(self.edition))
        yield talk.say(
            _(
                "Words outside brackets are words for which nobody has suggested others. They are not thereby agreed: "
                "agreement is a mark that the meeting gives ({marks}), and this text carries none. A section is "
                "{open} or {plain}."
            ).format(marks=wording.listed([_(mark) for mark in AGREED]), open=_(OPEN), plain=_(PLAIN))
        )
        yield talk.say(
            _(
                "Changes to this file are tracked from the first word on. To answer, edit the words inside the "
                "brackets, or add a name after them, and send the file back: hidden marks tell each provision and "
                "each alternative."
            ),
            "ApparatusNotice",
        )

    def _register(self) -> Iterator[str]:
        register = self.edition.register
        if not register:
            return
        yield self.talk.say(_("Submissions received"), "ApparatusHeading")
        rows = [self._receipt(receipt) for receipt in register]
        state = _share_of_line(_(wording.STANDINGS[receipt.standing]) for receipt in register)
        state = max(state, _share(_("State")))
        heads: tuple[str, ...] = (_("Submission"), _("On behalf of"), _("State"), _("Remarks"))
        shares: tuple[float, ...] = (0.28, 0.18, state, 0.54 - state)
        if not any(row[-1] for row in rows):
            # A column without a word in it would only make the others narrow.
            rows, heads, shares = [row[:-1] for row in rows], heads[:-1], (0.42, 0.58 - state, state)
        yield self.talk.table(
            heads,
            [[self.talk.cell(words) for words in row] for row in rows],
            shares,
            _("Submissions received, with their state"),
            together=len(rows) <= TOGETHER,
        )

    def _receipt(self, receipt: Receipt) -> list[str]:
        return [
            receipt.name,
            wording.named(self.edition, receipt.behalf) or _("not stated"),
            _(wording.STANDINGS[receipt.standing]),
            wording.noted(receipt),
        ]

    def _names(self) -> Iterator[str]:
        """Full names; beside each its code, where the text shows codes."""
        edition, talk = self.edition, self.talk
        full = [(edition.name(code), edition.members.get(code, code)) for code in edition.holders]
        if full:
            yield talk.say(_("Members and groups named in the text"), "ApparatusHeading")
        if any(label != name for label, name in full):
            yield talk.table(
                (_("In the text"), _("Full name")),
                [[talk.cell(label), talk.cell(name)] for label, name in full],
                (0.25, 0.75),
                _("Members and groups with their full names"),
            )
        elif full:
            yield talk.say(wording.listed([name for _label, name in full]))

    def _contents(self) -> Iterator[str]:
        """The table of status, which is the table of contents too: each heading leads to its place."""
        talk = self.talk
        rows = [self._section(section) for section in sections(self.edition.settings)]
        if rows:
            counted = (_("Provisions"), _("With suggestions"), _("Brackets"))
            shares = [*map(_share, counted), 0.24]
            yield talk.say(_("Contents and state of the text"), "ApparatusHeading")
            yield talk.table(
                (_("Section"), *counted, _("State")),
                rows,
                (1 - sum(shares), *shares),
                _("Contents, with the state of each section"),
            )

    def _section(self, section: Section) -> list[str]:
        own = [setting for setting in section.settings if setting.kind not in (Kind.TABLE, Kind.ROW)]
        touched = sum(map(is_open, own))
        state = _(OPEN) if section.is_open else _(PLAIN)
        title = element.link(self._title(section), self.carrier.bookmark(section.id))
        indent = f'<w:ind w:left="{(section.level - 1) * 170}" w:firstLine="0"/>'
        # A heading that only holds other headings has nothing of its own to count.
        told = (str(len(own)), str(touched), str(section.brackets), state) if own or section.is_open else ("",) * 4
        return [element.paragraph(title, "TableText", indent), *(self.talk.cell(words) for words in told)]

    def _title(self, section: Section) -> str:
        heading = section.heading
        if heading is None:
            return self.talk.run(preamble.untitled() if section.preambular else _("Text"), "Hyperlink")
        return self.script.run(" ".join(filter(None, (heading.number, base_words(heading)))), "Hyperlink")


def running_head(edition: Edition, talk: Talk) -> str:
    """Symbol and title on the one side, the time on the other."""
    when = _("As at {moment}").format(moment=wording.moment(edition.as_at))
    title = _short(edition.title, HEAD - len(edition.symbol) - len(when))
    name = " · ".join(filter(None, (edition.symbol, title)))
    return element.paragraph(talk.run(name) + element.run("<w:tab/>") + talk.run(when), "Header")


def running_foot(talk: Talk, words: str) -> str:
    """What the document is on the one side, the page on the other."""
    before, between, after = _("Page {page} of {pages}").replace("{pages}", "{page}").split("{page}")
    page = element.field("PAGE", "1", talk.script.properties("1"))
    pages = element.field("NUMPAGES", "1", talk.script.properties("1"))
    counted = talk.run(before) + page + talk.run(between) + pages + talk.run(after)
    return element.paragraph(talk.run(words) + element.run("<w:tab/>") + counted, "Footer")


def _share(head: str) -> float:
    """What part of the measure a column of figures takes, so that no word of its head is broken: a Latin letter is
    about 106 twentieths of a point wide, others (Cyrillic) more, and the gutter 220."""
    letter = 106 if head.isascii() else 126
    return max(0.1, (letter * max(map(len, head.split())) + 220) / MEASURE)


def _share_of_line(cells: Iterable[str]) -> float:
    """What part of the measure a column takes whose cells are one line each; more than a third it never takes."""
    longest = max(width(words) for words in cells)
    return min(0.33, (115 * longest + 220) / MEASURE)


def _short(title: str, longest: int) -> str:
    """A title that fits the running head, cut between words."""
    if len(title) <= longest:
        return title
    cut = title[:longest]
    return (cut.rpartition(" ")[0] or cut) + " …"
