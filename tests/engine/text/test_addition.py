"""New provisions: which are alternatives of one, in what order, and how each reading finds its own."""

from dataclasses import replace

from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Reading
from plenary.engine.text.recovery import words_of
from plenary.engine.text.rolling import collate, recover
from tests.engine.text.test_promises import shape

BASE = Instrument((Provision("a1", Kind.ARTICLE, "One"), Provision("p1", Kind.PARAGRAPH, "first", "1", "a1")))


def article(name: str, *texts: str) -> tuple[Addition, ...]:
    head, *rest = texts
    paragraphs = (Addition(f"{name}.{n}", "p1", name, Kind.PARAGRAPH, text) for n, text in enumerate(rest))
    return (Addition(name, "p1", None, Kind.ARTICLE, head), *paragraphs)


def outline(*readings: Reading) -> list[tuple[str, str | None, int]]:
    return [(p.provision.id, p.provision.parent, p.offered) for p in collate(BASE, readings).passages if p.new]


def test_like_articles_of_two_readings_are_one_with_their_paragraphs_under_it() -> None:
    one = Reading("S1", ("A",), added=article("x", "A fund for training", "the fund pays for training"))
    two = Reading("S2", ("B",), added=article("y", "A fund for training staff", "the fund pays for training staff"))
    assert outline(one, two) == [("p1+1", None, 6), ("p1+2", "p1+1", 6)]


def test_unlike_additions_stand_side_by_side_in_an_order_of_their_words() -> None:
    one = Reading("S1", ("A",), added=article("x", "zebra crossing rules"))
    two = Reading("S2", ("B",), added=article("x", "apples and pears"))
    assert outline(one, two) == outline(one, two)
    assert [p.content for p in collate(BASE, [one, two]).passages[2:]] == [
        p.content for p in collate(BASE, [one, two]).passages[2:]
    ]
    assert outline(one, two) == [("p1+1", None, 4), ("p1+2", None, 2)]


def test_two_readings_in_opposite_orders_are_each_recovered_in_their_own() -> None:
    texts = ("alpha beta gamma", "delta epsilon zeta")
    one = Reading("S1", ("A",), added=(*article("x", texts[0], "under alpha"), *article("y", texts[1], "under delta")))
    two = Reading("S2", ("B",), added=(*article("x", texts[1], "under delta"), *article("y", texts[0], "under alpha")))
    rolling = collate(BASE, [one, two])
    for reading in (one, two):
        assert shape(recover(rolling, reading.id)) == shape(propose(BASE, reading))


def test_a_reading_that_adds_the_same_words_twice_gets_them_twice() -> None:
    twice = Reading("S1", ("A",), added=(*article("x", "same"), *article("y", "same")))
    once = Reading("S2", ("B",), added=article("x", "same"))
    assert outline(twice, once) == [("p1+1", None, 6), ("p1+2", None, 2)]


def test_what_goes_on_in_an_article_comes_before_a_new_article() -> None:
    paragraph = Addition("q", "p1", "a1", Kind.PARAGRAPH, "second")
    reading = Reading("S1", ("A",), added=(paragraph, *article("x", "Two")))
    assert outline(reading) == [("p1+1", "a1", 2), ("p1+2", None, 2)]


def test_the_number_of_a_new_provision_is_one_that_a_reading_gave_it() -> None:
    added = (Addition("q", "p1", "a1", Kind.PARAGRAPH, "second", "1 bis"),)
    bare = (Addition("q", "p1", "a1", Kind.PARAGRAPH, "second"),)
    rolling = collate(BASE, [Reading("S1", ("A",), added=bare), Reading("S2", ("B",), added=added)])
    assert rolling.by_id["p1+1"].provision.number == "1 bis"


def test_two_new_provisions_of_one_number_are_a_bis_and_a_ter() -> None:
    def offer(text: str) -> tuple[Addition, ...]:
        return (Addition("q", "p1", "a1", Kind.PARAGRAPH, text, "1 bis"),)

    rolling = collate(
        BASE,
        [Reading("S1", ("A",), added=offer("zebra crossing")), Reading("S2", ("B",), added=offer("apples, pears"))],
    )
    assert [(p.provision.number, p.offered) for p in rolling.passages if p.new] == [("1 bis", 4), ("1 ter", 2)]


def test_a_new_provision_stands_under_a_number_that_a_member_typed_where_there_is_one_left() -> None:
    def add(*offers: tuple[str, str]) -> tuple[Addition, ...]:
        return tuple(Addition(number, "p1", "a1", Kind.PARAGRAPH, text, number) for number, text in offers)

    one = Reading("S1", ("A",), added=add(("2", "travel of all judges")))
    two = Reading("S2", ("B",), added=add(("2", "apples, pears"), ("3", "travel of all teachers")))
    rolling = collate(BASE, [one, two])
    assert [(p.provision.number, p.offered) for p in rolling.passages if p.new] == [("2", 4), ("3", 6)]


