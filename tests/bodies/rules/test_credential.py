"""Credentials: only a ruling changes who sits, and at most one of several claimants does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.bodies.rules.credential import Claim, Event, State, find_seated, follow, may_accept

STEPS = st.lists(st.tuples(st.integers(1, 3), st.sampled_from(Event)), max_size=20)


def walk(steps: list[tuple[int, Event]]) -> list[tuple[list[Claim], Event, list[Claim]]]:
    """The claims before and after each step that was allowed."""
    states: dict[int, State] = {}
    walked = []
    for number, event in steps:
        before = [Claim(each, states[each]) for each in sorted(states)]
        after = follow(states.get(number), event)
        if number > len(states) + 1 or after is None:
            continue
        if event is Event.ACCEPT and not may_accept(before, number):
            continue
        states[number] = after
        walked.append((before, event, [Claim(each, states[each]) for each in sorted(states)]))
    return walked


@given(STEPS)
def test_a_challenge_of_a_claimant_before_the_ruling_and_a_deferral_never_change_who_sits(steps):
    for before, event, after in walk(steps):
        if event is Event.DEFER or (event is Event.CHALLENGE and State.ACCEPTED not in {c.state for c in before}):
            assert find_seated(after) == find_seated(before)


@given(STEPS)
def test_at_most_one_claimant_was_accepted_and_it_sits_and_somebody_sits_unless_all_were_rejected(steps):
    for _before, _event, after in walk(steps):
        accepted = [claim.number for claim in after if claim.state is State.ACCEPTED]
        assert len(accepted) <= 1
        seated = find_seated(after)
        if accepted:
            assert seated == accepted[0]
        assert (seated is None) == all(claim.state is State.REJECTED for claim in after)


def test_a_member_of_whom_nothing_was_received_sits():
    assert find_seated([]) == 1


def test_the_first_claimant_sits_until_the_other_is_accepted():
    both = [Claim(1, State.CHALLENGED), Claim(2, State.COPY)]
    assert find_seated(both) == 1
    assert may_accept(both, 2) is True
    ruled = [Claim(1, State.CHALLENGED), Claim(2, State.ACCEPTED)]
    assert (find_seated(ruled), may_accept(ruled, 1), may_accept(ruled, 2)) == (2, False, True)
    assert find_seated([Claim(1, State.REJECTED)]) is None


@pytest.mark.parametrize(
    ("before", "reached"),
    [
        (None, {"receive-copy": "copy-received", "receive-original": "original-received", "admit": "provisional"}),
        (
            State.COPY,
            {
                "receive-original": "original-received",
                "admit": "provisional",
                "challenge": "challenged",
                "defer": "deferred",
                "accept": "accepted",
                "reject": "rejected",
            },
        ),
        (State.ORIGINAL, {"challenge": "challenged", "defer": "deferred", "accept": "accepted", "reject": "rejected"}),
        (State.DEFERRED, {"accept": "accepted", "reject": "rejected"}),
        (State.ACCEPTED, {"challenge": "challenged", "reject": "rejected"}),
        (State.REJECTED, {"receive-copy": "copy-received", "receive-original": "original-received"}),
    ],
)
def test_what_may_follow_is_what_practice_knows_and_nothing_else(before: State | None, reached: dict[str, str]):
    moves = {event.value: after.value for event in Event if (after := follow(before, event)) is not None}
    assert moves == reached
