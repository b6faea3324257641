"""Whoever reads everything as of one moment sees nothing of what others write meanwhile, and holds nobody up."""

from tests.faults.conftest import Town

READ = """
from threading import Thread
from django.db import connection
from plenary.record.act import Actor
from plenary.record.models import Log, Recorded
from plenary.record.perform import perform
from plenary.record.snapshot import snapshot
from tests.record.ledger.acts import WritePage

def write(words):
    perform(WritePage(words=words), actor=Actor("secretariat"), body="demo", key=words)
    connection.close()

def look():
    return Log.objects.get().size, Recorded.objects.count()

write("First")
with snapshot():
    before = look()
    meanwhile = Thread(target=write, args=["Second"])
    meanwhile.start()
    meanwhile.join(30)
    print(meanwhile.is_alive(), before, look())
print(look())
"""
PACK = """
from pathlib import Path
from tempfile import TemporaryDirectory
from plenary.engine.merkle.note import Signer
from plenary.record.act import Actor
from plenary.record.pack import standalone
from plenary.record.pack.export import PackedLog, export_pack
from plenary.record.perform import perform
from plenary.record.sequencer import LogFiles
from tests.record.ledger.acts import WritePage

for words in ("First", "Second"):
    perform(WritePage(words=words, remark="private"), actor=Actor("secretariat"), body="demo", key=words)
with TemporaryDirectory() as folder:
    log = PackedLog("demo", LogFiles(Path(folder) / "demo"), Signer("plenary.example/demo", bytes(32)))
    pack = Path(folder) / "demo.zip"
    pack.write_bytes(export_pack([log], name="demo.zip", full=True))
    print(standalone.check(pack)[0][:2])
"""


def test_a_reader_of_one_moment_and_a_writer_do_not_meet(town: Town):
    assert town.run(READ) == "False (1, 1) (1, 1)\n(2, 2)\n"


def test_a_pack_is_taken_of_one_moment_and_verifies(town: Town):
    assert town.run(PACK) == "('demo', 2)\n"
