"""Files of one name from several members, in one issue and the next."""

from pathlib import Path

from plenary.engine.text.passage import RollingText
from plenary.rulemaking.compilation import Compilation, compile_text
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.submission import Submission, attribute

BASE = """# A text

## Article 1. Reports

1. Members report each year on what they have done.

2. Members meet once a year at the seat of the Office.
"""
REMARK = "Others handed in a file called Document1.md for the issued text; both stand, this one as Document1.md (2)."


def compiled(folder: Path, member: str, words: str, others: str, issued: RollingText | None = None) -> Compilation:
    (folder / "base.md").write_text(BASE)
    (folder / "Document1.md").write_text(BASE.replace(words, f"{{--{words}--}}{{++{others}++}}"))
    return compile_text(
        folder / "base.md",
        [Submission(folder / "Document1.md", (member,))],
        membership=Membership(),
        issued=issued,
    )


def standing(rolling: RollingText) -> list[tuple[str, tuple[str, ...], dict[str, str]]]:
    return [(reading.id, reading.holders, dict(reading.words)) for reading in rolling.readings]


FIRST = ("Document1.md", ("A",), {"a1.1": "Members report every month on what they have done."})


def test_another_member_s_file_of_the_same_name_stands_beside_what_was_issued(tmp_path: Path) -> None:
    issued = compiled(tmp_path, "A", "each year", "every month").rolling
    beside = compiled(tmp_path, "B", "once", "twice", issued)
    second = ("Document1.md (2)", ("B",), {"a1.2": "Members meet twice a year at the seat of the Office."})
    assert standing(beside.rolling) == [FIRST, second]
    assert beside.register[0].remarks[-1].sentence == REMARK
    assert beside.carried == ("Document1.md",)


def test_a_file_takes_the_place_of_its_own_member_s_of_that_name(tmp_path: Path) -> None:
    first = compiled(tmp_path, "A", "each year", "every month").rolling
    both = compiled(tmp_path, "B", "once", "twice", first).rolling
    again = compiled(tmp_path, "B", "once", "four times", both)
    second = ("Document1.md (2)", ("B",), {"a1.2": "Members meet four times a year at the seat of the Office."})
    assert standing(again.rolling) == [FIRST, second]
    own = compiled(tmp_path, "A", "each year", "each week", again.rolling).rolling
    assert standing(own) == [
        ("Document1.md", ("A",), {"a1.1": "Members report each week on what they have done."}),
        second,
    ]


def test_a_file_is_the_same_one_whether_another_of_the_run_is_called_like_it_or_not(tmp_path: Path) -> None:
    (tmp_path / "base.md").write_text(BASE)

    def together(issued: RollingText | None, **words: str) -> RollingText:
        for member, said in words.items():
            (tmp_path / member).mkdir(exist_ok=True)
            (tmp_path / member / "Document1.md").write_text(BASE.replace("each year", said))
        files = attribute([f"{one}={tmp_path / one / 'Document1.md'}" for one in words], Membership(), {})
        return compile_text(tmp_path / "base.md", files, membership=Membership(), issued=issued).rolling

    def said(rolling: RollingText) -> list[tuple[str, str]]:
        return [
            (reading.id, reading.words["a1.1"].removeprefix("Members report ")[:10]) for reading in rolling.readings
        ]

    alone = together(together(None, A="each month"), B="each week")
    assert said(alone) == [("Document1.md", "each month"), ("Document1.md (2)", "each week ")]
    assert said(together(alone, A="now", B="then")) == [
        ("Document1.md", "now on wha"),
        ("Document1.md (2)", "then on wh"),
    ]
    both = together(None, A="each month", B="each week")
    assert said(both) == [("A/Document1.md", "each month"), ("B/Document1.md", "each week ")]
    assert said(together(both, B="then")) == [("A/Document1.md", "each month"), ("B/Document1.md", "then on wh")]
