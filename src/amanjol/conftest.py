"""The tests' database: one embedded PostgreSQL for each process, one migrated template in it, clones of that.

Tests connect as `amanjol_app`, which owns nothing and which row security binds, as production does.
"""

from __future__ import annotations

import gc
import os
import signal
import tempfile
import threading
import uuid
from contextlib import contextmanager
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
import hypothesis
import pytest
from playwright.sync_api import sync_playwright
from xdist.scheduler import LoadScopeScheduling

from amanjol.foundation.seals import passphrases
from amanjol.site import database
from amanjol.site.postgres import Cluster

HERE = Path(__file__).parent
HELPERS = [
    ".".join(folder.relative_to(HERE.parent).parts) for folder in HERE.glob("**/tests") if folder.is_dir()
]
pytest.register_assert_rewrite(*HELPERS)  # so that a failed assertion in what tests share says what differs

from amanjol.site.tests import chromium, day_of_run, kept_plans, leftovers, order  # noqa: E402  not before it is rewritten
from amanjol.site.tests.faults import IS_FULL  # noqa: E402  not before it is rewritten
from amanjol.site.tests.kept_server import KEPT  # noqa: E402  not before it is rewritten
from amanjol.site.tests.leftovers import FOLDER  # noqa: E402  not before it is rewritten
from amanjol.site.tests.migrated import TEMPLATE, copy_migrated  # noqa: E402  not before it is rewritten
from amanjol.site.tests.rewritten import compile_once, paths_of  # noqa: E402  not before it is rewritten

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from types import FrameType

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.template import Context
    from django.utils.safestring import SafeString
    from playwright.sync_api import Browser
    from pytest_django.plugin import DjangoDbBlocker
    from xdist.remote import Producer

    from amanjol.foundation.accounts.tests.people import PeopleOf

