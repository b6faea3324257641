"""Every command there is: a command's module joins the application when it is imported here."""

from plenary.web.command import bench
from plenary.web.command.app import app

__all__ = ["app", "bench"]
