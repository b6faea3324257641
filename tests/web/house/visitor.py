"""A person at a browser without script: cookies are kept, forms are sent as they stand, answers are followed."""

import re
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar


class Visitor:
    """Somebody who visits a site that is being served."""

    def __init__(self, port: int) -> None:
        self.site = f"http://localhost:{port}"
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def ask(self, address: str, given: dict[str, str] | None = None) -> tuple[int, str, str]:
        """The status, the address that it ended at, and the page."""
        data = None if given is None else urllib.parse.urlencode(given).encode()
        request = urllib.request.Request(f"{self.site}{address}", data, {"Accept-Language": "en"})
        try:
            with self._opener.open(request, timeout=30) as answer:
                return answer.status, answer.url.removeprefix(self.site), answer.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, address, refused.read().decode()

    def send(self, address: str, given: dict[str, str], *, to: str = "") -> tuple[int, str, str]:
        """Open a page, fill in its last form that is sent, and send it."""
        return self.ask(to or address, {**self.fields(address), **given})

    def fields(self, address: str) -> dict[str, str]:
        """What the last form of a page would send as it stands."""
        _status, _address, page = self.ask(address)
        form = page[page.rindex('method="post"') :]
        return {
            name: found[1] if (found := re.search(r'value="([^"]*)"', tag)) else ""
            for tag, name in re.findall(r'(<input[^>]*name="([^"]+)"[^>]*>)', form)
            if 'type="checkbox"' not in tag
        }
