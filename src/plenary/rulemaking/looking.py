"""A file that was handed in, as its page shows it: how it was read, what is asked of it, and what is left by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString, mark_safe

from plenary.kit.language import _
from plenary.kit.markup import joined
from plenary.rulemaking.acts.suggestion import FLAWS
from plenary.rulemaking.desk import Proofed
from plenary.rulemaking.output.page.proof import ProofPage
from plenary.rulemaking.rules.submission import Hindered
from plenary.rulemaking.words import OBSTACLES, cite_provision


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Something that a file asks for and that a person hands in: of which provision, what it is, and what to do."""

    citation: str
    provision: str
    words: str
    what: str


@dataclass(frozen=True)
class Proof:
    """A file as it was read, in the reader's language."""

    proofed: Proofed

    @cached_property
    def _page(self) -> ProofPage:
        return ProofPage(self.proofed.sheet)

    @property
    def note(self) -> str:
        """In one sentence why it says nothing, or what is odd about it."""
        return self.proofed.note

    @property
    def count(self) -> int:
        """How many suggestions it makes."""
        return len(self.proofed.offers.offers)

    @property
    def questions(self) -> SafeString:
        return mark_safe(joined(self._page.questions()))

    @property
    def read(self) -> SafeString:
        # Of a letter all is asked, and nothing read as text.
        silent = self.proofed.asked and not self.proofed.sheet.proofs
        return mark_safe("" if silent else joined(self._page.read()))

    @property
    def kept_back(self) -> SafeString:
        return mark_safe(joined(self._page.kept_back()))

    @property
    def asked(self) -> Mapping[str, SafeString]:
        """What can be answered on the page, by its key."""
        return {each.key: mark_safe(self._page.candidate(each, named=False)) for each in self.proofed.asked}

    @property
    def by_hand(self) -> list[SafeString]:
        """What may be a suggestion and cannot be answered on the page."""
        return self._list(asked=False)

    @property
    def undecided(self) -> list[SafeString]:
        """What could have been answered and was not."""
        return self._list(asked=True)

    @property
    def left_over(self) -> list[LeftOver]:
        return list(map(self._leave, self.proofed.offers.hindered))

    def _leave(self, each: Hindered) -> LeftOver:
        base = self.proofed.base
        citation = cite_provision(base, each.provision) if each.provision else _("At the beginning")
        what = _(FLAWS[each.flaw][1]) if each.flaw else _(OBSTACLES[each.obstacle])
        return LeftOver(citation, each.provision, each.words, what)

    def _list(self, *, asked: bool) -> list[SafeString]:
        keys = {each.key for each in self.proofed.asked}
        found = (each for each in self.proofed.sheet.candidates if (each.key in keys) is asked)
        return [mark_safe(self._page.candidate(each, named=False)) for each in found]
