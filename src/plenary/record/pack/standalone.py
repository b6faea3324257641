"""Checks a pack of records. Needs Python 3.9 or newer, nothing else, and no network.

    python3 verify.py PACK.zip [--key NAME+ID+KEY ...]

It is inside every pack as verify.py, so that whoever holds one can read what it does and run it. It checks that the
archive has not a byte more or less than it should; that every entry stands, in order, where the tree of hashes says
(RFC 6962); that a key signed the root (C2SP signed-note, Ed25519 after RFC 8032); and that every private value in the
pack is the one that its entry committed to. With --key, only the keys named are trusted; without, those in the pack
are, and then the pack is whole but who made it is for you to know. It ends with 0 when all is well, else with 1.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import json
import re
import struct
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

FORMAT = "plenary-pack/1"
FIELDS = {"act", "audience", "behalf", "body", "payload", "person", "seat", "sequence", "time", "version"}
TILE = 256
HASH = 32
LOCAL_HEADER = struct.Struct("<4s5H3L2H")


class Fault(Exception):
    """What is wrong first; ``rule`` for machines, ``place`` for the log and entry it is about."""

    def __init__(self, rule: str, place: object, sentence: str) -> None:
        super().__init__(sentence)
        self.rule = rule
        self.place = place
        self.sentence = sentence


def check(path: str | Path, trusted: Sequence[str] = ()) -> list[tuple[str, int, str, list[str]]]:
    """Check a pack; a list of (body, size, root in hexadecimal, key names). Raises Fault."""
    data = Path(path).read_bytes()
    files = read_archive(data)
    pack = read_pack(files)
    expected = {"README.txt", "pack.json", "verify.py"}
    verdicts = []
    for log in pack["logs"]:
        names, verdict = check_log(files, log, trusted)
        expected |= names
        verdicts.append(verdict)
    for name in sorted(set(files) ^ expected):
        raise Fault("archive", name, "The pack has no business with {0}, or lacks it.".format(name))
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
    shape = {"format", "kind", "logs"}
    if not isinstance(pack, dict) or set(pack) != shape or pack["format"] != FORMAT:
        raise Fault("pack", "pack.json", "pack.json does not describe a pack of the format {0}.".format(FORMAT))
    for log in pack["logs"]:
        if not isinstance(log, dict) or set(log) != {"body", "keys", "origin", "size"}:
            raise Fault("pack", "pack.json", "pack.json does not describe its logs.")
    return pack


def check_log(
    files: Mapping[str, bytes], log: dict[str, Any], trusted: Sequence[str]
) -> tuple[set[str], tuple[str, int, str, list[str]]]:
    """The names of the files of a log, and (body, size, root, keys) when all of it holds."""
    body, size = log["body"], log["size"]
    folder = "logs/{0}/".format(body)
    hashes = [hash_leaf(entry) for entry in check_entries(files, folder, body, size)]
    names = {folder + "checkpoint", folder + "dump.jsonl"} | {folder + name for name, _width in list_bundles(size)}
    root = check_tiles(files, folder, body, hashes, names)
    signed = check_checkpoint(files.get(folder + "checkpoint", b""), log, root, trusted or log["keys"])
    if folder + "sealed.jsonl" in files:
        names.add(folder + "sealed.jsonl")
        check_sealed(files[folder + "sealed.jsonl"], files, folder, body, size)
    return names, (body, size, root.hex(), signed)


def check_entries(files: Mapping[str, bytes], folder: str, body: str, size: int) -> Iterator[bytes]:
    """Every entry in order; each is compared with its leaf in the tiles before anything is read from it."""
    sequence, before = 0, ""
    for name, width in list_bundles(size):
        leaves = files.get(folder + name.replace("tile/entries/", "tile/0/"), b"")
        rest = files.get(folder + name, b"")
        for place in range(width):
            sequence += 1
            length = int.from_bytes(rest[:2], "big")
            entry, rest = rest[2 : 2 + length], rest[2 + length :]
            if hash_leaf(entry) != leaves[place * HASH : (place + 1) * HASH]:
                raise bad_entry(body, sequence, "is not the one that the tree of hashes holds")
            before = check_entry(entry, body, sequence, before)
            yield entry
        if rest:
            raise bad_entry(body, sequence, "is followed by bytes that belong to no entry")


def check_entry(data: bytes, body: str, sequence: int, before: str) -> str:
    """An entry's own words: canonical, dense and never back in time; its time."""
    try:
        entry = read_canonical(data, "")
    except Fault:
        raise bad_entry(body, sequence, "is not written as the format asks") from None
    if not isinstance(entry, dict) or set(entry) != FIELDS:
        raise bad_entry(body, sequence, "has not the fields of an entry")
    if entry["body"] != body or entry["sequence"] != sequence:
        raise bad_entry(body, sequence, "bears another number or another body's name")
    if entry["time"] < before:
        raise bad_entry(body, sequence, "is dated before the entry that it follows")
    return str(entry["time"])


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


