"""Small compound files (OLE), as old Word files and encrypted files are."""


def compound(*streams: str, encrypted: bool = False) -> bytes:
    """A compound file with these streams in its directory, and the beginning of a WordDocument stream."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    directory = b"".join(_entry(name, 5 if name == "Root Entry" else 2) for name in ("Root Entry", *streams))
    text = b"\xec\xa5" + bytes(9) + (b"\1" if encrypted else b"\0") + bytes(500)
    return header + directory.ljust(1024, b"\0") + text


def _entry(name: str, kind: int) -> bytes:
    written = name.encode("utf-16-le")
    return written.ljust(64, b"\0") + (len(written) + 2).to_bytes(2, "little") + bytes([kind, 1]) + bytes(60)
