"""A base in which members' names stand beside words, and copies of it."""

from pathlib import Path

import pytest

from plenary.engine.text.layout import lay_out
from plenary.rulemaking.compilation import compile_text
from plenary.rulemaking.membership import Member, Membership
from plenary.rulemaking.submission import Submission
from tests.engine.text.typesetting import setting_text

BASE = """# Draft Framework on Cooperation

The Members of the Forum,

Have agreed as follows:

## Article 1. Purpose

1. Members shall cooperate in the field of artificial intelligence.

2. [ARA: The budget shall be adopted by consensus.]

3. Members shall [Arandia: fully] share knowledge on fair terms.

4. The Board may set up [working groups – BOR].
"""
NAMES = {"ARA": "Arandia", "BOR": "Borland", "KES": "Kestria"}
MEMBERSHIP = Membership(tuple(Member(code, False, {"en": name}) for code, name in NAMES.items()))
ISSUED = [
    "Members shall cooperate in the field of artificial intelligence.",
    "[The budget shall be adopted by consensus. (ARA)]",
    "Members shall [Arandia: fully] share knowledge on fair terms.",
    "The Board may set up [working groups (BOR)].",
]


@pytest.mark.parametrize("membership", [MEMBERSHIP, Membership()])
@pytest.mark.parametrize(
    ("old", "new", "place", "shown"),
    [
        (
            "in the field",
            "in the {++wide ++}field",
            0,
            "Members shall cooperate in the [wide (KES)] field of artificial intelligence.",
        ),
        (
            "on fair terms",
            "on fair {++and equal ++}terms",
            2,
            "Members shall [Arandia: fully] share knowledge on fair [and equal (KES)] terms.",
        ),
        ("# Draft", "# Draft", 0, ISSUED[0]),
    ],
)
def test_what_stands_in_the_base_is_no_suggestion_no_deletion_and_no_question(
    tmp_path: Path, membership: Membership, old: str, new: str, place: int, shown: str
) -> None:
    (tmp_path / "base.md").write_text(BASE)
    (tmp_path / "KES.md").write_text(BASE.replace(old, new))
    given = [Submission(tmp_path / "KES.md", ("KES",))]
    found = compile_text(tmp_path / "base.md", given, membership=membership)
    [entry] = found.register
    [reading] = entry.readings
    assert (entry.candidates, entry.all_doubts, reading.deleted, reading.added) == ((), (), frozenset(), ())
    if membership.members:
        lines = [line for one in lay_out(found.rolling) if one.kind == "paragraph" for line in setting_text(one)]
        assert lines == [*ISSUED[:place], shown, *ISSUED[place + 1 :]]


@pytest.mark.parametrize("older", [False, True])
@pytest.mark.parametrize(
    ("member", "old", "new", "shown"),
    [
        ("KES", "adopted by", "adopted only by", "[The budget shall be adopted [only (KES)] by consensus. (ARA)]"),
        ("ARA", "adopted by", "adopted only by", "[The budget shall be adopted [only (ARA)] by consensus. (ARA)]"),
        ("KES", "The budget", "Any budget", "[[The (ARA) / Any (KES)] budget shall be adopted by consensus. (ARA)]"),
    ],
)
def test_who_edits_an_option_that_the_base_attributes_has_its_own_words_only(
    tmp_path: Path, older: bool, member: str, old: str, new: str, shown: str
) -> None:
    (tmp_path / "base.md").write_text(BASE.replace("fair terms", "equal terms") if older else BASE)
    (tmp_path / "old.md").write_text(BASE)
    (tmp_path / "copy.md").write_text(BASE.replace(old, new))
    given = [Submission(tmp_path / "copy.md", (member,))]
    on = (tmp_path / "old.md",) if older else ()
    found = compile_text(tmp_path / "base.md", given, membership=MEMBERSHIP, older=on)
    lines = [line for one in lay_out(found.rolling) if one.kind == "paragraph" for line in setting_text(one)]
    assert lines[1] == shown