def test_new_provisions_stand_in_the_order_of_their_numbers_and_those_without_come_first() -> None:
    def add(text: str, number: str) -> tuple[Addition, ...]:
        return (Addition("q", "p1", "a1", Kind.PARAGRAPH, text, number),)

    offers = (("apples, pears", "3"), ("zebra crossing", "2"), ("under the sea", ""), ("over the hills", "(x"))
    readings = [Reading(f"S{n}", (f"M{n}",), added=add(*offer)) for n, offer in enumerate(offers)]
    shown = [p.provision.number for p in collate(BASE, readings).passages if p.new]
    assert shown == ["(x", "", "2", "3"]


def test_a_new_provision_whose_number_leaves_one_out_is_no_alternative_to_the_one_that_has_it() -> None:
    def offer(text: str, *numbers: str) -> tuple[Addition, ...]:
        return tuple(Addition(n, "p1", "a1", Kind.PARAGRAPH, f"travel of {text} {n}", n) for n in numbers)

    def offered(*added: tuple[Addition, ...]) -> list[int]:
        return [one[2] for one in outline(*(Reading(f"S{n}", (f"M{n}",), added=one) for n, one in enumerate(added)))]

    assert offered(offer("judges", "2"), offer("teachers", "3")) == [2, 4]
    assert offered(offer("judges", "2"), offer("teachers", "2")) == [6]
    assert offered(offer("judges", "1 bis"), offer("teachers", "1 ter")) == [2, 4]
    assert offered(offer("judges", "1 bis"), offer("teachers", "1 bis", "1 ter")) == [6, 4]
    assert offered(offer("judges", "2 bis"), offer("teachers", "2")) == [6]
    assert offered(offer("judges", "3"), offer("teachers", "3")) == [6]
    assert offered(offer("judges", "3"), offer("teachers", "2", "3")) == [4, 6]
    same = (Addition("q", "p1", "a1", Kind.PARAGRAPH, "travel of judges 2", "3"),)
    assert offered(offer("judges", "2"), same) == [6]


def row(name: str, *cells: str) -> tuple[Addition, ...]:
    held = (Addition(f"{name}.{n}", "c1", name, Kind.CELL, text) for n, text in enumerate(cells))
    return (Addition(name, "c1", "tb", Kind.ROW, ""), *held)


def rows(*readings: Reading) -> list[tuple[tuple[str, ...], list[list[str]]]]:
    """The new rows with their holders, and what each reading has in each of their cells."""
    table = (Provision("tb", Kind.TABLE, ""), Provision("r1", Kind.ROW, "", "", "tb"))
    rolling = collate(Instrument((*table, Provision("c1", Kind.CELL, "Tier", "", "r1"))), readings)
    found: list[tuple[tuple[str, ...], list[list[str]]]] = []
    for passage in rolling.passages:
        if passage.new and passage.provision.kind is Kind.ROW:
            found.append((rolling.holders(passage.offered), []))
        elif passage.new:
            masks = [rolling.bits[reading.id] for reading in readings if passage.offered & rolling.bits[reading.id]]
            found[-1][1].append([words_of(passage.content, mask) for mask in masks])
    return found


def test_unlike_rows_of_two_readings_are_two_rows_in_an_order_of_their_words() -> None:
    one = Reading("S1", ("A",), added=row("x", "Medium", "700", "for labs"))
    two = Reading("S2", ("B",), added=row("x", "Huge", "500", "for pupils"))
    expected = [(("B",), [["Huge"], ["500"], ["for pupils"]]), (("A",), [["Medium"], ["700"], ["for labs"]])]
    assert rows(one, two) == expected
    assert rows(two, one) == expected


def test_like_rows_of_two_readings_are_one_with_alternatives_in_each_column() -> None:
    one = Reading("S1", ("A",), added=row("x", "Medium", "700", "for work in labs"))
    two = Reading("S2", ("B",), added=row("x", "Medium", "Free", "for work in labs", "in kind"))
    assert rows(one, two) == [
        (("A", "B"), [["Medium", "Medium"], ["700", "Free"], ["for work in labs", "for work in labs"], ["in kind"]])
    ]


def test_like_tables_of_two_readings_are_one_and_unlike_ones_two() -> None:
    def table(*cells: str) -> tuple[Addition, ...]:
        held = (
            replace(one, after="p1", parent=one.parent.replace("tb", "x")) for one in row("y", *cells) if one.parent
        )
        return (Addition("x", "p1", "a1", Kind.TABLE, ""), *held)

    one = Reading("S1", ("A",), added=table("Small", "100"))
    two = Reading("S2", ("B",), added=table("Small", "200"))
    three = Reading("S3", ("C",), added=table("nothing", "is", "said"))
    assert outline(one, two) == [("p1+1", "a1", 6), ("p1+2", "p1+1", 6), ("p1+3", "p1+2", 6), ("p1+4", "p1+2", 6)]
    assert [held for _, parent, held in outline(one, three) if parent == "a1"] == [2, 4]
