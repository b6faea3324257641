"""The tables of this package."""

from plenary.bodies.models.account import Account
from plenary.bodies.models.body import Body, Group, GroupMembership, HeldCapability, Member, Rules

__all__ = ["Account", "Body", "Group", "GroupMembership", "HeldCapability", "Member", "Rules"]
