"""The page of a comparison: the new version with what changed since the old one."""

from collections.abc import Iterator

from plenary.engine.text.comparison import Entry, Fate
from plenary.engine.text.provision import Kind
from plenary.kit.language import _, speaking
from plenary.kit.markup import Markup, element, joined
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.page.document import document, spoken, spoken_back
from plenary.rulemaking.output.page.redline import redlined
from plenary.rulemaking.output.preamble import HEADINGS
from plenary.rulemaking.output.redline import Redline

_TINTS = {Fate.INSERTED: "s-new", Fate.DELETED: "s-gone", Fate.LEFT: "s-gone"}
_SIGNS = {
    Fate.SAME: "",
    Fate.EDITED: "~",
    Fate.INSERTED: "+",
    Fate.DELETED: "−",
    Fate.SPLIT: "⑂",
    Fate.MERGED: "⑃",
    Fate.LEFT: "↕",
}


def render_comparison_html(redline: Redline) -> bytes:
    """The redline as one page that needs nothing but itself."""
    with speaking(redline.tongue):
        return document(
            title=_("{title} · Comparison").format(title=redline.title),
            head=_("Comparison of two versions"),
            symbol=redline.new,
            main=joined(_Page(redline).parts()),
            target="page-text",
            skip=_("Skip to the text"),
            colophon=joined(
                element("p", said.format(name=name), Markup(" "), element("code", digest, dir="ltr"))
                for said, name, digest in (
                    (_("Old version, {name}, SHA-256:"), redline.old, redline.old_hash),
                    (_("New version, {name}, SHA-256:"), redline.new, redline.new_hash),
                )
            ),
        )


class _Page:
    def __init__(self, redline: Redline) -> None:
        self.redline = redline
        self.own = spoken(redline.lang)

    def parts(self) -> Iterator[Markup]:
        redline = self.redline
        yield element("h1", redline.title, **self.own)
        versions = (
            element(
                "span",
                name,
                element("code", wording.fingerprint(digest), title=_("SHA-256 of this version"), dir="ltr"),
                class_="pill",
            )
            for name, digest in ((redline.old, redline.old_hash), (redline.new, redline.new_hash))
        )
        said = _("As at {moment}").format(moment=wording.moment(redline.as_at))
        yield element("p", *versions, element("span", said), class_="lede")
        yield self.figures()
        keys = (
            element("li", element("ins", _("put in"))),
            element("li", element("del", _("taken out"))),
            element("li", _("Words that moved carry the number of the move at both places.")),
        )
        yield element("ul", *keys, class_="legend words-legend")
        yield element("div", self.contents(), self.text(), class_="desk")

    def figures(self) -> Markup:
        redline = self.redline
        moved = sum(1 for entry in redline.comparison.entries if entry.fate is Fate.LEFT)
        shown = (
            (redline.count(Fate.EDITED), _("provisions reworded")),
            (redline.count(Fate.INSERTED), _("put in")),
            (redline.count(Fate.DELETED), _("taken out")),
            (moved, _("moved")),
        )
        items = (element("li", element("b", str(figure)), element("span", name)) for figure, name in shown)
        return element("ul", *items, class_="facts")

    def contents(self) -> Markup:
        title = element("h2", _("What changed"), id="page-contents")
        items = (
            element(
                "li",
                element(
                    "a",
                    element("span", _SIGNS[entry.fate] or "#", class_="sign", aria_hidden="true"),
                    element("span", self.name(entry), **self.own),
                    href=f"#{self.id(entry)}",
                ),
            )
            for entry in self.redline.changed
        )
        nothing = element("p", _("Nothing changed."))
        entries = element("ol", *items) if self.redline.changed else nothing
        return element("nav", title, entries, class_="contents", aria_labelledby="page-contents")

    def name(self, entry: Entry) -> str:
        if cited := self.redline.citation(entry):
            return cited
        version = self.redline.comparison.old if self.is_past(entry) else self.redline.comparison.new
        words = version.by_id[(entry.old if self.is_past(entry) else entry.new)[0]].text
        return f"{words[:40].rsplit(' ', 1)[0]} …" if len(words) > 40 else words or _("untitled")

    def is_past(self, entry: Entry) -> bool:
        return entry.fate in (Fate.DELETED, Fate.LEFT)

    def id(self, entry: Entry) -> str:
        return f"old-{entry.old[0]}" if self.is_past(entry) else entry.new[0]

    def text(self) -> Markup:
        entries = (self.entry(entry) for entry in self.redline.comparison.entries if not self.heads(entry))
        return element("article", *entries, class_="sheet", id="page-text", aria_label=_("Comparison"), **self.own)

    def heads(self, entry: Entry) -> bool:
        """Whether it is the title as it stood, which heads the page already."""
        if entry.fate is not Fate.SAME or entry.move:
            return False
        title = self.redline.comparison.new.by_id[entry.new[0]]
        return title.kind is Kind.TITLE and title.text == self.redline.title

    def entry(self, entry: Entry) -> Markup:
        comparison = self.redline.comparison
        past = self.is_past(entry)
        version, own = (comparison.old, entry.old[0]) if past else (comparison.new, entry.new[0])
        provision = version.by_id[own]
        words = redlined(entry.pieces, own=self.own)
        turned = spoken_back(self.own)
        states = joined(
            element("p", element("b", sign, aria_hidden="true"), Markup(" "), said, class_=style, **turned)
            for sign, said, style in self.states(entry)
        )
        if provision.kind in HEADINGS and not past:
            level = 2 + sum(1 for held in version.ancestors(own) if held.kind in HEADINGS)
            number = provision.number
            if number and words:
                number = wording.numbered(self.redline.lang, number)
            return joined([element(f"h{min(6, level)}", number, words, id=self.id(entry), class_="heading"), states])
        level = sum(1 for held in version.ancestors(own) if held.kind not in HEADINGS | {Kind.TABLE, Kind.ROW})
        styles = ["provision", *([f"d{min(3, level)}"] if level else [])]
        label = element("span", provision.number, class_="no") if provision.number else None
        body = element("div", element("p", words, class_="words"), states)
        return element("div", label, body, class_=" ".join(styles), id=self.id(entry))

    def states(self, entry: Entry) -> Iterator[tuple[str, str, str]]:
        """Sign, sentence and style of what became of a provision."""
        said = {
            Fate.INSERTED: _("New provision."),
            Fate.DELETED: _("Provision deleted."),
            Fate.SPLIT: _("Made from one provision that was split."),
            Fate.MERGED: _("Made from several provisions that were merged."),
            Fate.LEFT: _("Moved from here: move {number}.").format(number=entry.move),
        }
        if entry.fate in said:
            yield _SIGNS[entry.fate], said[entry.fate], f"state {_TINTS.get(entry.fate, '')}".strip()
        if entry.move and entry.fate is not Fate.LEFT:
            yield "↕", _("Moved to here: move {number}.").format(number=entry.move), "state"
        if self.redline.is_renumbered(entry):
            old, _new = self.redline.comparison.numbers(entry)
            yield "#", _("Formerly {number}.").format(number=old) if old else _("Formerly without a number."), "state"
