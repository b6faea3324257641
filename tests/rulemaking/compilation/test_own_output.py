"""A text that we set as plain text ourselves comes back: of the base, or of what was issued."""

from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from plenary.engine.text.layout import Audience
from plenary.engine.text.passage import RollingText
from plenary.rulemaking.compilation import Compilation, Entry, compile_text
from plenary.rulemaking.compilation.issuing import issue
from plenary.rulemaking.intake.plain import read
from plenary.rulemaking.membership import Membership, read_membership
from plenary.rulemaking.output.plain import render_txt
from plenary.rulemaking.submission import Submission, attribute

EXAMPLE = Path(str(files("plenary.rulemaking.example")))
MEMBERS = read_membership((EXAMPLE / "members.csv").read_bytes(), "members.csv")
NOW = datetime(2026, 12, 1, tzinfo=UTC)
ODD = {"MAV.ar.docx", "joint-text.docx", "TES.md"}
"""Submissions in another language, of several members, and on an earlier version."""


def set_plain(compilation: Compilation, tongue: str = "en", **how: object) -> str:
    return render_txt(issue(compilation, MEMBERS, as_at=NOW, tongue=tongue, **how)).decode()


def hand_in(folder: Path, words: str, base: Path, lang: str = "en", issued: RollingText | None = None) -> Entry:
    (folder / "ARA.txt").write_text(words, "utf-8")
    given = [Submission(folder / "ARA.txt", ("ARA",))]
    [entry] = compile_text(base, given, membership=MEMBERS, lang=lang, issued=issued).register
    return entry


@pytest.fixture(scope="module")
def compilation() -> Compilation:
    paths = sorted(path for path in (EXAMPLE / "submissions").iterdir() if path.name not in ODD)
    given = attribute([str(path) for path in paths if path.suffix == ".docx"], MEMBERS, {})
    return compile_text(EXAMPLE / "framework.en.docx", given, membership=MEMBERS)


@pytest.mark.parametrize("lang", ["ar", "en", "es", "fr", "ru", "zh"])
def test_the_base_as_we_set_it_changes_nothing_when_it_comes_back(tmp_path: Path, lang: str) -> None:
    base = EXAMPLE / f"framework.{lang}.docx"
    bare = compile_text(base, [], membership=Membership(), lang=lang)
    entry = hand_in(tmp_path, set_plain(bare, lang), base, lang)
    assert (entry.note, entry.all_doubts, entry.candidates) == ("ARA.txt changes nothing in the base.", (), ())
    assert [one.sentence for one in entry.remarks] == ["The cover page was left aside."]


def test_what_was_edited_in_it_is_what_is_suggested(tmp_path: Path) -> None:
    base = EXAMPLE / "framework.en.docx"
    words = set_plain(compile_text(base, [], membership=MEMBERS))
    for before, after in (
        ("Members shall facilitate access", "Members should facilitate access"),
        ("  (c)   work whose results will be open", "  (c)   work whose results are open"),
        ("public services | 200,000", "public services | 300,000"),
        ("and is reviewed every two years", "and is reviewed every ten years"),
        ("Article 23. Access to", "Article 23. Fair access to"),
    ):
        assert words.count(before) == 1, before
        words = words.replace(before, after)
    [reading] = hand_in(tmp_path, words.replace("\n", "\r\n"), base).readings
    new = ("should", "are open", "300,000", "ten years", "Fair")
    assert {name: [word for word in new if word in text] for name, text in reading.words.items()} == {
        "fn1": ["ten years"],
        "a23": ["Fair"],
        "a23.1": ["should"],
        "a23.tab1.r3.c3": ["300,000"],
        "an1.p2.c": ["are open"],
    }
    assert (reading.deleted, reading.added, reading.moved) == (frozenset(), (), ())


@pytest.mark.parametrize("how", [{}, {"codes": True}, {"audience": Audience.GROUPS}, {"audience": Audience.NONE}])
@pytest.mark.parametrize("tongue", ["en", "ar"])
def test_an_issued_text_as_we_set_it_changes_nothing_when_it_comes_back(
    tmp_path: Path, compilation: Compilation, tongue: str, how: dict[str, object]
) -> None:
    words = set_plain(compilation, tongue, **how)
    entry = hand_in(tmp_path, words, EXAMPLE / "framework.en.docx", issued=compilation.rolling)
    assert (entry.note, entry.all_doubts) == ("ARA.txt changes nothing in the text that was issued.", ())


def test_an_edit_in_an_issued_text_is_its_member_s(tmp_path: Path, compilation: Compilation) -> None:
    words = set_plain(compilation)
    assert words.count("Members shall facilitate access") == 1
    edited = words.replace("Members shall facilitate access", "Members should facilitate access")
    entry = hand_in(tmp_path, edited, EXAMPLE / "framework.en.docx", issued=compilation.rolling)
    before = next(one for one in compilation.rolling.readings if one.id == "ARA.docx")
    [reading] = entry.readings
    new = {name: text for name, text in reading.words.items() if before.words.get(name) != text}
    assert list(new) == ["a23.1"]
    assert new["a23.1"].startswith("Members should facilitate access to computing resources for research")


@pytest.mark.parametrize(
    "words",
    [
        "Rules\n=====\n\nRolling along\n\nHow to read\n-----------\n\nNothing.\n\n1     The Members meet.\n",
        "Rules\n=====\n\nBase text 12ab·34cd\n\n1     The Members meet.\n",
        "1     The Members meet.\n",
    ],
)
def test_what_is_only_a_little_like_it_is_read_as_any_text(words: str) -> None:
    found = read(words.encode())
    assert " ".join(block.accepted for block in found.blocks).split() == words.split()
