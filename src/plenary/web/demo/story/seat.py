"""Offices are filled, delegations arrive with credentials, an observer and a stakeholder are let in."""

from plenary.bodies.acts.credential import AcceptCredentials, AdmitProvisionally, ReceiveCredentials
from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.member import AdmitMember, SuspendCapability
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.acts.stakeholder import AccreditStakeholder, ProposeStakeholder
from plenary.bodies.rules.capability import Capability
from plenary.bodies.rules.delegation import Role
from plenary.bodies.rules.office import Kind
from plenary.record.sealing import Sealed
from plenary.web.demo.names import names_of
from plenary.web.demo.person import make_person
from plenary.web.demo.story.stage import Stage

FACILITATOR = "facilitator-computing"
OFFICES = (
    ("chair", Kind.CHAIR, "PEV", "P. Corran"),
    ("vice-chair-1", Kind.VICE_CHAIR, "ULV", "U. Denner"),
    (FACILITATOR, Kind.FACILITATOR, "ELM", "E. Finch"),
    ("teller-1", Kind.TELLER, "QUE", "Q. Garel"),
    ("teller-2", Kind.TELLER, "OST", "O. Heron"),
)
HEADS = {
    "ARA": "A. Ibarra",
    "CEL": "C. Jansk",
    "FEL": "F. Kestrel",
    "HAL": "H. Lund",
    "MAV": "M. Merlo",
    "NIM": "N. Olen",
    "ORL": "O. Pavic",
    "TAR": "T. Quill",
}
"""Members whose delegation has come, with its head."""
TO_BE_TAKEN = frozenset({"ARA", "CEL", "FEL", "HAL", "MAV"})
"""Those whose head a visitor may be."""
OBSERVER, STAKEHOLDER = "OCR", "LIB"


def fill_seats(stage: Stage) -> None:
    """Three days in which the body takes shape."""
    for office, kind, member, person in OFFICES:
        number = stage.act(
            FillOffice(
                office=office,
                kind=kind,
                names=names_of(office) if office == FACILITATOR else None,
                member=member,
                person=Sealed.seal(person),
                start=stage.today,
            )
        )
        if office == "chair":
            make_person(office, person, stage.body, number)
    until = stage.write_time_in(days=7)
    stage.act(ProposeStakeholder(code=STAKEHOLDER, names=names_of("stakeholder"), until=until))
    stage.pass_time(days=1)
    for code, person in HEADS.items():
        _arrive(stage, code, person)
    number = stage.act(AppointDelegate(member="FEL", role=Role.ADVISER, person=Sealed.seal("F. Rook"), binds=False))
    make_person("adviser.fel", "F. Rook", stage.body, number)
    stage.act(AdmitMember(code=OBSERVER, names=names_of("observer"), place=40, standing="observer", start=stage.today))
    number = stage.act(AppointDelegate(member=OBSERVER, role=Role.HEAD, person=Sealed.seal("R. Sandvik"), binds=True))
    make_person("observer", "R. Sandvik", stage.body, number)
    stage.act(SuspendCapability(code="ZEN", capability=Capability.VOTE, start=stage.today, reason="arrears"))
    stage.pass_time(days=7)
    number = stage.act(AccreditStakeholder(code=STAKEHOLDER, person=Sealed.seal("L. Teal")))
    make_person("stakeholder", "L. Teal", stage.body, number)


def _arrive(stage: Stage, code: str, person: str) -> None:
    """A delegation's credentials come in the original and are accepted; one sits provisionally, as some always do."""
    if code == "TAR":
        stage.act(AdmitProvisionally(member=code, reference="Telegram of the ministry"))
    else:
        stage.act(ReceiveCredentials(member=code, form="original", reference="Letter of the ministry"))
        stage.act(AcceptCredentials(member=code, reference="Report of the credentials committee"), "office:chair")
    number = stage.act(AppointDelegate(member=code, role=Role.HEAD, person=Sealed.seal(person), binds=True))
    if code in TO_BE_TAKEN:
        make_person(f"head.{code.lower()}", person, stage.body, number, administers=True)


def enter_on_behalf(stage: Stage) -> None:
    """The secretariat enters what a delegation sent by letter, and the delegation has not answered for it yet."""
    act = AppointDelegate(member="HAL", role=Role.ALTERNATE, person=Sealed.seal("H. Umber"), binds=True)
    stage.act(act, behalf="delegation:HAL")
