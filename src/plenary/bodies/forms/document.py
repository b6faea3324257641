"""What people hand in as a document."""

from collections.abc import Iterator

from django import forms
from django.core.files.uploadedfile import UploadedFile

from plenary.bodies.acts.document import AUDIENCE, list_faults, list_symbol_faults
from plenary.bodies.forms.spoken import SpokenForm
from plenary.bodies.rules.document import Distribution, Status
from plenary.kit.confinement import NoAnswer, ask
from plenary.kit.language import _, marked
from plenary.kit.media import Media
from plenary.record.act import PUBLIC
from plenary.record.refusal import Refused

FILE_AGAIN = marked("Choose the file again: a browser does not keep it.")
"""What is said at a file that was right, when something else on its form was wrong."""
#: The longest real document with pictures is a tenth of it.
LARGEST_FILE = 32 << 20
_DAMAGED = marked("This file is damaged: open it in the program that made it, save it anew, and hand in that.")
_UNSAFE = marked("This file is made to harm whoever opens it: do not open it, and ask who sent it.")
_TOO_MUCH = marked("This file unpacks to more than a document is: take the pictures out, and hand in that.")
#: What is wrong with a file, by what the inspection calls it.
_SENTENCES = {
    "empty": marked("This file is empty."),
    "unknown": marked("This is none of the formats that are kept: PDF, DOCX, XLSX, PPTX, ODT, CSV and text."),
    "macros": marked("This file holds macros: save it without them."),
    "active": marked(
        "This PDF starts something by itself when it is opened: print it into a new PDF, and hand in that."
    ),
    "password": marked("This file is protected by a password: save it without one."),
    "truncated": _DAMAGED,
    "damaged": _DAMAGED,
    "escaping name": _UNSAFE,
    "twice": _UNSAFE,
    "doctype": _UNSAFE,
    "bomb": _TOO_MUCH,
    "too many members": _TOO_MUCH,
    "stopped": _TOO_MUCH,
}


class DocumentForm(SpokenForm):
    """A document with its first version; its symbol, where it is issued at once."""

    key = forms.RegexField(r"^[a-z][a-z0-9-]{0,62}$")
    title = forms.CharField(max_length=300)
    language = forms.RegexField(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)
    status = forms.ChoiceField(choices=[(status.value, status.value) for status in Status])
    distribution = forms.ChoiceField(choices=[(kind.value, kind.value) for kind in Distribution])
    for_whom = forms.RegexField(AUDIENCE, max_length=80, required=False)
    symbol = forms.CharField(max_length=120, required=False)
    file = forms.FileField()
    once = forms.CharField(max_length=64)

    def clean_file(self) -> object:
        """A file that is one of the formats kept, and what its name says."""
        return check_file(self.cleaned_data["file"])

    def list_faults(self, body: str) -> Iterator[Refused]:
        """What the body's register has against it, as far as the fields can be read; of the file, nothing."""
        said = self.cleaned_data
        if "distribution" not in said:
            return
        distribution = Distribution(said["distribution"])
        audience = (said["for_whom"] or PUBLIC) if "for_whom" in said else None
        yield from list_faults(body, said.get("key"), distribution, audience)
        if said.get("symbol"):
            yield from list_symbol_faults(body, said["symbol"], distribution)


class VersionForm(SpokenForm):
    """Another language version of a document, or one in the place of the one before."""

    language = forms.RegexField(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)
    status = forms.ChoiceField(choices=[(status.value, status.value) for status in Status])
    file = forms.FileField()
    once = forms.CharField(max_length=64)

    def clean_file(self) -> object:
        """A file that is one of the formats kept, and what its name says."""
        return check_file(self.cleaned_data["file"])


def check_file(chosen: "UploadedFile[bytes]") -> tuple[bytes, Media]:
    """The bytes of an upload and their format."""
    if (chosen.size or 0) > LARGEST_FILE:
        raise forms.ValidationError(_("This file is too large: at most 32 megabytes."))
    data = chosen.read()
    try:
        found = ask("plenary.kit.inspection:inspect", chosen.name or "", data)
    except NoAnswer:
        found = {"why": "stopped"}
    if "media" in found:
        return data, Media(found["media"])
    renamed = _("By its content this is a file of the kind {found}, and its name says otherwise.")
    said = _SENTENCES.get(found["why"])
    raise forms.ValidationError(_(said) if said else renamed.format(found=found["why"]))
