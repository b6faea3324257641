"""HTTP over plain sockets: a client that costs little of the machine that it shares with the server."""

import asyncio
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

HEAD = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Answered:
    """A status, headers by their names in small letters, and the content as it was sent."""

    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def text(self) -> str:
        """The content, out of its compression."""
        packed = self.headers.get("content-encoding") == "gzip"
        return (zlib.decompress(self.content, 31) if packed else self.content).decode()


class Line:
    """A connection that is kept, and opened anew where the server has closed it meanwhile."""

    def __init__(self, port: int, headers: Mapping[str, str]) -> None:
        self._port = port
        self._headers = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(
        self, address: str, *, method: str = "GET", content: bytes = b"", more: Mapping[str, str] | None = None
    ) -> Answered:
        """One request and its answer. Raises OSError or EOFError where the connection breaks."""
        if self._streams is None or self._streams[0].at_eof():
            await self._open()
        try:
            return await self._exchange(_write(method, address, self._headers, content, more or {}))
        except BaseException:
            self.close()
            raise

    async def listen(self, address: str) -> asyncio.StreamReader:
        """Ask for a stream; what comes behind the head of its answer."""
        reader, writer = await self._open()
        writer.write(_write("GET", address, self._headers, b"", {}))
        head = await reader.readuntil(HEAD)
        if not head.startswith(b"HTTP/1.1 200"):
            raise ConnectionError(head.split(b"\r\n")[0].decode())
        return reader

    def close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *fault: object) -> None:
        self.close()

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        self.close()
        self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        return self._streams

    async def _exchange(self, request: bytes) -> Answered:
        assert self._streams is not None
        reader, writer = self._streams
        writer.write(request)
        status, headers = read_head(await reader.readuntil(HEAD))
        content = await reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection") == "close":
            self.close()
        return Answered(status, headers, content)


def read_head(head: bytes) -> tuple[int, dict[str, str]]:
    """The status and the headers of an answer; of one that comes in chunks there is no length, and it is refused."""
    first, *lines = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
    headers = {name.lower(): value.strip() for name, _colon, value in (line.partition(":") for line in lines)}
    if "transfer-encoding" in headers:
        raise ValueError("an answer without a length")
    return int(first.split(" ", 2)[1]), headers


def _write(method: str, address: str, headers: str, content: bytes, more: Mapping[str, str]) -> bytes:
    added = "".join(f"{name}: {value}\r\n" for name, value in more.items())
    length = f"Content-Length: {len(content)}\r\n" if method == "POST" else ""
    return f"{method} {address} HTTP/1.1\r\n{headers}{added}{length}\r\n".encode() + content
