"""A form that is refused leaves alone what an act is just about to name."""

from tests.faults.conftest import Town

RACE = """
import tempfile, threading
from pathlib import Path
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import setup_test_environment
from plenary.bodies.acts.body import EstablishBody
from plenary.bodies.acts.document import DepositVersion, RegisterDocument
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.models import Account, DocumentVersion, Seating
from plenary.bodies.rules.template import ASSEMBLY
from plenary.bodies.store import open_store
from plenary.record.act import Actor
from plenary.record.perform import perform

setup_test_environment()
settings.FOLDER = Path(tempfile.mkdtemp(dir=PLACE))
settings.SECOND_FACTOR_REQUIRED = False
DATA = b"%PDF-1.7\\nwords"
def do(act, key):
    return perform(act, actor=Actor("secretariat"), body="demo", key=key)
do(EstablishBody(names={"en": "Assembly"}, procedure=ASSEMBLY), "1")
office = do(FillOffice(office="desk", kind="secretary", person="C. Clerk", start="2026-01-01"), "2").entry
do(RegisterDocument(key="draft", distribution="limited", titles={"en": "Draft"}), "3")
account = Account.objects.create_user("clerk@plenary.example")
Seating.objects.create(account=account, body="demo", number=office.sequence)
client = Client()
client.force_login(account)
# The first page of a session is noted in it; nothing is written for the next.
client.get("/demo/documents/new")
done, go = threading.Event(), threading.Event()

def deposit():
    file = open_store().put(DATA)
    version = {"document": "draft", "language": "en", "status": "official", "media": "pdf"}
    with transaction.atomic():
        do(DepositVersion(size=len(DATA), file=file, **version), "4")
        done.set()
        go.wait(60)
    connection.close()

first = threading.Thread(target=deposit)
first.start()
done.wait(60)
form = {"key": "other", "title": "Other", "language": "en", "status": "official", "distribution": "limited"}
sent = {**form, "for_whom": "everybody", "once": "o", "file": SimpleUploadedFile("other.pdf", DATA)}
answer = client.post("/demo/documents/new", sent)
seen = DocumentVersion.objects.count()
go.set()
first.join()
print(answer.status_code, seen, DocumentVersion.objects.count(), open_store().size(DocumentVersion.objects.get().file))
"""


def test_a_form_that_is_refused_while_an_act_names_the_same_bytes_leaves_the_file_to_the_act(town: Town, tmp_path):
    assert town.run(RACE.replace("PLACE", repr(str(tmp_path)))) == "400 0 1 14\n"
