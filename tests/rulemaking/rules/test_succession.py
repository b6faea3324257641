"""What becomes of a suggestion with the next version: nothing is lost, and nothing is wanted that nobody wanted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.correspondence import correspond
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.rebase import Fate, Ground, Revision
from plenary.rulemaking.rules.succession import Succession, find_succession, find_successor, list_kept
from plenary.rulemaking.rules.suggestion import Offer, Sort, Status, find_flaw

FIRST = "Each Member shall report to the Council on the measures that it has taken."
SECOND = "The Council shall publish these reports within three months of their receipt."
THIRD = "Members that need assistance with their reports may ask the Secretariat for it."


def lay(*words: str | None) -> Instrument:
    """An article with a paragraph of each of these words; None is one that is not there."""
    paragraphs = [
        Provision(f"a1.{number}", Kind.PARAGRAPH, text, f"{number}.", "a1")
        for number, text in enumerate(words, 1)
        if text is not None
    ]
    return Instrument((Provision("a1", Kind.ARTICLE, "Reports", "Article 1"), *paragraphs), "en")


OLD = lay(FIRST, SECOND, THIRD)


def follow(new: Instrument, offer: Offer, status: Status = Status.STANDING) -> tuple[Fate, Ground, Offer]:
    found: Succession = find_succession(Revision(correspond(OLD, new)), offer, status)
    return found.fate, found.ground, found.offer


CARRIED, ABSORBED, CONFLICT = Fate.CARRIED, Fate.ABSORBED, Fate.CONFLICT
YEARLY = FIRST.replace("report to", "report every year to")
PARAGRAPH = Kind.PARAGRAPH


@pytest.mark.parametrize(
    ("new", "offer", "expected"),
    [
        (OLD, Offer(Sort.WORDS, "a1.1", YEARLY), (CARRIED, Ground.UNTOUCHED, Offer(Sort.WORDS, "a1.1", YEARLY))),
        (
            lay(FIRST.replace("Each", "Every"), SECOND, THIRD),
            Offer(Sort.WORDS, "a1.1", YEARLY),
            (CARRIED, Ground.UNTOUCHED, Offer(Sort.WORDS, "a1.1", YEARLY.replace("Each", "Every"))),
        ),
        (
            lay(YEARLY, SECOND, THIRD),
            Offer(Sort.WORDS, "a1.1", YEARLY),
            (ABSORBED, Ground.ADOPTED, Offer(Sort.WORDS, "a1.1", YEARLY)),
        ),
        (
            lay(FIRST.replace("report to", "tell"), SECOND, THIRD),
            Offer(Sort.WORDS, "a1.1", YEARLY),
            (CONFLICT, Ground.REVISED, Offer(Sort.WORDS, "a1.1", YEARLY)),
        ),
        (
            lay(FIRST, None, THIRD),
            Offer(Sort.WORDS, "a1.2", "The Council publishes them."),
            (CONFLICT, Ground.GONE, Offer(Sort.WORDS, "a1.1", "The Council publishes them.")),
        ),
        (lay(FIRST, None, THIRD), Offer(Sort.DELETION, "a1.2"), (ABSORBED, Ground.GONE, Offer(Sort.DELETION, "a1.1"))),
        (OLD, Offer(Sort.DELETION, "a1.2"), (CARRIED, Ground.UNTOUCHED, Offer(Sort.DELETION, "a1.2"))),
        (
            lay(FIRST, None, THIRD),
            Offer(Sort.INSERTION, "a1.2", "No report is needed of the smallest Members.", PARAGRAPH, "2 bis."),
            (
                CARRIED,
                Ground.UNTOUCHED,
                Offer(Sort.INSERTION, "a1.1", "No report is needed of the smallest Members.", PARAGRAPH, "2 bis."),
            ),
        ),
    ],
)
def test_a_suggestion_is_carried_absorbed_or_in_conflict_as_a_whole(new: Instrument, offer: Offer, expected: object):
    assert follow(new, offer) == expected


def test_what_was_in_conflict_already_stays_so_until_a_version_says_it():
    offer = Offer(Sort.WORDS, "a1.1", YEARLY)
    assert follow(OLD, offer, Status.CONFLICT) == (CONFLICT, Ground.REVISED, offer)
    assert follow(lay(YEARLY, SECOND, THIRD), offer, Status.CONFLICT) == (ABSORBED, Ground.ADOPTED, offer)
    assert follow(OLD, offer, Status.ABSORBED) == (ABSORBED, Ground.ADOPTED, offer)


def test_a_provision_that_is_gone_is_shown_by_the_one_before_it_or_the_first():
    gone = correspond(OLD, lay(FIRST, SECOND, None))
    assert [find_successor(gone, each) for each in ("a1.1", "a1.3")] == ["a1.1", "a1.2"]
    bare = Instrument((Provision("x", Kind.TEXT, "Done."),), "en")
    assert find_successor(correspond(OLD, bare), "a1") == "x"


def test_what_is_kept_has_the_same_id_and_the_same_words():
    new = lay(FIRST, SECOND.replace("three", "six"), THIRD)
    assert list_kept(correspond(OLD, new)) == {"a1", "a1.1", "a1.3"}


WORDS = st.lists(
    st.sampled_from(["each", "Member", "shall", "may", "report", "publish", "the", "Council", "."]), min_size=3
)
TEXTS = WORDS.map(" ".join)


@given(st.lists(TEXTS, min_size=2, max_size=4), st.lists(st.none() | TEXTS, min_size=2, max_size=4), st.data())
def test_what_is_carried_changes_the_new_version_and_what_is_not_keeps_its_own_words(old, new, data: st.DataObject):
    before, after = lay(*old), lay(*new)
    provision = data.draw(st.sampled_from([each.id for each in before.provisions]))
    sort = data.draw(st.sampled_from([*Sort]))
    words = "" if sort is Sort.DELETION else data.draw(TEXTS)
    offer = Offer(sort, provision, words, PARAGRAPH if sort is Sort.INSERTION else None)
    if find_flaw(before, offer) is not None:
        return
    found = find_succession(Revision(correspond(before, after)), offer)
    assert found.offer.sort is sort
    assert found.offer.provision in after.by_id
    if found.fate is Fate.CARRIED:
        assert find_flaw(after, found.offer) is None
    else:
        assert (found.offer.words, found.offer.kind, found.offer.number) == (words, offer.kind, "")


@given(st.lists(TEXTS, min_size=2, max_size=4), st.data())
def test_a_version_that_changes_nothing_carries_everything_as_it_was(old, data: st.DataObject):
    base = lay(*old)
    provision = data.draw(st.sampled_from([each.id for each in base.provisions]))
    sort = data.draw(st.sampled_from([*Sort]))
    words = "" if sort is Sort.DELETION else data.draw(TEXTS)
    offer = Offer(sort, provision, words, PARAGRAPH if sort is Sort.INSERTION else None)
    if find_flaw(base, offer) is None:
        assert find_succession(Revision(correspond(base, base)), offer) == Succession(
            Fate.CARRIED, Ground.UNTOUCHED, offer
        )
