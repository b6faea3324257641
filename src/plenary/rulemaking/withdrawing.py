"""Who takes back what was said: whoever said it; of a group that was dissolved each member of its last day, for nobody
speaks for it any more; and of whoever is here no longer the secretariat, where it disowned what was entered for it."""

from collections.abc import Mapping
from datetime import date

from plenary.bodies.belonging import read_belonging
from plenary.bodies.models import OnBehalf
from plenary.bodies.queries import list_groups, list_kept_groups
from plenary.bodies.rules.audience import SECRETARIAT


def choose_takeable(body: str, actor: str, holders: Mapping[int, str], day: date) -> set[int]:
    """The entries whose words are taken back from a seat, ``actor``, on a day; ``holders`` says whose each is."""
    if actor != SECRETARIAT:
        own = {actor, *_list_ended(body, actor, day)}
        return {number for number, holder in holders.items() if holder in own}
    belonging, groups = read_belonging(body), {f"group:{group.code}" for group in list_groups(body)}
    there = {
        number
        for number, holder in holders.items()
        if holder in groups or belonging.belongs(holder.partition(":")[2], day)
    }
    disowned = OnBehalf.objects.filter(body=body, sequence__in=holders.keys() - there, answer="disowned")
    return there | set(disowned.values_list("sequence", flat=True))


def speaks_for(body: str, actor: str, holder: str, day: date) -> bool:
    """Whether a delegation answers for a group that was dissolved while its member belonged to it."""
    return holder.startswith("group:") and holder in _list_ended(body, actor, day)


def _list_ended(body: str, actor: str, day: date) -> set[str]:
    """The seats of the dissolved groups for which a delegation answers."""
    kind, _colon, member = actor.partition(":")
    if kind != "delegation":
        return set()
    kept = list_kept_groups(body, read_belonging(body, codes=[member]), [member], day)
    return {f"group:{code}" for code in kept}
