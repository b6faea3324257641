"""The translations: what they must not lose."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from plenary.kit.language import CATALOGUES, ngettext, speaking

_PLACEHOLDER = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("file", sorted(CATALOGUES.glob("*.po")), ids=lambda file: file.stem)
def test_a_translation_keeps_the_placeholders_of_its_sentence(file: Path) -> None:
    with file.open("rb") as lines:
        catalogue = read_po(lines, locale=file.stem, abort_invalid=True)
    lost = []
    for message in catalogue:
        said = message.id if isinstance(message.id, tuple) else (message.id,)
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        kept = {placeholder for sentence in said for placeholder in _PLACEHOLDER.findall(sentence)}
        # A language may say "one" and "two" without a figure; more than that it may not leave out.
        for form in forms[-1:] if len(forms) > 1 else forms:
            if form and message.id and set(_PLACEHOLDER.findall(form)) != kept:
                lost.append((message.id, form))
    assert lost == []


@pytest.mark.parametrize(
    ("tongue", "said"),
    [
        ("ar", ["لا أقواس", "قوس واحد", "قوسان", "5 أقواس", "11 قوساً", "100 قوس"]),
        ("ru", ["0 скобок", "1 скобка", "2 скобки", "5 скобок", "11 скобок", "100 скобок"]),
        ("fr", ["0 crochet", "1 crochet", "2 crochets", "5 crochets", "11 crochets", "100 crochets"]),
    ],
)
def test_counts_have_the_form_that_the_language_wants(tongue: str, said: list[str]) -> None:
    with speaking(tongue):
        counts = (0, 1, 2, 5, 11, 100)
        assert [ngettext("{count} bracket", "{count} brackets", n).format(count=n) for n in counts] == said
