"""Fields that several forms ask for."""

from collections.abc import Iterable

from django import forms

from plenary.bodies.queries import procedure_of
from plenary.bodies.words import name_members
from plenary.kit.language import _


def code_field() -> forms.CharField:
    """A code of the body's own."""
    return forms.RegexField(
        r"^[A-Z][A-Z0-9-]{0,15}$",
        label=_("Code"),
        help_text=_("Capital letters, digits and hyphens; it stays for ever and is shown only where it is adopted."),
        error_messages={"invalid": _("A code has up to 16 capital letters, digits and hyphens, a letter first.")},
    )


def key_field(label: str = "", hint: str = "", *, required: bool = True) -> forms.CharField:
    """A key, as addresses bear it: that of what is made, or of what there is and ``label`` says."""
    return forms.RegexField(
        r"^[a-z][a-z0-9-]{0,62}$",
        label=label or _("Key in the address"),
        help_text=hint or _("Small letters, digits and hyphens; it stays for ever."),
        required=required,
        error_messages={"invalid": _("A key has up to 63 small letters, digits and hyphens, a letter first.")},
    )


def day_field(label: str, *, required: bool = True, **options: object) -> forms.DateField:
    """A day of the calendar, as browsers send it: what is typed as 03/04/2027 is one day here and another there."""
    return forms.DateField(
        label=label,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write the day as year, month and day: 2026-01-31.")},
        **options,  # type: ignore[arg-type]  # handed through
    )


def text_field(label: str, most: int, *, required: bool = True, hint: str = "") -> forms.CharField:
    """A line of text in whatever language."""
    field = forms.CharField(label=label, max_length=most, required=required, help_text=hint)
    field.widget.attrs.update(dir="auto")
    return field


def member_field(body: str, codes: Iterable[str] | None = None, *, required: bool = True) -> forms.ChoiceField:
    """A member, in the body's own order; with ``codes``, one of these."""
    working = procedure_of(body).working
    chosen = None if codes is None else frozenset(codes)
    members = [(code, name) for code, name in name_members(body, working).items() if chosen is None or code in chosen]
    empty = [] if required else [("", _("of no member"))]
    return forms.ChoiceField(label=_("Member"), choices=[*empty, *members], required=required)
