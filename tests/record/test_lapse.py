"""Time alone changes nothing: what is due is an act of the seat ``system``, judged by the time of its own entry."""

import pytest

from plenary.kit import clock
from plenary.record import lapse
from plenary.record.entry import write_time
from plenary.record.perform import perform
from plenary.record.reading import read_entries
from tests.record.conftest import SECRETARIAT, Watch
from tests.record.ledger.acts import StrikePage, WritePage
from tests.record.ledger.models import Page

pytestmark = pytest.mark.usefixtures("log")


def write(*untils: str) -> None:
    for number, until in enumerate(untils):
        perform(WritePage(words=f"{number}", until=until), actor=SECRETARIAT, body="demo", key=f"{number}")


def test_what_is_due_is_done_once_in_the_order_of_deadlines_and_not_before(watch: Watch):
    write("2026-11-23T11:00:00.000000Z", "2026-11-23T10:00:00.000000Z", "", "2026-11-24T09:00:00.000000Z")
    assert lapse.lapse_due() == 0
    watch.turn(2 * 3600)
    assert (lapse.lapse_due(), lapse.lapse_due()) == (2, 0)
    lapsed = [(entry.seat, entry.payload, entry.time) for entry in read_entries("demo", after=4)]
    now = write_time(clock.now())
    assert lapsed == [("system", {"page": "demo/2"}, now), ("system", {"page": "demo/1"}, now)]
    assert list(Page.objects.filter(struck=False).order_by("id").values_list("id", flat=True)) == ["demo/3", "demo/4"]


def test_what_is_settled_before_its_time_does_not_lapse(watch: Watch):
    write("2026-11-23T10:00:00.000000Z")
    perform(StrikePage(page="demo/1"), actor=SECRETARIAT, body="demo", key="s")
    watch.turn(2 * 3600)
    assert lapse.lapse_due() == 0


def test_a_clock_that_is_set_back_makes_nothing_lapse_early_and_undoes_nothing(watch: Watch):
    write("2026-11-23T10:00:00.000000Z")
    watch.turn(3600)
    assert lapse.lapse_due() == 1
    watch.turn(-7200)
    assert (lapse.lapse_due(), read_entries("demo")[-1].time) == (0, "2026-11-23T10:00:00.000000Z")


def test_what_is_refused_at_the_door_and_what_fails_hold_up_nothing(
    watch: Watch, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    write("2026-11-23T10:00:00.000000Z")
    watch.turn(3600)
    due = lapse._lapses["page.lapse"]

    def fail(body: str, moment: object) -> list[object]:
        raise OSError("the disk is full")

    monkeypatch.setattr(
        lapse,
        "_lapses",
        {
            "page.a": fail,
            "page.early": lambda body, moment: [*due(body, moment), *due(body, moment)],
            "page.lapse": due,
        },
    )
    caplog.set_level("INFO")
    keys = iter("abc")
    monkeypatch.setattr(lapse, "_key", lambda log, act: next(keys))
    assert (lapse.list_lapses(), lapse.lapse_due()) == (["page.a", "page.early", "page.lapse"], 1)
    assert [record.getMessage() for record in caplog.records] == [
        "lapses of demo by page.a",
        "page.early of demo is not due after all: page.until",
    ]


def test_a_kind_of_lapse_is_known_to_one_alone():
    with pytest.raises(TypeError, match=r"page\.lapse is declared twice"):
        lapse.lapses("page.lapse")(lambda body, moment: [])
