"""The rolling text on the site: the mark-up of the files out (output.page), with addresses for what is on the site.

What a provision looks like is kept by its content: the same words, names and language are not set twice. It is kept in
the memory of one process alone, like the texts themselves (``shelf``).
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from threading import Lock
from types import MappingProxyType

from plenary.engine.text.layout import Setting
from plenary.kit.language import _
from plenary.kit.markup import Markup, element, joined
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.outline import Section, footnotes, sections
from plenary.rulemaking.output.page.provision import Sheet
from plenary.rulemaking.output.page.rolling import TextPage

KEPT = 20_000
"""How many provisions a process keeps as they look."""

_fragments: OrderedDict[str, Markup] = OrderedDict()
_lock = Lock()


class SiteSheet(Sheet):
    """A sheet whose provisions lead to their own pages. ``root`` is the address of the text, ``suffix`` what follows
    an id to show it as it stood; ``marks`` say how far a provision has come."""

    def __init__(
        self,
        edition: Edition,
        cites: Mapping[str, str],
        notes: Mapping[str, str],
        root: str,
        suffix: str = "",
        marks: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        super().__init__(edition, cites, notes)
        self.root = root
        self.suffix = suffix
        self.marks = marks
        self._common = repr((edition.tongue, edition.lang, root, suffix, sorted(edition.members.items())))

    def provision(self, setting: Setting, level: int) -> Markup:
        key = sha256(
            repr(
                (
                    setting,
                    level,
                    self.cites[setting.id],
                    self._along.get(setting.id),
                    self.marks.get(setting.id),
                    self._common,
                )
            ).encode()
        ).hexdigest()
        with _lock:
            if key in _fragments:
                _fragments.move_to_end(key)
                return _fragments[key]
        made = super().provision(setting, level)
        with _lock:
            _fragments[key] = made
            while len(_fragments) > KEPT:
                _fragments.popitem(last=False)
        return made

    def requests(self, setting: Setting) -> Markup:
        mark = self.marks.get(setting.id)
        stands = element("p", element("span", mark, class_="reached"), **self.turned) if mark else None
        return joined([stands, super().requests(setting)])

    def margin(self, setting: Setting) -> Markup:
        label = self.cites[setting.id] or _("This provision")
        return element(
            "a", setting.number or "¶", class_="no", href=self.address(setting.id), aria_label=label, **self.turned
        )

    def headed(self, setting: Setting, heading: Markup) -> Markup:
        return element("a", heading, href=self.address(setting.id))

    def address(self, provision: str) -> str:
        """Where a provision has its own page; a new one is shown where it is offered."""
        return f"{self.root}{provision.partition('+')[0] or provision}{self.suffix}"


class SitePage(TextPage):
    """The contents and the article of a rolling text on the site."""

    sheet: SiteSheet

    def way(self, section: Section) -> str:
        return f"#{section.id}" if section.id in self.shown else self.sheet.address(section.id)

    @property
    def shown(self) -> set[str]:
        """The provisions that stand on this page."""
        return {setting.id for setting in self.edition.settings}


def lay_page(
    edition: Edition,
    cites: Mapping[str, str],
    notes: Sequence[Setting],
    root: str,
    suffix: str = "",
    marks: Mapping[str, str] = MappingProxyType({}),
) -> SitePage:
    """What a page shows of an edition. ``notes`` are the settings among which the footnotes are."""
    known = {setting.id for setting in edition.settings}
    cited = {sign: note.id for sign, note in footnotes(notes).items() if note.id in known}
    sheet = SiteSheet(edition, cites, cited, root, suffix, marks)
    return SitePage(edition, sheet, sections(edition.settings))
