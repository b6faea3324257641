"""Files that set their proposals out in a table: read row by row, or to be transcribed; nothing of them is lost."""

from pathlib import Path

from plenary.engine.text.candidate import Answer, Confirmation
from plenary.rulemaking.compilation import compile_text
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.intake.document import What
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.output.edition import Standing
from plenary.rulemaking.submission import Submission
from tests.engine.text.candidate.test_absence import LINES
from tests.rulemaking.intake.word import p, r, table, tc, tr, word

SHARED = "1. The Parties shall share the data of the pool."


def entry(folder: Path, *rows: tuple[str, ...], confirm: tuple[Confirmation, ...] = ()) -> Entry:
    base, file = folder / "base.txt", folder / "matrix.docx"
    base.write_text("\n\n".join(LINES), "utf-8")
    cells = (tr(*(tc(p(r(text))) for text in row)) for row in rows)
    file.write_bytes(word(p(r("Comments of Arandia")) + table(*cells)))
    [found] = compile_text(
        base, [Submission(file, ("AAA",))], membership=Membership(), confirmations=list(confirm)
    ).register
    return found


def test_rows_are_candidates_comments_are_set_apart_and_the_rest_is_listed(tmp_path: Path) -> None:
    rows = (
        ("Article", "Comment", "Proposed amendment"),
        ("2.1", "Too strict.", "Delete"),
        ("2.2", "", "Retain"),
        ("2.3", "We reflect on it.", ""),
    )
    found = entry(tmp_path, *rows)
    assert (found.standing, found.note) == (Standing.TO_CONFIRM, "")
    assert [(one.sentence, one.action, one.doubts) for one in found.candidates] == [
        ("2.1 | Delete", "delete", ()),
        ("2.2 | Retain", "retain", ()),
    ]
    assert [(one.sentence, one.place) for one in found.remarks] == [
        (
            "Comments were kept apart from the text; the first is at table 1, row 2, column 2.",
            "table 1, row 2, column 2",
        ),
        ("No suggestion was read in these words: “Comments of Arandia”", "paragraph 1"),
    ]
    assert found.document is not None
    assert [(one.what, one.place, one.value) for one in found.document.quarantine] == [
        (What.COMMENT, "table 1, row 2, column 2", "Too strict."),
        (What.COMMENT, "table 1, row 4, column 2", "We reflect on it."),
    ]
    assert found.readings[0].deleted == frozenset()
    yes = Confirmation("matrix.docx", found.candidates[0].id, Answer.YES)
    assert entry(tmp_path, *rows, confirm=(yes,)).readings[0].deleted == {"a2.1"}


def test_a_table_that_does_not_say_what_its_columns_hold_is_to_be_transcribed(tmp_path: Path) -> None:
    found = entry(tmp_path, ("Draft text", "Proposal of Arandia"), *((line, line + " Always.") for line in LINES[4:8]))
    assert (found.standing, found.note) == (
        Standing.TO_TRANSCRIBE,
        "matrix.docx sets its proposals out in a table whose columns do not say which names the provisions and which "
        "what is proposed of them; it has to be transcribed.",
    )


def test_a_table_about_something_else_is_on_another_base(tmp_path: Path) -> None:
    found = entry(tmp_path, ("Day", "Dinner"), ("Monday", "Soup with noodles"), ("Tuesday", "Rice with peas"))
    assert (found.standing, found.note) == (
        Standing.REFUSED,
        "matrix.docx has hardly a word of the base; check that it is on this text, or give its own with --older.",
    )
