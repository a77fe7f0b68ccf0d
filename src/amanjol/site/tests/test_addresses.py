"""Every address with what each role gets there; one that is not listed fails. And the headers of each."""

from __future__ import annotations

import re
import uuid
from copy import deepcopy
from itertools import product
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from amanjol.foundation.accounts.tests.people import enrolled
from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.public.guide import rights
from amanjol.site.tests.address_table import ABSENT, OPEN, REFUSED, SIGN_IN, TABLE
from amanjol.site.tests.answers import Answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpResponse

pytestmark = pytest.mark.django_db
ROLES = ("stranger", RoleKey.CASE_WORKER, RoleKey.EDITOR, RoleKey.ADMINISTRATOR)
FORM_OF = {role: "/account/sign-in/" if role == "stranger" else "/account/" for role in ROLES}
# Wagtail's: everything below this prefix is the editor's alone; a few answer strangers with nothing of ours.
WAGTAIL = "cms/"
OURS_IN_CMS = {
    entry.removeprefix("POST ") for entry in TABLE if entry.removeprefix("POST ").startswith(WAGTAIL)
}
WAGTAIL_FOR_ALL = {"cms/sprite/", "cms/jsi18n/"}
VALUES = {
    "str:token": "not-an-invitation",
    "str:place": "ASB",
    "str:country": "TM",
    "str:secret": "not-a-secret",
    "slug:country": "tm",
    "uuid:session": str(uuid.UUID(int=1)),
    "uuid:pk": str(uuid.UUID(int=2)),
    "uuid:member": str(uuid.UUID(int=4)),
    "uuid:other": str(uuid.UUID(int=5)),
    "uuid:task": str(uuid.UUID(int=6)),
    "uuid:goal": str(uuid.UUID(int=6)),
    "uuid:service": str(uuid.UUID(int=6)),
    "uuid:asking": str(uuid.UUID(int=6)),
    "uuid:stay": str(uuid.UUID(int=6)),
    "uuid:letter": str(uuid.UUID(int=7)),
    "uuid:file": str(uuid.UUID(int=7)),
    "uuid:client": str(uuid.UUID(int=8)),
    "uuid:danger": str(uuid.UUID(int=9)),
    "uuid:interpreter": str(uuid.UUID(int=8)),
    "uuid:entry": str(uuid.UUID(int=8)),
    "uuid:conference": str(uuid.UUID(int=9)),
    "path:name": "original_images/nothing.jpg",
    "slug:key": "nothing",
    "int:item": "999999",
    "int:number": "999999",
    "path:path": "screen/index.html",
    "slug:slug": "nothing",
    "slug:part": "person",
    "slug:timing": "before",
    "slug:what": "answer",
    "slug:entry": "nothing",
    "slug:participant": "nothing",
    "int:pk": "999999",
    "slug:language": "uz",
    "slug:module": "nothing",
    "slug:kind": "text",
    "slug:where": "up",
    "uuid:translation_key": str(uuid.UUID(int=3)),
    "uuid:side": str(uuid.UUID(int=3)),
    "uuid:advocate": str(uuid.UUID(int=3)),
    "uuid:copy": str(uuid.UUID(int=3)),
    "uuid:permit": str(uuid.UUID(int=3)),
}


