"""Who edits an option that the base itself offers has its own words in it, and no more."""

import json

from plenary.engine.text.layout import lay_out
from plenary.engine.text.lossless import dump, load
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Reading, Source
from plenary.engine.text.rolling import collate
from tests.engine.text.schema import FORM
from tests.engine.text.typesetting import setting_text

ONCE = "The Board meets once a year."
TWICE = "The Board meets twice a year and reports to the Members."
BASE = Instrument((Provision("p", Kind.PARAGRAPH, ONCE),))
OPTION = Reading("option 2", (), {"p": TWICE})
FROM = (Source("p", "option 2"),)


def shown(*readings: Reading) -> list[str]:
    [setting] = lay_out(collate(BASE, [OPTION, *readings]))
    return setting_text(setting)


def test_words_of_an_option_that_a_member_edited_stay_the_bases() -> None:
    often = TWICE.replace("twice", "three times")
    assert shown(Reading("A", ("A",), {"p": often}, sources=FROM)) == [
        "The Board meets [once / twice / three times (A)] a year [and reports to the Members]."
    ]
    assert shown(Reading("A", ("A",), {"p": TWICE.replace("to the", "to all")}, sources=FROM)) == [
        "The Board meets [once / twice] a year [and reports to [the / all (A)] Members]."
    ]


def test_words_of_an_option_that_others_chose_are_said_to_be_theirs_and_not_the_editors() -> None:
    often = TWICE.replace("twice", "three times")
    assert shown(Reading("A", ("A",), {"p": often}, sources=FROM), Reading("B", ("B",), {"p": TWICE})) == [
        "The Board meets [once / three times (A) / twice (B)] a year [and reports to the Members (B)]."
    ]


def test_words_of_an_option_that_the_base_attributes_stay_of_whom_it_names() -> None:
    option = Reading("standing/B/1", ("B",), {"p": TWICE})
    often = Reading("A", ("A",), {"p": TWICE.replace("twice", "often")}, sources=(Source("p", option.id),))
    [setting] = lay_out(collate(BASE, [option, often]))
    assert setting_text(setting) == [
        "The Board meets [once / often (A) / twice (B)] a year [and reports to the Members (B)]."
    ]


def test_who_has_no_words_of_its_own_holds_those_of_the_base_by_choice() -> None:
    for words in (TWICE, ONCE.replace(".", " and reports to the Members.")):
        assert "[and reports to the Members (A)]" in shown(Reading("A", ("A",), {"p": words}, sources=FROM))[0]


def test_an_option_that_is_not_in_the_text_takes_nobodys_words() -> None:
    other = Reading("A", ("A",), {"p": TWICE.replace("twice", "often")}, sources=(Source("p", "option 3"),))
    assert shown(other) == ["The Board meets [once / twice / often (A)] a year [and reports to the Members (A)]."]


def test_the_option_that_was_edited_is_kept_in_the_lossless_form() -> None:
    rolling = collate(BASE, [OPTION, Reading("A", ("A",), {"p": TWICE.replace("twice", "often")}, sources=FROM)])
    document = json.loads(dump(rolling))
    FORM.validate(document)
    assert [reading.get("sources") for reading in document["readings"]] == [
        None,
        [{"provision": "p", "reading": "option 2"}],
    ]
    assert load(dump(rolling)) == rolling
