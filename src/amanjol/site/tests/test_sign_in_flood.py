"""Twenty strangers who sign in at once against the web server as deployed: the desk goes on answering.

No times are measured: what a sign-in needs is held shut, so that each one that was let through holds its thread for
as long as the test wants. `bench/desk_load.py` measures.
"""

from __future__ import annotations

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from django.conf import settings

from amanjol.foundation.organisations.tests.cast import browser, create_cast
from amanjol.site.cli import nodes
from amanjol.site.tests.web_process import SIGN_IN, UNIT, ask, number_in, web_server

if TYPE_CHECKING:
    from collections.abc import Callable

FLOOD = 20
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def test_everybody_starts_as_many_threads_as_the_program_thinks() -> None:
    for file in (UNIT, Path(nodes.__file__)):
        assert number_in(file, "blocking-threads") == settings.WEB_THREADS


def test_twenty_strangers_signing_in_at_once_leave_the_desk_its_threads(
    fresh_database: str, url_as: Callable[[str], str]
) -> None:
    session = f"session={browser(create_cast().ayna).cookies['session'].value}"
    with web_server(url_as("app")) as port, psycopg.connect(url_as("owner")) as owner:
        _status, page, cookie = ask(port, SIGN_IN) or (0, "", "")
        token = _TOKEN.search(page)
        assert token is not None
        form = {"email": "x@example.org", "passphrase": "y", "code": "1", "csrfmiddlewaretoken": token[1]}
        owner.execute("lock table accounts_tries in access exclusive mode")
        refused: list[int] = []
        answered = threading.Semaphore(0)

        def sign_in(number: int) -> int:
            status, *_ = ask(port, SIGN_IN, cookie, form | {"email": f"{number}@example.org"}) or (0, "", "")
            if status == 503:
                refused.append(number)
            answered.release()
            return status

        with ThreadPoolExecutor(FLOOD) as strangers:
            answers = strangers.map(sign_in, range(FLOOD))
            most = settings.WEB_THREADS // 2  # whichever of the processes they come to
            for _ in range(FLOOD - most):
                assert answered.acquire(timeout=30), f"only {len(refused)} were answered"
            assert len(refused) >= FLOOD - most
            desk = [ask(port, "/desk/", session, seconds=30) for _ in range(8)]
            owner.rollback()
            statuses = list(answers)
    assert [answer and answer[0] for answer in desk] == [200] * 8
    assert set(statuses) == {200, 503}
    assert statuses.count(200) <= most
