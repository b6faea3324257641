"""The base as it was read, and the number that names it."""

from pathlib import Path

import pytest

from plenary.engine.text.layout import lay_out
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.kit.refusal import Refusal
from plenary.rulemaking.compilation.base import Base, unbracketed
from plenary.rulemaking.compilation.compile import compile_text
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.submission import Submission
from tests.engine.text.typesetting import setting_text
from tests.rulemaking.intake.word import p, word


def test_the_number_of_a_base_is_of_its_text_and_not_of_the_symbol_it_is_issued_under() -> None:
    def number(text: str, symbol: str = "") -> str:
        return Base("base.md", Instrument((Provision("p", Kind.PARAGRAPH, text),), symbol=symbol)).digest

    assert number("Rivers are shared.", "RIV/1") == number("Rivers are shared.")
    assert number("Rivers are shared.") != number("Rivers are shared")


def test_a_base_that_is_refused_leaves_no_process_that_reads_behind(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.docx" for number in range(4)]
    for path in paths:
        path.write_bytes(word(p(path.stem)))
    paths[0].write_bytes(b"PK no file of Word")
    before = _children()
    # What is caught holds on to where it was raised, and so to all that stood there.
    with pytest.raises(Refusal) as refused:
        compile_text(paths[0], [Submission(path) for path in paths[1:]], membership=Membership())
    assert refused.value.sentence.startswith("0.docx")
    assert _children() - before == set()


OPTIONS = """# A text

## Article 1. Board

1. Option 1: The Board shall meet once a year.

Option 2: The Board shall meet twice a year and report.

2. The Board shall report to the Members [and the public].
"""


@pytest.mark.parametrize(
    ("old", "new", "shown", "warnings"),
    [
        ("", "", ["The Board shall meet [once / twice] a year [and report]."], ()),
        (
            "\n2. The",
            "\n3. The",
            ["The Board shall meet [once / twice] a year [and report]."],
            (),
        ),
        (
            "Option 2: ",
            "",
            ["Option 1: The Board shall meet once a year.", "The Board shall meet twice a year and report."],
            (
                "base.md: “Option 1:” in Article 1, 1 has no other option beside it, and stays in the words; check "
                "whether it belongs to options that are set out otherwise.",
            ),
        ),
    ],
)
def test_an_option_is_one_of_a_set_or_keeps_its_label_and_is_warned_of(
    tmp_path: Path, old: str, new: str, shown: list[str], warnings: tuple[str, ...]
) -> None:
    (tmp_path / "base.md").write_text(OPTIONS.replace(old, new) if old else OPTIONS)
    found = compile_text(tmp_path / "base.md", (), membership=Membership())
    lines = [setting_text(one)[0] for one in lay_out(found.rolling) if one.kind in {"paragraph", "text"}]
    assert (lines, found.base.warnings) == (
        [*shown, "The Board shall report to the Members [and the public]."],
        warnings,
    )


def _children() -> set[str]:
    return {child for task in Path("/proc/self/task").iterdir() for child in (task / "children").read_text().split()}


def test_the_holders_of_a_first_alternative_are_said_with_its_place() -> None:
    text = Instrument((Provision("p", Kind.PARAGRAPH, "It shall be [fair – ARA / just – BOR]."),))
    base = unbracketed("base.md", text, {"ARA", "BOR"})
    (warning,) = base.warnings
    assert "“fair” is attributed to ARA; it was read as words of the base" in warning
    assert [reading.holders for reading in base.standing] == [("BOR",)]
