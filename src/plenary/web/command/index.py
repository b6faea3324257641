"""Every command there is: a command's module joins the application when it is imported here."""

from plenary.web.command import act as _act
from plenary.web.command import backup as _backup
from plenary.web.command import bench as _bench
from plenary.web.command import check as _check
from plenary.web.command import compare as _compare
from plenary.web.command import compile as _compile
from plenary.web.command import demo as _demo
from plenary.web.command import init as _init
from plenary.web.command import migrate as _migrate
from plenary.web.command import proof as _proof
from plenary.web.command import rebase as _rebase
from plenary.web.command import recover as _recover
from plenary.web.command import serve as _serve
from plenary.web.command import verify as _verify
from plenary.web.command.app import app
from plenary.web.command.record import checkpoint as _checkpoint
from plenary.web.command.record import export as _export
from plenary.web.command.record import rotate_key as _rotate_key

COMMANDS = (
    *(_compile, _proof, _check, _compare, _rebase, _recover, _demo),
    *(_init, _serve, _act, _export, _checkpoint, _rotate_key, _verify, _backup, _migrate, _bench),
)
"""The modules of the commands, in the order in which a user meets them."""

__all__ = ["COMMANDS", "app"]
