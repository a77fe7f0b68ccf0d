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

from amanjol.casework.cases.texts import TEXTS
from amanjol.foundation.accounts.tests.people import enrolled
from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.public.guide import rights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpResponse

pytestmark = pytest.mark.django_db

OPEN, SIGN_IN, REFUSED, ABSENT = "open", "sign-in", "refused", "absent"
ROLES = ("stranger", RoleKey.CASE_WORKER, RoleKey.EDITOR, RoleKey.ADMINISTRATOR)

# Ours: route → what a stranger, a case worker, an editor and an administrator get. `POST` where it takes no GET.
TABLE: dict[str, tuple[str, str, str, str]] = {
    "account/": (SIGN_IN, OPEN, OPEN, OPEN),
    "account/sign-in/": (OPEN, OPEN, OPEN, OPEN),
    "POST account/sign-out/": (OPEN, OPEN, OPEN, OPEN),
    "account/welcome/": (ABSENT, ABSENT, ABSENT, ABSENT),  # without an invitation there is nothing: 410
    "account/welcome/<str:token>/": (OPEN, OPEN, OPEN, OPEN),  # leads on to the address without the token
    "account/passphrase/": (SIGN_IN, OPEN, OPEN, OPEN),
    "account/unlock/": (SIGN_IN, OPEN, OPEN, OPEN),
    "POST account/lock/": (SIGN_IN, OPEN, OPEN, OPEN),
    "POST account/still-here/": (SIGN_IN, OPEN, OPEN, OPEN),
    "account/recovery-code/": (SIGN_IN, OPEN, OPEN, OPEN),  # leads on to unlocking
    "POST account/recovery-code/check/": (SIGN_IN, OPEN, OPEN, OPEN),
    "POST account/sessions/end-others/": (SIGN_IN, OPEN, OPEN, OPEN),
    "POST account/sessions/<uuid:session>/end/": (
        SIGN_IN,
        ABSENT,
        ABSENT,
        ABSENT,
    ),  # somebody else's, or none
    "organisation/members/": (SIGN_IN, OPEN, OPEN, OPEN),
    "organisation/members/invite/": (SIGN_IN, REFUSED, REFUSED, OPEN),
    "organisation/members/<uuid:pk>/link/": (SIGN_IN, REFUSED, REFUSED, ABSENT),
    "organisation/members/<uuid:pk>/role/": (SIGN_IN, REFUSED, REFUSED, ABSENT),
    "organisation/members/<uuid:pk>/remove/": (SIGN_IN, REFUSED, REFUSED, ABSENT),
    "organisation/keys/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST organisation/keys/begin/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/new/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST organisation/keys/rewrap/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/compare/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/members/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/sheets/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/sheets/typed/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/sheets/use/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/circles/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST organisation/keys/circles/begin/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "organisation/keys/circles/people/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/keys/circles/<uuid:pk>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "organisation/keys/circles/<uuid:pk>/accept/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "organisation/keys/circles/<uuid:pk>/leave/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "organisation/keys/circles/<uuid:pk>/people/<uuid:member>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "organisation/keys/circles/<uuid:pk>/sheets/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "organisation/keys/circles/<uuid:pk>/vouch/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "organisation/journal/": (SIGN_IN, REFUSED, REFUSED, OPEN),
    "desk/": (SIGN_IN, OPEN, OPEN, OPEN),
    # A case worker who is locked is led to unlock; what each sees with keys is tested in casework/cases.
    "desk/cases/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/find/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/narrow/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/give/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a supervisor's
    "desk/cases/discreet/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/danger/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/lists/<slug:key>/": (SIGN_IN, ABSENT, REFUSED, REFUSED),
    "desk/cases/reviews/": (SIGN_IN, ABSENT, REFUSED, REFUSED),  # a supervisor's
    "desk/cases/<uuid:pk>/review/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/erase/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/desk/": (SIGN_IN, ABSENT, REFUSED, REFUSED),  # a supervisor's
    "desk/cases/groups/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/groups/new/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/groups/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/groups/<uuid:pk>/add/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/groups/<uuid:pk>/claim/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/groups/<uuid:pk>/facts/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/openings/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/alike/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/minutes/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/wages/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/details/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/details/<slug:part>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/details/<slug:part>/<slug:entry>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/lawyer/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/for-you/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a lawyer's
    "desk/cases/for-you/<uuid:pk>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST desk/cases/for-you/<uuid:pk>/delete/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/consent/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/consent/withdraw/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/names/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/names/lift/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/new/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/access/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/access/paper/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/demand/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/demand/<int:number>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/demand/<int:number>/paper/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/papers/<int:number>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/note/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/note/<int:number>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/tasks/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/tasks/done/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/tasks/<uuid:task>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/tasks/<uuid:task>/again/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/plan/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/risk/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    **{f"desk/cases/<uuid:pk>/{text.address}/": (SIGN_IN, OPEN, REFUSED, REFUSED) for text in TEXTS},
    "desk/cases/<uuid:pk>/person/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/same/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/same/part/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/same/<uuid:other>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/decision/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/close/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/reopen/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/assign/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/unassign/<uuid:member>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/stage/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/justice/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/talk/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/talk/begin/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/talk/answer/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/talk/back/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/talk/stop/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/talk/resume/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/talk/order/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/talk/result/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/talk/<int:number>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/cases/<uuid:pk>/talk/advice/<int:number>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/talk/advice/<int:number>/plan/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/cases/<uuid:pk>/talk/advice/<int:number>/risk/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/report/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # an officer's
    "desk/report/sent/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "desk/report/sent/<uuid:pk>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "desk/reports/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/reports/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/reports/<uuid:pk>/case/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/reports/<uuid:pk>/no-case/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/consultations/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/consultations/new/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/consultations/<uuid:pk>/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/consultations/<uuid:pk>/done/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "POST desk/consultations/<uuid:pk>/again/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "desk/consultations/<uuid:pk>/case/": (SIGN_IN, OPEN, REFUSED, REFUSED),
    "help/": (SIGN_IN, OPEN, OPEN, OPEN),
    "help/<slug:key>/": (SIGN_IN, ABSENT, ABSENT, ABSENT),  # no such book
    "fleet/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a device manager's, and the operator's to read
    "fleet/enrol/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/counters/": (SIGN_IN, REFUSED, OPEN, OPEN),
    "fleet/groups/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/groups/<slug:slug>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/groups/<slug:slug>/remove/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/": (
        SIGN_IN,
        REFUSED,
        REFUSED,
        REFUSED,
    ),  # device managers and programme managers plan screens
    "fleet/screens/shown/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/playlists/new/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/playlists/<uuid:pk>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/playlists/<uuid:pk>/items/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/playlists/<uuid:pk>/items/<int:item>/up/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/playlists/<uuid:pk>/items/<int:item>/down/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/playlists/<uuid:pk>/items/<int:item>/remove/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/playlists/<uuid:pk>/items/<int:item>/seconds/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/playlists/<uuid:pk>/preview/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/playlists/<uuid:pk>/show/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/playlists/<uuid:pk>/remove/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/playlists/<uuid:pk>/plan/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/schedules/<uuid:pk>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/schedules/<uuid:pk>/remove/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/notices/new/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/notices/<uuid:pk>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/notices/<uuid:pk>/preview/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/notices/<uuid:pk>/send/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/notices/<uuid:pk>/stop/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/screens/notices/<uuid:pk>/remove/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/player/playlist/<uuid:pk>/<path:path>": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/screens/player/notice/<uuid:pk>/<path:path>": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/<uuid:pk>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/<uuid:pk>/settings/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST fleet/<uuid:pk>/wish/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/<uuid:pk>/screenshot/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/places/<str:place>/languages/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "fleet/<uuid:pk>/strike-off/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST device/v1/enrolment": (OPEN, OPEN, OPEN, OPEN),  # a signature opens these, no session: else 400
    "POST device/v1/enrolment/state": (OPEN, OPEN, OPEN, OPEN),
    "POST device/v1/report": (OPEN, OPEN, OPEN, OPEN),
    "POST device/v1/screenshot": (OPEN, OPEN, OPEN, OPEN),
    "POST language/": (OPEN, OPEN, OPEN, OPEN),
    "cms/login/": (OPEN, REFUSED, OPEN, REFUSED),  # leads on to our own sign-in; who is no editor, to nothing
    "cms/logout/": (OPEN, OPEN, OPEN, OPEN),
    "cms/account/": (OPEN, OPEN, OPEN, OPEN),  # leads on to our own page of the account
    "^cms/(?:password_reset|users|groups)(?:/|$)": (ABSENT, ABSENT, ABSENT, ABSENT),
    "cms/dialling/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "POST cms/dialling/<slug:key>/": (SIGN_IN, REFUSED, ABSENT, REFUSED),  # no such contact
    "POST cms/dialling/<slug:key>/undo/": (SIGN_IN, REFUSED, ABSENT, REFUSED),
    "cms/changes/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "cms/changes/article/<int:pk>/": (SIGN_IN, REFUSED, ABSENT, REFUSED),
    "POST cms/changes/<uuid:pk>/approve/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a reviewer's
    "POST cms/changes/<uuid:pk>/decline/": (SIGN_IN, REFUSED, REFUSED, REFUSED),
    "POST cms/changes/<uuid:pk>/withdraw/": (SIGN_IN, REFUSED, ABSENT, REFUSED),
    "cms/state/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "cms/take-down/<int:pk>/": (SIGN_IN, REFUSED, REFUSED, REFUSED),  # a reviewer's
    "cms/translate/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "POST cms/translate/import/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "cms/translate/import/<uuid:pk>/": (
        SIGN_IN,
        REFUSED,
        OPEN,
        REFUSED,
    ),  # one that is gone leads to the translations
    "cms/translate/readers/<uuid:pk>/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "cms/translate/<slug:language>/readers/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "POST cms/translate/<slug:language>/readers/send/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "cms/watching/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "POST cms/watching/<slug:key>/": (SIGN_IN, REFUSED, ABSENT, REFUSED),
    "POST account/guide-letters/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "cms/translate/<slug:language>/export/": (SIGN_IN, REFUSED, OPEN, REFUSED),
    "cms/translate/<slug:language>/<uuid:translation_key>/": (SIGN_IN, REFUSED, ABSENT, REFUSED),
    "cms/documents/file/<int:pk>/<path:name>": (SIGN_IN, ABSENT, ABSENT, ABSENT),
    "media/<path:name>": (SIGN_IN, ABSENT, ABSENT, ABSENT),
}
# Wagtail's: everything below this prefix is the editor's alone; a few answer strangers with nothing of ours.
WAGTAIL = "cms/"
OURS_IN_CMS = {
    entry.removeprefix("POST ") for entry in TABLE if entry.removeprefix("POST ").startswith(WAGTAIL)
}
WAGTAIL_FOR_ALL = {"cms/sprite/", "cms/jsi18n/"}
VALUES = {
    "str:token": "not-an-invitation",
    "str:place": "ASB",
    "uuid:session": str(uuid.UUID(int=1)),
    "uuid:pk": str(uuid.UUID(int=2)),
    "uuid:member": str(uuid.UUID(int=4)),
    "uuid:other": str(uuid.UUID(int=5)),
    "uuid:task": str(uuid.UUID(int=6)),
    "path:name": "original_images/nothing.jpg",
    "slug:key": "nothing",
    "int:item": "999999",
    "int:number": "999999",
    "path:path": "screen/index.html",
    "slug:slug": "nothing",
    "slug:part": "person",
    "slug:entry": "nothing",
    "int:pk": "999999",
    "slug:language": "uz",
    "uuid:translation_key": str(uuid.UUID(int=3)),
}


