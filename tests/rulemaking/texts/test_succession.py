"""The next version is issued: what stands on the one before is carried, absorbed or in conflict, and nothing is lost."""

from plenary.record.lapse import lapse_due
from plenary.rulemaking.acts.position import DeclarePosition
from plenary.rulemaking.models import Mark, Suggestion
from plenary.rulemaking.positions import find_mark, list_declared, list_offered
from plenary.rulemaking.queries import find_version, read_contents
from plenary.rulemaking.recomputation import recompute
from plenary.rulemaking.rules.suggestion import Sort
from plenary.rulemaking.shelf import base_of, text_for
from tests.bodies.conftest import Do
from tests.rulemaking.texts.conftest import AND, BASE, BOR, COAST, MEMBERS, issue, suggest
from tests.rulemaking.texts.test_mark import mark

NEXT = """# Framework on Shared Computing

## Article 1. Purpose

1. The Members should cooperate.

2. Each Member shall, within its means and without delay:

   (a) share what it has learned;

   (b) train those who wish to learn.

## Article 2. Participation

1. Every Member takes part on an equal footing.

## Article 3. Access

1. Access to the pool and to its catalogue shall be open to all.
"""


def settled(at: int | None = None) -> dict[int, tuple[int, str, str, str]]:
    """Each suggestion: on which version, where, what became of it, its words."""
    rows = list(Suggestion.rows.at(at).filter(body="demo").order_by("number"))
    contents = read_contents(rows)
    return {
        row.number: (row.version, row.provision, contents[row.number].status.value, contents[row.number].words)
        for row in rows
    }


def declare(do: Do, provision: str, stance: str, on_version: int = 1) -> int:
    """What Borland declares on the words of a version; the number of the position."""
    said = {"on": None, "stance": stance, "note": ""}
    given = {"instrument": "framework", "on_version": on_version, "provision": provision, "for_whom": "members"}
    return do(DeclarePosition.model_validate({**given, "private_declaration": said}), BOR).entry.sequence


def test_provisions_of_the_next_version_keep_their_ids_also_where_their_numbers_are_others(text: Do):
    issue(text, NEXT, 2)
    version = find_version("demo", "framework")
    assert version is not None
    assert [(each.id, each.number) for each in base_of(version).provisions if each.number] == [
        ("a1", "Article 1"),
        ("a1.1", "1"),
        ("a1.2", "2"),
        ("a1.2.a", "(a)"),
        ("a1.2.b", "(b)"),
        ("a2′", "Article 2"),
        ("a2.1′", "1"),
        ("a2", "Article 3"),
        ("a2.1", "1"),
    ]


def test_a_suggestion_is_carried_with_its_change_absorbed_or_in_conflict(text: Do):
    adopted = text(suggest("a1.1", "The Members should cooperate."), AND).entry.sequence
    against = text(suggest("a1.1", "The Members will cooperate."), BOR).entry.sequence
    carried = text(suggest("a2.1", "Access to the pool shall be open to all Members."), COAST).entry.sequence
    same = text(suggest("a1.2.b", "train all who wish to learn."), AND).entry.sequence
    before = text(suggest("a1.2.a", sort=Sort.DELETION), BOR).entry.sequence
    issue(text, NEXT, 2)
    last = max(settled()) + 1
    lapse_due()
    assert settled() == {
        adopted: (2, "a1.1", "absorbed", "The Members should cooperate."),
        against: (2, "a1.1", "conflict", "The Members will cooperate."),
        carried: (2, "a2.1", "standing", "Access to the pool and to its catalogue shall be open to all Members."),
        same: (2, "a1.2.b", "standing", "train all who wish to learn."),
        before: (2, "a1.2.a", "standing", ""),
    }
    assert settled(last)[carried] == (1, "a2.1", "standing", "Access to the pool shall be open to all Members.")
    assert lapse_due() == 0


def test_the_rolling_text_of_the_next_version_has_what_was_carried_and_nothing_else(text: Do):
    text(suggest("a1.1", "The Members should cooperate."), AND)
    text(suggest("a1.1", "The Members will cooperate."), BOR)
    carried = text(suggest("a2.1", "Access to the pool shall be open to all Members."), COAST).entry.sequence
    issue(text, NEXT, 2)
    lapse_due()
    version = find_version("demo", "framework")
    assert version is not None
    readings = {reading.id: dict(reading.words) for reading in text_for(MEMBERS, version).readings if reading.holders}
    assert readings == {f"{carried}": {"a2.1": "Access to the pool and to its catalogue shall be open to all Members."}}


