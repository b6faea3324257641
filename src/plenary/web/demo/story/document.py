"""Documents are registered, deposited in their languages and issued; one is for a group alone."""

from plenary.bodies.acts.document import DepositVersion, IssueDocument, RegisterDocument
from plenary.bodies.rules.document import Distribution, Status
from plenary.bodies.store import open_store
from plenary.kit import chance
from plenary.record.sealing import Sealed
from plenary.web.demo.names import names_of
from plenary.web.demo.story.stage import Stage, read_file

LANGUAGES = ("en", "ar", "es", "fr", "ru", "zh")
SALT = 32
ARRANGEMENTS = (
    "Meetings are held from 10:00 to 13:00 and from 15:00 to 18:00.\nSuggestions are handed in until 18:00.\n"
)
LINES = "1. Access to computing is for every member.\n2. A small administration needs time and help to apply.\n"


def issue_documents(stage: Stage) -> None:
    """Two days of the documents service."""
    stage.pass_time(days=1)
    _register(stage, "zero-draft", "zero", Distribution.LIMITED)
    _deposit(stage, "zero-draft", "en", read_file("framework.en.v1.docx"), "docx", Status.OFFICIAL)
    stage.act(IssueDocument(document="zero-draft", symbol="A/AI/1/L.3"))
    _register(stage, "arrangements", "arrangements", Distribution.GENERAL)
    _deposit(stage, "arrangements", "en", ARRANGEMENTS.encode(), "txt", Status.OFFICIAL)
    stage.act(IssueDocument(document="arrangements", symbol="A/AI/1/2"))
    stage.pass_time(days=1)
    _register(stage, "framework", "framework", Distribution.LIMITED)
    for language in LANGUAGES:
        status = Status.OFFICIAL if language == "en" else Status.UNOFFICIAL
        _deposit(stage, "framework", language, read_file(f"framework.{language}.docx"), "docx", status)
    stage.act(IssueDocument(document="framework", symbol="A/AI/1/L.5"))
    _keep_for_group(stage)


def _register(stage: Stage, key: str, names: str, distribution: Distribution) -> None:
    stage.act(RegisterDocument(key=key, distribution=distribution, titles=names_of(names)))


def _deposit(stage: Stage, key: str, language: str, data: bytes, media: str, status: Status) -> None:
    file = open_store().put(data)
    stage.act(DepositVersion(document=key, language=language, status=status, media=media, size=len(data), file=file))


def _keep_for_group(stage: Stage) -> None:
    """What the island states prepared, which nobody else reads or knows of."""
    audience, salt, data = "group:IST", chance.draw(SALT), LINES.encode()
    titles = Sealed.seal(dict[str, object](names_of("lines")))  # type: ignore[arg-type]  # names are JSON
    stage.act(
        RegisterDocument(key="ist-1", distribution=Distribution.RESTRICTED, for_whom=audience, private_titles=titles)
    )
    stage.act(
        DepositVersion(
            document="ist-1",
            language="en",
            status=Status.ADVANCE,
            media="txt",
            size=len(data),
            file=open_store().put(data, salt),
            for_whom=audience,
            salt=Sealed.seal(salt.hex()),
        )
    )
