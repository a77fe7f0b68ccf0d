"""`amanjol up` in a folder of its own, as a test starts and uses it.

Its database begins as a copy of the migrated one, and its people sign in once: a test is given the cookies that the
browser of an earlier one was left with, which is what Playwright's `storage_state` holds of such pages.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import psycopg
from playwright.sync_api import TimeoutError as TookTooLong

from amanjol.foundation.accounts.credentials import DEMO_PASSPHRASE
from amanjol.site.cli import neighbour
from amanjol.site.postgres import Cluster
from amanjol.site.reachable import DATABASE
from amanjol.site.tests.migrated import copy_migrated
from amanjol.site.tests.ports import free_port

if TYPE_CHECKING:
    from pathlib import Path

    from playwright._impl._api_structures import SetCookieParam  # of its public `add_cookies`
    from playwright.sync_api import Page

# A demo finds all of these itself; the ones of the test run belong to another database.
FORGET = {"AMANJOL_DATA", "AMANJOL_ORIGIN", "AMANJOL_SECRET_KEY"}
FORGET |= {
    "DATABASE_URL",
    "AMANJOL_OWNER_DATABASE_URL",
    "AMANJOL_KEEPER_DATABASE_URL",
    "DJANGO_SETTINGS_MODULE",
}
ENDS_WITHIN: Final = 180.0  # seconds
TASKS = """
    select status, task_path, enqueued_at, started_at, finished_at, left(traceback, 2000)
    from django_tasks_database_dbtaskresult order by enqueued_at desc limit 20
"""
OF_A_SESSION = {"session", "unlock", "csrf"}  # cookies


class Output(threading.Thread):
    """Listens to a process and all that it has begun, as long as any of them runs.

    Whoever writes into a full pipe stands still, and does so for ever.
    """

    def __init__(self, process: subprocess.Popen[str]) -> None:
        super().__init__(daemon=True)
        self.text = ""
        self._process = process
        self.start()

    def run(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                self.text += line

    def says_ready(self) -> bool:
        return any(line.startswith("Ctrl-C") for line in self.text.splitlines())


class Node:
    """One run after another on the same data folder and port. `is_migrated` off: it makes its database itself.

    `environment` is what its run is told besides; `alone` is how it is asked for no device and no neighbour, which a
    program of before there were any does not understand.
    """

    alone: tuple[str, ...] = ("--no-devices", "--no-neighbour")

    def __init__(self, data: Path, *, is_migrated: bool = True) -> None:
        self.data = data
        self.is_migrated = is_migrated
        self.signed_in: dict[str, list[SetCookieParam]] = {}
        self.port = free_port(1 + neighbour.AFTER)
        self.address = f"http://localhost:{self.port}"
        self.process: subprocess.Popen[str] | None = None
        self._output: Output | None = None
        self.environment: dict[str, str] = {}

    @property
    def origin(self) -> str:
        """The address that it names, in its codes and mails."""
        return self.environment.get("AMANJOL_ORIGIN", self.address)

    def start(self, *options: str) -> str:
        """Start and wait until it says that it is ready; gives what it printed.

        Devices only with `--devices`, a neighbour only with `--neighbour`.
        """
        self.begin(*options)
        return self.wait()

    def wait(self) -> str:
        """Until what was begun is ready; gives what it printed."""
        assert self._output is not None
        while not self._output.says_ready():
            if not self._output.is_alive() and not self._output.says_ready():
                self.wait_for_end()
                raise AssertionError(f"amanjol up ended: {self.printed}")
            time.sleep(0.05)
        return self.printed

    @property
    def printed(self) -> str:
        """All that this run and its processes have said."""
        return self._output.text if self._output else ""

    def begin(self, *options: str) -> subprocess.Popen[str]:
        """Start without waiting."""
        if self.is_migrated and not self.data.exists():
            self.data.mkdir(parents=True)
            planes = options[options.index("--planes") + 1] if "--planes" in options else ""
            copy_migrated(self.data / "postgres", DATABASE, planes)
        environment = {key: value for key, value in os.environ.items() if key not in FORGET}
        command = [
            sys.executable,
            "-m",
            "amanjol.site.cli",
            "up",
            "--data",
            str(self.data),
            "--port",
            str(self.port),
            *self.alone,
        ]
        self.process = subprocess.Popen(
            [*command, *options],
            env=environment | self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        self._output = Output(self.process)
        return self.process

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send the signal and wait for the end; gives the exit status."""
        assert self.process is not None
        self.process.send_signal(number)
        return self.wait_for_end()

    def wait_for_end(self) -> int:
        """Until nothing of it runs any more; gives the exit status."""
        assert self.process is not None
        assert self._output is not None
        self._output.join(ENDS_WITHIN)
        assert not self._output.is_alive(), f"it runs after {ENDS_WITHIN} s:\n{self.printed[-2000:]}"
        return self.process.wait(ENDS_WITHIN)

    def state(self) -> str:
        """What it printed last, and what its worker was asked for and has not done: for a test that failed."""
        with suppress(psycopg.Error):
            url = Cluster(self.data / "postgres").url("postgres", DATABASE)
            with psycopg.connect(url, connect_timeout=5, options="-c statement_timeout=5s") as connection:
                tasks = connection.execute(TASKS).fetchall()
            listed = "\n".join(" ".join(map(str, task)) for task in tasks)
            return f"{self.printed[-4000:]}\n{listed}"
        return self.printed[-4000:]