def check_checkpoint(note: bytes, log: dict[str, Any], root: bytes, keys: Sequence[str]) -> list[str]:
    """The names of the keys that signed this origin, size and root."""
    wanted = "{0}\n{1}\n{2}\n".format(log["origin"], log["size"], base64.b64encode(root).decode())
    text, blank, lines = note.decode("utf-8", "replace").rpartition("\n\n")
    if not blank or text + "\n" != wanted:
        raise Fault("checkpoint", log["body"], "The checkpoint of {0} is not that of its entries.".format(log["body"]))
    known = dict(read_key(key) for key in keys)
    signed = []
    for line in lines.split("\n")[:-1]:
        found = re.fullmatch("— ([^ +]+) ([A-Za-z0-9+/]+={0,2})", line)
        made = decode64(found.group(2)) if found else b""
        name = found.group(1) if found else ""
        key = known.get((name, made[:4]))
        if key is not None and verify_ed25519(key, wanted.encode(), made[4:]):
            signed.append(name)
    if not signed or len(signed) != lines.count("\n") or not lines.endswith("\n"):
        raise Fault("signature", log["body"], "The checkpoint of {0} is not signed by a known key.".format(log["body"]))
    return signed


def check_sealed(data: bytes, files: Mapping[str, bytes], folder: str, body: str, size: int) -> None:
    """Every private value is committed to by the entry whose number it bears, and stands once, in order."""
    entries = {}
    number = 0
    for name, _width in list_bundles(size):
        rest = files[folder + name]
        while rest:
            number += 1
            length = int.from_bytes(rest[:2], "big")
            entries[number], rest = rest[2 : 2 + length], rest[2 + length :]
    before = (0, "")
    for line in data.split(b"\n")[:-1]:
        found = read_canonical(line, folder + "sealed.jsonl")
        if not isinstance(found, dict) or set(found) != {"commitment", "salt", "sequence", "value"}:
            raise Fault("sealed", body, "A line of the private values of {0} is not one.".format(body))
        sequence, commitment = found["sequence"], found["commitment"]
        salt = bytes.fromhex(found["salt"]) if re.fullmatch("([0-9a-f]{2})*", found["salt"]) else b""
        held = '"{0}"'.format(commitment).encode() in entries.get(sequence, b"")
        if not held or hashlib.sha256(salt + canonical(found["value"])).hexdigest() != commitment:
            raise bad_entry(body, sequence, "did not commit to the private value that the pack gives for it")
        if (sequence, commitment) <= before:
            raise bad_entry(body, sequence, "has private values out of order")
        before = (sequence, commitment)
    if data and not data.endswith(b"\n"):
        raise Fault("sealed", body, "The private values of {0} end in the middle of a line.".format(body))


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
    if not same:
        raise Fault("json", name, "{0} is not written as the format asks.".format(name))
    return value


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
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


# Ed25519, after RFC 8032 section 5.1: the curve -x² + y² = 1 + d·x²·y² over the field of P elements.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]


def verify_ed25519(key: bytes, message: bytes, signature: bytes) -> bool:
    if len(signature) != 64:
        return False
    point, public = decompress(signature[:32]), decompress(key)
    scale = int.from_bytes(signature[32:], "little")
    if point is None or public is None or scale >= ORDER:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    left, right = multiply(scale, BASE), add(point, multiply(challenge, public))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


def decompress(data: bytes) -> Point | None:
    """A point in extended coordinates, or None."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (not x and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


def add(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
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


BASE = (
    15112221349535400772501151409588531511454012693041857206046113283949847762202,
    46316835694926478169428394003475163141307993866256225615783033603165251855960,
    1,
    46827403850823179245072216630277197565144205554125654976674165829533817101731,
)


def main(arguments: list[str]) -> int:
    keys = [arguments[at + 1] for at in range(len(arguments) - 1) if arguments[at] == "--key"]
    paths = [word for at, word in enumerate(arguments) if word != "--key" and (at == 0 or arguments[at - 1] != "--key")]
    if len(paths) != 1:
        sys.stderr.write("usage: python3 verify.py PACK.zip [--key NAME+ID+KEY ...]\n")
        return 2
    try:
        for body, size, root, signed in check(paths[0], keys):
            sys.stdout.write("{0}: {1} entries, root {2}, signed by {3}\n".format(body, size, root, ", ".join(signed)))
    except (Fault, OSError) as fault:
        sys.stdout.write("NOT AS RECORDED: {0}\n".format(fault))
        return 1
    # not for users: of one language, for this file stands alone and has no catalogue
    sys.stdout.write("All is as it was recorded.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
