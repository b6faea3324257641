from plenary.bodies.rules.coordination import may_declare, opens_seat


def test_a_mandate_on_the_whole_group_opens_its_seat_and_one_on_an_item_does_not():
    assert {item: opens_seat(item) for item in ("", "finance")} == {"": True, "finance": False}


def test_of_the_delegations_only_those_that_speak_for_a_group_say_who_it_is():
    seats = ("group:COAST", "secretariat", "delegation:FEL", "delegation:AND")
    assert [may_declare(seat, ["FEL"]) for seat in seats] == [True, True, True, False]
