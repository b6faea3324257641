from dataclasses import replace
from datetime import datetime, timedelta, timezone

from plenary.kit.language import speaking
from plenary.rulemaking.output.wording import citations, counted, fingerprint, listed, moment, option, remarks
from tests.rulemaking.output.samples import ENGLISH, setting

BY_ID = {setting.id: setting for setting in ENGLISH.settings}


def test_a_provision_is_cited_by_the_numbers_of_what_holds_it():
    cited = citations(ENGLISH.settings)
    assert [cited[key] for key in ("t", "pp1", "pp2", "a7", "a7.2", "a7.2.b", "x1", "tb.r2.c2")] == [
        "Title",
        "Preamble, paragraph 1",
        "Preamble, paragraph 2",
        "Article 7",
        "Article 7, 2",
        "Article 7, 2, (b)",
        "Article 7, 3 bis",
        "Table 1",
    ]


def test_a_new_preambular_paragraph_is_cited_by_the_one_before_it():
    settings = (*ENGLISH.settings[:2], setting("n", "preambular", "", 0, "Noting,", new=True), *ENGLISH.settings[2:])
    cited = citations(settings)
    assert [cited[key] for key in ("pp1", "n", "pp2")] == [
        "Preamble, paragraph 1",
        "Preamble, after paragraph 1",
        "Preamble, paragraph 2",
    ]


def test_what_is_asked_for_about_a_provision_is_said_in_sentences():
    cited = citations(ENGLISH.settings)
    assert remarks(ENGLISH, BY_ID["a7.2.a"], cited) == (
        "Deletion asked for by Borland.",
        "Retention asked for by Island States.",
    )
    assert remarks(ENGLISH, BY_ID["a7.2.b"], cited) == ("Move to after “Article 7, 1” asked for by Arandia.",)
    assert remarks(ENGLISH, BY_ID["x1"], cited) == ("New provision, offered by Arandia, Island States.",)
    first = replace(BY_ID["a7.1"], new=True, moved=(("", ("CEL",)),))
    assert remarks(ENGLISH, first, cited) == ("New provision.", "Move to the beginning asked for by Celandia.")


def test_a_moment_is_shown_with_its_zone():
    assert moment(ENGLISH.as_at) == "14 May 2031, 13:30 (UTC)"
    west = datetime(2031, 5, 14, 13, 30, tzinfo=timezone(-timedelta(hours=3, minutes=30)))
    assert moment(west) == "14 May 2031, 13:30 (UTC-03:30)"


def test_small_words():
    assert fingerprint(ENGLISH.base) == "9f3c·41ab"
    assert option(2) == "Option 2"
    assert [counted(count) for count in (1, 2)] == ["1 bracket", "2 brackets"]
    with speaking("zh"):
        assert listed(["北方集团", "博兰"]) == "北方集团, 博兰"
