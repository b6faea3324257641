"""Words that cite a new provision by a number under which it does not stand in the text."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from plenary.engine.text.passage import RollingText
from plenary.rulemaking.compilation import Compilation, compile_text
from plenary.rulemaking.compilation.proofing import proof_sheet
from plenary.rulemaking.membership import Member, Membership
from plenary.rulemaking.proof import Doubt
from plenary.rulemaking.submission import Submission

MEMBERS = Membership((Member("ARA", False), Member("BOR", False)))
BASE = """# Framework

## Article 1. Scope

1. This Framework applies to all Members.

## Article 2. Reports

1. Members report once a year.
"""
DATA = "Members report once a year on the data kept in accordance with Article 1 bis."
ASKED = (
    "In Article 2, 1, “Members report once a year on the data kept in accordance with Article 1 bis.” cites Article 1 "
    "bis, and the new provision of ARA.md that is meant stands in the text as Article 1 ter; the words are left as they "
    "are, and the member should say what they are to cite."
)


def offered(heading: str, words: str, report: str) -> str:
    """The base with a new article before its last, and words more at the end of that."""
    article = f"## {{++Article 1 bis. {heading}++}}\n\n{{++1. {words}++}}\n\n"
    return BASE.replace("## Article 2", f"{article}## Article 2").replace("year.", f"year{{++ {report}++}}.")


FILES = {
    "ARA": offered("Data", "Members keep data on what they do.", "on the data kept in accordance with Article 1 bis"),
    "BOR": offered("Assistance", "Whoever asks is helped at no charge.", "on their assistance under Article 1 bis"),
}


def compiled(folder: Path, members: Sequence[str], issued: RollingText | None = None) -> Compilation:
    (folder / "base.md").write_text(BASE)
    for code in members:
        (folder / f"{code}.md").write_text(FILES[code])
    given = [Submission(folder / f"{code}.md", (code,)) for code in members]
    return compile_text(folder / "base.md", given, membership=MEMBERS, issued=issued)


def test_words_that_cite_a_new_article_which_is_renumbered_are_asked_about_and_left_as_they_are(tmp_path: Path) -> None:
    found = compiled(tmp_path, ["ARA", "BOR"])
    assert [entry.all_doubts for entry in found.register] == [(Doubt(ASKED),), ()]
    assert found.rolling.readings[0].words == {"a2.1": DATA}
    sheet = proof_sheet(
        found.register[0], found.base, MEMBERS, as_at=datetime(2031, 5, 14, 13, 30, tzinfo=UTC), tongue="en"
    )
    assert sheet.doubts == (Doubt(ASKED),)


def test_words_that_cite_a_part_of_a_renumbered_article_are_asked_about(tmp_path: Path) -> None:
    words = "Members keep data on what they do. Article 1 bis, paragraph 1, is no duty."
    (tmp_path / "ARA.md").write_text(offered("Data", words, "in writing"))
    (tmp_path / "BOR.md").write_text(FILES["BOR"])
    (tmp_path / "base.md").write_text(BASE)
    given = [Submission(tmp_path / f"{code}.md", (code,)) for code in ("ARA", "BOR")]
    [mine, _other] = compile_text(tmp_path / "base.md", given, membership=MEMBERS).register
    assert [doubt.sentence for doubt in mine.all_doubts] == [
        "In Article 1 bis, 1, “Article 1 bis, paragraph 1, is no duty.” cites Article 1 bis, paragraph 1, and the new "
        "provision of ARA.md that is meant stands in the text as Article 1 ter; the words are left as they are, and the "
        "member should say what they are to cite."
    ]


def test_nothing_is_asked_of_a_citation_of_a_new_article_that_keeps_its_number(tmp_path: Path) -> None:
    [entry] = compiled(tmp_path, ["ARA"]).register
    assert entry.all_doubts == ()


def test_what_a_later_file_renumbers_of_an_earlier_one_is_asked_in_the_issue_in_which_it_does(tmp_path: Path) -> None:
    first = compiled(tmp_path, ["ARA"])
    second = compiled(tmp_path, ["BOR"], first.rolling)
    assert (second.base.warnings, second.register[0].all_doubts) == ((ASKED,), ())
    third = compiled(tmp_path, ["BOR"], second.rolling)
    assert (third.base.warnings, third.register[0].all_doubts) == ((), ())


def test_of_two_files_of_one_name_the_one_is_asked_whose_words_they_are(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "base.md").write_text(BASE)
    (tmp_path / "text.md").write_text(FILES["ARA"])
    (tmp_path / "other" / "text.md").write_text(FILES["BOR"])
    given = [Submission(folder / "text.md", ("ARA",)) for folder in (tmp_path, tmp_path / "other")]
    register = compile_text(tmp_path / "base.md", given, membership=MEMBERS).register
    said = [[doubt.sentence for doubt in entry.all_doubts if " cites " in doubt.sentence] for entry in register]
    assert said == [[ASKED.replace("ARA.md", "text.md")], []]
