"""The field by which the secretariat says for whom it enters something on a text."""

from django import forms

from plenary.kit.language import _


class BehalfField(forms.ChoiceField):
    """One of some seats, each with its name; ``seats`` are in the body's order."""

    def __init__(self, seats: list[tuple[str, str]]) -> None:
        super().__init__(
            label=_("On behalf of"),
            choices=[("", ""), *seats],
            help_text=_("It is asked to confirm what you enter for it."),
        )
