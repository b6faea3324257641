"""A member's second file under another name: asked about, and one in the place of the other where somebody says so."""

from pathlib import Path

import pytest

from plenary.engine.text.candidate import Answer, Confirmation
from plenary.engine.text.passage import RollingText
from plenary.engine.text.rolling import collate
from plenary.kit.refusal import Refusal
from plenary.rulemaking.compilation import Compilation, compile_text
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.output.edition import Standing
from plenary.rulemaking.submission import attribute

BASE = """# A text

## Article 1. Reports

1. Members report each year on what they have done.

2. Members meet once a year at the seat of the Office.

3. The Office keeps the records.
"""
MANY = {"each year": "every month", "once": "twice"}
FEW = {"each year": "each week"}
OTHER = {"keeps": "publishes"}
HOW = (
    "does the later replace the earlier? Both stand in the text until somebody says so, with --replaces LATER=EARLIER, "
    "or that both are meant, with --replaces"
)
ASKED = (
    "ARA rev2.md and ARA.md came on behalf of the same member, and both change Article 1, 1: "
    f"{HOW} ARA rev2.md= (nothing behind the sign)."
)


def written(folder: Path, **files: dict[str, str] | str) -> list[str]:
    """The arguments for files by their names, copies of the base with other words, or letters."""
    (folder / "base.md").write_text(BASE)
    arguments = []
    for key, said in files.items():
        path = folder / (key.replace("__", " ") + (".txt" if isinstance(said, str) else ".md"))
        text = said if isinstance(said, str) else BASE
        for old, new in {} if isinstance(said, str) else said.items():
            text = text.replace(old, f"{{--{old}--}}{{++{new}++}}")
        path.write_text(text)
        arguments.append(str(path))
    return arguments


def compiled(
    folder: Path,
    arguments: list[str],
    *replaces: str,
    issued: RollingText | None = None,
    said: tuple[Confirmation, ...] = (),
) -> Compilation:
    return compile_text(
        folder / "base.md",
        attribute(arguments, Membership(), {}),
        membership=Membership(),
        issued=issued,
        replacements=replaces,
        confirmations=said,
    )


def standing(rolling: RollingText) -> dict[str, list[str]]:
    """The words of each reading, by its id."""
    return {reading.id: list(reading.words.values()) for reading in rolling.readings}


def asked(compilation: Compilation) -> list[list[str]]:
    return [[doubt.sentence for doubt in entry.all_doubts] for entry in compilation.register]


MONTH, WEEK = (f"Members report {often} on what they have done." for often in ("every month", "each week"))
TWICE = "Members meet twice a year at the seat of the Office."
PUBLISHED = "The Office publishes the records."


def test_two_files_of_a_member_on_one_provision_are_asked_about(tmp_path: Path) -> None:
    found = compiled(tmp_path, written(tmp_path, ARA=MANY, ARA__rev2=FEW))
    assert standing(found.rolling) == {"ARA.md": [MONTH, TWICE], "ARA rev2.md": [WEEK]}
    assert asked(found) == [[], [ASKED]]
    assert [entry.standing for entry in found.register] == [Standing.READ, Standing.TO_CONFIRM]


def test_a_file_takes_the_place_of_an_earlier_one_of_the_same_run(tmp_path: Path) -> None:
    files = written(tmp_path, ARA=MANY, ARA__rev2=FEW)
    found = compiled(tmp_path, files, "ARA rev2.md=ARA.md")
    assert standing(found.rolling) == {"ARA rev2.md": [WEEK]}
    assert asked(found) == [[], []]
    assert found.register[0].note == "ARA.md is not read, for ARA rev2.md takes its place."
    assert not found.needs_a_person


def test_two_files_that_are_meant_beside_each_other_are_not_asked_about(tmp_path: Path) -> None:
    found = compiled(tmp_path, written(tmp_path, ARA=MANY, ARA__rev2=FEW), "ARA rev2.md=")
    assert standing(found.rolling) == {"ARA.md": [MONTH, TWICE], "ARA rev2.md": [WEEK]}
    assert asked(found) == [[], []]


def test_two_copies_on_different_provisions_are_not_asked_about_unless_their_names_are_versions(tmp_path: Path) -> None:
    apart = compiled(tmp_path, written(tmp_path, ARA=MANY, ARA__offices=OTHER))
    assert asked(apart) == [[], []]
    for later in ("ARA_v2", "ARA__(2)", "ARA-revised__final"):
        versions = compiled(tmp_path, written(tmp_path, **{"ARA": MANY, later: OTHER}))
        name = later.replace("__", " ") + ".md"
        assert asked(versions) == [
            [],
            [
                f"{name} and ARA.md came on behalf of the same member, and their names are those of two versions: "
                f"{HOW} {name}= (nothing behind the sign)."
            ],
        ]


