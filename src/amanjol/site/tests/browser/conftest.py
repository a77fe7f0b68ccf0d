"""The whole product, started as people start it, and a real Chromium to use it with."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.site.demo_devices import devices_beside, is_free
from amanjol.site.tests.browser.abroad import node_abroad
from amanjol.site.tests.browser.kiosk_visits import PORTRAIT, open_kiosk
from amanjol.site.tests.browser.neighbourhood import Neighbourhood
from amanjol.site.tests.browser.next_year import environment_of
from amanjol.site.tests.browser.node import Node
from amanjol.site.tests.faults import IS_FULL
from amanjol.site.tests.leftovers import FOLDER
from amanjol.site.tests.prepared import copy_prepared, prepared_node

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from playwright.sync_api import Browser, Page, ViewportSize

    from amanjol.site.demo_devices import DemoDevice

collect_ignore = [] if IS_FULL else ["test_upgrade.py"]  # brings up two versions: for a night


def _new_folder() -> Path:
    """In memory, where that has room: packs are written, and waited for. Nodes end with the browser tests, so that none
    idles beside all others; where a process comes back to such tests, they begin anew.
    """
    return Path(tempfile.mkdtemp(dir=os.environ[FOLDER]))


@pytest.fixture(scope="package")
def node() -> Iterator[Node]:
    started = prepared_node(_new_folder() / "node")
    started.start()
    yield started
    started.stop()


@pytest.fixture(scope="package")
def fleet(node: Node) -> Iterator[tuple[DemoDevice, ...]]:
    """The demo's kiosk and screen beside the node, as `amanjol up` begins them, once somebody looks at them."""
    devices = devices_beside(node.port)
    command = [sys.executable, "-m", "amanjol.site.demo_devices", str(node.data), str(node.port)]
    with subprocess.Popen(command, env=environment_of(node)) as programs:
        try:
            while any(is_free(device.port) for device in devices):
                assert programs.poll() is None
                time.sleep(0.2)
            yield devices
        finally:
            programs.terminate()


@pytest.fixture(scope="package")
def observing() -> Iterator[Node]:
    """A demo with its kiosk and screen, by itself: what stands there would be on the pages of other tests."""
    data = _new_folder() / "observing"
    copy_prepared(data)
    started = Node(data)
    started.start("--devices")
    yield started
    started.stop()


@pytest.fixture(scope="package")
def abroad(observing: Node) -> Iterator[Node]:
    """A node of another country, whose desk and that of the demo believe each other."""
    with node_abroad(_new_folder() / "abroad", observing) as started:
        yield started


@pytest.fixture(scope="package")
def neighbourhood() -> Iterator[Neighbourhood]:
    """Two nodes that write to each other, and a third for who asks."""
    nodes = Neighbourhood(_new_folder() / "neighbourhood")
    try:
        nodes.begin()
        yield nodes
    finally:
        nodes.end()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A small Android telephone."""
    with _phone_of(browser) as page:
        yield page


@pytest.fixture
def plain_phone(browser: Browser) -> Iterator[Page]:
    """The same without what fetches a whole language for the journey behind the first page; for looking at pages."""
    with _phone_of(browser, service_workers="block") as page:
        yield page


@contextmanager
def _phone_of(browser: Browser, **options: Any) -> Iterator[Page]:
    size: ViewportSize = {"width": 390, "height": 844}
    context = browser.new_context(viewport=size, locale="uz-UZ", has_touch=True, **options)
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A desktop computer. What the content security policy refuses, and any script's error, fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    context.set_default_timeout(60_000)
    page = context.new_page()
    refused: list[str] = []
    page.on(
        "console",
        lambda message: refused.append(message.text) if "Content Security" in message.text else None,
    )
    page.on("pageerror", lambda error: refused.append(str(error)))
    yield page
    context.close()
    assert refused == []


@pytest.fixture
def kiosk(browser: Browser, node: Node) -> Iterator[Page]:
    """A standing panel. What the content security policy refuses, and any script's error, fails the test."""
    page = open_kiosk(browser, node, PORTRAIT)
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: refused.append(str(error)))
    yield page
    page.context.close()
    assert refused == []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where a test fails, what its node has said and was asked for stands beneath: the machine is gone by then."""
    report = yield
    if report.failed:
        given = [*getattr(item, "funcargs", {}).values()]
        given += [
            node for value in given if isinstance(value, Neighbourhood) for node in value.nodes.values()
        ]
        nodes = [value for value in given if isinstance(value, Node)]
        report.sections += [(f"node at {node.address}", node.state()) for node in nodes]
    return report
