"""The fields of the form by which rules of procedure are adopted."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from plenary.bodies.forms.field import key_field, text_field
from plenary.bodies.procedure_words import ATTRIBUTIONS, AUDIENCES, MAJORITY_BASES, QUORUM_BASES, SEATINGS, TIES
from plenary.bodies.rules.procedure import LONGEST_SILENCE, LONGEST_STATEMENT, MOST_OPPONENTS
from plenary.bodies.words import name_language
from plenary.kit.language import _

_BREAK = re.compile(r"[\s,;،、，]+")


class ShareField(forms.RegexField):
    """A share as people write it: ``2/3``."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            r"^[0-9]{1,6}/[1-9][0-9]{0,5}$",
            help_text=_("As 1/2 or 2/3."),
            error_messages={"invalid": _("Write a share with a stroke, as 1/2 or 2/3.")},
            **options,
        )
        self.widget.attrs.update(dir="ltr")

    def clean(self, value: Any) -> str:
        cleaned = str(super().clean(value))
        over, _stroke, under = cleaned.partition("/")
        if cleaned and int(over) > int(under):
            raise forms.ValidationError(_("A share is at most the whole."))
        return cleaned


class WordsField(forms.CharField):
    """Words or numbers one after the other, separated by commas."""

    def __init__(self, label: str, hint: str, *, required: bool = False, most: int | None = None) -> None:
        """``most`` is how large each number may be, where they are numbers."""
        super().__init__(label=label, help_text=hint, required=required, max_length=500)
        self.most = most
        self.widget.attrs.update(dir="ltr")

    def clean(self, value: Any) -> str:
        words = [word for word in _BREAK.split(super().clean(value)) if word]
        if self.required and not words:
            raise forms.ValidationError(self.error_messages["required"], "required")
        if self.most is not None and not all(_is_within(word, self.most) for word in words):
            raise forms.ValidationError(
                _("Write whole numbers from 1 to {most}, separated by commas.").format(most=self.most)
            )
        return ", ".join(words)


def _is_within(word: str, most: int) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= len(str(most)) and 1 <= int(word) <= most


def split(written: str) -> list[str]:
    """The words that a field of them holds."""
    return [word for word in written.split(", ") if word]


def _choose(label: str, words: Mapping[str, str], *, required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[(key, _(said)) for key, said in words.items()], required=required)


def _tick(label: str) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False)


def _count(label: str, most: int, *, required: bool = True, least: int = 1) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most, required=required)


def general_fields() -> dict[str, forms.Field]:
    """Those of the rules that every body has one of."""
    return {
        "languages": WordsField(
            _("Languages"), _("Their tags in the body’s own order, separated by commas: ar, en, fr."), required=True
        ),
        "authentic": WordsField(
            _("Authentic languages"), _("Those of them in which a text is authentic."), required=True
        ),
        "working": WordsField(_("Working language"), _("The one in which texts are negotiated."), required=True),
        "symbol": forms.RegexField(
            r"^[A-Z][A-Z0-9./-]{0,30}$",
            label=_("Symbols begin with"),
            help_text=_("Those that are in use stay as they are."),
            error_messages={"invalid": _("Write capital letters, digits, points and strokes, a letter first.")},
        ),
        "debate-base": _choose(_("Quorum to debate: of whom"), QUORUM_BASES),
        "debate-share": ShareField(label=_("Quorum to debate: how many of them")),
        "decide-base": _choose(_("Quorum to decide: of whom"), QUORUM_BASES),
        "decide-share": ShareField(label=_("Quorum to decide: how many of them")),
        "consensus_first": _tick(_("Decisions are by consensus where there is one")),
        "tie": _choose(_("Where votes are equal"), TIES),
        "dialogue": _tick(_("It is a dialogue: it talks and takes no votes")),
        "seating": _choose(_("Seats and roll calls"), SEATINGS),
        "national": _count(_("Seconds for the statement of a member"), LONGEST_STATEMENT),
        "group": _count(_("Seconds for the statement of a group"), LONGEST_STATEMENT),
        "replies": WordsField(
            _("Seconds for rights of reply"),
            _("One number for each, separated by commas: 600, 300."),
            most=LONGEST_STATEMENT,
        ),
        "hours": _count(_("Hours of silence at least"), LONGEST_SILENCE),
        "extendable": _tick(_("The silence procedure may be extended")),
        "reminders": WordsField(
            _("Reminders, in hours before the end"), _("Separated by commas: 24, 4."), most=LONGEST_SILENCE
        ),
        "submissions": _choose(_("Submissions are for"), AUDIENCES),
        "positions": _choose(_("Declared positions are for"), AUDIENCES),
        "objectors": _choose(_("Who objected is for"), AUDIENCES),
        "counts": _tick(_("Support is counted and shown")),
        "attribution": _choose(_("Words are shown"), ATTRIBUTIONS),
    }


def majority_fields() -> dict[str, forms.Field]:
    """Those of one majority."""
    return {
        "key": key_field(
            _("Key"), _("Decisions ask for the majority by it; empty: there is no such majority."), required=False
        ),
        "base": _choose(_("Of whom"), MAJORITY_BASES, required=False),
        "share": ShareField(label=_("How many of them"), required=False),
        "strict": _tick(_("More than this share is needed, the share itself is not enough")),
        "weight": key_field(
            _("Series of weights"), _("The key of a series that has to be reached too."), required=False
        ),
        "weight_share": ShareField(label=_("Share of these weights"), required=False),
        "blocking": _count(_("Opponents that can stop it"), MOST_OPPONENTS, required=False, least=0),
        "veto": WordsField(_("Whose vote against stops it"), _("Codes of members, separated by commas.")),
    }


def label_fields(tags: Iterable[str]) -> dict[str, forms.Field]:
    """Those of one label, with a name in each of the languages."""
    fields: dict[str, forms.Field] = {
        "key": key_field(
            _("Key"), _("It stays when the label is named otherwise; empty: there is no such label."), required=False
        ),
        "level": _count(_("Level"), 9, required=False, least=0),
    }
    fields["level"].help_text = _("From 0, untouched, to 9, agreed.")
    for tag in tags:
        fields[f"names-{tag}"] = text_field(
            _("Name ({language})").format(language=name_language(tag)), 300, required=False
        )
        fields[f"names-{tag}"].widget.attrs.update(lang=tag)
    return fields
