"""What people hand in on the pages of a body."""

from django import forms

from plenary.kit.language import _

#: A sheet of five thousand rows with names in six languages is below this.
LARGEST_SHEET = 2_000_000


class SheetForm(forms.Form):
    """A sheet, and the day that an empty start means."""

    sheet = forms.FileField(required=False)
    day = forms.DateField(required=False, input_formats=["%Y-%m-%d"])

    def clean_sheet(self) -> object:
        """A sheet that is not too large; that one is chosen."""
        chosen = self.cleaned_data["sheet"]
        if chosen is None and "ready" not in self.data:
            raise forms.ValidationError(_("Choose a file."))
        if chosen is not None and chosen.size > LARGEST_SHEET:
            raise forms.ValidationError(_("This file is too large for a sheet: divide it."))
        return chosen


class ConfirmedSheetForm(forms.Form):
    """A sheet that was looked at: its text comes back with what was shown of it."""

    text = forms.CharField(strip=False)
    day = forms.CharField(required=False)
    key = forms.CharField(max_length=64)
    seen = forms.CharField(max_length=64)
