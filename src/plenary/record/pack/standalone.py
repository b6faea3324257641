"""Checks a pack of records. Needs Python 3.9 or newer, nothing else, and no network.

    python3 verify.py PACK.zip|ITEM.json [--key NAME+ID+KEY ...]

It is inside every pack as verify.py, so that whoever holds one can read what it does and run it. It checks that the
archive has not a byte more or less than it should; that every entry stands, in order, where the tree of hashes says
(RFC 6962); that a key signed the root (C2SP signed-note, Ed25519 after RFC 8032); that every private value, every item
of a batch and every long text in the pack is the one that its entry committed to, and that none is missing that was
not erased; and, where the log goes on from one of another name, how far it is the same. It does not do the acts again:
that the tables in dump.jsonl are what the entries make is for "plenary verify" to say. Of an item of a batch it checks
that the item was in. With --key, only the keys named are trusted; without, those in the file are, and then it is whole
but who made it is for you to know. It ends with 0 when all is well, else with 1.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

FORMAT = "plenary-pack/1"
ITEM_FORMAT = "plenary-item/1"
Files = Mapping[str, bytes]
TEXT_OR_NONE: Any = (str, type(None))
FIELDS = {"behalf": TEXT_OR_NONE, "person": TEXT_OR_NONE, "payload": dict, "sequence": int, "version": int}
FIELDS.update(dict.fromkeys(("act", "audience", "body", "seat", "time"), str))
DESCRIBED = {"body": str, "keys": list, "origin": str, "size": int}
BATCH = {"batch": str, "count": int, "file": str, "for_whom": str, "root": str, "subject": str}
RENEWAL = {"before": str, "kept": TEXT_OR_NONE, "number": int, "origin": str, "published": str}
# not for users: of one language, for this file stands alone and has no catalogue
RENEWED = "From entry {0} on the log goes on from {1}, which had signed {2} entries; the first {3} are the same."
OPENED = {"commitment": str, "salt": str, "value": object}
SEALED = {**OPENED, "sequence": int}
ITEM = {"count": int, "keys": list, "path": list, "place": int, "value": object}
ITEM.update(dict.fromkeys(("entry", "format", "receipt", "salt"), str))
HEX = re.compile("([0-9a-f]{2})*")
NAMED = re.compile(rb'"([0-9a-f]{64})"')
TILE, HASH = 256, 32
LOCAL_HEADER = struct.Struct("<4s5H3L2H")


class Fault(Exception):
    """What is wrong first; ``rule`` for machines, ``place`` for the log and entry it is about."""

    def __init__(self, rule: str, place: object, sentence: str) -> None:
        super().__init__(sentence)
        self.rule, self.place, self.sentence = rule, place, sentence


class Verdict(NamedTuple):
    """What is true of one log: its root in hexadecimal, the names of the keys that signed it, and what else to know."""

    body: str
    size: int
    root: str
    keys: list[str]
    remarks: list[str]


def check(path: str | Path, trusted: Sequence[str] = ()) -> list[Verdict]:
    """Check a pack; a verdict for each log. Raises Fault."""
    data = Path(path).read_bytes()
    files = read_archive(data)
    pack = read_pack(files)
    expected = {"README.txt", "pack.json", "verify.py"}
    verdicts = []
    for log in pack["logs"]:
        names, verdict = check_log(files, log, pack["kind"] == "full", trusted)
        expected |= names
        verdicts.append(verdict)
    for name in sorted(set(files) ^ expected):
        raise Fault("archive", name, "The pack has no business with {0}, or lacks it.".format(name))
    check_sums(data, files)
    if write_archive(files) != data:
        raise Fault("archive", "", "The archive itself was altered: its bytes are not those that its files make.")
    return verdicts


def read_archive(data: bytes) -> dict[str, bytes]:
    """The files of the archive by name, read past the archive's own checksums so that the fault can be named."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError) as error:
        raise Fault("archive", "", "This is not a whole pack: {0}.".format(error)) from None
    files = {}
    for info in found:
        start = info.header_offset + LOCAL_HEADER.size + len(info.filename.encode())
        if info.compress_type or info.filename in files or start + info.file_size > len(data):
            raise Fault("archive", info.filename, "The archive was altered at {0}.".format(info.filename))
        files[info.filename] = data[start : start + info.file_size]
    return files


