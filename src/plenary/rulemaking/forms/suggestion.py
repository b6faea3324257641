"""The forms by which suggestions are handed in and taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.safestring import SafeString, mark_safe

from plenary.bodies.forms.act import ActForm
from plenary.bodies.queries import has_seat, procedure_of
from plenary.engine.text.provision import CONTAINERS, Kind, Provision
from plenary.kit import clock
from plenary.kit.language import _
from plenary.record.act import Act
from plenary.record.refusal import Refused
from plenary.rulemaking.acts.suggestion import FLAWS, LONGEST, SubmitSuggestion, WithdrawSuggestion
from plenary.rulemaking.forms.behalf import BehalfField
from plenary.rulemaking.models import Suggestion, Version
from plenary.rulemaking.output.page.document import spoken
from plenary.rulemaking.queries import read_contents
from plenary.rulemaking.rules.position import name_audience
from plenary.rulemaking.rules.suggestion import INSERTED, Held, Offer, Sort, find_flaw, tidy
from plenary.rulemaking.shelf import base_of
from plenary.rulemaking.tracking import mark_up
from plenary.rulemaking.words import KINDS, SORTS


@dataclass(frozen=True, slots=True)
class Look:
    """A suggestion before it is handed in: its ``words`` tracked beside those that stand, whether the same is suggested
    already (``met``), and by whom as far as the reader is told."""

    words: SafeString
    met: bool
    same: tuple[str, ...]


class WordsField(forms.CharField):
    """The words of a suggestion, needed by all but a deletion: no label says that they are optional."""

    depends = True


class SuggestForm(ActForm):
    """Words for a provision, a new one behind it, or that it is deleted."""

    prepares = True
    looks = True

    def __init__(
        self,
        *arguments: Any,
        body: str,
        version: Version,
        provision: Provision,
        citation: str,
        behalf: list[tuple[str, str]],
        seen: list[Suggestion],
        held: tuple[Held, ...],
        name: Callable[[str], str],
        **options: Any,
    ) -> None:
        super().__init__(*arguments, body=body, **options)
        self.version, self.provision, self.citation = version, provision, citation
        self.seen, self.held, self.name = seen, held, name
        if behalf:
            self.fields["behalf"] = BehalfField(behalf)
        self.fields["sort"] = forms.ChoiceField(
            label=_("What you suggest"),
            choices=[(sort.value, _(SORTS[sort])) for sort in Sort],
            widget=forms.RadioSelect,
            initial=Sort.WORDS.value,
        )
        self.fields["words"] = WordsField(
            label=_("The words as you want them"),
            help_text=_(
                "Change the words that stand here. For a new provision, write its words alone; to delete one, none are "
                "needed."
            ),
            max_length=LONGEST,
            required=False,
            initial=provision.text,
            widget=forms.Textarea(attrs={"lang": base_of(version).lang, "dir": "auto", "rows": 8, "class": "text"}),
        )
        self.fields["kind"] = forms.ChoiceField(
            label=_("A new provision is a"),
            choices=[(kind.value, _(KINDS[kind])) for kind in INSERTED],
            initial=_guess(provision).value,
        )
        self.fields["label"] = forms.CharField(
            label=_("Its number"), max_length=40, required=False, help_text=_("For instance 2 bis.")
        )
        self.fields["rationale"] = forms.CharField(
            label=_("Why"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
        )
        self.fields["replaces"] = forms.IntegerField(widget=forms.HiddenInput, required=False)
        self.fields["on_version"] = forms.IntegerField(widget=forms.HiddenInput, initial=version.number)

    @property
    def heading(self) -> str:
        return _("Suggest words for {provision}").format(provision=self.citation)

    @property
    def button(self) -> str:
        return _("Hand it in")

    @property
    def title(self) -> str:
        return self.heading

    @property
    def behalf(self) -> str | None:
        return self.cleaned_data.get("behalf") or None

    @property
    def offer(self) -> Offer:
        """What is offered, of the cleaned values."""
        given = self.cleaned_data
        sort = Sort(given["sort"])
        inserts = sort is Sort.INSERTION
        return Offer(
            sort,
            self.provision.id,
            "" if sort is Sort.DELETION else tidy(given["words"]),
            Kind(given["kind"]) if inserts else None,
            given["label"] if inserts else "",
            self.held if inserts and given["replaces"] else (),
        )

    def check(self) -> None:
        flaw = find_flaw(base_of(self.version), self.offer)
        if flaw is not None:
            field, sentence = FLAWS[flaw]
            raise Refused(f"rulemaking.{flaw}", _(sentence), field)

    def act(self) -> Act:
        act = SubmitSuggestion.of(
            self.offer,
            self.version,
            name_audience(procedure_of(self.body).visibility.submissions),
            self.cleaned_data["rationale"],
            replaces=self.cleaned_data["replaces"],
        )
        return act.model_copy(update={"on_version": self.cleaned_data["on_version"]})

    def look(self) -> Look:
        offer = self.offer
        rows = [row for row in self.seen if row.sort == offer.sort and row.provision == offer.provision]
        contents = read_contents(rows)
        same = [row.seat for row in rows if row.number in contents and tidy(contents[row.number].words) == offer.words]
        lang = base_of(self.version).lang
        words = mark_up(lang, self.provision, offer, spoken(lang))
        return Look(mark_safe(words), bool(same), tuple(filter(None, map(self.name, same))))


class WithdrawForm(ActForm):
    """A suggestion is taken back by whoever handed it in, or for them (``entered_for`` names the seat) by the
    secretariat."""

    def __init__(
        self,
        *arguments: Any,
        body: str,
        instrument: str,
        number: int,
        entered_for: str | None,
        called: str,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, body=body, **options)
        self.instrument, self.number = instrument, number
        self.entered_for, self.called = entered_for, called

    @property
    def behalf(self) -> str | None:
        return self.entered_for

    @property
    def lede(self) -> str:
        if self.entered_for is None:
            return ""
        if not has_seat(self.body, self.entered_for, clock.now().date()):
            return _(
                "It is taken back on behalf of {holder}, which is here no longer: nobody is asked to confirm it."
            ).format(holder=self.called)
        return _("It is taken back on behalf of {holder}, who is asked to confirm it.").format(holder=self.called)

    @property
    def heading(self) -> str:
        return _("Take suggestion {number} back").format(number=self.number)

    @property
    def button(self) -> str:
        return _("Take it back")

    def act(self) -> Act:
        return WithdrawSuggestion(instrument=self.instrument, suggestion=self.number)


def _guess(provision: Provision) -> Kind:
    """What a new provision behind this one most likely is."""
    if provision.kind in INSERTED and provision.kind is not Kind.ARTICLE:
        return provision.kind
    return Kind.PARAGRAPH if provision.kind in CONTAINERS else Kind.TEXT
