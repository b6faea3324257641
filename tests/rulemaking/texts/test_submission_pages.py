"""Files handed in on the site: received, read, confirmed by whoever handed them in, replaced and taken back."""

import re
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from plenary.bodies.store import erase_files, list_lost, open_store
from plenary.bodies.upload import sweep
from plenary.engine.text.provision import Kind
from plenary.kit import clock
from plenary.record.acts import EraseValues
from plenary.record.lapse import lapse_due
from plenary.record.models import Log
from plenary.record.reading import find_entry
from plenary.rulemaking.acts.suggestion import SubmitSuggestion
from plenary.rulemaking.models import Submission, Suggestion
from plenary.rulemaking.queries import find_version, read_contents
from plenary.rulemaking.recomputation import recompute
from plenary.rulemaking.rules.suggestion import Held, Offer, Sort
from tests.bodies.conftest import Do, Sit, refused, sit
from tests.bodies.posting import carried, errors
from tests.bodies.test_pages import text as words
from tests.rulemaking.texts.conftest import AND, BASE, issue

__all__ = ["sit"]

TEXT = "/demo/texts/framework"
FORM = f"{TEXT}/submissions/hand-in"
COPY = BASE.replace("shall cooperate", "should cooperate").replace("open to all", "open to all Members")
LETTER = """Permanent Mission of Andland

Dear Secretariat,

In article 1, paragraph 1, replace "shall" by "should".

Sincerely
"""


def send(client: Client, said: str | bytes, name: str = "AND.md", **typed: object) -> HttpResponse:
    """Open the form and hand a file in."""
    page = client.get(FORM)
    assert page.status_code == 200
    data = said.encode() if isinstance(said, str) else said
    given = {"authority": "", **typed, "file": SimpleUploadedFile(name, data)}
    return client.post(FORM, {**carried(page.content.decode()), **given})


def hand_in(client: Client, said: str | bytes, name: str = "AND.md", **typed: object) -> str:
    """Hand a file in, and give the address of its page, to which that leads."""
    sent = send(client, said, name, **typed)
    assert sent.status_code == 303
    return sent["Location"]


def confirm(client: Client, address: str, **answers: str) -> HttpResponse:
    page = client.get(address).content.decode()
    version = re.search(r'name="looked" value="(\d+)"', page)
    return client.post(address, carried(page, looked=version[1], **answers))


def standing() -> list[tuple[str, str, str, str, int | None]]:
    """Every suggestion: whose, on which provision, its words, what became of it, and the file that it came in."""
    rows = list(Suggestion.rows.at().order_by("number"))
    contents = read_contents(rows)
    return [(row.seat, row.provision, contents[row.number].words, row.status, row.submission) for row in rows]


def states() -> dict[int, str]:
    return dict(Submission.rows.at().order_by("number").values_list("number", "status"))


def test_a_copy_of_the_text_is_handed_in_looked_at_and_confirmed_by_its_delegation(text: Do, sit: Sit):
    delegate = sit("delegation:AND")
    address = hand_in(delegate, COPY, authority="Note verbale 7")
    number = Submission.rows.at().get().number
    listed = words(delegate, f"{TEXT}/submissions/")
    assert "AND.md Andland 23 November 2026 On the site Waits to be confirmed" in listed
    assert "AND.md on Framework waits until you confirm how it was read." in words(delegate, "/demo/brief/")
    page = words(delegate, address)
    assert "On what authority Note verbale 7 What became of it Waits to be confirmed" in page
    assert "Suggestions that it makes: 2. Compare each provision with what you meant before you confirm." in page
    assert "1. The Members shall should cooperate." in page.replace("Article 1, 1 ", "1. ")
    assert standing() == []
    done = confirm(delegate, address)
    assert (done.status_code, done["Location"]) == (303, address)
    assert standing() == [
        ("delegation:AND", "a1.1", "The Members should cooperate.", "standing", number),
        ("delegation:AND", "a2.1", "Access to the pool shall be open to all Members.", "standing", number),
    ]
    assert states() == {number: "confirmed"}
    assert "waits until you confirm" not in words(delegate, "/demo/brief/")
    after = words(delegate, address)
    assert f"What it suggested {number + 2} · {number + 3}" in after
    assert "Confirm, and hand in" not in after


def test_the_same_confirmation_sent_twice_hands_in_once(text: Do, sit: Sit):
    delegate = sit("delegation:AND")
    address = hand_in(delegate, COPY)
    page = delegate.get(address).content.decode()
    form = carried(page, looked="1")
    before = Log.objects.get().size
    assert [delegate.post(address, form).status_code for _time in range(2)] == [303, 303]
    assert Log.objects.get().size == before + 3