def _routes(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        else:
            yield route


def _address(route: str) -> str:
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


def test_every_address_is_listed() -> None:
    ours = {route for route in _routes(get_resolver().url_patterns) if not route.startswith(WAGTAIL)}
    ours |= OURS_IN_CMS
    assert ours == {entry.removeprefix("POST ") for entry in TABLE}


@pytest.mark.parametrize("entry", TABLE)
def test_each_role_gets_what_the_table_says(entry: str, clients: dict[str, Client]) -> None:
    method = "post" if entry.startswith("POST ") else "get"
    address = _address(entry.removeprefix("POST "))
    outcomes = tuple(_outcome(getattr(clients[role], method)(address)) for role in ROLES)
    if entry == "cms/login/":  # leading to the sign-in is all it does
        outcomes = tuple(OPEN if outcome == SIGN_IN else outcome for outcome in outcomes)
    assert outcomes == TABLE[entry]


def _where_the_language_leads(page: str) -> list[str]:
    """Where each switch of language of a page would come back to."""
    forms = re.findall(r'<form class="language".*?</form>', page, re.DOTALL)
    return [match[1] for form in forms if (match := re.search(r'name="next" value="([^"]*)"', form))]


def test_the_language_of_every_page_can_be_switched(clients: dict[str, Client]) -> None:
    """What a switch comes back to can be asked for: it never ends at an address that takes posts alone."""
    places: set[tuple[str, str]] = set()
    for role, entry in product(ROLES, TABLE):
        is_post, route = entry.startswith("POST "), entry.removeprefix("POST ")
        address, form = _address(route), "/account/sign-in/" if role == "stranger" else "/account/"
        if is_post and "sign-out" in route:
            continue
        response = (
            clients[role].post(address, headers={"Referer": f"http://testserver{form}"})
            if is_post
            else clients[role].get(address)
        )
        is_page = response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming
        leads_to = _where_the_language_leads(response.text) if is_page else []
        assert not is_post or set(leads_to) <= {form}, entry
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
def test_headers_are_exact(entry: str, role: str, clients: dict[str, Client]) -> None:
    method = "post" if entry.startswith("POST ") else "get"
    response = getattr(clients[role], method)(_address(entry.removeprefix("POST ")))
    headers = {name: response.headers.get(name) for name in EXACT}
    expected = dict(EXACT)
    if "<str:token>" in entry:
        expected["Referrer-Policy"] = "no-referrer"  # the address held an invitation a moment ago
    assert headers == expected
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_an_address_that_does_not_exist_has_the_same_headers() -> None:
    response = Client().get("/desk/nothing-here/")
    assert response.status_code == 404
    assert {name: response.headers.get(name) for name in EXACT} == EXACT