def processes_of(node: Node) -> list[str]:
    """Every process that still names the data folder, a neighbour's in it, or the socket of its database."""
    listed = subprocess.run(["ps", "-eo", "pid,stat,args"], capture_output=True, text=True, check=True).stdout
    socket_folder = Cluster(node.data / "postgres").socket_folder
    ports = (node.port, node.port + neighbour.AFTER)
    wanted = [str(node.data), str(socket_folder), *(f"--port {port} " for port in ports)]
    return [line for line in listed.splitlines() if any(word in line for word in wanted) and " Z" not in line]


def sign_in(page: Page, node: Node, name: str, to: str = "/desk/", *, anew: bool = False) -> None:
    """As one of the demo's fictional people, unlocked. `anew` makes a session that no other test has or will have."""
    cookies = None if anew else node.signed_in.get(name)
    if cookies is None:
        _press_demo_button(page, node, name, to)
    else:
        page.context.add_cookies(cookies)
        page.goto(f"{node.address}{to}")
        if "/account/sign-in/" in page.url:  # shut out meanwhile
            _press_demo_button(page, node, name, to)
        elif page.locator("a.lock").count():
            _unlock(page, node, to)
    if not anew:
        node.signed_in[name] = _cookies_of(page)


def _press_demo_button(page: Page, node: Node, name: str, to: str) -> None:
    button = page.get_by_role("button", name=name)
    page.goto(f"{node.address}/account/sign-in/?next={to}")
    if not button.is_enabled():  # a code is good once
        _let_codes_pass(node)
        page.reload()
    button.click()
    _wait_for(page, node, name, to)


def _let_codes_pass(node: Node) -> None:
    """As if the half minute were over in which the used ones are good."""
    with psycopg.connect(Cluster(node.data / "postgres").url("postgres", DATABASE)) as connection:
        connection.execute("update accounts_account set totp_last_step = 0")


def _unlock(page: Page, node: Node, to: str) -> None:
    page.goto(f"{node.address}/account/unlock/?next={to}")
    page.locator("main [name=passphrase]").fill(DEMO_PASSPHRASE)
    page.locator("main .main-button").click()
    _wait_for(page, node, "who had locked", to)


def _wait_for(page: Page, node: Node, name: str, to: str) -> None:
    try:
        page.wait_for_url(f"{node.address}{to}**", timeout=60_000)  # Wagtail's first page, on a busy machine
    except TookTooLong as late:
        said = page.locator("body").inner_text()
        raise AssertionError(f"{name} was not signed in: {page.url}\n{said}") from late


def _cookies_of(page: Page) -> list[SetCookieParam]:
    return [
        {
            "name": cookie["name"],
            "value": cookie["value"],
            "domain": cookie["domain"],
            "path": cookie["path"],
            "httpOnly": cookie["httpOnly"],
            "sameSite": cookie["sameSite"],
        }
        for cookie in page.context.cookies()
        if cookie["name"] in OF_A_SESSION
    ]


def sign_out(page: Page) -> None:
    """First away from the page: what it says as it goes would be answered with new cookies."""
    page.goto("about:blank")
    page.wait_for_load_state("networkidle")
    page.context.clear_cookies()
