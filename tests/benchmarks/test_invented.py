"""Invented material is the same every time, as large as asked for, and unevenly spread."""

from collections import Counter

from benchmarks.invented import invent_instrument, invent_paragraph, invent_readings
from plenary.engine.text.provision import Kind


def test_the_same_seed_invents_the_same_instrument_and_readings() -> None:
    base = invent_instrument(50)
    assert base == invent_instrument(50)
    assert invent_readings(base, 300, members=20) == invent_readings(base, 300, members=20)
    assert base != invent_instrument(50, seed=9)


def test_an_instrument_has_the_provisions_asked_for_of_about_the_right_length() -> None:
    paragraphs = [p for p in invent_instrument(400).provisions if p.kind is Kind.PARAGRAPH]
    words = sum(len(paragraph.text.split()) for paragraph in paragraphs) / len(paragraphs)
    assert (len(paragraphs), 38 <= words <= 46) == (400, True)


def test_suggestions_are_as_many_as_asked_for_and_crowd_on_few_provisions() -> None:
    base = invent_instrument(100)
    readings = invent_readings(base, 1000, members=40)
    assert len(readings) == 40
    touched = Counter(name for reading in readings for name in reading.words)
    most, least = touched.most_common(10), touched.most_common()[-10:]
    assert sum(count for _, count in most) > 3 * sum(count for _, count in least)
    named = sum(len(reading.words) + len(reading.deleted) + len(reading.added) for reading in readings)
    assert 700 <= named <= 1000


def test_a_paragraph_has_readings_that_differ_from_it() -> None:
    base, offers = invent_paragraph(30, words=85)
    assert (len(base.split()), len(offers)) == (85, 30)
    assert base not in offers
    assert len(set(offers)) < len(offers)
