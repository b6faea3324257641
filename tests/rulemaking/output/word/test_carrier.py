"""Hidden marks survive what people do with a file."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from plenary.rulemaking.intake.docx.reading import read
from plenary.rulemaking.output.word import render
from plenary.rulemaking.output.word.carrier import NAMESPACE
from tests.rulemaking.output.samples import ENGLISH, MEMBERS, setting
from tests.rulemaking.output.word.reader import W, office, part, parts

LONG = "annex2.article17.paragraph12bis.subparagraph.quinquies.tiret3"
SETTINGS = (
    setting(
        "a7.2", "paragraph", "2", 0, "Each Party [shall / should [always / ∅ ^CEL] ^BOR] meet[ / , in time, ^ARA]."
    ),
    setting(LONG, "paragraph", "3", 0, "The Parties [shall / may ^DES] confer."),
)
EDITION = replace(ENGLISH, settings=SETTINGS, version="ab" * 32)


def tags(file: bytes) -> list[tuple[str, str]]:
    """Each hidden control: its tag and the words it holds."""
    document = part(file, "word/document.xml")
    return [
        (control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"), "".join(text.text for text in control.iter(f"{W}t")))
        for control in document.iter(f"{W}sdt")
    ]


def bookmarks(file: bytes) -> dict[str, str]:
    """Each bookmark of ours with the words between its ends."""
    found: dict[str, str] = {}
    running: dict[str, str] = {}
    for element in part(file, "word/document.xml").iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t"):
        if element.tag == f"{W}bookmarkStart":
            running[element.get(f"{W}id")] = element.get(f"{W}name")
            found[element.get(f"{W}name")] = ""
        elif element.tag == f"{W}bookmarkEnd":
            running.pop(element.get(f"{W}id"))
        else:
            for name in running.values():
                found[name] += element.text
    return {name: words for name, words in found.items() if name.startswith("_plenary")}


def keys(file: bytes) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    """The key: what it says of the issue, and what each of its keys stands for."""
    name = next(name for name in parts(file) if re.fullmatch(r"customXml/item\d+\.xml", name))
    issue = part(file, name)
    assert issue.tag == f"{{{NAMESPACE}}}issue"
    return dict(issue.attrib), [(entry.tag.removeprefix(f"{{{NAMESPACE}}}"), *entry.attrib.values()) for entry in issue]


KEYS = (
    {
        "base": "9f3c41ab" * 8,
        "version": "ab" * 32,
        "symbol": "A/AI/1/L.4",
        "form": "brackets",
        "tongue": "en",
        "audience": "names",
    },
    [
        ("provision", "1", "a7.2"),
        ("provision", "2", LONG),
        ("slot", "1", "a7.2:1"),
        ("slot", "2", "a7.2:5"),
        ("slot", "3", "a7.2:14"),
        ("slot", "4", f"{LONG}:1"),
        *(("holder", code, label) for code, label in MEMBERS.items()),
    ],
)
BOOKMARKS = {
    "_plenary_p1": "Each Party [shall / should [always / no text\xa0–\xa0Celandia]\xa0–\xa0Borland] meet"
    "[, in time,\xa0–\xa0Arandia].",
    "_plenary_s1_0": "shall",
    "_plenary_s1_1": "should [always / no text\xa0–\xa0Celandia]\xa0–\xa0Borland",
    "_plenary_s2_0": "always",
    "_plenary_s2_1": "no text\xa0–\xa0Celandia",
    "_plenary_s3_1": ", in time,\xa0–\xa0Arandia",
    "_plenary_p2": "The Parties [shall / may\xa0–\xa0Desh] confer.",
    "_plenary_s4_0": "shall",
    "_plenary_s4_1": "may\xa0–\xa0Desh",
}


def test_each_provision_and_each_alternative_stands_in_a_control_with_its_id() -> None:
    assert tags(render(EDITION)) == [
        ("plenary:p:a7.2", "2" + BOOKMARKS["_plenary_p1"]),
        ("plenary:s:a7.2:1:0", "shall"),
        ("plenary:s:a7.2:1:1", BOOKMARKS["_plenary_s1_1"]),
        ("plenary:s:a7.2:5:0", "always"),
        ("plenary:s:a7.2:5:1", "no text\xa0–\xa0Celandia"),
        ("plenary:s:a7.2:14:1", ", in time,\xa0–\xa0Arandia"),
        ("plenary:p:#2", "3" + BOOKMARKS["_plenary_p2"]),
        ("plenary:s:#4:0", "shall"),
        ("plenary:s:#4:1", "may\xa0–\xa0Desh"),
    ]


def test_no_control_leaves_a_visible_trace_and_no_tag_is_longer_than_word_allows() -> None:
    document = part(render(EDITION), "word/document.xml")
    word_2012 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
    shown = {control.find(f".//{word_2012}appearance").get(f"{word_2012}val") for control in document.iter(f"{W}sdt")}
    assert shown == {"hidden"}
    assert max(len(tag) for tag, _words in tags(render(EDITION))) <= 64


def test_the_key_ties_the_file_to_its_issue() -> None:
    assert keys(render(EDITION)) == KEYS


def test_bookmarks_say_the_same_as_the_controls() -> None:
    assert bookmarks(render(EDITION)) == BOOKMARKS


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_bookmarks_and_key_survive_a_save_in_libreoffice(tmp_path: Path) -> None:
    saved = office(render(EDITION), tmp_path)
    assert bookmarks(saved) == BOOKMARKS
    assert keys(saved) == KEYS


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_our_own_reader_sees_the_same_in_the_file_and_in_a_copy_saved_by_libreoffice(tmp_path: Path) -> None:
    file = render(ENGLISH)
    assert marked(office(file, tmp_path)) == marked(file)


def marked(file: bytes) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Every block that has an id, with its pieces: the words, their tag, and what they are."""
    return [
        (block.id, [(piece.text.strip("\n"), piece.tag, piece.role.value) for piece in block.pieces])
        for block in read(file).blocks
        if block.id
    ]


def test_a_thing_that_stands_in_several_places_has_a_bookmark_in_each() -> None:
    settings = (setting("p", "paragraph", "1", 0, "One.", "Two."),)
    assert bookmarks(render(replace(ENGLISH, settings=settings))) == {"_plenary_p1": "One.", "_plenary_p1_2": "Two."}
