"""Twenty strangers who sign in at once against the web server as deployed: the desk goes on answering.

No times are measured: what a sign-in needs is held shut, so that each one that was let through holds its thread for
as long as the test wants. `bench/desk_load.py` measures.
"""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import psycopg
import pytest
from django.conf import settings

from amanjol.foundation.accounts import turnstiles
from amanjol.foundation.organisations.tests.cast import browser, create_cast
from amanjol.site.cli import up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

UNIT = Path(__file__).parents[4] / "deploy" / "amanjol-web.service"
PAGE = "/account/sign-in/"
FLOOD = 20
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def _number(text: str, option: str) -> int:
    match = re.search(rf'--{option}"?,?\s*"?(\d+)', text)
    assert match is not None, option
    return int(match[1])


def test_everybody_starts_as_many_threads_as_the_program_thinks() -> None:
    for file in (UNIT, Path(up.__file__)):
        assert _number(file.read_text(encoding="utf-8"), "blocking-threads") == settings.WEB_THREADS


@contextmanager
def _web_server(url: str, processes: int) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", str(processes), "--blocking-threads", str(settings.WEB_THREADS), "--no-ws"]
    command += ["--log-level", "warning", "amanjol.site.wsgi:application"]
    environment = os.environ | {"DATABASE_URL": url, "AMANJOL_PLANES": "casework"}
    server = subprocess.Popen(command, env=environment)
    try:
        deadline = time.monotonic() + 60
        while _ask(port, PAGE) is None:
            assert time.monotonic() < deadline, "the web server does not answer"
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait(30)


def _ask(
    port: int, path: str, cookies: str = "", form: dict[str, str] | None = None, seconds: float = 60
) -> tuple[int, str, str] | None:
    """Status, text and cookies of the answer; None where nobody listens, or answers in time."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    headers = {"Host": "testserver", "Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request("POST" if form else "GET", path, urlencode(form or {}), headers)
        response = connection.getresponse()
        kept = SimpleCookie(", ".join(response.headers.get_all("Set-Cookie", [])))
        return response.status, response.read().decode(), "; ".join(f"{k}={v.value}" for k, v in kept.items())
    except OSError:
        return None
    finally:
        connection.close()


def test_twenty_strangers_signing_in_at_once_leave_the_desk_its_threads(
    fresh_database: str, url_as: Callable[[str], str]
) -> None:
    session = f"session={browser(create_cast().ayna).cookies['session'].value}"
    processes = _number(UNIT.read_text(encoding="utf-8"), "workers")
    with _web_server(url_as("app"), processes) as port, psycopg.connect(url_as("owner")) as owner:
        _status, page, cookie = _ask(port, PAGE) or (0, "", "")
        token = _TOKEN.search(page)
        assert token is not None
        form = {"email": "x@example.org", "passphrase": "y", "code": "1", "csrfmiddlewaretoken": token[1]}
        owner.execute("lock table accounts_tries in access exclusive mode")
        refused: list[int] = []
        answered = threading.Semaphore(0)

        def sign_in(number: int) -> int:
            status, *_ = _ask(port, PAGE, cookie, form | {"email": f"{number}@example.org"}) or (0, "", "")
            if status == 503:
                refused.append(number)
            answered.release()
            return status

        with ThreadPoolExecutor(FLOOD) as strangers:
            answers = strangers.map(sign_in, range(FLOOD))
            most = processes * turnstiles.signed_out.places
            for _ in range(FLOOD - most):
                assert answered.acquire(timeout=30), f"only {len(refused)} were answered"
            assert len(refused) >= FLOOD - most
            desk = [_ask(port, "/desk/", session, seconds=30) for _ in range(8)]
            owner.rollback()
            statuses = list(answers)
    assert [answer and answer[0] for answer in desk] == [200] * 8
    assert set(statuses) == {200, 503}
    assert statuses.count(200) <= most


@pytest.fixture(autouse=True)
def _static_files() -> None:
    """WhiteNoise warns where there is no folder of static files."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
