"""Files that have none of the notes of the base."""

from pathlib import Path

import pytest

from plenary.engine.text.provision import Kind
from plenary.rulemaking.compilation import compile_text
from plenary.rulemaking.membership import Member, Membership
from plenary.rulemaking.submission import Submission

BASE = """# Draft Framework on Cooperation

The Members of the Forum,

Have agreed as follows:

## Article 1. Purpose

1. Members shall cooperate in the field of artificial intelligence.[^1]

2. Members shall share knowledge on fair terms.

## Article 2. Board

1. The Board shall meet once a year.

2. The Board shall report to the Members on its work.

[^1]: As defined in the glossary of the Forum.
"""
WHOLE = BASE.replace("# ", "").replace("#", "").replace("[^1]: As defined in the glossary of the Forum.", "")
WHOLE = WHOLE.replace("[^1]", "")
EXCERPT = WHOLE[WHOLE.index("Article 1.") : WHOLE.index("Article 2.")]
LEFT = "KES.txt has no footnotes; those of the base, and their marks, are left as they are."
MEMBERSHIP = Membership((Member("KES", False, {"en": "Kestria"}),))


@pytest.mark.parametrize(
    ("text", "words", "asked"),
    [
        (WHOLE.replace("once", "twice"), {"a2.1": "The Board shall meet twice a year."}, 0),
        (EXCERPT.replace("fair", "equal"), {"a1.2": "Members shall share knowledge on equal terms."}, 0),
        (
            WHOLE.replace("cooperate", "work together"),
            {"a1.1": "Members shall work together in the field of artificial intelligence.⁽¹⁾"},
            0,
        ),
        (WHOLE.replace("cooperate", "[KES: fully] cooperate"), {}, 1),
    ],
)
def test_a_file_that_can_carry_no_notes_deletes_none(
    tmp_path: Path, text: str, words: dict[str, str], asked: int
) -> None:
    (tmp_path / "base.md").write_text(BASE)
    (tmp_path / "KES.txt").write_text(text)
    given = [Submission(tmp_path / "KES.txt", ("KES",))]
    [entry] = compile_text(tmp_path / "base.md", given, membership=MEMBERSHIP).register
    [reading] = entry.readings
    assert (reading.words, reading.deleted, reading.added) == (words, frozenset(), ())
    assert [remark.sentence for remark in entry.remarks] == [LEFT]
    fully = "Members shall fully cooperate in the field of artificial intelligence.⁽¹⁾"
    base = entry.base
    assert base is not None
    assert [one.fragment.words(base) for one in entry.candidates] == [{"a1.1": fully}] * asked


CHARACTERS = (
    "KES.txt has its footnotes as characters ({signs}); they are read as those of the base, and what it has none "
)
CHARACTERS += "for is left as it is."
NOTE = "As defined in the glossary of the Forum."


@pytest.mark.parametrize(
    ("sign", "note", "words"),
    [
        ("[1]", f"[1] {NOTE}", {}),
        ("1", "", {}),
        ("¹", f"¹ {NOTE}", {}),
        ("(1)", f"________________\n\n1. {NOTE}", {}),
        ("[1]", "[1] As defined in the glossary.", {"n1": "As defined in the glossary."}),
    ],
)
def test_footnotes_that_became_characters_are_those_of_the_base(
    tmp_path: Path, sign: str, note: str, words: dict[str, str]
) -> None:
    (tmp_path / "base.md").write_text(BASE)
    text = WHOLE.replace("intelligence.", f"intelligence.{sign}").replace("once", "twice") + note
    (tmp_path / "KES.txt").write_text(text)
    given = [Submission(tmp_path / "KES.txt", ("KES",))]
    [entry] = compile_text(tmp_path / "base.md", given, membership=MEMBERSHIP).register
    [reading] = entry.readings
    assert entry.base is not None
    [number] = [one.id for one in entry.base.provisions if one.text == NOTE]
    said = {"n1": number}
    words = {said[name]: own for name, own in words.items()} | {"a2.1": "The Board shall meet twice a year."}
    assert (reading.words, reading.deleted, reading.added, entry.warnings) == (words, frozenset(), (), 0)
    assert [remark.sentence for remark in entry.remarks] == [CHARACTERS.format(signs=sign)]


def test_words_in_brackets_that_a_copy_without_notes_adds_are_its_members(tmp_path: Path) -> None:
    (tmp_path / "base.md").write_text(BASE)
    (tmp_path / "KES.txt").write_text(WHOLE.replace("once a year", "once [1] a year [in person]"))
    given = [Submission(tmp_path / "KES.txt", ("KES",))]
    [entry] = compile_text(tmp_path / "base.md", given, membership=MEMBERSHIP).register
    assert entry.readings[0].words == {"a2.1": "The Board shall meet once 1 a year in person."}
    assert [remark.sentence for remark in entry.remarks] == [LEFT]


COUNTED = (
    "KES.txt has its footnotes as characters ({signs}) and numbers them by itself; each is told by its words and its "
)
COUNTED += "place, and what it adds or drops is its member's."
FREE = "Free of charge."


