"""The page of a rolling text."""

from collections.abc import Iterator, Sequence

from plenary.engine.text.layout import Setting
from plenary.engine.text.provision import Kind
from plenary.kit.language import _, speaking
from plenary.kit.markup import Markup, element, joined
from plenary.rulemaking.output import preamble, wording
from plenary.rulemaking.output.annex import Group
from plenary.rulemaking.output.apparatus import base_words
from plenary.rulemaking.output.citation import citations
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.encounter import encounters, explanation
from plenary.rulemaking.output.outline import Section, footnotes, grid, sections, within
from plenary.rulemaking.output.page.document import document, hashed, spoken, table, wide
from plenary.rulemaking.output.page.provision import Sheet
from plenary.rulemaking.output.page.redline import redlined


def render_html(edition: Edition) -> bytes:
    """The edition as one page that needs nothing but itself."""
    with speaking(edition.tongue):
        cites = citations(edition.settings)
        notes = {sign: note.id for sign, note in footnotes(edition.settings).items()}
        page = TextPage(edition, Sheet(edition, cites, notes), sections(edition.settings))
        return document(
            title=_("{title} · Rolling text").format(title=edition.title),
            head=edition.body,
            symbol=edition.symbol,
            main=joined(page.parts()),
            target="page-text",
            skip=_("Skip to the text"),
            colophon=hashed(edition.base, edition.version),
        )


