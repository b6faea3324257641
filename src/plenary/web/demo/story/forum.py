"""Forums are opened: on the record, with a record of their own, and with none but the outcome."""

from plenary.bodies.acts.forum import AskIn, OpenForum, ReportForum
from plenary.bodies.rules.forum import ForumKind, RecordMode, Room
from plenary.record.follower import catch_up
from plenary.web.demo.names import names_of
from plenary.web.demo.story.stage import Stage


def open_forums(stage: Stage) -> None:
    """The week of negotiation begins."""
    stage.pass_time(days=1)
    _open(stage, "plenary", ForumKind.PLENARY, Room.PUBLIC, RecordMode.RECORDED, "office:chair")
    _open(
        stage, "computing", ForumKind.CONTACT_GROUP, Room.MEMBERS, RecordMode.RECORDED, "office:facilitator-computing"
    )
    _open(stage, "informals", ForumKind.INFORMALS, Room.MEMBERS, RecordMode.NOTHING, "delegation:FEL")
    _open(stage, "friends", ForumKind.FRIENDS_OF_THE_CHAIR, Room.PARTICIPANTS, RecordMode.CLOSED, "office:chair")
    # The worker of a site begins the log of a closed forum; here there is none yet.
    catch_up("closed-logs", stage.body)
    for member in ("ARA", "CEL", "FEL", "MAV"):
        asked = AskIn(forum="friends", member=member, start=stage.today)
        stage.act(asked, "office:chair", log=f"{stage.body}.friends")
    stage.pass_time(days=1)
    stage.act(ReportForum(forum="informals", words=names_of("outcome")), "delegation:FEL")


def _open(stage: Stage, key: str, kind: ForumKind, room: Room, mode: RecordMode, chair: str) -> None:
    stage.act(OpenForum(key=key, kind=kind, names=names_of(key), room=room, mode=mode, chair=chair))
