"""The language, the script and the direction of the Word file of an edition."""

import io
from dataclasses import replace

import docx
import pytest

from plenary.rulemaking.output.word import render
from tests.rulemaking.output.samples import ARABIC, CHINESE, ENGLISH
from tests.rulemaking.output.word.reader import W, part, runs


@pytest.mark.parametrize(("edition", "tag"), [(ENGLISH, "en-GB"), (ARABIC, "ar-SA"), (CHINESE, "zh-CN")])
def test_the_language_of_the_text_is_that_of_the_document(edition, tag: str) -> None:
    file = render(edition)
    defaults = part(file, "word/styles.xml").find(f".//{W}rPrDefault/{W}rPr/{W}lang")
    assert (defaults.get(f"{W}val"), docx.Document(io.BytesIO(file)).core_properties.language) == (tag, tag)


def test_arabic_words_and_the_signs_between_them_run_from_right_to_left() -> None:
    assert runs(render(ARABIC), "Paragraph")[:10] == [
        ("1", True),
        ("", False),
        ("[", True),
        ("تلتزم", True),
        (" / ", True),
        ("ينبغي أن تلتزم", True),
        ("\xa0–\xa0بورلاند، سيلانديا", True),
        ("]", True),
        (" الأطراف بالمساهمة في الصندوق المشترك (100 GPU).", True),
        ("2", True),
    ]
    styles = part(render(ARABIC), "word/styles.xml")
    normal = next(style for style in styles.iter(f"{W}style") if style.get(f"{W}styleId") == "Normal")
    assert normal.find(f"{W}pPr/{W}bidi") is not None


def test_the_apparatus_runs_in_the_direction_of_the_language_it_is_said_in() -> None:
    styles = part(render(replace(ARABIC, tongue="en")), "word/styles.xml")
    said = next(style for style in styles.iter(f"{W}style") if style.get(f"{W}styleId") == "ApparatusText")
    assert said.find(f"{W}pPr/{W}bidi").get(f"{W}val") == "0"


def test_chinese_punctuation_is_set_in_a_chinese_typeface() -> None:
    document = part(render(CHINESE), "word/document.xml")
    hints = {fonts.get(f"{W}hint") for fonts in document.iter(f"{W}rFonts")}
    assert hints == {"eastAsia"}


@pytest.mark.parametrize(("tongue", "place"), [("ar", "left"), ("en", "right")])
def test_a_note_stands_beside_its_provision_whichever_way_each_of_them_runs(tongue: str, place: str) -> None:
    styles = part(render(replace(ARABIC, tongue=tongue)), "word/styles.xml")
    (note,) = styles.iterfind(f"{W}style[@{W}styleId='ProvisionNote']/{W}pPr")
    assert (note.find(f"{W}jc").get(f"{W}val"), note.find(f"{W}ind").get(f"{W}{place}")) == (place, "708")
