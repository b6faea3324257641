"""Signed notes: a text, an empty line, and lines of signatures (C2SP signed-note), by Ed25519 (RFC 8032)."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

#: The signature type that the specification gives to Ed25519.
ED25519 = b"\x01"
#: The most signatures that are looked at: the specification asks to bear at least 16.
MOST_SIGNATURES = 64

_NAME = re.compile(r"[^\s+]+")
_SIGNATURE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


class BadNote(ValueError):
    """A note or a key that is not of the form the specification gives; ``reason`` is one of the words below."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature line: the ``name`` and ``id`` (4 bytes) of a key, and what it made of the text."""

    name: str
    id: bytes
    made: bytes

    def __str__(self) -> str:
        return f"— {self.name} {base64.b64encode(self.id + self.made).decode()}\n"


@dataclass(frozen=True, slots=True)
class Verifier:
    """A named public key: 32 bytes."""

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        """The first four bytes of the hash over name, type and key."""
        return hashlib.sha256(self.name.encode() + b"\n" + ED25519 + self.public).digest()[:4]

    def __str__(self) -> str:
        """The key as one line that other implementations read: ``name+id+key``."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(ED25519 + self.public).decode()}"

    @classmethod
    def parse(cls, line: str) -> Self:
        """Read such a line; raises BadNote("key") when it is not one or its id does not belong to the key."""
        name, _, rest = line.strip().partition("+")
        written, _, encoded = rest.partition("+")
        key = _decode(encoded, "key")
        found = cls(name, key[1:])
        if not _NAME.fullmatch(name) or key[:1] != ED25519 or len(key) != 33 or found.id.hex() != written:
            raise BadNote("key")
        return found

    def confirms(self, text: str, signature: Signature) -> bool:
        """Whether this key made that signature under this text."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature.made, text.encode())
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Signer:
    """A named private key: the 32 bytes of the seed, never shown."""

    name: str
    seed: bytes

    def __repr__(self) -> str:
        return f"Signer({self.name!r})"

    @property
    def verifier(self) -> Verifier:
        return Verifier(self.name, Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw())

    def sign(self, text: str) -> Signature:
        made = Ed25519PrivateKey.from_private_bytes(self.seed).sign(text.encode())
        return Signature(self.name, self.verifier.id, made)


def sign_note(text: str, signers: Sequence[Signer]) -> bytes:
    """The text, which ends in a newline, with a signature by each signer.

    Raises BadNote("text") for a text that a note may not hold, BadNote("unsigned") without a signer, and
    BadNote("key") for a key's name with a space or a plus sign.
    """
    if not text.endswith("\n") or _CONTROL.search(text):
        raise BadNote("text")
    if not signers:
        raise BadNote("unsigned")
    if not all(_NAME.fullmatch(signer.name) for signer in signers):
        raise BadNote("key")
    return (text + "\n" + "".join(str(signer.sign(text)) for signer in signers)).encode()


def split_note(data: bytes) -> tuple[str, tuple[Signature, ...]]:
    """A note's text and signatures, unchecked; raises BadNote("form") when the bytes are no signed note."""
    try:
        whole = data.decode()
    except UnicodeDecodeError:
        raise BadNote("form") from None
    text, blank, lines = whole.rpartition("\n\n")
    if not blank or not lines.endswith("\n") or _CONTROL.search(whole) or lines.count("\n") > MOST_SIGNATURES:
        raise BadNote("form")
    return text + "\n", tuple(_read_signature(line) for line in lines[:-1].split("\n"))


def open_note(data: bytes, verifiers: Iterable[Verifier]) -> str:
    """The text of a note that at least one known key signed.

    Raises BadNote: "form" for what is no note, "forged" when a signature under a known key is wrong,
    "unsigned" when no known key signed it. Signatures of unknown keys are passed over, as the specification asks.
    """
    text, signatures = split_note(data)
    known = {(verifier.name, verifier.id): verifier for verifier in verifiers}
    signed = False
    for signature in signatures:
        verifier = known.get((signature.name, signature.id))
        if verifier is None:
            continue
        if not verifier.confirms(text, signature):
            raise BadNote("forged")
        signed = True
    if not signed:
        raise BadNote("unsigned")
    return text


def _read_signature(line: str) -> Signature:
    found = _SIGNATURE.fullmatch(line)
    made = _decode(found[2], "form") if found else b""
    if found is None or len(made) < 5:
        raise BadNote("form")
    return Signature(found[1], made[:4], made[4:])


def _decode(encoded: str, reason: str) -> bytes:
    try:
        return base64.b64decode(encoded, validate=True)
    except binascii.Error:
        raise BadNote(reason) from None
