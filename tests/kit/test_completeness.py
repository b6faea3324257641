"""What the translations must have: a sheet that goes to a member is never in two languages."""

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from plenary.kit.language import CATALOGUES

SHOWN = ("rulemaking/intake", "rulemaking/compilation", "rulemaking/output")
"""The folders whose sentences stand in files out, proof sheets and registers."""


@pytest.mark.parametrize("file", sorted(CATALOGUES.glob("*.po")), ids=lambda file: file.stem)
def test_a_translation_lacks_no_sentence_of_a_file_out(file: Path) -> None:
    with file.open("rb") as lines:
        catalogue = read_po(lines, locale=file.stem, abort_invalid=True)
    said = {
        message if isinstance(message, str) else message[0]
        for folder in SHOWN
        for _, _, message, _, _ in extract_from_dir(
            CATALOGUES.parent / folder, [("**.py", "python")], keywords={"_": None, "marked": None, "ngettext": (1, 2)}
        )
    }
    translated = {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue
        if message.id and not message.fuzzy and all(message.string if isinstance(message.string, tuple) else [message.string])
    }  # fmt: skip
    assert len(said) > 200
    assert sorted(said - translated) == []