@pytest.mark.parametrize(
    ("first", "second", "note"),
    [
        ("[1]", "[2]", "[{}] {}"),
        ("(1)", "(2)", "({}) {}"),
        ("¹", "²", "[{}] {}"),
        ("（注1）", "（注2）", "（注{}） {}"),
        ("1", "2", "{}. {}"),
    ],
)
def test_a_note_that_a_member_puts_before_those_of_the_base_is_its_own(
    tmp_path: Path, first: str, second: str, note: str
) -> None:
    base = BASE.replace("work.", "work.[^2]") + f"[^2]: {FREE}\n"
    (tmp_path / "base.md").write_text(base)
    text = WHOLE.replace("cooperate", f"cooperate{first}").replace("intelligence.", f"intelligence.{second}")
    text = text.replace("work.", f"work.{second.replace('2', '3').replace('²', '³')}")
    notes = [note.format(number, words) for number, words in enumerate(("With others.", NOTE, FREE), 1)]
    (tmp_path / "KES.txt").write_text(text + "\n\n".join(notes))
    given = [Submission(tmp_path / "KES.txt", ("KES",))]
    [entry] = compile_text(tmp_path / "base.md", given, membership=MEMBERSHIP).register
    [reading] = entry.readings
    words = {"a1.1": "Members shall cooperate⁽³⁾ in the field of artificial intelligence.⁽¹⁾"}
    added = [(one.text, one.kind, one.number, one.after) for one in reading.added]
    assert (reading.words, reading.deleted, entry.warnings) == (words, frozenset(), 0)
    assert added == [("With others.", Kind.FOOTNOTE, "3", "a1.1")]
    signs = f"{first}, {second}, {second.replace('2', '3').replace('²', '³')}"
    assert [remark.sentence for remark in entry.remarks] == [COUNTED.format(signs=signs)]


def test_a_sign_whose_note_is_missing_is_asked_about_and_no_word(tmp_path: Path) -> None:
    (tmp_path / "base.md").write_text(BASE)
    text = WHOLE.replace("intelligence.", "intelligence.[1]").replace("fair terms.", "equal terms.[2]")
    (tmp_path / "KES.txt").write_text(f"{text}[1] {NOTE}")
    given = [Submission(tmp_path / "KES.txt", ("KES",))]
    [entry] = compile_text(tmp_path / "base.md", given, membership=MEMBERSHIP).register
    assert entry.readings[0].words == {"a1.2": "Members shall share knowledge on equal terms."}
    assert [doubt.sentence for doubt in entry.doubts] == [
        "In KES.txt a footnote that became characters could not be told in “Members shall share knowledge on equal "
        "terms.[2]”; its sign, or the note, is in no words of the text: look which footnote the member means there."
    ]


@pytest.mark.parametrize(
    ("signs", "notes", "words", "added", "untold"),
    [
        (("", "[1]"), [NOTE], {}, [], []),
        (
            ("", "[1]"),
            ["As defined in the register of the Forum."],
            {"fn1": "As defined in the register of the Forum."},
            [],
            [],
        ),
        (
            ("[1]", "[2]"),
            ["With others.", NOTE],
            {"a1.1": "Members shall cooperate⁽²⁾ in the field of artificial intelligence.⁽¹⁾"},
            [("With others.", Kind.FOOTNOTE, "2")],
            [],
        ),
        (("[2]", "[1]"), [NOTE], {}, [], ["Members shall cooperate[2] in the field of artificial intelligence.[1]"]),
    ],
)
def test_footnotes_of_an_issued_text_that_came_back_as_characters_are_footnotes(
    tmp_path: Path,
    signs: tuple[str, str],
    notes: list[str],
    words: dict[str, str],
    added: list[tuple[str, Kind, str]],
    untold: list[str],
) -> None:
    members = Membership((Member("BOR", False, {"en": "Borland"}), *MEMBERSHIP.members))
    (tmp_path / "base.md").write_text(BASE)
    (tmp_path / "BOR.txt").write_text(WHOLE.replace("once", "twice").replace("knowledge", "all knowledge"))
    given = [Submission(tmp_path / "BOR.txt", ("BOR",))]
    issued = compile_text(tmp_path / "base.md", given, membership=members).rolling
    text = WHOLE.replace("once", "[once / twice – Borland]").replace("knowledge", "[all – Borland] knowledge")
    text = text.replace("cooperate", f"cooperate{signs[0]}").replace("intelligence.", f"intelligence.{signs[1]}")
    listed = [f"[{number}] {note}" for number, note in enumerate(notes, 1)]
    (tmp_path / "KES.txt").write_text(text + "\n\n".join(listed))
    given = [Submission(tmp_path / "KES.txt", ("KES",))]
    [entry] = compile_text(tmp_path / "base.md", given, membership=members, issued=issued).register
    [reading] = entry.readings
    assert (reading.words, reading.deleted) == (words, frozenset())
    assert [(one.text, one.kind, one.number) for one in reading.added] == added
    assert [doubt.sentence.partition("“")[2].partition("”")[0] for doubt in entry.doubts] == untold
