"""A device's whole road: enrolled by its code, it syncs and shows; cut off, it goes on; then the news come."""

from __future__ import annotations

import json
import re
import select
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from amanjol.site.demo_devices import is_free
from amanjol.site.tests.browser.node import sign_in, sign_out
from amanjol.site.tests.browser.test_screens_desk import write_notice
from amanjol.site.tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser

NOTICE = re.compile("Рейс в Москву перенесён|Moskvaga reys koʻchirildi|Москвага рейс кўчирилди")
WITHIN = 120.0  # seconds, on a busy machine


class Line:
    """The network between a device and its node: it can be cut and mended."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._carried: set[socket.socket] = set()
        self._is_cut = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://localhost:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        self._is_cut = True
        for near in list(self._carried):
            with suppress(OSError):
                near.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self._is_cut = False

    def close(self) -> None:
        self.cut()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _address = self._listener.accept()
                threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        """Both ways, until either end or the line is closed."""
        with near, suppress(OSError):
            if self._is_cut:
                return
            self._carried.add(near)
            with socket.create_connection(("127.0.0.1", self._port)) as far:
                beyond = {near: far, far: near}
                while all(_pass_on(end, beyond[end]) for end in select.select(list(beyond), [], [])[0]):
                    pass
        self._carried.discard(near)


def _pass_on(source: socket.socket, target: socket.socket) -> bool:
    part = source.recv(65536)
    target.sendall(part)
    return bool(part)


class Machine:
    """`amanjol-kiosk` on a data folder of its own."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self._running: list[subprocess.Popen[str]] = []

    def start(self, *command: str, heard: bool = False) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "amanjol_kiosk.cli", *command, "--data", str(self.data)],
            stdout=subprocess.PIPE if heard else subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        self._running.append(process)
        return process

    def serve(self) -> str:
        """Gives the address, once it answers."""
        port = free_port()
        self.start("serve", "--port", str(port))
        deadline = time.monotonic() + WITHIN
        while is_free(port):
            assert time.monotonic() < deadline
            time.sleep(0.2)
        return f"http://localhost:{port}"

    def status(self) -> dict[str, Any]:
        done = subprocess.run(
            [sys.executable, "-m", "amanjol_kiosk.cli", "status", "--json", "--data", str(self.data)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        status: dict[str, Any] = json.loads(done.stdout)
        return status

    def wait_for(self, is_so: Any, what: str) -> dict[str, Any]:
        deadline = time.monotonic() + WITHIN
        while time.monotonic() < deadline:
            status = self.status()
            if is_so(status):
                return status
            time.sleep(1)
        raise AssertionError(f"{what}: {self.status()}")

    def stop(self) -> None:
        for process in self._running:
            process.terminate()
        for process in self._running:
            process.communicate(timeout=120)


@pytest.fixture
def line(node: Node) -> Iterator[Line]:
    line = Line(node.port)
    yield line
    line.close()


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    machine = Machine(tmp_path / "device")
    yield machine
    machine.stop()


def enrol(machine: Machine, line: Line, node: Node, desk: Page) -> None:
    """The code that the device shows, typed by the device manager."""
    asking = machine.start("enrol", "--node", line.address, "--kind", "screen", heard=True)
    assert asking.stdout is not None
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", asking.stdout.readline())
    assert code
    sign_in(desk, node, "Sanjar", "/fleet/")
    desk.goto(f"{node.address}/fleet/enrol/")
    desk.locator("[name=code]").fill(code[0].lower())
    desk.locator("[name=name]").fill("Above gate 9 (fictional)")
    desk.locator("[name=place]").fill("ASB")
    desk.locator("main .main-button").click()
    assert asking.wait(120) == 0
    desk.goto(f"{node.address}/fleet/")
    expect(desk.locator("main").get_by_text("Above gate 9 (fictional)").first).to_be_visible()
    sign_out(desk)


def dial_a_number(desk: Page, node: Node) -> None:
    sign_in(desk, node, "Lola", "/cms/dialling/")
    card = desk.locator(".dial-card").first
    card.get_by_role("radio", name="Nobody answered").click()
    card.get_by_role("button", name="Save").click()
    expect(desk.locator(".desk-note")).to_be_visible()


def test_the_road_of_a_device(node: Node, line: Line, machine: Machine, desk: Page, phone: Page) -> None:
    enrol(machine, line, node, desk)
    root = node.data / "signing/root/1.root.json"
    machine.start("sync", "--from", f"{line.address}/updates/", "--root", str(root), "--every", "2")
    before = machine.wait_for(lambda status: status["pack"], "no pack came")
    address = machine.serve()
    screen = phone
    screen.clock.install()
    screen.goto(f"{address}/screen/", wait_until="domcontentloaded")
    title = screen.locator(".is-shown:last-child [data-title]").first
    expect(title).not_to_be_empty(timeout=60_000)

    line.cut()
    machine.wait_for(lambda status: status["failures"], "it did not notice that it is cut off")
    screen.reload()
    expect(title).not_to_be_empty(timeout=60_000)
    assert machine.status()["pack"] == before["pack"]
    sign_in(desk, node, "Aidar", "/fleet/screens/")
    write_notice(desk, node)
    desk.get_by_role("button", name="Send to the screens").click()
    expect(desk.get_by_role("button", name="Stop it")).to_be_visible()
    notice = desk.url
    sign_out(desk)
    dial_a_number(desk, node)
    with screen.expect_response("**/device/screens.json"):
        screen.clock.fast_forward(11_000)  # it asks its device every ten seconds
    expect(screen.locator(".s-notice")).to_have_count(0)
    assert machine.status()["pack"] == before["pack"]

    line.mend()
    machine.wait_for(lambda status: status["pack"] > before["pack"], "the new pack did not come")
    over_all = screen.locator(".s-notice.is-shown:last-child [data-title]")
    expect(over_all).to_have_text(NOTICE, timeout=180_000)
    screen.clock.fast_forward("19:00:00")
    expect(over_all).to_have_count(0, timeout=60_000)  # by itself
    expect(title).not_to_be_empty(timeout=60_000)
    sign_out(desk)
    sign_in(desk, node, "Aidar", "/fleet/screens/")  # leave the node as it was
    desk.goto(notice)
    desk.get_by_role("button", name="Stop it").click()