def _routes(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        else:
            yield route


def address_of(entry: str) -> str:
    """Where an entry of the table lies, with an id that nothing has."""
    route = entry.removeprefix("POST ")
    for name, value in VALUES.items():
        route = route.replace(f"<{name}>", value)
    return "/cms/users/" if route.startswith("^cms/") else f"/{route}"


def _outcome(response: HttpResponse) -> str:
    if response.status_code == 302 and response.headers["Location"].startswith("/account/sign-in/?"):
        return SIGN_IN
    return {403: REFUSED, 404: ABSENT, 410: ABSENT}.get(response.status_code, OPEN)


@pytest.fixture(scope="module")
def _clients(written_once: None) -> dict[str, Client]:
    """One browser a role, all of one organisation."""
    rights.set_up()
    organisation = actions.create_organisation(name="Yyldyz", kind=OrganisationKind.NGO, by=None)
    clients = {"stranger": Client()}
    for role in ROLES[1:]:
        account = enrolled(f"{role}@example.org", "Ayna Chinar")
        actions.add_member(account=account, organisation=organisation, role=RoleKey(role), by=None)
        clients[role] = Client()
        clients[role].force_login(account)
    return clients


@pytest.fixture
def clients(_clients: dict[str, Client], db: None) -> dict[str, Client]:
    """Each test has them as they were: some addresses sign out."""
    return deepcopy(_clients)


@pytest.fixture(scope="module")
def _answers(_clients: dict[str, Client]) -> Answers:
    return Answers(_clients, FORM_OF)


@pytest.fixture
def answers(_answers: Answers, db: None) -> Answers:
    return _answers


def test_every_address_is_listed() -> None:
    ours = {route for route in _routes(get_resolver().url_patterns) if not route.startswith(WAGTAIL)}
    ours |= OURS_IN_CMS
    assert ours == {entry.removeprefix("POST ") for entry in TABLE}


@pytest.mark.parametrize("entry", TABLE)
def test_each_role_gets_what_the_table_says(entry: str, answers: Answers) -> None:
    outcomes = tuple(_outcome(answers.to(role, entry, address_of(entry))) for role in ROLES)
    if entry == "cms/login/":  # leading to the sign-in is all it does
        outcomes = tuple(OPEN if outcome == SIGN_IN else outcome for outcome in outcomes)
    assert outcomes == TABLE[entry]


def _where_the_language_leads(page: str) -> list[str]:
    """Where each switch of language of a page would come back to."""
    forms = re.findall(r'<form class="language".*?</form>', page, re.DOTALL)
    return [match[1] for form in forms if (match := re.search(r'name="next" value="([^"]*)"', form))]


def test_the_language_of_every_page_can_be_switched(clients: dict[str, Client], answers: Answers) -> None:
    """What a switch comes back to can be asked for: it never ends at an address that takes posts alone."""
    places: set[tuple[str, str]] = set()
    for role, entry in product(ROLES, TABLE):
        if entry == "POST account/sign-out/":
            continue
        response = answers.to(role, entry, address_of(entry))
        is_page = response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming
        leads_to = _where_the_language_leads(response.text) if is_page else []
        assert not entry.startswith("POST ") or set(leads_to) <= {FORM_OF[role]}, entry
        places |= {(role, place) for place in leads_to}
    assert len(places) > 20
    for role, place in places:
        assert clients[role].get(place).status_code != 405, place


def test_wagtail_is_for_editors_alone(clients: dict[str, Client]) -> None:
    """By prefix: no page of Wagtail's without arguments answers somebody without the right."""
    simple = {
        r for r in _routes(get_resolver().url_patterns) if r.startswith(WAGTAIL) and not set("<(^[") & set(r)
    }
    assert len(simple) > 20
    assert clients[RoleKey.EDITOR].get("/cms/").status_code == 200
    for route in sorted(simple - WAGTAIL_FOR_ALL - OURS_IN_CMS):
        for role in ("stranger", RoleKey.CASE_WORKER, RoleKey.ADMINISTRATOR):
            response = clients[role].get(f"/{route}")
            assert response.status_code in {302, 403, 404, 405}, (route, role)


EXACT = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": settings.PERMISSIONS_POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.mark.parametrize("entry", TABLE)
@pytest.mark.parametrize("role", ["stranger", RoleKey.ADMINISTRATOR])
def test_headers_are_exact(entry: str, role: str, answers: Answers) -> None:
    response = answers.to(role, entry, address_of(entry))
    headers = {name: response.headers.get(name) for name in EXACT}
    expected = dict(EXACT)
    if "<str:token>" in entry or (entry.startswith("lists/") and "<str:secret>" in entry):
        expected["Referrer-Policy"] = "no-referrer"  # the address held an invitation, or leaves a list
    assert headers == expected
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_an_address_that_does_not_exist_has_the_same_headers() -> None:
    response = Client().get("/desk/nothing-here/")
    assert response.status_code == 404
    assert {name: response.headers.get(name) for name in EXACT} == EXACT
