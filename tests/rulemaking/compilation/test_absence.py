"""What a file leaves out of the middle or lacks at its end: asked about, and deleted only when a person says so."""

from pathlib import Path

from plenary.engine.text.candidate import Answer, Confirmation
from plenary.rulemaking.compilation import compile_text
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.submission import Submission
from tests.engine.text.candidate.test_absence import LINES

LEFT_OUT = 9


def test_what_a_partial_file_leaves_out_is_deleted_once_a_person_says_so(tmp_path: Path) -> None:
    base, file = tmp_path / "base.txt", tmp_path / "part.txt"
    base.write_text("\n\n".join(LINES), "utf-8")
    file.write_text("\n\n".join(line for n, line in enumerate(LINES[4:11], 4) if n != LEFT_OUT), "utf-8")
    given = [Submission(file, ("AAA",))]
    [entry] = compile_text(base, given, membership=Membership()).register
    [found] = entry.open_candidates
    assert [remark.sentence for remark in entry.remarks] == [
        "It has what stands before and after Article 2, 3, and leaves that out; say with --confirm whether it is "
        "deleted.",
        "The file holds 24 % of the base; what it does not hold is out of its scope.",
    ]
    assert (entry.all_doubts, entry.warnings) == ((), 1)
    assert entry.readings[0].deleted == frozenset()
    assert entry.absent == ("Article 1", "Article 3", "Article 4")
    decided = [Confirmation("part.txt", found.id, Answer.YES)]
    [entry] = compile_text(base, given, membership=Membership(), confirmations=decided).register
    assert entry.readings[0].deleted == set(found.provisions)
    assert entry.open_candidates == ()


def test_what_a_clean_copy_that_was_cut_short_lacks_is_deleted_once_a_person_says_so(tmp_path: Path) -> None:
    base, file = tmp_path / "base.txt", tmp_path / "short.txt"
    base.write_text("\n\n".join(LINES), "utf-8")
    file.write_text("\n\n".join(LINES[:13]), "utf-8")
    given = [Submission(file, ("AAA",))]
    [entry] = compile_text(base, given, membership=Membership()).register
    costs, review = entry.open_candidates
    assert [remark.sentence for remark in entry.remarks] == [
        "It does not hold Article 3, 2; Article 4, which may have been cut off; say with --confirm whether that is "
        "deleted."
    ]
    assert entry.readings[0].deleted == frozenset()
    assert (entry.all_doubts, entry.warnings) == ((), 2)
    decided = [Confirmation("short.txt", costs.id, Answer.NO), Confirmation("short.txt", review.id, Answer.YES)]
    [entry] = compile_text(base, given, membership=Membership(), confirmations=decided).register
    assert entry.readings[0].deleted == {"a4", "a4.1", "a4.2"}
    assert entry.open_candidates == ()


def test_what_a_copy_of_an_older_version_lacks_is_said_where_the_base_no_longer_has_it(tmp_path: Path) -> None:
    older, base, file = tmp_path / "older.txt", tmp_path / "base.txt", tmp_path / "short.txt"
    older.write_text("\n\n".join(LINES), "utf-8")
    base.write_text("\n\n".join(line.replace("pool", "fund") for line in LINES[:14]), "utf-8")
    file.write_text("\n\n".join(LINES[:14]), "utf-8")
    given = [Submission(file, ("AAA",))]
    [entry] = compile_text(base, given, older=[older], membership=Membership()).register
    assert [doubt.sentence for doubt in entry.all_doubts] == [
        "It does not hold Article 4; that was not taken for a deletion.",
        "It was written on older.txt; of its suggestions, carried onto the base: 0, in it already: 0, to be decided: "
        "0.",
    ]
    assert entry.open_candidates == ()