class TextPage:
    """The parts of a page that shows a rolling text, in a file of its own or on the site."""

    def __init__(self, edition: Edition, sheet: Sheet, parts: Sequence[Section]) -> None:
        self.edition = edition
        self.sheet = sheet
        self.sections = parts
        self.own = spoken(edition.lang)

    def parts(self) -> Iterator[Markup]:
        yield element("h1", self.edition.title, **self.own)
        yield self.lede()
        yield from self.figures()
        yield self.reading()
        yield element("div", self.contents(), self.text(), class_="desk")
        if self.edition.meetings:
            yield self.encounters()
        if self.edition.register:
            yield self.register()

    def lede(self) -> Markup:
        edition = self.edition
        version = element(
            "span",
            edition.symbol or _("Rolling text"),
            element("code", wording.fingerprint(edition.base), title=_("SHA-256 of the base text"), dir="ltr"),
            class_="pill",
        )
        when = element("time", wording.moment(edition.as_at), datetime=edition.as_at.isoformat())
        as_at = _("As at {moment}").partition("{moment}")
        return element("p", version, element("span", as_at[0], when, as_at[2]), class_="lede")

    def figures(self) -> Iterator[Markup]:
        figures = self.edition.figures
        shown = (
            (str(figures.brackets), _("brackets open")),
            (
                _("{part} of {all}").format(part=figures.open, all=figures.provisions),
                _("provisions with suggestions"),
            ),
            (str(figures.submissions), _("submissions received")),
            *(((str(self.edition.carried), _("submissions of earlier issues")),) if self.edition.carried else ()),
        )
        yield element(
            "ul",
            *(element("li", element("b", figure), element("span", name)) for figure, name in shown),
            class_="facts",
        )
        if not figures.provisions:
            return
        share = round(100 * figures.open / figures.provisions)
        label = _("{share} per cent of the provisions have suggestions").format(share=share)
        bar = element("i", style=f"inline-size:{share}%")
        yield element("div", bar, class_="progress", role="img", aria_label=label)
        keys = (
            ("s-open", _("with suggestions: {count}").format(count=figures.open)),
            (None, _("without suggestions: {count}").format(count=figures.plain)),
        )
        yield element(
            "ul", *(element("li", element("i", class_=style), words) for style, words in keys), class_="legend"
        )

    def reading(self) -> Markup:
        entries = (
            joined([element("dt", sign or "○"), element("dd", meaning)])
            for sign, meaning in wording.legend(self.edition, underlined=True)
        )
        full = [
            joined([element("dt", self.edition.name(code)), element("dd", self.edition.members[code])])
            for code in self.edition.holders
            if self.edition.members.get(code, code) != self.edition.name(code)
        ]
        return element(
            "details",
            element("summary", _("How to read this text")),
            element("dl", *entries, *full),
            class_="reading",
            open=True,
        )

    def contents(self) -> Markup:
        entries = element("ol", *(self.entry(section, held) for section, held in within(self.sections)))
        return element(
            "nav", element("h2", _("Contents"), id="contents"), entries, class_="contents", aria_labelledby="contents"
        )

    def entry(self, section: Section, held: Sequence[Section]) -> Markup:
        """One line of the contents; its sign and its figure are for all that stands under the heading."""
        is_open = any(part.is_open for part in held)
        count = sum(part.brackets for part in held)
        none = _("no suggestion that you may see") if self.edition.partial else _("no suggestion")
        said = wording.counted(count) if count else _("suggestions") if is_open else none
        figure = joined(
            [
                element("span", str(count), aria_hidden="true") if count else None,
                element("span", said, class_="vh"),
            ]
        )
        link = element(
            "a",
            element("span", "[ ]" if is_open else "○", class_="sign", aria_hidden="true"),
            element("span", self.name(section), **(self.own if section.heading else {})),
            element("span", figure, class_="n"),
            href=self.way(section),
        )
        styles = "" if is_open else "plain "
        styles += f"l{min(3, section.level)}" if section.level > 1 else ""
        return element("li", link, class_=styles.strip() or None)

    def way(self, section: Section) -> str:
        """Where the line of a section leads to."""
        return f"#{section.id}"

    def name(self, section: Section) -> str:
        if section.heading:
            number, words = section.heading.number, base_words(section.heading)
            return f"{wording.headed(self.edition, number)}{words}" if number and words else number or words
        return preamble.untitled() if section.preambular else _("Text")

    def text(self) -> Markup:
        titles = (setting for setting in self.edition.settings if setting.kind == Kind.TITLE)
        changed = [title for title in titles if title.originals or any(len(line.runs) > 1 for line in title.lines)]
        return element(
            "article",
            *(self.sheet.provision(title, title.depth) for title in changed),
            *(self.section(section) for section in self.sections),
            class_="sheet",
            id="page-text",
            aria_label=_("Rolling text"),
            **self.own,
        )

    def section(self, section: Section) -> Markup:
        parts: list[Markup] = []
        level = 0
        if section.heading:
            parts.extend(self.heading(section.heading, section.level))
            level = section.heading.depth + 1
        elif section.preambular:
            parts.append(element("h2", preamble.untitled(), class_="vh", **self.sheet.back))
        place = 0
        while place < len(section.settings):
            setting = section.settings[place]
            place += 1
            if setting.kind == Kind.TABLE:
                parts.append(self.table(setting, section, place - 1))
                place = grid(section.settings, place - 1)[1]
            else:
                parts.append(self.sheet.provision(setting, level))
        return joined(parts)

    def heading(self, setting: Setting, level: int) -> Iterator[Markup]:
        running = [self.sheet.runs(line) for line in setting.lines if not line.option]
        number = wording.headed(self.edition, setting.number) if setting.number else ""
        if not any(running):
            number = setting.number
        yield element(
            f"h{min(6, level + 1)}",
            self.sheet.headed(setting, joined([number, *running])),
            id=setting.id,
            class_="heading",
        )
        options = joined(self.sheet.line(line) for line in setting.lines if line.option)
        asked = (self.sheet.requests(setting), self.sheet.originals(setting), self.sheet.apparatus(setting))
        below = joined([options, *asked])
        if below:
            yield element("div", element("div", below), class_="provision under")

    def table(self, setting: Setting, section: Section, place: int) -> Markup:
        cells, after = grid(section.settings, place)
        caption = joined(
            [f"{setting.number} " if setting.number else None, *(self.sheet.runs(line) for line in setting.lines)]
        )
        inner = section.settings[place + 1 : after]
        return element(
            "div",
            wide(
                self.sheet.cites[setting.id],
                element(
                    "table",
                    element("caption", caption) if caption else None,
                    *(self.cells("th" if number == 0 else "td", row) for number, row in enumerate(cells)),
                ),
            ),
            *(self.sheet.requests(part) for part in (setting, *inner)),
            *(self.sheet.originals(part) for part in (setting, *inner)),
            *(self.sheet.apparatus(part) for part in (setting, *inner)),
            id=setting.id,
        )

    def cells(self, tag: str, row: Sequence[Setting]) -> Markup:
        scope = "col" if tag == "th" else None
        return element("tr", *(element(tag, self.sheet.lines(cell), scope=scope) for cell in row))

    def encounters(self) -> Markup:
        heads = (_("Provision"), _("Words"), _("From"), _("Kind"))
        bodies = (
            element("tbody", *(row for group in groups for row in self.sides(group)))
            for groups in encounters(self.edition)
        )
        title = _("Where suggestions meet")
        return element(
            "section",
            element("h2", title, id="page-meetings"),
            element("p", explanation()),
            wide(title, table(title, heads, *bodies, hidden=True)),
            class_="annex meetings",
            aria_labelledby="page-meetings",
        )

    def sides(self, group: Group) -> Iterator[Markup]:
        cited = element("a", self.sheet.cites[group.provision] or _("untitled"), href=f"#{group.provision}", **self.own)
        for place, entry in enumerate(group.entries):
            words = (
                element("td", entry.said)
                if entry.said
                else element("td", redlined(entry.pieces, own=self.own), class_="quoted", **self.own)
            )
            yield element(
                "tr",
                element("td", None if place else cited),
                words,
                element("td", entry.source),
                element("td", entry.sort),
            )

    def register(self) -> Markup:
        edition = self.edition
        body = element(
            "tbody",
            *(
                element(
                    "tr",
                    element("td", element("bdi", receipt.name)),
                    element("td", wording.named(edition, receipt.behalf)),
                    element("td", _(wording.STANDINGS[receipt.standing])),
                    element("td", wording.noted(receipt)),
                )
                for receipt in edition.register
            ),
        )
        heads = (_("File"), _("On behalf of"), _("State"), _("Remark"))
        title = _("Register of submissions")
        return element(
            "section",
            element("h2", title, id="page-register"),
            wide(title, table(title, heads, body, hidden=True)),
            class_="annex",
            aria_labelledby="page-register",
        )
