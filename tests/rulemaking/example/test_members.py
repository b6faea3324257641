"""The invented membership is complete, dated and in one neutral order."""

import csv
from datetime import date
from importlib.resources import files

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")


def rows() -> list[dict[str, str]]:
    text = files("plenary.rulemaking.example").joinpath("members.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_every_code_and_every_name_is_used_once() -> None:
    for column in ("code", "order", *LANGUAGES):
        values = [row[column] for row in rows()]
        assert "" not in values
        assert len(set(values)) == len(values)


def test_groups_come_first_and_members_follow_alphabetically_from_the_one_drawn() -> None:
    table = rows()
    assert [row["order"] for row in table] == [str(place) for place in range(1, len(table) + 1)]
    assert [row["kind"] for row in table] == ["group"] * 5 + ["member"] * 31
    names = [row["en"] for row in table if row["kind"] == "member"]
    first = names.index(min(names))
    assert names[first:] + names[:first] == sorted(names)


def test_every_membership_of_a_group_is_dated_and_in_a_known_group() -> None:
    groups = {row["code"] for row in rows() if row["kind"] == "group"}
    overlapping = set()
    for row in rows():
        spans = [span for span in row["groups"].split("; ") if span]
        for span in spans:
            code, _, period = span.partition(" ")
            begin, _, end = period.partition("/")
            assert code in groups
            assert date.fromisoformat(begin) < date.fromisoformat(end or "9999-12-31")
        if len(spans) > 1:
            overlapping.add(row["code"])
    assert overlapping == {
        "ARA", "BMR", "CEL", "ELM", "FEL", "GOR", "ILV", "KES", "LUM", "NIM",
        "QUE", "RUM", "TES", "VNT", "WYN", "YAL",
    }  # fmt: skip
