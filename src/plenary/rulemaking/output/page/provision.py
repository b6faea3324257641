"""A provision as HTML: its words with their brackets, what is asked for about it, its alternatives."""

from collections.abc import Iterator, Mapping, Sequence

from plenary.engine.text.layout import Line, Mark, Run, Setting
from plenary.engine.text.provision import Kind
from plenary.kit.language import _, language
from plenary.kit.markup import Markup, element, escaped, joined
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.annex import Entry, groups, proposals_of
from plenary.rulemaking.output.apparatus import Sort
from plenary.rulemaking.output.edition import Edition, brackets
from plenary.rulemaking.output.outline import CITED, number
from plenary.rulemaking.output.page.document import spoken, spoken_back, table
from plenary.rulemaking.output.page.original import originals
from plenary.rulemaking.output.page.redline import redlined

_DASH = element("span", "\u00a0–\u00a0", class_="dash")
_TINTS = {Sort.NEW: "s-new", Sort.DELETION: "s-gone"}


class Sheet:
    """Turns settings into elements. ``notes`` gives the id of each footnote by its number."""

    def __init__(self, edition: Edition, cites: Mapping[str, str], notes: Mapping[str, str]) -> None:
        self.edition = edition
        self.cites = cites
        self.notes = notes
        self.own = spoken(edition.lang)
        # Inside the instrument's text the interface's language has to be said again.
        self.back = {"lang": language()} if self.own else {}
        self.turned = spoken_back(self.own)
        self._addressed: set[str] = set()
        self._along = _along(edition.settings)
        self.signs = {Mark.OPEN: _("bracket opens"), Mark.SLASH: _("or"), Mark.CLOSE: _("bracket closes")}

    def provision(self, setting: Setting, level: int) -> Markup:
        """``level`` is the depth that stands at the margin."""
        depth = max(0, min(3, setting.depth - level))
        styles = ["provision", *([f"d{depth}"] if depth else []), *(["new"] if setting.new else [])]
        if setting.kind == Kind.FOOTNOTE:
            styles.append("note")
        below = (self.requests(setting), self.originals(setting), self.apparatus(setting))
        return element(
            "div",
            self.margin(setting),
            element("div", self.lines(setting), *below),
            class_=" ".join(styles),
            id=setting.id,
        )

    def margin(self, setting: Setting) -> Markup | None:
        """What stands beside a provision: its number, which leads to its address."""
        if not setting.number:
            return None
        return element("a", setting.number, class_="no", href=f"#{setting.id}", aria_label=self.cites[setting.id])

    def headed(self, setting: Setting, heading: Markup) -> Markup:
        """The number and the words of a heading."""
        return heading

    def lines(self, setting: Setting) -> Markup:
        return joined(self.line(line) for line in setting.lines if line.runs or line.option)

    def line(self, line: Line) -> Markup:
        lead = element("span", line.lead, class_="gone") if line.lead else None
        words = element("p", lead, self.runs(line), class_="words")
        if not line.option:
            return words
        offer = wording.offer(self.edition, line)
        label = joined([element("b", wording.option(line.option)), f" – {offer}" if offer else None])
        return element("div", element("p", label, **self.turned), words, class_="option")

    def runs(self, line: Line) -> Markup:
        return joined(piece for run in line.runs for piece in self.run(run))

    def run(self, run: Run) -> Iterator[Markup]:
        if run.mark is Mark.WORDS:
            words = self.noted(run.text)
            yield words if run.base else element("ins", words)
        elif run.mark is Mark.NAMES:
            names = element("bdi", wording.attribution(self.edition, run), **self.back)
            yield element("span", _DASH, names, class_="who")
        elif run.mark is Mark.NOTHING:
            yield element("span", wording.gone(), class_="gone", **self.back)
        else:
            sign = run.text.strip()
            before, _sign, after = run.text.partition(sign)
            yield joined([before, self.sign(run, sign), after])

    def sign(self, run: Run, sign: str) -> Markup:
        """The sign that opens a bracket is its address: it can be linked to, and the keyboard goes from one to the
        next."""
        label = self.signs[run.mark]
        if run.mark is not Mark.OPEN or run.slot in self._addressed:
            return element("b", sign, class_="br", role="img", aria_label=label, **self.back)
        self._addressed.add(run.slot)
        return element("a", sign, class_="br", id=run.slot, href=f"#{run.slot}", aria_label=label, **self.back)

    def noted(self, text: str) -> Markup:
        """Words with links to the footnotes that they cite."""
        pieces: list[Markup] = []
        for place, piece in enumerate(CITED.split(text)):
            if not place % 2:
                pieces.append(escaped(piece))
            elif note := self.notes.get(number(piece)):
                link = element(
                    "a",
                    number(piece),
                    href=f"#{note}",
                    aria_label=_("Footnote {number}").format(number=number(piece)),
                    **self.back,
                )
                pieces.append(element("sup", link))
            else:
                pieces.append(Markup(f"⁽{piece}⁾"))
        return joined(pieces)

    def requests(self, setting: Setting) -> Markup:
        asked = wording.requests(self.edition, setting)
        return joined(
            element(
                "p",
                element("b", wording.SIGNS[sort], aria_hidden="true"),
                Markup(" "),
                sentence,
                class_=f"state {_TINTS.get(sort, '')}".strip(),
                **self.turned,
            )
            for sort, sentence in asked
        )

    def originals(self, setting: Setting) -> Markup:
        """What was suggested in other languages, each in its own beside what is said of it."""
        return originals(self.edition, setting, self.turned)

    def apparatus(self, setting: Setting) -> Markup | None:
        """The alternatives of the provision, for whoever opens them."""
        found = [group for group in groups(self.edition, setting) if group.slot]
        if not found:
            return None
        bodies = (element("tbody", *(self.entry(entry) for entry in group.entries)) for group in found)
        caption = _("Alternatives in {provision}").format(provision=self.cites[setting.id])
        return element(
            "details",
            element("summary", "[ ] ", wording.counted(brackets(setting))),
            table(caption, (_("Words"), _("From"), _("Kind")), *bodies, hidden=True),
            self.proposals(setting),
            self.along(setting),
            class_="apparatus",
            **self.turned,
        )

    def along(self, setting: Setting) -> Markup | None:
        """The ways to the provisions with brackets before and after this one."""
        before, after = self._along.get(setting.id, ("", ""))
        ways = ((before, _("Previous brackets")), (after, _("Next brackets")))
        links = [element("a", words, href=f"#{place}") for place, words in ways if place]
        return element("p", *links, class_="inline") if links else None

    def proposals(self, setting: Setting) -> Markup | None:
        """Each proposal in one piece, so that those who made it find it again."""
        if not setting.wholes:
            return None
        entries = (
            joined([element("dt", one.source), element("dd", redlined(one.pieces, own=self.own), **self.own)])
            for one in proposals_of(self.edition, setting)
        )
        return joined([element("p", element("b", _("Each proposal whole"))), element("dl", *entries, class_="wholes")])

    def entry(self, entry: Entry) -> Markup:
        words = (
            element("td", entry.words, **self.own)
            if entry.words
            else element("td", element("span", wording.gone(), class_="gone"))
        )
        return element("tr", words, element("td", entry.source), element("td", entry.sort))


def _along(settings: Sequence[Setting]) -> Mapping[str, tuple[str, str]]:
    """By the id of each provision with brackets, those before and after it; cells are reached by their table."""
    ids = [setting.id for setting in settings if brackets(setting) and setting.kind not in (Kind.ROW, Kind.CELL)]
    ways = ["", *ids, ""]
    return {key: (ways[place], ways[place + 2]) for place, key in enumerate(ids)}