def test_the_same_file_sent_twice_is_received_once(text: Do, sit: Sit):
    delegate = sit("delegation:AND")
    form = {**carried(delegate.get(FORM).content.decode()), "authority": ""}
    for _time in range(2):
        sent = delegate.post(FORM, {**form, "file": SimpleUploadedFile("AND.md", COPY.encode())})
        assert sent.status_code == 303
    assert list(states().values()) == ["waiting"]


def test_what_a_letter_asks_is_handed_in_only_where_it_is_answered_yes(text: Do, sit: Sit):
    delegate = sit("delegation:AND")
    address = hand_in(delegate, LETTER, "letter.txt")
    page = delegate.get(address).content.decode()
    [name] = set(re.findall(r'name="(answer-[^"]+)"', page))
    preview = delegate.post(address, carried(page, looked="1", look="1") | {name: "yes"})
    assert "Suggestions that it makes: 1." in preview.content.decode()
    assert standing() == []
    undecided = hand_in(delegate, LETTER, "again.txt")
    assert confirm(delegate, undecided).status_code == 303
    assert standing() == []
    assert "May be suggestions, and were not decided" in words(delegate, undecided)
    assert delegate.post(address, carried(page, looked="1") | {name: "yes"}).status_code == 303
    number = int(address.split("/")[-2])
    assert standing() == [("delegation:AND", "a1.1", "The Members should cooperate.", "standing", number)]
    assert "were not decided" not in words(delegate, address)


def test_a_file_that_came_by_e_mail_is_entered_by_the_secretariat_and_seen_by_its_seat_alone(text: Do, sit: Sit):
    officer, own, other = sit("secretariat"), sit("delegation:AND"), sit("delegation:BOR")
    typed = {"behalf": "delegation:AND", "channel": "email", "received": "2026-11-20"}
    address = hand_in(officer, COPY, **typed)
    assert "AND.md Andland 20 November 2026 By e-mail Waits to be confirmed" in words(own, f"{TEXT}/submissions/")
    assert own.get(f"{address}file").content.decode() == COPY
    assert "Hand in a file" in words(own, "/demo/brief/")
    assert "No file that you may see was handed in on this text." in words(other, f"{TEXT}/submissions/")
    assert (other.get(address).status_code, other.get(f"{address}file").status_code) == (404, 404)
    public = Client().get(address)
    assert (public.status_code, public["Location"].partition("?")[0]) == (303, "/account/login/")
    entry = find_entry("demo", int(address.split("/")[-2]))
    assert (entry.audience, entry.behalf, "AND.md" in str(entry.payload)) == ("delegation:AND", "delegation:AND", False)
    assert confirm(own, address).status_code == 303
    assert [row[:2] for row in standing()] == [("delegation:AND", "a1.1"), ("delegation:AND", "a2.1")]


def test_a_later_file_takes_the_place_of_an_earlier_one_and_what_it_says_no_more_is_taken_back(text: Do, sit: Sit):
    delegate = sit("delegation:AND")
    first = hand_in(delegate, COPY)
    confirm(delegate, first)
    before = int(first.split("/")[-2])
    later = hand_in(delegate, BASE.replace("open to all", "open to all Members"), "later.md", replaces=f"{before}")
    confirm(delegate, later)
    number = int(later.split("/")[-2])
    assert states() == {before: "replaced", number: "confirmed"}
    assert standing() == [
        ("delegation:AND", "a1.1", "The Members should cooperate.", "withdrawn", before),
        ("delegation:AND", "a2.1", "Access to the pool shall be open to all Members.", "standing", before),
    ]
    assert "A later file in its place later.md" in words(delegate, first)
    assert "It takes the place of AND.md" in words(delegate, later)


def test_what_a_file_took_over_from_those_before_it_goes_with_the_next_and_is_taken_back_with_it(text: Do, sit: Sit):
    delegate, numbers = sit("delegation:AND"), list[int]()
    for name, said in (
        ("one.md", COPY),
        ("two.md", BASE.replace("open to all", "open to all Members")),
        ("three.md", COPY.replace("open to all Members", "open to all")),
    ):
        address = hand_in(delegate, said, name, **({"replaces": f"{numbers[-1]}"} if numbers else {}))
        confirm(delegate, address)
        numbers.append(int(address.split("/")[-2]))
    assert states() == dict(zip(numbers, ("replaced", "replaced", "confirmed"), strict=True))
    assert [(row[1], *row[3:]) for row in standing()] == [
        ("a1.1", "withdrawn", numbers[0]),
        ("a2.1", "withdrawn", numbers[0]),
        ("a1.1", "standing", numbers[2]),
    ]
    last = hand_in(delegate, COPY, "four.md", replaces=f"{numbers[2]}")
    confirm(delegate, last)
    form = delegate.get(f"{last}withdraw").content.decode()
    assert "2 suggestions that it made are taken back with it." in form
    assert delegate.post(f"{last}withdraw", carried(form)).status_code == 303
    assert {row[3] for row in standing()} == {"withdrawn"}