def check_sums(data: bytes, files: Mapping[str, bytes]) -> None:
    """Every file has the checksum that the archive has of it; of tables, the row with one altered byte is named."""
    bits = {zlib.crc32(bytes([each])) ^ zlib.crc32(b"\0"): each for each in range(256)}
    back = {each >> 24: (each << 8 & 0xFFFFFFFF) ^ low for each, low in bits.items()}
    for info in zipfile.ZipFile(io.BytesIO(data)).infolist():
        name, held = info.filename, files[info.filename]
        wrong, at = zlib.crc32(held) ^ info.CRC, len(held) - 1
        # What one altered byte did to the CRC-32 is taken back byte by byte from the end, to where it was done.
        while at > 0 and wrong not in bits:
            wrong, at = (wrong << 8 & 0xFFFFFFFF) ^ back[wrong >> 24], at - 1
        if bits.get(wrong) and name.endswith("/dump.jsonl"):
            whole = held[:at] + bytes([held[at] ^ bits[wrong]]) + held[at + 1 :]
            number = whole[:at].count(b"\n")
            refuse_row(name.split("/")[1], number + 1, whole.split(b"\n")[number])
        if wrong:
            raise Fault("archive", name, "The file {0} is not that of which the archive has a checksum.".format(name))


def refuse_row(body: str, number: int, row: bytes) -> NoReturn:
    """Name a wrong row of the tables, with its table and the entry by which it came, which stands in its key."""
    found = re.match(rb'\["([^"]+)",.*?(?:"id":"[^"/]+/([0-9]+)["/].*)?\Z', row, re.DOTALL)
    table, entry = (found[1].decode(), int(found[2] or 0)) if found else ("no table", 0)
    told = (number, body, "{0}, of entry {1}".format(table, entry) if entry else table)
    place = (body, entry) if entry else body
    raise Fault("tables", place, "Row {0} of the tables of {1} ({2}) is not what its entries make.".format(*told))


