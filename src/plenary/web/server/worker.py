"""``python -m plenary.web.server.worker SETTINGS FOLDER PIPE``: runs the followers whenever something was recorded."""

import logging
import signal
import sys
import threading

from plenary.web.server.child import follow_parent, open_site

LONGEST = 5.0
"""Seconds after which followers are run even if nothing seems to have changed."""
LOGGER = logging.getLogger("plenary.worker")


def main(settings: str, folder: str, pipe: str) -> None:
    """Work until told to end; what a follower has begun it brings to its end."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda number, frame: stop.set())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    follow_parent(int(pipe))
    open_site(settings, folder)
    import plenary.web.followers  # noqa: F401 - registers them
    from plenary.record.watch import Watch

    watch = Watch()
    while watch.wait(stop, LONGEST):
        run_followers()


def run_followers() -> None:
    """Bring each follower to the end of each log. One that fails holds up no other; it is tried again."""
    from plenary.record.follower import catch_up, list_followers
    from plenary.record.models import Log

    for body in list(Log.objects.order_by("body").values_list("body", flat=True)):
        for name in list_followers():
            try:
                catch_up(name, body)
            except Exception:
                LOGGER.exception("follower %s of %s", name, body)


if __name__ == "__main__":
    main(*sys.argv[1:])