def test_a_second_version_is_asked_about_in_a_later_issue_too(tmp_path: Path) -> None:
    issued = compiled(tmp_path, written(tmp_path, ARA=MANY, BOR=MANY)).rolling
    files = written(tmp_path, ARA__rev2=FEW)
    found = compiled(tmp_path, files, issued=issued)
    assert standing(found.rolling) == {"ARA.md": [MONTH, TWICE], "BOR.md": [MONTH, TWICE], "ARA rev2.md": [WEEK]}
    assert asked(found) == [[ASKED]]
    assert asked(compiled(tmp_path, files, "ARA rev2.md=", issued=issued)) == [[]]
    # What stands beside it was asked about when it came; handed in again, it is not asked about once more.
    assert asked(compiled(tmp_path, files, issued=found.rolling)) == [[]]


def test_a_file_takes_the_place_of_what_stood_under_another_name_in_the_issued_text(tmp_path: Path) -> None:
    issued = compiled(tmp_path, written(tmp_path, ARA=MANY, BOR=MANY)).rolling
    found = compiled(tmp_path, written(tmp_path, ARA__rev2=FEW), "ARA rev2.md=ARA.md", issued=issued)
    assert standing(found.rolling) == {"ARA rev2.md": [WEEK], "BOR.md": [MONTH, TWICE]}
    assert asked(found) == [
        [
            "It takes the place of what stood in its name in the issued text, and does not say the same of Article 1, "
            "1; Article 1, 2; the member should say whether that is meant."
        ]
    ]
    assert found.carried == ("BOR.md",)
    assert found.rolling == collate_again(found.rolling)


def collate_again(rolling: RollingText) -> RollingText:
    again = collate(rolling.base, rolling.readings, order=rolling.order)
    return RollingText(again.base, again.readings, again.passages, again.order, unsettled=rolling.unsettled)


def test_of_two_that_stand_in_the_issued_text_the_later_is_left(tmp_path: Path) -> None:
    issued = compiled(tmp_path, written(tmp_path, ARA=MANY, ARA__rev2=OTHER), "ARA rev2.md=").rolling
    found = compiled(tmp_path, written(tmp_path, ARA__rev2=OTHER), "ARA rev2.md=ARA.md", issued=issued)
    assert standing(found.rolling) == {"ARA rev2.md": [PUBLISHED]}


def test_the_last_of_three_versions_takes_the_place_of_all(tmp_path: Path) -> None:
    files = written(tmp_path, ARA=MANY, ARA__v2=FEW, ARA__v3=OTHER)
    said = ("ARA v2.md=ARA.md", f"{files[2]}={files[1]}")
    assert standing(compiled(tmp_path, files, *said).rolling) == {"ARA v3.md": [PUBLISHED]}
    issued = compiled(tmp_path, files[:1]).rolling
    assert standing(compiled(tmp_path, files[1:], *said, issued=issued).rolling) == {"ARA v3.md": [PUBLISHED]}


def test_a_letter_in_the_place_of_another_does_not_only_add(tmp_path: Path) -> None:
    sentence = 'In Article 1, paragraph {}, replace "{}" by "{}".\n'
    first = sentence.format(1, "each year", "every month") + "\n" + sentence.format(2, "once", "twice")
    second = sentence.format(2, "once", "twice") + "\n" + sentence.format(3, "keeps", "publishes")

    def run(name: str, letter: str, issued: RollingText | None, *replaces: str) -> Compilation:
        files = written(tmp_path, **{name: letter})
        trial = compiled(tmp_path, files)
        ids = [one.id for one in trial.register[0].candidates]
        # In the second letter only what is new is answered: the other request stands by the answer to the first.
        new = ids if issued is None else ids[1:]
        said = tuple(Confirmation(f"{name.replace('__', ' ')}.txt", one, Answer.YES) for one in new)
        return compiled(tmp_path, files, *replaces, issued=issued, said=said)

    issued = run("ARA", first, None).rolling
    assert standing(issued) == {"ARA.txt": [MONTH, TWICE]}
    found = run("ARA__second", second, issued, "ARA second.txt=ARA.txt")
    assert standing(found.rolling) == {"ARA second.txt": [TWICE, PUBLISHED]}
    assert asked(found) == [
        [
            "It takes the place of what stood in its name in the issued text, and does not say the same of Article 1, "
            "1; the member should say whether that is meant."
        ]
    ]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (
            ("ARA rev3.md=ARA.md",),
            "--replaces ARA rev3.md=ARA.md begins with no file that is handed in; give it as NEW=OLD, with one of "
            "ARA.md, ARA rev2.md, BOR.md.",
        ),
        (
            ("ARA rev2.md=ARA.docx",),
            "No file called ARA.docx was handed in or stands in the issued text, so ARA rev2.md cannot take its place; "
            "give one of ARA.md.",
        ),
        (
            ("BOR.md=ARA.md",),
            "BOR.md did not come on behalf of the same members as ARA.md, and cannot take its place; give a file of "
            "the same members.",
        ),
        (
            ("ARA rev2.md=ARA.md", "ARA.md=ARA rev2.md"),
            "ARA.md takes its own place by what --replaces says; say which of the files is the latest.",
        ),
    ],
)
def test_what_cannot_take_a_place_is_refused(tmp_path: Path, said: tuple[str, ...], sentence: str) -> None:
    files = written(tmp_path, ARA=MANY, ARA__rev2=FEW, BOR=OTHER)
    with pytest.raises(Refusal) as refused:
        compiled(tmp_path, files, *said)
    assert refused.value.sentence == sentence