def write_archive(files: Mapping[str, bytes]) -> bytes:
    """The one archive that these files make: by name, uncompressed, without times."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, files[name])
    return target.getvalue()


def read_pack(files: Mapping[str, bytes]) -> dict[str, Any]:
    pack: dict[str, Any] = read_canonical(files.get("pack.json", b""), "pack.json")
    shape = {"format": str, "kind": str, "logs": list, "release": str}
    if not has_shape(pack, shape) or pack["format"] != FORMAT or pack["kind"] not in ("full", "public"):
        raise Fault("pack", "pack.json", "pack.json does not describe a pack of the format {0}.".format(FORMAT))
    for log in pack["logs"]:
        if not has_shape(log, DESCRIBED) or log["size"] < 0 or not all(isinstance(key, str) for key in log["keys"]):
            raise Fault("pack", "pack.json", "pack.json does not describe its logs.")
    if len({log["body"] for log in pack["logs"]}) != len(pack["logs"]):
        raise Fault("pack", "pack.json", "pack.json describes a log twice.")
    return pack


def has_shape(value: Any, shape: Mapping[str, Any]) -> bool:
    """Whether a value is an object with these fields, each of its kind; truth is no number."""
    return (
        isinstance(value, dict)
        and set(value) == set(shape)
        and all(isinstance(value[name], kind) for name, kind in shape.items())
        and not any(isinstance(value[name], bool) for name, kind in shape.items() if kind is int)
    )


class Contents:
    """What the entries of a log say that the rest of a pack is held against."""

    def __init__(self, body: str, full: bool) -> None:
        self.body, self.full, self.folder = body, full, "logs/{0}/".format(body)
        self.hashes: list[bytes] = []
        self.named: set[str] = set()
        self.sealed: dict[str, int] = {}
        self.erased: set[str] = set()
        self.batches: dict[int, dict[str, Any]] = {}
        self.renewals: dict[int, dict[str, Any]] = {}

    def take(self, data: bytes, entry: dict[str, Any]) -> None:
        sequence, payload = entry["sequence"], entry["payload"]
        self.hashes.append(hash_leaf(data))
        self.named.update(name.decode() for name in NAMED.findall(data))
        for commitment in ([entry["person"]] if entry["person"] else []) + list(list_sealed(payload)):
            self.sealed.setdefault(commitment, sequence)
        if entry["act"] == "values.erase":
            self.erased.update(str(each) for each in payload.get("commitments", []))
        elif entry["act"] == "batch.commit":
            if not has_shape(payload, BATCH):
                raise bad_entry(self.body, sequence, "does not commit to a batch as the format asks")
            self.batches[sequence] = payload
        elif entry["act"] == "log.renew":
            if not has_shape(payload, RENEWAL):
                raise bad_entry(self.body, sequence, "does not renew the log as the format asks")
            self.renewals[sequence] = payload


def list_sealed(value: Any) -> Iterator[str]:
    """The commitments within a payload."""
    if isinstance(value, dict) and set(value) == {"sealed"} and isinstance(value["sealed"], str):
        yield value["sealed"]
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from list_sealed(each)


def check_log(files: Files, log: dict[str, Any], full: bool, trusted: Sequence[str]) -> tuple[set[str], Verdict]:
    """The names of the files of a log, and the verdict when all of it holds."""
    body, size = log["body"], log["size"]
    contents = Contents(body, full)
    folder = contents.folder
    for data, entry in check_entries(files, folder, body, size):
        contents.take(data, entry)
    names = {folder + name for name in ("checkpoint", "dump.jsonl", *(name for name, _width in list_bundles(size)))}
    root = check_tiles(files, folder, body, contents.hashes, names)
    signed = check_checkpoint(files.get(folder + "checkpoint", b""), log, root, trusted)
    remarks = check_renewals(contents, log, trusted)
    if full:
        names.add(folder + "sealed.jsonl")
        check_sealed(files.get(folder + "sealed.jsonl", b""), contents)
    for sequence, batch in contents.batches.items():
        names |= check_batch(files, sequence, batch, contents)
    for name in files:
        if name.startswith(folder + "texts/"):
            held = name[len(folder + "texts/") :]
            if hashlib.sha256(files[name]).hexdigest() != held or held not in contents.named:
                raise Fault("text", body, "The text {0} is none that an entry of {1} names.".format(held, body))
            names.add(name)
    return names, Verdict(body, size, root.hex(), signed, remarks)


def check_entries(files: Files, folder: str, body: str, size: int) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """Every entry in order; each is compared with its leaf in the tiles before anything is read from it."""
    sequence, before = 0, ""
    for name, width in list_bundles(size):
        leaves = files.get(folder + name.replace("tile/entries/", "tile/0/"), b"")
        rest = files.get(folder + name, b"")
        for place in range(width):
            sequence += 1
            length = int.from_bytes(rest[:2], "big")
            data, rest = rest[2 : 2 + length], rest[2 + length :]
            if hash_leaf(data) != leaves[place * HASH : (place + 1) * HASH]:
                raise bad_entry(body, sequence, "is not the one that the tree of hashes holds")
            entry = check_entry(data, body, sequence, before)
            before = entry["time"]
            yield data, entry
        if rest:
            raise bad_entry(body, sequence, "is followed by bytes that belong to no entry")


def check_entry(data: bytes, body: str, sequence: int, before: str) -> dict[str, Any]:
    """An entry's own words: canonical, dense and never back in time; what it says."""
    try:
        entry: dict[str, Any] = read_canonical(data, "")
    except Fault:
        raise bad_entry(body, sequence, "is not written as the format asks") from None
    if not has_shape(entry, FIELDS):
        raise bad_entry(body, sequence, "has not the fields of an entry")
    if entry["body"] != body or entry["sequence"] != sequence:
        raise bad_entry(body, sequence, "bears another number or another body's name")
    if entry["time"] < before:
        raise bad_entry(body, sequence, "is dated before the entry that it follows")
    return entry


