"""``python -m plenary.web.demo.beginning TASK FOLDER``: ``make`` the installation of the demonstration, or ``check``
that a folder holds one.

A program of its own: an installation is made beside its place and then moved there, and the process that serves it
must not have opened it before.
"""

import os
import sys
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path

from plenary.kit import clock
from plenary.kit.language import use, wanted
from plenary.kit.refusal import Refusal
from plenary.rulemaking.membership import read_membership
from plenary.web import installation
from plenary.web.beginning import Beginning, begin_house
from plenary.web.demo.names import names_of

BODY = "assembly"
OFFICER = "S. Brant"
LASTS = timedelta(days=16)
"""How long ago the story begins; it ends before the moment in which it is told."""


def make(folder: Path) -> None:
    """Make the installation, with everything that the story tells. Raises Refusal, and then nothing is there."""
    members = read_membership((files("plenary.rulemaking.example") / "members.csv").read_bytes(), "members.csv")
    start = (clock.now() - LASTS).replace(hour=9, minute=0, second=0, microsecond=0)
    beginning = Beginning(BODY, names_of("assembly"), "assembly", "en", "localhost", OFFICER, demo=True)
    with clock.reading(lambda: start):
        begin_house(folder, beginning, members, then=lambda: _tell(start))


def check(folder: Path) -> None:
    """Raise Refusal unless a folder holds the installation of a demonstration, of this release."""
    installation.open_folder(folder)
    installation.refuse_old_tables()
    from plenary.web.demo.guard import refuse_real_records

    refuse_real_records()


def _tell(start: datetime) -> None:
    import plenary.web.followers  # noqa: F401 - registers them
    from plenary.bodies.models import Appointment
    from plenary.web.demo.person import make_person
    from plenary.web.demo.story import CHAPTERS, Stage

    officer = Appointment.rows.at().get(body=BODY, seat="secretariat")
    make_person("officer", OFFICER, BODY, officer.number, administers=True)
    stage = Stage(BODY, start)
    with clock.reading(lambda: stage.moment):
        for chapter in CHAPTERS:
            chapter(stage)


def main(task: str, folder: str) -> int:
    """The exit code; what is refused is said on standard error."""
    use(wanted(os.environ))
    try:
        {"make": make, "check": check}[task](Path(folder))
    except Refusal as refusal:
        sys.stderr.write(refusal.sentence + "\n")
        return int(refusal.outcome)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
