"""What differs in a tracked file without a tracked change: each difference is said, several in one provision too."""

from pathlib import Path

from plenary.rulemaking.compilation import compile_text
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.submission import Submission

BASE = (
    "# Framework\n\n## Article 1. Purpose\n\n1. Members shall cooperate in good faith, as appropriate, under law.\n\n"
    "2. The Secretariat shall report annually to the Conference.\n\n"
)
THEIRS = BASE.replace("shall cooperate", "may cooperate").replace("as appropriate", "where useful").replace(
    "under law", "under applicable law"
).replace("annually", "annually{++ and in full++}")  # fmt: skip
OFTEN = "".join(f"{n}. The fund shall help Members to train officials of the {n}th year.\n\n" for n in range(3, 11))


def read_one(folder: Path, base: str, theirs: str) -> Entry:
    (folder / "base.md").write_text(base, "utf-8")
    (folder / "AAA.md").write_text(theirs, "utf-8")
    given = [Submission(folder / "AAA.md", ("AAA",))]
    [entry] = compile_text(folder / "base.md", given, membership=Membership()).register
    return entry


def test_each_of_several_untracked_differences_in_one_provision_is_said(tmp_path: Path) -> None:
    entry = read_one(tmp_path, BASE, THEIRS)
    assert [doubt.sentence for doubt in entry.all_doubts] == [
        "In Article 1, 1, words differ without a tracked change: “shall” became “may”.",
        "In Article 1, 1, words differ without a tracked change: “as appropriate” became “where useful”.",
        "In Article 1, 1, “applicable” was added without a tracked change.",
    ]
    assert entry.warnings == 3


def test_where_many_provisions_differ_the_places_counted_are_the_differences(tmp_path: Path) -> None:
    theirs = THEIRS + OFTEN.replace("shall help", "may help").replace("train officials", "train teachers")
    entry = read_one(tmp_path, BASE + OFTEN, theirs)
    assert [doubt.sentence for doubt in entry.doubts] == [
        "Its words differ from the base in 19 places without a tracked change; if it was written on an earlier "
        "version, give that with --older."
    ]
    assert entry.warnings == 20


def test_of_a_short_text_a_quarter_is_enough_to_ask_for_another_version(tmp_path: Path) -> None:
    base = BASE + "".join(OFTEN.splitlines(keepends=True)[:4])
    theirs = base.replace("shall", "may").replace("annually", "annually{++ and in full++}")
    assert [doubt.sentence for doubt in read_one(tmp_path, base, theirs).doubts] == [
        "Its words differ from the base in 4 places without a tracked change; if it was written on an earlier version, "
        "give that with --older."
    ]


def test_an_untracked_new_provision_is_cited_as_a_person_would_and_not_by_our_id(tmp_path: Path) -> None:
    theirs = (
        BASE.replace("annually", "annually{++ and in full++}") + "3. A fund shall help Members to train officials.\n"
    )
    entry = read_one(tmp_path, BASE, theirs)
    assert [doubt.sentence for doubt in entry.all_doubts] == [
        "In Article 1, 3, “A fund shall help Members to train officials.” was added without a tracked change."
    ]


def test_provisions_run_together_are_all_named(tmp_path: Path) -> None:
    entry = read_one(tmp_path, BASE + OFTEN, (BASE + OFTEN).replace("under law.\n\n2. The", "under law. The"))
    assert [doubt.sentence for doubt in entry.all_doubts] == [
        "Article 1, 1; Article 1, 2 were run together into one paragraph."
    ]
    [reading] = entry.readings
    assert reading.deleted == {"a1.2"}
