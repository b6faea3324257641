"""``python -m plenary.web.server.worker SETTINGS FOLDER PIPE NAME``: runs the followers when something was recorded,
and does what is due when its time has come."""

import os
import signal
import sys
import threading
import time

from plenary.web.server.child import follow_parent, open_site

LONGEST = 5.0
"""Seconds after which followers are run, and deadlines looked at, even if nothing seems to have changed."""

SWEEP = 3600.0
"""Seconds between two looks at files that no act has named."""

REST = 0.5
"""Seconds between two runs: where act follows act, one run is for many of them, and leaves the machine to the pages."""

NICE = 5
"""How far the worker gives way to the pages where both want the processor (nice)."""


def main(settings: str, folder: str, pipe: str, name: str) -> None:
    """Work until told to end; what a follower has begun it brings to its end."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda number, frame: stop.set())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    follow_parent(int(pipe))
    os.nice(NICE)
    open_site(settings, folder, name)
    import plenary.web.followers  # noqa: F401 - registers them
    from plenary.bodies.upload import sweep
    from plenary.record.follower import catch_up_all
    from plenary.record.lapse import lapse_due
    from plenary.record.watch import watching

    swept = float("-inf")
    given = 0
    with watching() as watch:
        # What a patient follower has left is taken up though nothing was recorded.
        while watch.wait(stop, 0.0 if given else LONGEST):
            lapse_due()
            given = catch_up_all()
            if time.monotonic() - swept >= SWEEP:
                sweep()
                swept = time.monotonic()
            stop.wait(REST)


if __name__ == "__main__":
    main(*sys.argv[1:])