CHROMIUM = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
    "--font-render-hinting=none",  # letters of the headless shell are as wide as those in a window
)
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "amanjol.site.settings",
    "AMANJOL_SECRET_KEY": "only-for-tests-" * 5,
    "AMANJOL_CHEAP_PASSPHRASES": "tests-only",
    "AMANJOL_ORIGIN": "http://testserver",
    "AMANJOL_VOICES": "none",
    "AMANJOL_NICENESS": "0",  # who waits for a pack waits for the worker
    "AMANJOL_BROTLI": "5",  # tests of the compression itself say another
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # Playwright leaves an event loop running; nothing is async
}
GIVES_UP_AFTER = passphrases.LONGEST_WAIT  # seconds, in the product
NEVER = 3600.0  # seconds: longer than all tests
OBJECTS_BETWEEN_COLLECTIONS = 100_000  # new ones; Python itself waits for 2,000
_started: list[Cluster] = []
_guards: list[subprocess.Popen[bytes]] = []
# Hypothesis tries the same in every run, on a busy machine too; something new each time with every fault.
hypothesis.settings.register_profile(
    "amanjol",
    derandomize=not IS_FULL,
    database=None,
    deadline=None,
    print_blob=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("amanjol")


def _cluster() -> Cluster:
    return Cluster(Path(os.environ[FOLDER]) / "postgres", durable=False)


def _admin_url() -> str:
    return _cluster().url("postgres", "postgres")


def _point_to(name: str) -> None:
    """Name the database to Django, for each of the three roles."""
    urls = {role: _cluster().url(user, name) for role, user in database.ROLES.items()}
    os.environ["DATABASE_URL"] = urls["app"]
    os.environ["AMANJOL_OWNER_DATABASE_URL"] = urls["owner"]
    os.environ["AMANJOL_KEEPER_DATABASE_URL"] = urls["keeper"]


def pytest_configure(config: pytest.Config) -> None:
    _check_paths(config)
    os.environ.setdefault("AMANJOL_TIME_ZONE", day_of_run.zone_at(datetime.now(UTC)))  # of all its processes
    _end_as_by_ctrl_c()
    # They stand back behind all else, so beside other work half a minute may be too short. Tests of it set their own.
    passphrases.LONGEST_WAIT = NEVER  # type: ignore[misc]  # final in the product, which no setting changes
    if config.option.collectonly or config.option.help:
        os.environ.setdefault(FOLDER, tempfile.gettempdir())
        os.environ.update(SETTINGS)
        _point_to(TEMPLATE)
        django.setup()
        return
    if config.getoption("numprocesses", None):
        # This process only deals out tests; each of the others has a server, whose roles it may change. They would read
        # the settings, which a conftest of a folder may have named here, before there is one.
        os.environ.pop("DJANGO_SETTINGS_MODULE", None)
        compile_once(paths_of(config))
        return
    _start_database()
    if leftovers.is_in_memory(
        Path(os.environ[FOLDER])
    ):  # tmp_path, too: a disk waits for each file of a pack
        config.option.basetemp = str(Path(os.environ[FOLDER]) / "tmp")
    name = f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    database.drop_database(_admin_url(), name)
    database.create_database(_admin_url(), name, template=TEMPLATE)
    gc.disable()  # until the tests are collected
    load_program(os.environ[FOLDER], name)
    kept_plans.begin()


def load_program(folder: str, name: str) -> None:
    """On the database of that name, of the server in the folder, whether or not it is there yet."""
    os.environ.setdefault("AMANJOL_TIME_ZONE", day_of_run.zone_at(datetime.now(UTC)))
    data = Path(folder) / name
    data.mkdir(exist_ok=True)
    os.environ.update(SETTINGS, **{FOLDER: folder, "AMANJOL_DATA": str(data)})
    _point_to(name)
    django.setup()


def _check_paths(config: pytest.Config) -> None:
    """Pytest itself says it too, but only after there is a database."""
    for path in paths_of(config):
        if not path.exists():
            raise pytest.UsageError(f"There is no {os.path.relpath(path, config.invocation_params.dir)}.")


def _end_as_by_ctrl_c() -> None:
    """Who is asked to end, cleans up first: without this, SIGTERM and SIGHUP end Python on the spot."""

    def interrupt(number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt(signal.Signals(number).name)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)


def _start_database() -> None:
    leftovers.sweep()
    given = os.environ.get(KEPT)  # by whoever runs one test after the other
    folder = given or str(leftovers.make_folder())
    os.environ[FOLDER] = folder
    os.environ.update(SETTINGS, AMANJOL_DATA=folder)
    if given:
        return
    cluster = _cluster()
    _guards.append(leftovers.watch(Path(folder), cluster.socket_folder))
    copy_migrated(cluster.folder)
    cluster.start()
    _started.append(cluster)


def pytest_unconfigure() -> None:
    for cluster in _started:
        cluster.stop()
    for guard in _guards:  # ends what tests have left, and takes the folder away
        if guard.stdin is not None:
            guard.stdin.close()
        guard.wait()


def pytest_xdist_auto_num_workers() -> int:
    """For `-n auto` two processes more than cores: those of the browser tests spend half of their time waiting."""
    return len(os.sched_getaffinity(0)) + 2


class InGroups(LoadScopeScheduling):
    """A group goes to whoever is free, in the order that the processes have collected.

    xdist's own groups (`--dist loadgroup`) are without effect under pytest 9.2: it no longer reads `_nodeid`.
    """

    def _split_scope(self, nodeid: str) -> str:
        return order.group_of(nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> InGroups:
    config.option.loadscopereorder = False  # by the number of tests, which says little
    return InGroups(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first. Without the test data its tests are left out."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        order.put_in_order(items)
    if not os.environ.get("AMANJOL_TEST_DATA"):
        for item in items:
            if item.get_closest_marker("testdata"):
                item.add_marker(pytest.mark.skip(reason="AMANJOL_TEST_DATA is not set"))


def pytest_collection_finish() -> None:
    """What Django, Wagtail and the tests consist of stays: looking through it for garbage is in vain each time.

    What a request leaves is small, so it is looked for seldom.
    """
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Whatever this machine could not try is named, with the reason."""
    for report in terminalreporter.getreports("skipped"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        terminalreporter.write_line(f"left out, {str(reason).removeprefix('Skipped: ')}: {report.nodeid}")


@pytest.fixture(scope="session", autouse=True)
def _context_of_the_page_alone(django_test_environment: None) -> Iterator[None]:  # noqa: ARG001  which notes all
    """`response.context` is the page's own: its sixty parts and fields would each be noted with a copy of theirs."""
    from django.template.base import Template  # noqa: PLC0415  needs settings

    parts: Any = Template  # Django's stubs lack `_render`, to which its test client listens
    noted: Callable[[Template, Context], SafeString] = parts._render  # noqa: SLF001  as Django's own test client
    rendering = threading.local()

    def render(template: Template, context: Context) -> SafeString:
        if getattr(rendering, "is_in_page", False):
            return template.nodelist.render(context)
        rendering.is_in_page = True
        try:
            return noted(template, context)
        finally:
            rendering.is_in_page = False

    parts._render = render  # noqa: SLF001  the same
    yield
    parts._render = noted  # noqa: SLF001  the same


@pytest.fixture(scope="session")
def gives_up_after() -> float:
    """Seconds after which nobody waits longer for a passphrase, in the product; in tests nobody gives up."""
    return GIVES_UP_AFTER


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for the whole process: Playwright starts only once. Fails without Chromium, which `make test` installs."""
    with sync_playwright() as playwright:
        shared = chromium.launched(playwright.chromium, CHROMIUM)
        yield shared
        shared.close()


@pytest.fixture(scope="module")
def keeping_browser(browser: Browser) -> Iterator[Browser]:
    """Keeps pages for Back as people's browsers do; Playwright starts Chromium without that.

    The headless shell cannot do it at all.
    """
    path = chromium.installed(chromium.WHOLE)
    if path is None:
        pytest.skip("there is no whole Chromium, only the headless shell, which keeps no page for Back")
    keeping = chromium.launched(
        browser.browser_type, CHROMIUM, path=path, ignore_default_args=["--disable-back-forward-cache"]
    )
    yield keeping
    keeping.close()


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """The clone is there already: pytest-django shall neither create nor migrate one."""


@pytest.fixture(scope="module")
def written_once(
    django_db_setup: None,  # noqa: ARG001  the database is there first
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """What other fixtures of the module write stays for its tests, each of which takes back its own.

    For a module that commits nothing and takes less than the quarter of an hour after which a desk locks.
    """
    from django.db import transaction  # noqa: PLC0415  needs settings

    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def people_of(
    new_database: Callable[..., AbstractContextManager[str]], django_db_blocker: DjangoDbBlocker
) -> Iterator[PeopleOf]:
    """Gives `people_of(create)`: within it Django works in a database in which `create` has made its people.

    They are made once for all modules of this process, and have signed in just now. Each module gets a copy of the
    objects; its rows are taken back, so one that commits, or lasts longer than a quarter of an hour, makes its own.
    """
    from django.db import DEFAULT_DB_ALIAS, connections, transaction  # noqa: PLC0415  needs settings

    from amanjol.foundation.accounts.tests.people import signed_in_now  # noqa: PLC0415  needs settings

    prepared: dict[Callable[[], Any], tuple[BaseDatabaseWrapper, Any, str]] = {}

    @contextmanager
    def in_their_database(create: Callable[[], Any]) -> Iterator[Any]:
        if create not in prepared:
            with new_database(is_dropped=False), transaction.atomic():
                people = create()
                with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
                    cursor.execute("select current_setting('amanjol.session_token', true)")
                    (asking,) = cursor.fetchone()
                # The connection stays: to a new one PostgreSQL brings each table anew.
                prepared[create] = (connections[DEFAULT_DB_ALIAS].copy(), people, asking or "")
        theirs, people, asking = prepared[create]
        usual = connections[DEFAULT_DB_ALIAS]
        connections[DEFAULT_DB_ALIAS] = theirs
        try:
            with django_db_blocker.unblock(), transaction.atomic():
                signed_in_now()
                with theirs.cursor() as cursor:  # who asked last when they were made, at first
                    cursor.execute("select set_config('amanjol.session_token', %s, true)", [asking])
                yield deepcopy(people)
                transaction.set_rollback(True)
        finally:
            connections[DEFAULT_DB_ALIAS] = usual

    yield in_their_database
    with django_db_blocker.unblock():
        for theirs, _people, _asking in prepared.values():
            theirs.close()


@pytest.fixture(scope="session")
def new_database(django_db_blocker: DjangoDbBlocker) -> Callable[..., AbstractContextManager[str]]:
    """Gives `new_database(template)`: within it Django works in a database of its own, a copy, whose name it gives."""
    from django.db import DEFAULT_DB_ALIAS, connections  # noqa: PLC0415  needs settings

    @contextmanager
    def in_new_database(template: str = TEMPLATE, *, is_dropped: bool = True) -> Iterator[str]:
        name = f"fresh_{uuid.uuid4().hex[:12]}"
        database.create_database(_admin_url(), name, template=template)
        usual = connections[DEFAULT_DB_ALIAS]  # stays open: what a module wrote once lies in its transaction
        before, usual.settings_dict["NAME"] = usual.settings_dict["NAME"], name
        fresh = connections[DEFAULT_DB_ALIAS] = usual.copy()
        try:
            with django_db_blocker.unblock():
                yield name
                fresh.close()
        finally:
            connections[DEFAULT_DB_ALIAS] = usual
            usual.settings_dict["NAME"] = before
            if is_dropped:
                database.drop_database(_admin_url(), name)

    return in_new_database


@pytest.fixture
def fresh_database(new_database: Callable[..., AbstractContextManager[str]]) -> Iterator[str]:
    """A database of its own for a test that commits. Gives its name; `url_as` reaches it as any role."""
    with new_database() as name:
        yield name


@pytest.fixture(scope="session")
def url_as() -> Callable[[str], str]:
    """`url_as("keeper")`: the address of this test's database for another role."""
    from django.db import connection  # noqa: PLC0415  needs settings

    def url(role: str) -> str:
        name = database.ROLES.get(role, role)  # type: ignore[call-overload]  # or `postgres`
        return _cluster().url(name, connection.settings_dict["NAME"])

    return url
