"""For whom a restricted document is: its owner opens it to others, and the secretariat closes it or gives it back."""

from plenary.bodies.acts.document import Audience, list_faults, require_document
from plenary.bodies.models import Document, DocumentVersion
from plenary.bodies.readership import find_registered, judge, may_open, name_owner
from plenary.bodies.rules.document import Distribution
from plenary.bodies.rules.procedure import Key
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.entry import Entry
from plenary.record.reading import open_to
from plenary.record.refusal import Refused
from plenary.record.registry import act


@act
class ReaddressDocument(Act):
    """A restricted document of a group or of a delegation is for others from now on, with its title and versions.

    Its owner alone, for which it was registered, opens it to whomever it likes. The secretariat closes it, or gives it
    back: to those alone who could read it since the owner last said for whom it is. What is for a forum stays there.
    """

    name = "document.readdress"
    called = marked("Say anew for whom a restricted document is")
    seats = frozenset({"secretariat", "delegation", "group"})
    undone_by = "document.readdress"

    key: Key
    for_whom: Audience

    def about(self) -> tuple[str, ...]:
        return (f"documents/{self.key}",)

    def check(self, case: Case) -> None:
        found = require_document(case, self.key, "key")
        # What a forum keeps, perhaps from the secretariat, stays there.
        if found.audience.startswith("forum:"):
            raise Refused(
                "bodies.of-a-forum",
                _("What is for a forum stays there, and {document} is for one.").format(document=self.key),
                "key",
            )
        # By this act alone a document is for others than it was registered for.
        registered = find_registered(case.body, self.key)
        if not registered.startswith(("group:", "delegation:")):
            raise Refused(
                "bodies.not-of-a-code",
                _("Only what is for a group or for a delegation is given to others; {document} is not.").format(
                    document=self.key
                ),
                "key",
            )
        self._require_owner(case, registered)
        for refused in list_faults(case.body, None, Distribution(found.distribution), self.for_whom):
            raise refused
        if found.audience == self.for_whom:
            raise Refused(
                "bodies.audience-already",
                _("{document} is for them already.").format(document=self.key),
                "for_whom",
            )
        if not judge(found, case.actor.seat, case.time.date())(self.for_whom):
            # Not on behalf of the owner either: who acts is the secretariat.
            raise Refused(
                "bodies.owner-opens",
                _(
                    "{document} is a document of {owner}, and only {owner} opens it to others: the secretariat may "
                    "give it to those alone who could read it before, {owner} among them."
                ).format(document=self.key, owner=name_owner(case.body, self.key)),
                "for_whom",
            )

    def _require_owner(self, case: Case, owner: str) -> None:
        """Refuse a seat that is neither the owner nor the secretariat, and an owner from which it was closed."""
        if case.actor.seat == "secretariat":
            return
        if case.actor.seat != owner:
            raise Refused(
                "bodies.not-owner",
                _("Only {owner}, for which {document} was registered, and the secretariat say for whom it is.").format(
                    owner=name_owner(case.body, self.key), document=self.key
                ),
                "key",
            )
        if not may_open(case.body, self.key, case.actor.seat, case.time.date()):
            raise Refused(
                "bodies.closed-to-owner",
                _(
                    "It is no longer for {owner} to say for whom {document} is: ask the secretariat, which may give it "
                    "back."
                ).format(owner=name_owner(case.body, self.key), document=self.key),
                "key",
            )

    def apply(self, entry: Entry) -> None:
        document = Document.require(entry, key=self.key)
        document.follow(entry, audience=self.for_whom)
        salts = DocumentVersion.rows.filter(body=entry.body, document=self.key).values_list("salt", flat=True)
        open_to(entry.body, [document.private_titles, *salts], self.for_whom)
