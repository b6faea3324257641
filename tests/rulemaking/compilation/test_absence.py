"""A partial file that leaves a provision out of the middle: asked about, and deleted only when a person says so."""

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
    assert [doubt.sentence for doubt in entry.doubts][:1] == [
        "It has what stands before and after Article 2, 3, and leaves that out; say with --confirm whether it is "
        "deleted."
    ]
    assert entry.readings[0].deleted == frozenset()
    assert entry.absent == ("Article 1", "Article 3", "Article 4")
    decided = [Confirmation("part.txt", found.id, Answer.YES)]
    [entry] = compile_text(base, given, membership=Membership(), confirmations=decided).register
    assert entry.readings[0].deleted == set(found.provisions)
    assert entry.open_candidates == ()
