"""Who may do what: what is not allowed is not allowed."""

from hypothesis import given
from hypothesis import strategies as st

from plenary.bodies.rules.accreditation import State, may_accredit, may_object
from plenary.bodies.rules.delegation import Role, binds_usually, is_single
from plenary.bodies.rules.permission import COLUMNS, Column, Standing, find_standing, may_act

KINDS = sorted({column.kind for column in COLUMNS})
SEATS = st.frozensets(st.sampled_from(KINDS))


@given(SEATS, st.sampled_from(COLUMNS))
def test_only_who_binds_acts_in_its_own_name_or_as_secretariat_for_another(seats: frozenset[str], column: Column):
    allowed = may_act(seats, column)
    assert not (allowed and column.standing is not Standing.BINDING)
    assert not (allowed and not seats & {column.kind, column.behalf})
    assert may_act(frozenset(), column) is False


def test_nobody_but_the_secretariat_acts_for_others():
    seats = frozenset({"delegation"})
    assert may_act(seats, Column("secretariat", Standing.BINDING, "delegation")) is True
    assert may_act(seats, Column("secretariat", Standing.BINDING)) is False
    assert may_act(seats, Column("office", Standing.BINDING, "delegation")) is False


@given(st.booleans(), st.booleans(), st.booleans())
def test_a_seat_binds_only_where_the_appointment_stands_the_claimant_sits_and_it_may(ends, seated, binds):
    standing = find_standing(ends=ends, seated=seated, binds=binds)
    assert (standing is Standing.BINDING) == (not ends and seated and binds)
    assert (standing is Standing.ENDED) == ends
    assert (standing is Standing.NOT_SEATED) == (not ends and not seated)


def test_a_delegation_has_one_head_and_as_many_others_as_it_likes():
    assert [role for role in Role if is_single(role)] == [Role.HEAD]


def test_an_adviser_usually_prepares_and_the_others_bind():
    assert [role for role in Role if binds_usually(role)] == [Role.HEAD, Role.ALTERNATE]


@given(st.sampled_from(State), st.sampled_from("123"), st.booleans())
def test_nobody_is_accredited_twice_against_an_objection_or_before_its_time_unless_the_body_decides(
    state, now, decided
):
    allowed = may_accredit(state, now, "2", decided)
    if state is State.ACCREDITED:
        assert allowed is False
        assert may_object(state, now, "2") is False
    elif decided:
        assert allowed is True
    else:
        assert allowed == (state is State.PROPOSED and now == "3")
        assert may_object(state, now, "2") == (now <= "2")