def test_a_file_is_taken_back_with_what_it_suggested(text: Do, sit: Sit):
    delegate = sit("delegation:AND")
    address = hand_in(delegate, COPY)
    confirm(delegate, address)
    form = delegate.get(f"{address}withdraw")
    assert "2 suggestions that it made are taken back with it." in form.content.decode()
    for _time in range(2):
        assert delegate.post(f"{address}withdraw", carried(form.content.decode())).status_code == 303
    assert [row[3] for row in standing()] == ["withdrawn", "withdrawn"]
    assert list(states().values()) == ["withdrawn"]
    assert delegate.get(f"{address}withdraw").status_code == 404


def test_a_file_is_read_on_the_version_that_is_newest_when_it_is_confirmed(text: Do, sit: Sit):
    delegate = sit("delegation:AND")
    address = hand_in(delegate, COPY)
    old = delegate.get(address).content.decode()
    issue(text, BASE.replace("shall cooperate", "should cooperate"), 2)
    late = delegate.post(address, carried(old, looked="1"))
    assert "This was written on another version; the newest one is A/1/L.4/Rev.1: look at its words first." in (
        late.content.decode()
    )
    page = words(delegate, address)
    assert "Suggestions that it makes: 1." in page
    assert confirm(delegate, address).status_code == 303
    assert [row[1:4] for row in standing()] == [
        ("a2.1", "Access to the pool shall be open to all Members.", "standing")
    ]
    assert Submission.rows.at().get().version == 2


def test_who_may_only_prepare_answers_and_somebody_who_may_bind_releases_it(text: Do, sit: Sit):
    head, adviser = sit("delegation:AND"), sit("delegation:AND", role="adviser")
    address = hand_in(head, COPY)
    form = carried(adviser.get(address).content.decode(), looked="1")
    kept = adviser.post(address, {**form, "prepare": ""})
    assert (kept.status_code, kept["Location"]) == (303, "/demo/prepared/")
    assert standing() == []
    assert "Confirm how AND.md was read" in words(head, "/demo/prepared/")


def test_what_cannot_be_read_is_received_and_says_what_to_do(text: Do, sit: Sit):
    delegate = sit("delegation:AND")
    scan = hand_in(delegate, b"%PDF-1.7 a scan", "scan.pdf")
    assert "Suggestions that it makes: 0." in words(delegate, scan)
    assert Submission.rows.at().get().media == "pdf"
    other = hand_in(delegate, "# Rules of the pool\n\nSwimming is for all who can.\n", "pool.md")
    assert "pool.md has hardly a word of this text or of an earlier version; check that it is on it." in words(
        delegate, other
    )
    assert confirm(delegate, other).status_code == 303
    assert standing() == []


def test_a_wrong_or_missing_file_is_refused_in_one_sentence_and_nothing_is_lost(text: Do, sit: Sit):
    delegate = sit("delegation:AND")
    for name, data, sentence in (
        ("words.exe", b"MZ", "This is none of the formats that are taken here: .doc, .docm, .docx, .dotx, .markdown, "),
        ("empty.docx", b"", "The submitted file is empty."),
    ):
        sent = send(delegate, data, name, authority="Note 7")
        assert sent.status_code == 422
        assert errors(sent)["file"].startswith(f"✕ {sentence}")
        assert 'value="Note 7"' in sent.content.decode()
    wrong = send(delegate, COPY, authority="x" * 301)
    assert errors(wrong)["file"] == "✕ Choose the file again: a browser does not keep it."
    assert Submission.rows.at().count() == 0


def test_an_erased_file_leaves_the_store_and_its_page_says_so(text: Do, sit: Sit):
    delegate = sit("delegation:AND")
    address = hand_in(delegate, COPY)
    row = Submission.rows.at().get()
    erasure = text(EraseValues(commitments=(row.salt, row.cover), reason="asked"))
    erase_files("demo", [erasure.entry])
    assert open_store().size(row.file) is None
    assert states() == {row.number: "erased"}
    assert "This file was erased: nothing of it can be shown." in words(delegate, address)
    assert delegate.get(f"{address}file").status_code == 404


def test_words_that_are_erased_take_the_file_along_in_which_they_came_and_no_other_suggestion(text: Do, sit: Sit):
    delegate = sit("delegation:AND")
    address = hand_in(delegate, COPY)
    confirm(delegate, address)
    row = Submission.rows.at().get()
    first, second = Suggestion.rows.at().order_by("number")
    assert refused(text, EraseValues(commitments=(first.private,), reason="asked"))[0] == "record.kin"
    every = (first.private, row.salt, row.cover, row.answers)
    erase_files("demo", [text(EraseValues(commitments=every, reason="asked")).entry])
    assert open_store().size(row.file) is None
    assert dict(Suggestion.rows.at().values_list("number", "status")) == {
        first.number: "erased",
        second.number: "standing",
    }


