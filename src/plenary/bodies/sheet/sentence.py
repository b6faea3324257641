"""What the acts of a sheet do, in a sentence each."""

from plenary.bodies.words import name_standing
from plenary.kit.language import _, marked
from plenary.record.act import Act

_SENTENCES = {
    "member.admit": marked("{code} joins on {start}; standing: {standing}."),
    "member.name": marked("{code} gets other names or another place in the order."),
    "member.withdraw": marked("{code} leaves on {end}."),
    "group.form": marked("The group {code} is formed."),
    "group.join": marked("{member} joins {group} on {start}."),
    "group.leave": marked("{member} leaves {group} on {end}."),
    "category.declare": marked("The category {code} is declared as at {as_of}."),
    "category.list": marked("{member} is counted among {category} from {start} on."),
    "category.unlist": marked("{member} is counted among {category} until {end}."),
    "weight.declare": marked("The series {key} is declared; it counts {unit}."),
    "weight.set": marked("{member} counts for {value} in {series} from {start} on."),
}

#: What the kinds of sheets are called, and what one holds.
KINDS = {
    "members": (marked("Members"), marked("Codes, names, order and standing, and perhaps groups and categories.")),
    "groups": (marked("Groups"), marked("Codes and names.")),
    "memberships": (marked("Composition of groups"), marked("Which member belongs to which group, and when.")),
    "categories": (marked("Categories"), marked("Codes and names, and the list that each comes from, with its day.")),
    "listings": (marked("Members by category"), marked("Which member is counted among which category, and when.")),
    "series": (marked("Series of weights"), marked("Keys and names, what each counts, and where it comes from.")),
    "weights": (marked("Weights"), marked("What each member counts for in which series, and from when.")),
}


def describe(act: Act) -> str:
    """What an act does, in the reader's language."""
    values = act.model_dump(mode="json")
    if values.get("value", 0) is None:
        return _("From {start} on, what {member} counts for in {series} is not known.").format(**values)
    if "standing" in values:
        values["standing"] = name_standing(values["standing"])
    return _(_SENTENCES[act.name]).format(**values)
