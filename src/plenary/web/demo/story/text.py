"""The framework becomes a text of the body, and its members suggest on it."""

from plenary.rulemaking.example import SYMBOL
from plenary.rulemaking.example.negotiation import negotiate
from plenary.web.demo.story.stage import Stage


def negotiate_framework(stage: Stage) -> None:
    """The zero draft is issued on the site, and what members and groups handed in is entered."""
    stage.pass_time(days=1)
    negotiate(stage.body, SYMBOL)
    stage.pass_time(hours=1)
