"""A file of 20 MB sent to a case and fetched again over HTTP, as a browser does: how long, with how much memory?

On a real server of one process, by one person, one after another: the form with its once-token, the look through, the
hash, both seals, the row, the journal; then the copy, and the original. Beside it the same server runs an application
that reads as many bytes and drops them, and gives as many; and AES-256-GCM of the library alone, asked once for all of
it in memory. Memory is the most that the server had at once while it did so (VmHWM, set back before each act), and what
it had before; of the process that makes the copy of a PDF the clock alone tells. `--small` sends 1 MB once: that it
runs at all.
"""

from __future__ import annotations

import hashlib
import http.client
import io
import os
import re
import secrets
import sys
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from _browsers import LIST, SIGN_IN, Browser, Times
from _ground import DESK_WORKER, installation, print_table, superuser
from _servers import APPLICATION, granian
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from desk_load import sign_in_patiently
from support_year import processor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZE: Final = 20 * 1024 * 1024 - 4096
"""As much as is taken in, less what stands around it in its own format."""
SMALL: Final = 1024 * 1024
ROUNDS: Final = 5
PART: Final = 64 * 1024
BARE: Final = "files_http:bare_application"
BORDER: Final = "a-border-that-is-in-no-file"
TOLD: Final = {"about": "A scan", "giver": "", "place": "", "received_on": "", "is_allowed": "on"}


def bare_application(environ: dict[str, Any], start_response: Any) -> Iterator[bytes]:
    """Reads and drops what is sent; gives as many bytes as the address says."""
    left = int(environ.get("CONTENT_LENGTH") or 0)
    while left and (part := environ["wsgi.input"].read(min(PART, left))):
        left -= len(part)
    given = int(environ["PATH_INFO"].strip("/") or 0)
    start_response("200 OK", [("Content-Type", "application/octet-stream"), ("Content-Length", str(given))])
    return iter([bytes(PART)] * (given // PART) + [bytes(given % PART)])


def picture(size: int) -> bytes:
    """A JPEG whose picture is drawn with so many bytes."""
    from amanjol.casework.support.tests.file_samples import jpeg

    small = jpeg()
    end = small.rindex(b"\xff\xd9")
    drawn = hashlib.shake_128(b"bench").digest(size - len(small)).replace(b"\xff", b"\xfe")
    return small[:end] + drawn + small[end:]


def scan(size: int) -> bytes:
    """A PDF of one page with one picture that is not packed."""
    width = 4096
    drawn = hashlib.shake_128(b"bench").digest(size // width * width - 2 * width)
    head = b"%PDF-1.7\n"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</Im 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length 26>>stream\n595 0 0 842 0 0 cm /Im Do \nendstream",
        b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Length %d>>stream\n"
        % (width, len(drawn) // width, len(drawn))
        + drawn
        + b"\nendstream",
    ]
    written, places = io.BytesIO(), []
    written.write(head)
    for number, part in enumerate(parts, 1):
        places.append(written.tell())
        written.write(b"%d 0 obj\n" % number + part + b"\nendobj\n")
    start = written.tell()
    written.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1))
    written.writelines(b"%010d 00000 n \n" % place for place in places)
    written.write(b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, start))
    return written.getvalue()


