"""Groups say who speaks for them, and one says who it is on an item; a list counts some members among a category, and a
scale says what some contribute."""

from plenary.bodies.acts.category import DeclareCategory, ListMember
from plenary.bodies.acts.coordination import DeclareComposition, NameCoordinator
from plenary.bodies.acts.weight import DeclareWeight, SetWeight
from plenary.web.demo.names import names_of
from plenary.web.demo.story.stage import Stage

COORDINATORS = {"FOS": "FEL", "IST": "HAL", "LLM": "ARA", "NTH": "CEL", "STH": "MAV"}
ITEM = "computing"
SHARES = {"ARA": 210, "CEL": 145, "FEL": 60, "HAL": 5, "MAV": 80}
"""What members contribute of a thousand; of the others the list says nothing."""


def name_coordinators(stage: Stage) -> None:
    """A day of group meetings."""
    stage.pass_time(days=1)
    for group, member in COORDINATORS.items():
        stage.act(NameCoordinator(group=group, member=member, start=stage.today))
    without_elmara = ("BMR", "HAL", "NIM", "SOL", "VEL", "XAN")
    stage.act(DeclareComposition(group="IST", item=ITEM, members=without_elmara, start=stage.today), "group:IST")
    stage.act(
        DeclareCategory(
            code="SMALL", names=names_of("small"), source="List of the Assembly, annex II", as_of=stage.today
        )
    )
    for code in ("HAL", "NIM", "PEV", "SOL", "VEL"):
        stage.act(ListMember(category="SMALL", member=code, start=stage.today))
    stage.act(
        DeclareWeight(
            key="shares", names=names_of("shares"), unit="per mille", source="Scale of the Assembly, annex III"
        )
    )
    for code, share in SHARES.items():
        stage.act(SetWeight(series="shares", member=code, value=share, start=stage.today))
