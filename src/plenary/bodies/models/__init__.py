"""The tables of this package."""

from plenary.bodies.models.account import Account
from plenary.bodies.models.body import Body, Group, GroupMembership, HeldCapability, Member, Rules
from plenary.bodies.models.forum import Composition, Coordination, Forum, Outcome, Participant
from plenary.bodies.models.standing import Category, Listing, Weight, WeightSeries

__all__ = [
    "Account",
    "Body",
    "Category",
    "Composition",
    "Coordination",
    "Forum",
    "Group",
    "GroupMembership",
    "HeldCapability",
    "Listing",
    "Member",
    "Outcome",
    "Participant",
    "Rules",
    "Weight",
    "WeightSeries",
]
