"""The base as it was read, and the number that names it."""

from pathlib import Path

import pytest

from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.kit.refusal import Refusal
from plenary.rulemaking.compilation.base import Base
from plenary.rulemaking.compilation.compile import compile_text
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.submission import Submission
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


def _children() -> set[str]:
    return {child for task in Path("/proc/self/task").iterdir() for child in (task / "children").read_text().split()}
