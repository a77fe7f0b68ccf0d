"""Merjen on her way home between two organisations: made once a process, of which each test gets a copy."""

from __future__ import annotations

import html
import os
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.test import override_settings
from django.utils import timezone

from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.referrals.tests.return_pages import PARTS, page_of, post, typed_at
from amanjol.casework.referrals.tests.test_referrals import (
    MERJEN,
    agree,
    arrived,
    ask,
    become_case,
    consent,
    send,
)
from amanjol.casework.referrals.tests.two_houses import (
    as_shown,
    carry,
    create_two_houses,
    with_node_keys,
)
from amanjol.site.tests.leftovers import FOLDER

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.referrals.tests.two_houses import TwoHouses

TELL = {"contact": "on-duty"}
HELP = ["help", "danger"]


@dataclass
class HomeCast:
    """Rows, and the folder in which the keys of their node lie: not to be changed."""

    home: Home
    letters: Path


class Home:
    """Merjen goes home under a code word from Yyldyz to Gul, who have a case of her as well."""

    def __init__(self, houses: TwoHouses) -> None:
        self.houses = houses
        agree(houses, "return")
        self.case = open_case(houses.dana, MERJEN)
        self.ours = ask(houses, self.case, purposes=["return"])
        assert carry() == 1
        self.theirs = arrived(houses.selbi)
        send(houses.selbi, self.theirs, "reply", {"answer": "can", "contact": "named-person"})
        arrived(houses.berk)
        typed = {"purpose": "return", "how": "code", "fields_told": [], "send": "yes"}
        send(houses.dana, self.ours, "identity", typed)
        arrived(houses.selbi)
        self.code_word = houses.dana.get(self.ours).text.partition('class="code-word">')[2].partition("<")[0]
        self.there = become_case(houses, self.theirs, self.code_word)
        post(houses.dana, page_of(self.case, "begin"), {"referral": self.ours.split("/")[-2]})

    def prepare(self, **parts: dict[str, Any]) -> None:
        for part, typed in (PARTS | parts).items():
            post(self.houses.dana, page_of(self.case, part), typed)

    def expected(self, *, hours_ago: int) -> None:
        at = typed_at(timezone.now() - timedelta(hours=hours_ago))
        post(self.houses.dana, page_of(self.case, "clock"), PARTS["clock"] | {"expected_at": at})

    def write(self) -> None:
        """The plan, as the page has shown it, into the outbox."""
        page = page_of(self.case, "tell")
        post(self.houses.dana, page, as_shown(self.houses.dana, page, TELL))

    def tell(self) -> None:
        self.write()
        assert carry() == 1
        assert arrived(self.houses.selbi) == self.theirs

    def back(self, act: str, typed: dict[str, Any]) -> None:
        send(self.houses.selbi, self.theirs, act, typed)
        assert arrived(self.houses.berk) == self.ours


def create_home() -> HomeCast:
    letters = Path(tempfile.mkdtemp(prefix="home-", dir=os.environ[FOLDER]))
    with override_settings(LETTERS_ROOT=letters):
        houses = create_two_houses()
        with_node_keys()
        return HomeCast(Home(houses), letters)


def create_planned_home() -> HomeCast:
    """Each part of the plan is written, and she agrees that it is told."""
    cast = create_home()
    with override_settings(LETTERS_ROOT=cast.letters):
        cast.home.prepare()
        consent(cast.home.houses, cast.home.case, groups=HELP)
    return cast


def shown(client: Client, where: str) -> str:
    response = client.get(where)
    assert response.status_code == 200
    return html.unescape(response.text)
