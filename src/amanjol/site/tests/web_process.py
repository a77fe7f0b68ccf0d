"""The web server as deployed, in processes of its own, and a browser of one line."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings

from amanjol.site.tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

UNIT = Path(__file__).parents[4] / "deploy" / "amanjol-web.service"
SIGN_IN = "/account/sign-in/"


def number_in(file: Path, option: str) -> int:
    """What a file that starts granian gives this option."""
    match = re.search(rf'--{option}"?,?\s*"?(\d+)', file.read_text(encoding="utf-8"))
    assert match is not None, option
    return int(match[1])


def processes() -> int:
    """How many the unit starts."""
    match = re.search(r"^Environment=GRANIAN_WORKERS=(\d+)$", UNIT.read_text(encoding="utf-8"), re.MULTILINE)
    assert match is not None
    return int(match[1])


@contextmanager
def web_server(url: str) -> Iterator[int]:
    """With as many processes and threads as the unit says, on the database of that address. Gives the port."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns where there is none
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    command += [
        "--blocking-threads",
        str(number_in(UNIT, "blocking-threads")),
        "--no-ws",
        "--log-level",
        "warning",
        "amanjol.site.wsgi:application",
    ]
    environment = os.environ | {
        "DATABASE_URL": url, "AMANJOL_PLANES": "casework", "GRANIAN_WORKERS": str(processes())
    }  # fmt: skip
    server = subprocess.Popen(command, env=environment)
    try:
        deadline = time.monotonic() + 60
        while ask(port, SIGN_IN) is None:
            assert time.monotonic() < deadline, "the web server does not answer"
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def ask(
    port: int, path: str, cookies: str = "", form: dict[str, str] | None = None, seconds: float = 60
) -> tuple[int, str, str] | None:
    """Status, text and cookies of the answer; None where nobody listens, or answers in time."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    headers = {"Host": "testserver", "Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request("POST" if form else "GET", path, urlencode(form or {}), headers)
        response = connection.getresponse()
        jar = SimpleCookie(", ".join(response.headers.get_all("Set-Cookie", [])))
        return response.status, response.read().decode(), "; ".join(f"{k}={v.value}" for k, v in jar.items())
    except OSError:
        return None
    finally:
        connection.close()
