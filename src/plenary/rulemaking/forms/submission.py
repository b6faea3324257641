"""The forms by which files are handed in, confirmed as they were read, and taken back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString

from plenary.bodies import upload
from plenary.bodies.forms.act import ActForm
from plenary.bodies.forms.document import FILE_AGAIN, LARGEST_FILE
from plenary.bodies.models import Account
from plenary.bodies.queries import find_salt, procedure_of
from plenary.kit import chance, clock
from plenary.kit.file_name import legible
from plenary.kit.language import _, ngettext
from plenary.record.act import Act
from plenary.record.sealing import SALT, Sealed
from plenary.rulemaking.acts.submission import ConfirmSubmission, ReceiveSubmission, WithdrawSubmission
from plenary.rulemaking.acts.suggestion import SubmitSuggestion, WithdrawSuggestion
from plenary.rulemaking.desk import read_file
from plenary.rulemaking.forms.behalf import BehalfField
from plenary.rulemaking.looking import Proof
from plenary.rulemaking.models import Submission, Suggestion, Version
from plenary.rulemaking.queries import offer_of, read_contents, standing_on
from plenary.rulemaking.register import find_replaced, list_brought
from plenary.rulemaking.rules.position import name_audience
from plenary.rulemaking.rules.submission import Channel
from plenary.rulemaking.rules.suggestion import Offer, Status
from plenary.rulemaking.words import CHANNELS

KINDS = {".docx", ".docm", ".dotx", ".doc", ".odt", ".rtf", ".md", ".markdown", ".txt", ".text", ".pdf"}
"""The endings of files that are received; what cannot be read of them is transcribed by a person."""


class HandInForm(ActForm):
    """A file, and how it came; for whom and by which way only the secretariat says."""

    def __init__(
        self,
        *arguments: Any,
        body: str,
        version: Version,
        account: Account,
        seat: str,
        behalf: Sequence[tuple[str, str]],
        earlier: Sequence[tuple[int, str]],
        **options: Any,
    ) -> None:
        super().__init__(*arguments, body=body, **options)
        self.version, self.account, self.seat = version, account, seat
        if behalf:
            self.fields["behalf"] = BehalfField(list(behalf))
            self.fields["channel"] = forms.ChoiceField(
                label=_("How it came"),
                choices=[(each.value, _(CHANNELS[each])) for each in Channel if each is not Channel.SITE],
            )
            self.fields["received"] = forms.DateField(
                label=_("Received on"),
                initial=clock.now().date(),
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            )
        self.fields["file"] = forms.FileField(
            label=_("The file"),
            help_text=_(
                "A Word file with tracked changes, a copy of the text with your words in it, or a letter about it; "
                "also ODT, Markdown and plain text. You look at how it was read before anything is suggested."
            ),
        )
        self.fields["authority"] = forms.CharField(
            label=_("On what authority"),
            max_length=300,
            required=False,
            help_text=_("For instance a note verbale and its number."),
        )
        if earlier:
            self.fields["replaces"] = forms.TypedChoiceField(
                label=_("It takes the place of"),
                choices=[("", _("no earlier file")), *earlier],
                coerce=int,
                empty_value=None,
                required=False,
                help_text=_("What the earlier file suggested and this one does not is taken back on confirming."),
            )

    @property
    def heading(self) -> str:
        return _("Hand in a file")

    @property
    def button(self) -> str:
        return _("Hand it in")

    @property
    def behalf(self) -> str | None:
        return self.cleaned_data.get("behalf") or None

    def clean_file(self) -> object:
        chosen = self.cleaned_data["file"]
        if (chosen.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(_("This file is too large: at most 32 megabytes."))
        if PurePath(chosen.name or "").suffix.lower() not in KINDS:
            raise forms.ValidationError(
                _("This is none of the formats that are taken here: {formats}.").format(
                    formats=", ".join(sorted(KINDS))
                )
            )
        return chosen

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors and "file" not in self.errors and self.files.get("file"):
            self.add_error("file", _(FILE_AGAIN))
        return cleaned

    def act(self) -> Act:
        given, chosen = self.cleaned_data, self.cleaned_data["file"]
        # The same file, sent again after it was entered, is known by its salt.
        salt = find_salt(self.body, self.seat, given["key"]) or chance.draw(SALT)
        chosen.seek(0)
        name = PurePath(legible(chosen.name or ""))
        received = given.get("received") or clock.now().date()
        return ReceiveSubmission(
            instrument=self.version.instrument,
            on_version=self.version.number,
            channel=Channel(given.get("channel") or Channel.SITE),
            received=received.isoformat(),
            media=name.suffix.lower().removeprefix("."),
            size=chosen.size,
            file=upload.keep(self.account, self.body, chosen.read(), salt),
            for_whom=given.get("behalf") or self.seat,
            salt=Sealed.seal(salt.hex()),
            private_cover=Sealed.seal({"name": f"{name}"[-200:], "authority": given["authority"]}),
            replaces=given.get("replaces"),
        )


class AnswerField(forms.ChoiceField):
    """The answer to a question about a file, which may be left open: no label says that it is optional."""

    depends = True


class ConfirmForm(ActForm):
    """How a file was read is confirmed, and what it suggests is handed in."""

    looks = True
    prepares = True
    places: ClassVar[Mapping[str, str]] = {"on_version": "looked"}

    def __init__(
        self,
        *arguments: Any,
        body: str,
        row: Submission,
        version: Version,
        called: str,
        entered_for: str | None,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, body=body, **options)
        self.row, self.version, self.called, self.entered_for = row, version, called, entered_for
        proofed = read_file(row, {})
        self.proof = Proof(proofed) if proofed else None
        for each in proofed.asked if proofed else ():
            self.fields[f"answer-{each.key}"] = AnswerField(
                label=_("Is this a suggestion?"),
                choices=[("yes", _("Yes, as it is shown")), ("no", _("No")), ("open", _("Not decided here"))],
                initial="open",
                required=False,
                widget=forms.RadioSelect,
            )
        # Which version it was looked at on: another may have been issued since.
        self.fields["looked"] = forms.IntegerField(widget=forms.HiddenInput, initial=version.number)

    @property
    def heading(self) -> str:
        return _("Confirm how {file} was read").format(file=self.called)

    @property
    def behalf(self) -> str | None:
        return self.entered_for

    @property
    def questions(self) -> list[tuple[SafeString, BoundField]]:
        """Each question as it is shown, with the field that answers it."""
        asked = self.proof.asked if self.proof else {}
        return [(shown, self[f"answer-{key}"]) for key, shown in asked.items()]

    @property
    def button(self) -> str:
        return _("Confirm, and hand in what it suggests")

    @property
    def answers(self) -> Mapping[str, str]:
        """What was said of the questions that were answered, by their keys."""
        said = {name.removeprefix("answer-"): each for name, each in self.cleaned_data.items() if "answer-" in name}
        return {key: answer for key, answer in said.items() if answer in ("yes", "no")}

    def look(self) -> Proof | None:
        proofed = read_file(self.row, self.answers)
        return Proof(proofed) if proofed else None

    def act(self) -> Act:
        return ConfirmSubmission(
            instrument=self.row.instrument,
            submission=self.row.number,
            on_version=self.cleaned_data["looked"],
            for_whom=self.row.seat,
            private_answers=Sealed.seal(dict(self.answers)),
        )

    def acts(self) -> Sequence[Act]:
        """The confirmation; then what an earlier file said and this one does not is taken back, and what is new handed
        in."""
        proofed = read_file(self.row, self.answers)
        offers = list(dict.fromkeys(proofed.offers.offers)) if proofed else []
        own = _list_own(self.row, self.version)
        before = find_replaced(self.row)
        gone = _list_gone(before, offers) if before else []
        audience = name_audience(procedure_of(self.body).visibility.submissions)
        return [
            self.act(),
            *(WithdrawSuggestion(instrument=self.row.instrument, suggestion=number) for number in gone),
            *(
                SubmitSuggestion.of(offer, self.version, audience, submission=self.row.number)
                for offer in offers
                if offer not in own
            ),
        ]


class TakeFileBackForm(ActForm):
    """A file is taken back with the suggestions that it made, by whoever handed it in, or for them (``entered_for``
    names the seat) by the secretariat."""

    def __init__(
        self, *arguments: Any, body: str, row: Submission, entered_for: str | None, called: str, **options: Any
    ) -> None:
        super().__init__(*arguments, body=body, **options)
        self.row, self.entered_for, self.called = row, entered_for, called
        self.gone = _list_gone(row, ())

    @property
    def behalf(self) -> str | None:
        return self.entered_for

    @property
    def heading(self) -> str:
        return _("Take file {number} back").format(number=self.row.number)

    @property
    def button(self) -> str:
        return _("Take it back")

    @property
    def lede(self) -> str:
        said = ngettext(
            "{count} suggestion that it made is taken back with it.",
            "{count} suggestions that it made are taken back with it.",
            len(self.gone),
        ).format(count=len(self.gone))
        if self.entered_for is None:
            return said if self.gone else _("It made no suggestion that stands.")
        behalf = _("It is taken back on behalf of {holder}, who is asked to confirm it.").format(holder=self.called)
        return f"{said} {behalf}" if self.gone else behalf

    def act(self) -> Act:
        return WithdrawSubmission(instrument=self.row.instrument, submission=self.row.number)

    def acts(self) -> Sequence[Act]:
        gone = (WithdrawSuggestion(instrument=self.row.instrument, suggestion=number) for number in self.gone)
        return [self.act(), *gone]


def _list_own(row: Submission, version: Version) -> set[Offer]:
    """What stands on a version already for whoever handed a file in."""
    found = _list_offers(standing_on(version).filter(seat=row.seat))
    return {offer for _number, status, offer in found if status is Status.STANDING}


def _list_gone(row: Submission, offers: Collection[Offer]) -> list[int]:
    """The suggestions that came in a file, can be taken back, and are not among these ``offers``."""
    found = _list_offers(list_brought(row))
    return [
        number
        for number, status, offer in found
        if status in (Status.STANDING, Status.CONFLICT) and offer not in offers
    ]


def _list_offers(rows: Iterable[Suggestion]) -> list[tuple[int, Status, Offer]]:
    """The number of each suggestion, what has become of it, and what it offers; what was erased offers nothing."""
    rows = list(rows)
    contents = read_contents(rows)
    known = ((row, contents[row.number]) for row in rows if row.number in contents)
    return [(row.number, content.status, offer_of(row, content)) for row, content in known]
