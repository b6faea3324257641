from pathlib import Path

import pytest

from plenary.kit.language import _, available, direction, language, marked, ngettext, speaking, use, wanted

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);\\n"

msgid "{file} is empty."
msgstr "{file} فارغ."

msgid "{count} bracket"
msgid_plural "{count} brackets"
msgstr[0] "قوس"
msgstr[1] "قوسان"
msgstr[2] "{count} أقواس"
"""


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    (tmp_path / "ar.po").write_text(CATALOGUE, encoding="utf-8")
    return tmp_path


def test_a_sentence_is_said_in_the_users_language(catalogues: Path) -> None:
    with speaking("ar", catalogues):
        assert _("{file} is empty.").format(file="a.docx") == "a.docx فارغ."


def test_a_sentence_that_nobody_translated_is_said_as_written(catalogues: Path) -> None:
    with speaking("ar", catalogues):
        assert _("The file is password-protected.") == "The file is password-protected."


def test_a_number_takes_the_form_its_language_has_for_it(catalogues: Path) -> None:
    with speaking("ar", catalogues):
        said = [ngettext("{count} bracket", "{count} brackets", n).format(count=n) for n in (1, 2, 7)]
    assert said == ["قوس", "قوسان", "7 أقواس"]
    assert [ngettext("{count} bracket", "{count} brackets", n).format(count=n) for n in (1, 7)] == [
        "1 bracket",
        "7 brackets",
    ]


def test_a_marked_sentence_is_translated_where_it_is_shown(catalogues: Path) -> None:
    kept = marked("{file} is empty.")
    assert kept == "{file} is empty."
    with speaking("ar", catalogues):
        assert _(kept) == "{file} فارغ."


def test_a_region_falls_back_to_its_language_and_an_unknown_language_to_english(catalogues: Path) -> None:
    with speaking("ar-EG", catalogues):
        assert (language(), direction()) == ("ar", "rtl")
    with speaking("tlh", catalogues):
        assert (language(), direction()) == ("en", "ltr")
    with speaking("en-GB", catalogues):
        assert (language(), direction()) == ("en", "ltr")


def test_the_language_is_the_callers_again_after_the_block(catalogues: Path) -> None:
    with speaking("ar", catalogues):
        use("en", catalogues)
        assert language() == "en"
    assert language() == "en"


def test_the_languages_available_are_those_with_a_catalogue_and_english(catalogues: Path) -> None:
    assert available(catalogues) == ("ar", "en")
    assert available(catalogues / "none") == ("en",)


@pytest.mark.parametrize(
    ("environment", "tag"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr-FR"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LC_ALL": "POSIX", "LANG": "fr_FR"}, "en"),
        ({"LANG": "sr_RS@latin"}, "sr-RS"),
        ({"LANGUAGE": "ar:fr", "LANG": "es_ES"}, "ar"),
        ({"PLENARY_LANGUAGE": "zh", "LANG": "es_ES"}, "zh"),
    ],
)
def test_the_environment_says_which_language_is_wanted(environment: dict[str, str], tag: str) -> None:
    assert wanted(environment) == tag
