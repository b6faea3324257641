"""What the translations must have: nobody is spoken to in two languages at once."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from plenary.kit.endpoint import registry as endpoints
from plenary.kit.language import CATALOGUES
from plenary.record import registry

PROGRAM = CATALOGUES.parent
FILES = sorted(CATALOGUES.glob("*.po"))
FORMS = {"ar": 6, "es": 2, "fr": 2, "ru": 3, "zh": 1}
"""How many forms a count has, by CLDR; French and Spanish without the one for millions, which no text reaches."""
Sentence = str | tuple[str, ...]


@cache
def said() -> frozenset[Sentence]:
    """Every sentence that is marked in the program: itself, or what is said of one and of many."""
    found = extract_from_dir(
        PROGRAM,
        [("**.py", "python")],
        keywords={"_": None, "marked": None, "ngettext": (1, 2)},
        strip_comment_tags=True,
    )
    in_code = {message for file, _line, message, _comments, _context in found if not file.startswith("engine")}
    return frozenset(in_code | set(said_in_templates()) | set(said_of_the_api()))


def said_of_the_api() -> Iterator[str]:
    """What each operation of the API does, the first sentence of an act or an endpoint; and what an act says beyond."""
    import_module("plenary.web.urls")  # packages add their endpoints when their addresses are read
    yield from (each.says for each in endpoints.sorted())
    for act in registry.list_acts():
        if act.__module__.startswith("plenary."):
            says = act.says()
            further = " ".join((act.__doc__ or "").split()).removeprefix(says).strip()
            yield from filter(None, (says, further))


def said_in_templates() -> Iterator[str]:
    """The sentences of the tag ``{% say %}`` in every template."""
    for file in sorted(PROGRAM.rglob("templates/**/*.html")):
        for _quote, sentence in re.findall(r"""\{%\s*say\s+(["'])(.*?)\1""", file.read_text("utf-8")):
            yield sentence


def read(file: Path) -> Catalog:
    with file.open("rb") as lines:
        return read_po(lines, locale=file.stem, abort_invalid=True)


def translated(catalogue: Catalog) -> Iterator[Sentence]:
    for message in catalogue:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not message.fuzzy and all(strings):
            yield message.id if isinstance(message.id, str) else tuple(message.id)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_translation_has_every_sentence_of_the_program_and_no_other(file: Path) -> None:
    have = set(translated(read(file)))
    assert len(have) > 400
    assert sorted(map(str, said() - have)) == []
    assert sorted(map(str, have - said())) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_translation_has_no_sentence_twice(file: Path) -> None:
    lines = re.findall(r'^msgid ((?:"[^\n]*"\n)+)', file.read_text("utf-8"), re.MULTILINE)
    joined = ["".join(line.strip()[1:-1] for line in entry.splitlines()) for entry in lines]
    assert sorted(entry for entry in set(joined) if joined.count(entry) > 1) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_count_has_every_form_of_the_language(file: Path) -> None:
    catalogue = read(file)
    assert catalogue.num_plurals == FORMS[file.stem]
    counts = [message for message in catalogue if isinstance(message.id, tuple)]
    assert len(counts) >= 10
    assert [message.id for message in counts if len(message.string) != FORMS[file.stem]] == []


def test_a_sentence_with_a_count_has_its_forms_or_says_the_count_after_a_colon() -> None:
    """“{count} files” is wrong for one file, and in most languages for two; “files: {count}” never is."""
    lone = {sentence for sentence in said() if isinstance(sentence, str) and "{count}" in sentence}
    assert sorted(sentence for sentence in lone if ": {count}" not in sentence) == ALWAYS_MANY


ALWAYS_MANY = ["{file} is made of {count} parts, and {limit} is the most; save the text alone as a new .docx file."]
"""Said only of more than a thousand."""