class Sender(Browser):
    """One that sends files and fetches them."""

    def send_file(self, path: str, name: str, content: bytes) -> str:
        """Where the answer leads."""
        typed = TOLD | {"csrfmiddlewaretoken": self._token, "once": secrets.token_urlsafe(16)}
        parts = [
            f'--{BORDER}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{text}\r\n'.encode()
            for field, text in typed.items()
        ]
        head = (
            f'--{BORDER}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
        )
        body = b"".join([*parts, head, content, f"\r\n--{BORDER}--\r\n".encode()])
        answer, _text = self.exchange("POST", path, body)
        if answer.status != 302:
            raise SystemExit(f"{path} answered {answer.status}.")
        return answer.headers["Location"]

    def fetch(self, path: str) -> int:
        """How many bytes came."""
        answer, content = self.exchange("GET", path)
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}.")
        return len(content)

    def exchange(
        self, method: str, path: str, body: bytes | None = None
    ) -> tuple[http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPConnection(
            "127.0.0.1", self._port, timeout=600, source_address=(self._source, 0)
        )
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if body is not None:
            headers["Content-Type"] = f"multipart/form-data; boundary={BORDER}"
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer, answer.read()
        finally:
            connection.close()


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of the clock and of the server's processor, the quickest round of each; MiB before, and at most."""

    clock: float
    processor: float
    before: float
    most: float


def measured(process: int, act: Callable[[], object], rounds: int) -> Measured:
    clocks, processors, before, most = [], [], [], []
    for _round in range(rounds):
        before.append(_worker_status(process, "VmRSS"))
        _forget_most(process)
        used, began = processor(process), time.perf_counter()
        act()
        clocks.append(time.perf_counter() - began)
        processors.append(processor(process) - used)
        most.append(_worker_status(process, "VmHWM"))
    return Measured(min(clocks), min(processors), min(before), max(most))


def _workers(process: int) -> list[int]:
    listed = [process]
    for task in Path(f"/proc/{process}/task").iterdir():
        listed += map(int, (task / "children").read_text().split())
    return listed


def _worker_status(process: int, of: str) -> float:
    """MiB, of that one of the server's processes which has most."""
    sizes = []
    for pid in _workers(process):
        match = re.search(rf"^{of}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
        sizes.append(int(match[1]) / 1024 if match else 0.0)
    return max(sizes)


def _forget_most(process: int) -> None:
    for pid in _workers(process):
        Path(f"/proc/{pid}/clear_refs").write_text("5")


def measure_desk(contents: dict[str, bytes], rounds: int) -> dict[str, Measured]:
    from amanjol.foundation.accounts import credentials

    with superuser() as connection:  # a demo answers one address only
        connection.execute("update organisations_node set is_demo = false")
        connection.execute("update accounts_account set is_demo = false")
    times = Times()
    of_each: dict[str, Measured] = {}
    with granian(APPLICATION, SIGN_IN) as (port, process):
        browser = Sender(port, 0, times)
        browser.ask("the page", SIGN_IN)
        code = credentials.code_at(credentials.demo_totp_secret(DESK_WORKER), credentials.current_step())
        sign_in_patiently(browser, DESK_WORKER, code)
        case = re.search(r'href="(/desk/cases/[0-9a-f-]{36}/)"', browser.ask("list", f"{LIST}?all"))
        if case is None:
            raise SystemExit("The demo has no case.")
        where = f"{case[1]}files/"
        for kind, content in contents.items():
            browser.ask("the form", where)
            send = partial(browser.send_file, where, f"scan.{kind}", content)
            of_each[f"{kind}, sent"] = measured(process, send, rounds)
            newest = re.search(rf'href="({where}[0-9a-f-]{{36}}/)"', browser.ask("case", case[1]))
            if newest is None:
                raise SystemExit("The file does not stand on the page of its case.")
            for what, there in (("copy", newest[1]), ("original", f"{newest[1]}original/")):
                of_each[f"{kind}, {what}"] = measured(process, partial(browser.fetch, there), rounds)
    for error in times.errors[:5]:
        print(error)
    return of_each


def measure_bare(size: int, rounds: int) -> dict[str, Measured]:
    content = bytes(size)
    with granian(BARE, "/0") as (port, process):
        browser = Sender(port, 0, Times())
        return {
            "sent": measured(process, lambda: browser.exchange("POST", "/0", content), rounds),
            "fetched": measured(process, lambda: browser.fetch(f"/{size}"), rounds),
        }


def sealed_bare(size: int, rounds: int) -> float:
    cipher, content, times = AESGCM(secrets.token_bytes(32)), bytes(size), []
    for _round in range(rounds):
        began = time.perf_counter()
        cipher.encrypt(bytes(12), content, None)
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    size, rounds = (SMALL, 1) if "--small" in sys.argv else (SIZE, ROUNDS)
    with installation("casework", "--demo"):
        of_desk = measure_desk({"jpg": picture(size), "pdf": scan(size)}, rounds)
        of_bare = measure_bare(size, rounds)
        cipher = sealed_bare(size, rounds)
    rows = []
    for what, ours in of_desk.items():
        peer = of_bare["sent" if what.endswith("sent") else "fetched"]
        rows.append(
            [
                what,
                f"{ours.clock * 1000:,.0f}",
                f"{ours.processor * 1000:,.0f}",
                f"{peer.clock * 1000:,.0f}",
                f"{ours.clock / peer.clock:.1f}",
                f"{ours.clock / cipher:.1f}",
                f"{ours.before:.0f}",
                f"{ours.most:.0f}",
                f"{ours.most - ours.before:.0f}",
            ]
        )
    title = (
        f"A file of {size / 1024**2:.0f} MB over HTTP, quickest of {rounds}, {os.cpu_count()} cores;"
        f" bare AES-256-GCM of as much: {cipher * 1000:.0f} ms"
    )
    columns = [
        "", "ms", "processor of the server, ms", "bare HTTP, ms", "times bare HTTP", "times bare AES-256-GCM",
        "server before, MiB", "at most, MiB", "more, MiB",
    ]  # fmt: skip
    print_table(title, columns, rows)


if __name__ == "__main__":
    main()
