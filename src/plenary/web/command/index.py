"""Every command there is: a command's module joins the application when it is imported here."""

from plenary.web.command import bench as _bench
from plenary.web.command import check as _check
from plenary.web.command import compare as _compare
from plenary.web.command import compile as _compile
from plenary.web.command import demo as _demo
from plenary.web.command import proof as _proof
from plenary.web.command import rebase as _rebase
from plenary.web.command import recover as _recover
from plenary.web.command.app import app

COMMANDS = (_compile, _proof, _check, _compare, _rebase, _recover, _demo, _bench)
"""The modules of the commands, in the order in which a user meets them."""

__all__ = ["COMMANDS", "app"]
