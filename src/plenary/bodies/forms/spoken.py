"""What is wrong with a field, in our own words: Django's are in English, whoever reads."""

from collections.abc import Iterable, Mapping

from django import forms

from plenary.kit.language import _


def speak(fields: Iterable[forms.Field]) -> None:
    """Give the fields sentences in the reader's language, but for those that have one of their own."""
    ours = {
        "required": _("This is needed."),
        "invalid": _("This is not written as it should be."),
        "invalid_choice": _("Choose one of those that are named."),
        "max_length": _("This is too long."),
        "min_value": _("This number is too small."),
        "max_value": _("This number is too large."),
    }
    for field in fields:
        usual = _list_usual(field)
        field.error_messages |= {
            code: sentence for code, sentence in ours.items() if field.error_messages.get(code) == usual.get(code)
        }


def _list_usual(field: forms.Field) -> Mapping[str, object]:
    """Django's own sentences for a field of its kind."""
    usual: dict[str, object] = {}
    for kind in reversed(type(field).__mro__):
        usual |= getattr(kind, "default_error_messages", {})
    return usual


class SpokenForm(forms.Form):
    """A form that says what is wrong in our own words, in the reader's language."""

    def full_clean(self) -> None:
        speak(self.fields.values())
        super().full_clean()
