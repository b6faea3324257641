"""What the benchmarks of the house make of what they measure."""

import re
from pathlib import Path

import pytest

from benchmarks import live
from benchmarks.acts import Sent, count_unmatched
from benchmarks.latency import Spread, schedule, within
from benchmarks.live import Viewer, list_delays, read_shown
from benchmarks.pages import find_parts
from benchmarks.wire import Answered, read_head
from plenary import kit


def test_a_spread_is_of_durations_that_there_were() -> None:
    assert Spread.of([float(number) for number in range(200, 0, -1)]) == Spread(100.0, 198.0, 200.0)
    assert Spread.of([3.0]) == Spread(3.0, 3.0, 3.0)
    with pytest.raises(ValueError, match="nothing was measured"):
        within([], 0.5)


def test_acts_are_due_evenly_whatever_becomes_of_them() -> None:
    assert schedule(4, 1.5) == [0.0, 0.25, 0.5, 0.75, 1.0, 1.25]


def test_an_acknowledged_act_is_lost_where_the_record_says_anything_else() -> None:
    sent = [
        Sent("timed-0", 0.1, 201, 10),
        Sent("timed-1", 0.1, 201, 11),
        Sent("timed-2", 0.1, 201, 12),
        Sent("timed-3", 0.1, 503, 0),
        Sent("timed-200", 0.1, 201, 13),
    ]
    entered: dict[str, list[object]] = {
        "timed-0": [10, "delegation.appoint", "delegation:M1"],
        "timed-1": [99, "delegation.appoint", "delegation:M2"],
        "timed-200": [13, "delegation.appoint", "delegation:M1"],
    }
    assert count_unmatched(sent, entered) == 2
    assert count_unmatched([sent[0], Sent("timed-0", 0.2, 201, 10)], entered) == 1


def test_a_viewer_is_current_with_every_act_that_its_page_shows() -> None:
    viewer = Viewer(5)
    viewer.hold(b'<ul data-live="forum" data-since="7">', 1.0)
    viewer.hold(b'<ul data-live="forum" data-since="6">', 2.0)
    viewer.hold(b'<ul data-live="forum" data-since="8">', 3.0)
    assert (viewer.shown, viewer.pages, viewer.current) == (8, 3, {6: 1.0, 7: 1.0, 8: 3.0})
    assert list_delays([viewer.current, {}], {7: 0.5, 8: 1.5}) == [0.5, 1.5, None, None]
    assert read_shown(b"nothing") == 0


def test_viewers_wait_as_the_script_of_the_page_does() -> None:
    script = Path(kit.__file__).with_name("static") / "kit/live.js"
    found = re.search(r"JITTER = (\d+);", script.read_text("utf-8"))
    assert found is not None
    assert int(found[1]) / 1000 == live.JITTER


def test_what_a_page_asks_for_is_counted_once() -> None:
    page = '<link rel="icon" href="/a.svg"><link href="/b.css"><script src="/c.js" defer></script><img src="/a.svg">'
    assert find_parts(page) == ["/a.svg", "/b.css", "/c.js"]


def test_the_head_of_an_answer_is_read_and_one_without_a_length_refused() -> None:
    assert read_head(b'HTTP/1.1 201 Created\r\nContent-Length: 3\r\nETag: W/"x:y"\r\n\r\n') == (
        201,
        {"content-length": "3", "etag": 'W/"x:y"'},
    )
    with pytest.raises(ValueError, match="without a length"):
        read_head(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    assert Answered(200, {}, "é".encode()).text == "é"
