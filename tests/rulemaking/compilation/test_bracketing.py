"""Submissions on a base that carries brackets itself."""

from pathlib import Path

import pytest

from plenary.engine.text.layout import lay_out
from plenary.kit.refusal import Outcome, Refusal
from plenary.rulemaking.compilation import Compilation, compile_text
from plenary.rulemaking.compilation.version import compare_files
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.submission import Submission
from plenary.web.command.entrance import main
from tests.engine.text.typesetting import setting_text

BASE = """# A text

## Article 1. Cooperation

1. Members [shall][should] cooperate [, as appropriate,] in all matters of training.

2. Members [may/shall] report each year on what they have done.

3. Members meet once a year.
"""


def compiled(folder: Path, *texts: str) -> Compilation:
    base = folder / "base.md"
    base.write_text(BASE)
    submissions = []
    for code, text in zip("ABC", texts, strict=False):
        path = folder / f"{code}.md"
        path.write_text(text)
        submissions.append(Submission(path, (code,)))
    return compile_text(base, submissions, membership=Membership())


def shown(compilation: Compilation) -> list[list[str]]:
    return [setting_text(setting) for setting in lay_out(compilation.rolling) if setting.kind == "paragraph"]


def test_an_untouched_copy_of_a_bracketed_base_changes_nothing(tmp_path: Path) -> None:
    found = compiled(tmp_path, BASE + "\n")
    assert found.rolling.readings[-1].words == {}
    assert [entry.note for entry in found.register] == ["A.md changes nothing in the base."]
    assert shown(found) == [
        ["Members [shall / should] cooperate[, as appropriate,] in all matters of training."],
        ["Members [may / shall] report each year on what they have done."],
        ["Members meet once a year."],
    ]


def test_words_outside_the_brackets_are_a_suggestion_beside_them(tmp_path: Path) -> None:
    found = compiled(tmp_path, BASE.replace("each year on", "every two years on"))
    assert shown(found)[1] == ["Members [may / shall] report [each year / every two years (A)] on what they have done."]
    assert found.register[0].all_doubts == ()


def test_a_bracket_that_is_not_as_it_was_issued_is_a_question(tmp_path: Path) -> None:
    found = compiled(tmp_path, BASE.replace("[shall][should]", "[shall]"))
    assert found.rolling.readings[-1].words == {}
    assert [doubt.sentence for doubt in found.register[0].all_doubts] == [
        "In Article 1, 1, the brackets of the base were changed from [shall][should] [, as appropriate,] to [shall] "
        "[, as appropriate,]; a person must say what is meant."
    ]


def test_a_new_paragraph_stands_in_a_bracketed_text(tmp_path: Path) -> None:
    found = compiled(tmp_path, BASE + "\n4. Meetings are open.\n")
    assert shown(found)[-1] == ["[Meetings are open. (A)]"]


def test_a_bracketed_text_compared_with_itself_is_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one.md", "two.md"):
        (tmp_path / name).write_text(BASE)
    with pytest.raises(SystemExit) as ended:
        main(["compare", str(tmp_path / "one.md"), str(tmp_path / "two.md")])
    assert (ended.value.code, capsys.readouterr().out) == (Outcome.DONE, "The two texts are the same.\n")
    (tmp_path / "two.md").write_text(BASE.replace("[may/shall]", "shall"))
    entries = compare_files(tmp_path / "one.md", tmp_path / "two.md").comparison.entries
    assert [entry.fate for entry in entries if entry.fate != "same"] == ["edited"]


@pytest.mark.parametrize("words", ["[" * 1_001 + "shall" + "]" * 1_001, "[a]" * 10_001])
def test_a_paragraph_with_more_brackets_than_any_text_has_is_refused(tmp_path: Path, words: str) -> None:
    base = tmp_path / "base.md"
    base.write_text(f"# A text\n\n## Article 1. Cooperation\n\n1. Members {words} cooperate.\n")
    with pytest.raises(Refusal) as refused:
        compile_text(base, (), membership=Membership())
    assert refused.value.sentence == (
        "base.md has more brackets in Article 1, 1 than can be read; set them out in several paragraphs."
    )