def test_positions_and_marks_go_on_where_the_words_are_the_same_and_lapse_where_they_are_not(text: Do):
    kept, _lapsed = declare(text, "a1.2.b", "retains"), declare(text, "a2.1", "retains")
    adopted = text(suggest("a1.1", "The Members should cooperate."), AND).entry.sequence
    text(mark("agreed-ad-ref", adopted))
    text(mark("agreed", provision="a1.2.a"))
    text(mark("agreed", provision="a1.2"))
    issue(text, NEXT, 2)
    lapse_due()
    version = find_version("demo", "framework")
    assert version is not None
    declared = {each: [said.number for said in list_declared(version, each)] for each in ("a1.2.b", "a2.1")}
    assert declared == {"a1.2.b": [kept], "a2.1": []}
    marks = {each: find_mark(version, each) for each in ("a1.1", "a1.2", "a1.2.a")}
    assert {each: (found.label, found.on) for each, found in marks.items() if found} == {
        "a1.1": ("agreed-ad-ref", None),
        "a1.2.a": ("agreed", None),
    }


def test_what_is_in_conflict_stays_so_until_its_holders_decide_or_a_version_says_it(text: Do):
    number = text(suggest("a1.1", "The Members will cooperate."), BOR).entry.sequence
    issue(text, NEXT, 2)
    lapse_due()
    issue(text, NEXT.replace("Every Member", "Each Member"), 3)
    lapse_due()
    assert settled()[number] == (3, "a1.1", "conflict", "The Members will cooperate.")
    issue(text, NEXT.replace("should cooperate", "will cooperate"), 4)
    lapse_due()
    assert settled()[number] == (4, "a1.1", "absorbed", "The Members will cooperate.")


def test_two_versions_issued_at_once_are_gone_through_one_after_the_other(text: Do):
    number = text(suggest("a2.1", "Access to the pool shall be open to all Members."), AND).entry.sequence
    issue(text, NEXT, 2)
    issue(text, NEXT.replace("open to all", "free for all"), 3)
    lapse_due()
    assert settled()[number][0] == 2
    lapse_due()
    assert settled()[number][:3] == (3, "a2.1", "standing")


def test_an_alternative_is_offered_still_where_it_was_carried_and_not_where_it_is_in_conflict(text: Do):
    text(suggest("a1.1", "The Members will cooperate."), BOR)
    carried = text(suggest("a1.2.b", "train all who wish to learn."), AND).entry.sequence
    issue(text, NEXT, 2)
    lapse_due()
    version = find_version("demo", "framework")
    assert version is not None
    offered = {each: [found.number for found in list_offered(version, each, MEMBERS)] for each in ("a1.1", "a1.2.b")}
    assert offered == {"a1.1": [None], "a1.2.b": [None, carried]}


def test_a_version_that_changes_nothing_carries_all_as_it_is(text: Do):
    number = text(suggest("a1.1", "The Members will cooperate."), BOR).entry.sequence
    issue(text, BASE, 2)
    lapse_due()
    assert settled()[number] == (2, "a1.1", "standing", "The Members will cooperate.")


def test_what_is_said_on_the_new_version_before_the_old_is_carried_takes_its_place(text: Do):
    declare(text, "a1.2.b", "opposes")
    text(mark("agreed", provision="a1.2.b"))
    issue(text, NEXT, 2)
    later = declare(text, "a1.2.b", "retains", on_version=2)
    text(mark("open", provision="a1.2.b", on_version=2))
    lapse_due()
    version = find_version("demo", "framework")
    assert version is not None
    found = find_mark(version, "a1.2.b")
    assert [each.number for each in list_declared(version, "a1.2.b")] == [later]
    assert (found.label if found else None, Mark.rows.at().count()) == ("open", 1)


def test_an_entry_that_is_full_of_words_takes_none_from_those_that_come_last(public: Do):
    article = "\n## Article 3. Fees\n\n1. Fees shall be fair.\n"
    issue(public, BASE + article, 2)
    lapse_due()
    asked = [f"Access to the pool shall be open to all{f' and {place}' * 500}." for place in range(12)]
    for words in asked:
        public(suggest("a2.1", words, public=True, on_version=2), AND)
    last = public(suggest("a3.1", "Fees shall be fair and low.", public=True, on_version=2), BOR).entry.sequence
    issue(public, BASE.replace("the pool shall", "the pool and to its catalogue shall") + article, 3)
    lapse_due()
    assert settled()[last] == (3, "a3.1", "standing", "Fees shall be fair and low.")
    carried = [each for number, each in settled().items() if number != last]
    assert carried == [
        (3, "a2.1", "standing", words.replace("the pool shall", "the pool and to its catalogue shall"))
        for words in asked
    ]
    assert list(recompute("demo")) == []
