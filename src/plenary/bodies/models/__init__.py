"""The tables of this package."""

from plenary.bodies.models.account import Account
from plenary.bodies.models.body import Body, Group, GroupMembership, HeldCapability, Member, Rules
from plenary.bodies.models.document import Document, DocumentVersion, Filed, IssuedSymbol
from plenary.bodies.models.forum import Composition, Coordination, Forum, Outcome, Participant, Reception
from plenary.bodies.models.prepared import Prepared
from plenary.bodies.models.search import Indexed
from plenary.bodies.models.seat import Appointment, Credentials, OnBehalf, Stakeholder
from plenary.bodies.models.seating import Invitation, Seating
from plenary.bodies.models.standing import Category, Listing, Weight, WeightSeries
from plenary.bodies.models.token import Token
from plenary.bodies.models.upload import Upload

__all__ = [
    "Account",
    "Appointment",
    "Body",
    "Category",
    "Composition",
    "Coordination",
    "Credentials",
    "Document",
    "DocumentVersion",
    "Filed",
    "Forum",
    "Group",
    "GroupMembership",
    "HeldCapability",
    "Indexed",
    "Invitation",
    "IssuedSymbol",
    "Listing",
    "Member",
    "OnBehalf",
    "Outcome",
    "Participant",
    "Prepared",
    "Reception",
    "Rules",
    "Seating",
    "Stakeholder",
    "Token",
    "Upload",
    "Weight",
    "WeightSeries",
]