def check_tiles(files: Mapping[str, bytes], folder: str, body: str, hashes: list[bytes], names: set[str]) -> bytes:
    """Every tile is over what lies below it; the root. ``names`` gains the tiles' names."""
    level, row = 0, hashes
    while row:
        for start in range(0, len(row), TILE):
            part = row[start : start + TILE]
            name = "{0}tile/{1}/{2}".format(folder, level, write_place(start // TILE, len(part)))
            names.add(name)
            if files.get(name) != b"".join(part):
                raise Fault("tile", body, "The file {0} is not what the entries make.".format(name))
        row = [fold(row[start : start + TILE]) for start in range(0, len(row) - TILE + 1, TILE)]
        level += 1
    return fold(hashes) if hashes else hashlib.sha256(b"").digest()


def check_checkpoint(note: bytes, log: dict[str, Any], root: bytes, trusted: Sequence[str]) -> list[str]:
    """The names of the keys that signed this origin, size and root."""
    text = "{0}\n{1}\n{2}\n".format(log["origin"], log["size"], base64.b64encode(root).decode())
    if not note.startswith(text.encode() + b"\n"):
        raise Fault("checkpoint", log["body"], "The checkpoint of {0} is not that of its entries.".format(log["body"]))
    signed, others = open_note(note, trusted or log["keys"])
    # Whose keys are all in the pack has no signature by another; who trusts one key may pass over the rest.
    if not signed or (others and not trusted):
        raise Fault("signature", log["body"], "The checkpoint of {0} is not signed by a known key.".format(log["body"]))
    return signed


def open_note(note: bytes, keys: Sequence[str]) -> tuple[list[str], int]:
    """The names of the keys that signed a note, and how many signatures are not by one of them."""
    known = dict(read_key(key) for key in keys)
    text, _blank, lines = note.decode("utf-8", "replace").rpartition("\n\n")
    signed, others = [], 0 if lines.endswith("\n") else 1
    for line in lines.split("\n")[:-1]:
        found = re.fullmatch("— ([^ +]+) ([A-Za-z0-9+/]+={0,2})", line)
        name, made = (found[1], decode64(found[2])) if found else ("", b"")
        key = known.get((name, made[:4]))
        if key is None:
            others += 1
        elif verify_ed25519(key, (text + "\n").encode(), made[4:]):
            signed.append(name)
        else:
            return [], 1
    return signed, others


def check_renewals(contents: Contents, log: dict[str, Any], trusted: Sequence[str]) -> list[str]:
    """Where the log goes on from one of another origin: that was signed, and this is the same as far as it says."""
    body, origin, remarks = log["body"], "", []
    keys = [*trusted, *log["keys"]]
    for sequence, renewal in sorted(contents.renewals.items()):
        before, kept = renewal["before"], renewal["kept"]
        if origin and origin != before:
            raise bad_entry(body, sequence, "goes on from another origin than the log had")
        origin = renewal["origin"]
        lost_size, lost_root = read_checkpoint(renewal["published"], before, keys, body, sequence)
        if lost_size < sequence and fold(contents.hashes[:lost_size]) == lost_root:
            raise bad_entry(body, sequence, "goes on from a checkpoint that was not lost")
        same = 0
        if kept is not None:
            same, root = read_checkpoint(kept, before, keys, body, sequence)
            if same >= sequence or fold(contents.hashes[:same]) != root:
                raise bad_entry(body, sequence, "names a checkpoint that the entries before it do not make")
        remarks.append(RENEWED.format(sequence, before, lost_size, same))
    if origin and origin != log["origin"]:
        raise Fault("origin", body, "The origin of {0} is not the one under which it goes on.".format(body))
    return remarks


def read_checkpoint(note: str, origin: str, keys: Sequence[str], body: str, sequence: int) -> tuple[int, bytes]:
    """Size and root of a checkpoint that an entry holds; refuses one that no key of that origin signed."""
    lines = note.split("\n")
    root = decode64(lines[2]) if len(lines) > 2 else b""
    sized = len(lines) > 2 and re.fullmatch("0|[1-9][0-9]*", lines[1])
    if not sized or lines[0] != origin or len(root) != HASH or not open_note(note.encode(), keys)[0]:
        raise bad_entry(body, sequence, "names a checkpoint that its origin did not sign")
    return int(lines[1]), root


def check_sealed(data: bytes, contents: Contents) -> None:
    """Every private value is committed to, stands once, in order; and those that are not there were erased."""
    body, before = contents.body, (0, "")
    given = set()
    for line in split_lines(data, body, "sealed", "private values"):
        found = read_canonical(line, "sealed.jsonl")
        if not has_shape(found, SEALED):
            raise Fault("sealed", body, "A line of the private values of {0} is not one.".format(body))
        sequence, commitment = found["sequence"], found["commitment"]
        if contents.sealed.get(commitment) != sequence or not opens(commitment, found):
            raise bad_entry(body, sequence, "did not commit to the private value that the pack gives for it")
        if (sequence, commitment) <= before:
            raise bad_entry(body, sequence, "has private values out of order")
        before = (sequence, commitment)
        given.add(commitment)
    for sequence in sorted(contents.sealed[each] for each in set(contents.sealed) - given - contents.erased):
        raise bad_entry(body, sequence, "has a private value that was not erased and is not in the pack")


def check_batch(files: Mapping[str, bytes], sequence: int, batch: dict[str, Any], contents: Contents) -> set[str]:
    """The commitments of a batch are those of its entry; its items are theirs, and those not there were erased."""
    body, name = contents.body, "{0}batches/{1}".format(contents.folder, sequence)
    data = files.get(name, b"")
    ordered = [data[at : at + HASH] for at in range(0, len(data), HASH)]
    leaves = [hash_leaf(commitment) for commitment in ordered]
    if (
        ordered != sorted(set(ordered))
        or len(data) != batch["count"] * HASH
        or hashlib.sha256(data).hexdigest() != batch["file"]
        or (fold(leaves) if leaves else hashlib.sha256(b"").digest()).hex() != batch["root"]
    ):
        raise bad_entry(body, sequence, "did not commit to the batch that the pack gives for it")
    if not contents.full and batch["for_whom"] != "public":
        return {name}
    left = [commitment.hex() for commitment in reversed(ordered)]
    for line in split_lines(files.get(name + ".jsonl", b""), body, "batch", "items"):
        found = read_canonical(line, name + ".jsonl")
        if not has_shape(found, OPENED):
            raise Fault("batch", body, "A line of the items of {0} is not one.".format(body))
        while left and left[-1] != found["commitment"] and left[-1] in contents.erased:
            left.pop()
        if not left or left.pop() != found["commitment"] or not opens(found["commitment"], found):
            raise bad_entry(body, sequence, "did not commit to an item that the pack gives for it, or lacks one")
    if not all(commitment in contents.erased for commitment in left):
        raise bad_entry(body, sequence, "has an item that was not erased and is not in the pack")
    return {name, name + ".jsonl"}


def split_lines(data: bytes, body: str, rule: str, what: str) -> list[bytes]:
    if data and not data.endswith(b"\n"):
        raise Fault(rule, body, "The {0} of {1} end in the middle of a line.".format(what, body))
    return data.split(b"\n")[:-1]


def opens(commitment: str, opening: dict[str, Any]) -> bool:
    """Whether salt and value are what was committed to."""
    return commit(opening).hex() == commitment


def commit(opening: dict[str, Any]) -> bytes:
    salt = bytes.fromhex(opening["salt"]) if HEX.fullmatch(opening["salt"]) else b""
    return hashlib.sha256(salt + canonical(opening["value"])).digest()


def check_item(path: str | Path, trusted: Sequence[str] = ()) -> Verdict:
    """Check that an item was in a batch that an entry committed to, under a signed checkpoint. Raises Fault."""
    item = read_canonical(Path(path).read_bytes(), "The file")
    if not has_shape(item, ITEM) or item["format"] != ITEM_FORMAT:
        raise Fault("item", "", "This is not an item of the format {0}.".format(ITEM_FORMAT))
    data = item["entry"].encode()
    entry = read_canonical(data, "entry")
    if not has_shape(entry, FIELDS) or entry["act"] != "batch.commit" or not has_shape(entry["payload"], BATCH):
        raise Fault("item", "", "This item comes with an entry that commits to no batch.")
    body, sequence, batch = entry["body"], entry["sequence"], entry["payload"]
    proof = [decode64(each) for each in item["path"] if isinstance(each, str)]
    made = climb(hash_leaf(commit(item)), item["place"], item["count"], proof)
    if item["count"] != batch["count"] or made.hex() != batch["root"]:
        raise bad_entry(body, sequence, "committed to a batch without this item")
    head, _blank, note = item["receipt"].partition("\n\n")
    lines, text = head.split("\n"), [*note.split("\n"), "", ""]
    root, shown = decode64(text[2]), [decode64(each) for each in lines[2:]]
    if (
        lines[:2] != ["c2sp.org/tlog-proof@v1", "index {0}".format(sequence - 1)]
        or not re.fullmatch("[1-9][0-9]*", text[1])
        or climb(hash_leaf(data), sequence - 1, int(text[1]), shown) != root
    ):
        raise bad_entry(body, sequence, "is not under the checkpoint that comes with the item")
    signed = open_note(note.encode(), trusted or item["keys"])[0]
    if not signed:
        raise Fault("signature", body, "The checkpoint of {0} is not signed by a known key.".format(body))
    # not for users: as above
    return Verdict(body, int(text[1]), root.hex(), signed, ["The item is in the batch of entry {0}.".format(sequence)])


def climb(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes:
    """The root that a leaf and its proof make (RFC 9162 section 2.1.3.2), or nothing."""
    place, last, found = index, size - 1, leaf
    if not 0 <= index < size:
        return b""
    for sibling in proof:
        if last == 0 or len(sibling) != HASH:
            return b""
        if place & 1 or place == last:
            found = hashlib.sha256(b"\x01" + sibling + found).digest()
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = hashlib.sha256(b"\x01" + found + sibling).digest()
        place, last = place >> 1, last >> 1
    return found if last == 0 else b""


def bad_entry(body: str, sequence: int, why: str) -> Fault:
    # not for users: of one language, for this file stands alone and has no catalogue
    return Fault("entry", (body, sequence), "Entry {0} of {1} {2}.".format(sequence, body, why))


def read_canonical(data: bytes, name: str) -> Any:
    """JSON written the one way of RFC 8785; integers only."""
    try:
        value = json.loads(data.decode())
        same = canonical(value) == data
    except (ValueError, RecursionError):
        same = False
    if same:
        return value
    raise Fault("json", name, "{0} is not written as the format asks.".format(name))


def canonical(value: Any) -> bytes:
    """RFC 8785 for text, integers, booleans, null, lists and objects: keys in the order of UTF-16."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return b"{" + b",".join(canonical(key) + b":" + canonical(value[key]) for key in keys) + b"}"
    if isinstance(value, list):
        return b"[" + b",".join(canonical(each) for each in value) + b"]"
    if isinstance(value, float):
        raise ValueError("not an integer")
    return json.dumps(value, ensure_ascii=False).encode()


def list_bundles(size: int) -> Iterator[tuple[str, int]]:
    for index in range(-(-size // TILE)):
        width = min(TILE, size - index * TILE)
        yield "tile/entries/" + write_place(index, width), width


def write_place(index: int, width: int) -> str:
    groups = ["{0:03}".format(index % 1000)]
    while index >= 1000:
        index //= 1000
        groups.append("x{0:03}".format(index % 1000))
    return "/".join(reversed(groups)) + ("" if width == TILE else ".p/{0}".format(width))


def hash_leaf(entry: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + entry).digest()


def fold(hashes: list[bytes]) -> bytes:
    """The root over any number of hashes, as RFC 6962 splits them: at the largest power of two below."""
    while len(hashes) > 1:
        pairs = [hashlib.sha256(b"\x01" + hashes[at] + hashes[at + 1]).digest() for at in range(0, len(hashes) - 1, 2)]
        hashes = pairs + ([hashes[-1]] if len(hashes) % 2 else [])
    return hashes[0]


def read_key(line: str) -> tuple[tuple[str, bytes], bytes]:
    name, _plus, rest = line.strip().partition("+")
    identity, _plus, encoded = rest.partition("+")
    key = decode64(encoded)
    made = hashlib.sha256(name.encode() + b"\n" + key).digest()[:4]
    if key[:1] != b"\x01" or len(key) != 33 or made.hex() != identity:
        raise Fault("key", line, "{0} is not a key in the form NAME+ID+KEY.".format(line))
    return (name, made), key[1:]


def decode64(text: str) -> bytes:
    """The bytes, or none where the text is not the one way to write them."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return b""
    return data if base64.b64encode(data).decode() == text else b""


# Ed25519, after RFC 8032 section 5.1: the curve -x² + y² = 1 + d·x²·y² over the field of P elements.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]


def verify_ed25519(key: bytes, message: bytes, signature: bytes) -> bool:
    point, public = decompress(signature[:32]), decompress(key)
    scale = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or point is None or public is None or scale >= ORDER:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = multiply(scale, BASE), add(point, multiply(challenge, public))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


def decompress(data: bytes) -> Point | None:
    """A point in extended coordinates, or None."""
    sign, y = divmod(int.from_bytes(data, "little"), 1 << 255)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x * ROOT_OF_MINUS_ONE % P if (x * x - square) % P else x
    if (x * x - square) % P or (not x and sign):
        return None
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P


def add(one: Point, other: Point) -> Point:
    a, b = (one[1] - one[0]) * (other[1] - other[0]) % P, (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(scale: int, point: Point) -> Point:
    total = (0, 1, 1, 0)
    while scale:
        if scale & 1:
            total = add(total, point)
        point = add(point, point)
        scale >>= 1
    return total


BASE: Any = decompress((4 * pow(5, P - 2, P) % P).to_bytes(HASH, "little"))


def main(arguments: list[str]) -> int:
    keys = [arguments[at + 1] for at in range(len(arguments) - 1) if arguments[at] == "--key"]
    paths = [word for at, word in enumerate(arguments) if word != "--key" and (at == 0 or arguments[at - 1] != "--key")]
    if len(paths) != 1:
        sys.stderr.write("usage: python3 verify.py PACK.zip|ITEM.json [--key NAME+ID+KEY ...]\n")
        return 2
    try:
        is_item = Path(paths[0]).read_bytes()[:1] == b"{"
        verdicts = [check_item(paths[0], keys)] if is_item else check(paths[0], keys)
    except (Fault, OSError) as fault:
        sys.stdout.write("NOT AS RECORDED: {0}\n".format(fault))
        return 1
    for body, size, root, signed, remarks in verdicts:
        sys.stdout.write("{0}: {1} entries, root {2}, signed by {3}\n".format(body, size, root, ", ".join(signed)))
        sys.stdout.writelines(remark + "\n" for remark in remarks)
    # not for users: of one language, for this file stands alone and has no catalogue
    sys.stdout.write("All is as it was recorded.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
