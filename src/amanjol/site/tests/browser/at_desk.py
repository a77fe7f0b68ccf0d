"""One person at the desk, in a browser of their own; what a page gets wrong is heard: scripts, what does not load."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg
from playwright.sync_api import expect

from amanjol.site.postgres import Cluster
from amanjol.site.reachable import DATABASE
from amanjol.site.tests.browser.node import sign_in

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, Response

    from amanjol.site.tests.browser.node import Node

# What a browser gives up by itself, because somebody has gone to another page meanwhile.
LEFT_BEHIND = "net::ERR_ABORTED"


class Ear:
    """All that a page complains of. `check` fails with it, at each page that was reached."""

    def __init__(self, page: Page) -> None:
        self.complaints: list[str] = []
        page.on("console", self._hear_console)
        page.on("pageerror", lambda error: self.complaints.append(f"a script broke: {error}"))
        page.on("requestfailed", self._hear_failure)
        page.on("response", self._hear_answer)

    def check(self) -> None:
        assert self.complaints == []

    def _hear_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text}")

    def _hear_failure(self, request: Request) -> None:
        if request.failure != LEFT_BEHIND:
            self.complaints.append(f"{request.method} {request.url}: {request.failure}")

    def _hear_answer(self, answer: Response) -> None:
        if answer.status >= 400:
            self.complaints.append(f"{answer.request.method} {answer.url}: {answer.status}")


class AtDesk:
    """Somebody of the demo, signed in. Every way to another page listens to it. `to` is their first page."""

    def __init__(
        self, browser: Browser, node: Node, name: str, *, to: str = "/desk/", **options: Any
    ) -> None:
        context = browser.new_context(locale="ru-RU", **options)
        context.set_default_timeout(60_000)
        self.node, self.page = node, context.new_page()
        sign_in(self.page, node, name, to)
        self.ear = Ear(self.page)
        self.go(to)

    def go(self, path: str) -> None:
        self.page.goto(path if path.startswith("http") else f"{self.node.address}{path}")
        self.ear.check()

    def arrives(self) -> AbstractContextManager[Any]:
        return self.page.expect_navigation()

    def press(self, what: str | Locator) -> None:
        """A button or a link that leads to another page."""
        with self.arrives():
            (self.page.locator(what) if isinstance(what, str) else what).click()
        self.ear.check()

    def menu(self, path: str) -> None:
        self.press(f".side nav a[href='{path}']")

    def seek(self, question: str) -> None:
        """With the keyboard alone, from wherever they are."""
        self.page.locator("body").press("/")
        expect(self.page.locator(".frame-search input[name=question]")).to_be_focused()
        self.page.keyboard.insert_text(question)
        with self.arrives():
            self.page.keyboard.press("Enter")
        self.ear.check()

    def close(self) -> None:
        self.page.context.close()
        self.ear.check()


class Shelves:
    """The node's own database, as nobody at the desk sees it: beneath row security."""

    def __init__(self, node: Node) -> None:
        self._url = Cluster(node.data / "postgres").url("postgres", DATABASE)

    def rows(self, question: str, *of: Any) -> list[Any]:
        """Of one column its values, of several tuples."""
        with psycopg.connect(self._url) as connection:
            rows = list(connection.execute(question, of))
        return [row[0] if len(row) == 1 else row for row in rows]

    def workers(self, case: str) -> set[str]:
        """First names of who is assigned."""
        question = """SELECT account.name FROM cases_assignment assigned
            JOIN organisations_member member ON member.id = assigned.member_id
            JOIN accounts_account account ON account.id = member.account_id WHERE assigned.case_id = %s"""
        return {name.split()[0] for name in self.rows(question, case)}

    def verbs(self, case: str) -> set[str]:
        """What the journal says was done in the case."""
        return set(self.rows("SELECT verb FROM journal_entry WHERE subject_id = %s", case))