def test_a_file_that_is_lost_is_named_and_one_that_waits_for_no_act_is_swept(text: Do, sit: Sit, folder: Path):
    delegate = sit("delegation:AND")
    hand_in(delegate, COPY)
    row = Submission.rows.at().get()
    assert list(list_lost()) == []
    send(delegate, "words", authority="x" * 301)
    later = clock.now().replace(day=26)
    with clock.reading(lambda: later):
        sweep()
    assert open_store().size(row.file) == row.size
    open_store().remove(row.file)
    assert [(lost.file, lost.document) for lost in list_lost()] == [(row.file, "")]


ARTICLE = """
## Article 2 bis. Training

1. The Members shall train:

   (a) those who ask;

2. Training is free.
"""


def test_a_new_article_is_one_suggestion_with_its_paragraphs_and_stays_so_on_the_next_version(text: Do, sit: Sit):
    delegate = sit("delegation:AND")
    address = hand_in(delegate, BASE + ARTICLE)
    assert "Suggestions that it makes: 1." in words(delegate, address)
    confirm(delegate, address)
    brought = (
        Held(Kind.PARAGRAPH, "The Members shall train:", "1"),
        Held(Kind.SUBPARAGRAPH, "those who ask;", "(a)", 0),
        Held(Kind.PARAGRAPH, "Training is free.", "2"),
    )
    [row] = Suggestion.rows.at()
    assert (row.sort, row.provision, row.label) == ("insertion", "a2.1", "Article 2 bis")
    assert read_contents([row])[row.number].held == brought
    shown = words(delegate, f"{TEXT}/a2.1")
    assert "Training 1 The Members shall train: (a) those who ask; 2 Training is free." in shown
    data = delegate.get(f"{TEXT}/a2.1.json").json()["suggestions"][0]["held"]
    assert [each["words"] for each in data] == ["The Members shall train:", "those who ask;", "Training is free."]
    whole = words(delegate, f"{TEXT}/")
    assert whole.index("Training") < whole.index("The Members shall train:") < whole.index("Training is free.")
    issue(text, BASE.replace("shall cooperate", "should cooperate"), 2)
    lapse_due()
    [carried_on] = Suggestion.rows.at()
    content = read_contents([carried_on])[row.number]
    assert (carried_on.version, content.status.value, content.held) == (2, "standing", brought)
    issue(text, BASE + ARTICLE, 3)
    lapse_due()
    [adopted] = Suggestion.rows.at()
    assert read_contents([adopted])[row.number].status.value == "absorbed"


def test_public_articles_say_openly_what_they_bring_along_and_verify_finds_the_same(public: Do, sit: Sit):
    delegate = sit("delegation:AND")
    held = (
        Held(Kind.PARAGRAPH, "The Members shall train:", "1"),
        Held(Kind.SUBPARAGRAPH, "those who ask;", "(a)", 0),
        Held(Kind.PARAGRAPH, "Training is free " + "for all " * 600 + "of them.", "2"),
    )
    version = find_version("demo", "framework")
    offer = Offer(Sort.INSERTION, "a2.1", "Training", Kind.ARTICLE, "Article 3", held)
    public(SubmitSuggestion.of(offer, version, "public"), AND)
    [row] = Suggestion.rows.at()
    assert read_contents([row])[row.number].held == held
    said = find_entry("demo", row.number).payload["content"]["held"]
    assert [(each["label"], each["words"][:12], each["file"] is None, each["parent"]) for each in said] == [
        ("1", "The Members ", True, None),
        ("(a)", "those who as", True, 0),
        ("2", "", False, None),
    ]
    issue(public, BASE.replace("shall cooperate", "should cooperate"), 2)
    lapse_due()
    assert list(recompute("demo")) == []
    issue(public, BASE + ARTICLE.replace("Training is free.", "Training costs nothing."), 3)
    lapse_due()
    [against] = Suggestion.rows.at()
    assert read_contents([against])[row.number].status.value == "conflict"
    assert list(recompute("demo")) == []
    form = f"{TEXT}/{against.provision}/suggest?instead={row.number}"
    page = delegate.get(form).content.decode()
    anew = {"sort": "insertion", "words": "Training", "kind": "article", "label": "Article 3", "rationale": ""}
    sent = delegate.post(form, carried(page, replaces=f"{row.number}", on_version="3", **anew))
    assert sent.status_code == 303
    anew_row = Suggestion.rows.at().order_by("number").last()
    assert [each.number for each in read_contents([anew_row])[anew_row.number].held] == ["1", "(a)", "2"]
