"""Every address of staff for every role: who is refused before anything is looked up or opened.

A view is asked as it stands behind its address, without a browser, by somebody who holds no key. Whom the table lets in
gets further: to the keys, to what is not there, or to the page.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.base import Template
from django.test import RequestFactory
from django.urls import get_resolver, resolve

from amanjol.casework.support.threats.rules import WRITERS
from amanjol.foundation.accounts.session_store import SessionStore
from amanjol.foundation.organisations.actions import create_node
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.cast import create_cast
from amanjol.foundation.organisations.tests.permissions import EVERYBODY, as_role, who_may
from amanjol.site.tests.addresses import address_of, routes_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db
OF_STAFF = ("desk/", "organisation/", "programme/", "fleet/")
WORKERS, READERS = who_may("cases.work"), who_may("cases.work", "cases.read")
SUPERVISORS, HOLDERS = who_may("cases.supervise"), who_may("cases.hold-keys")
COORDINATORS, RECEIVERS = who_may("legal-aid.coordinate"), who_may("circles.receiver")
OF_HELP = who_may("circles.lawyer", "circles.psychologist", "circles.doctor")
MANAGERS, OF_DEVICES = who_may("members.manage"), who_may("devices.manage")
# Where addresses begin, and the roles that come there: of several beginnings the longest speaks, and $ ends an address.
# A room that is not here fails; an address in it is as strict as the room.
LET_IN: dict[str, frozenset[RoleKey]] = {
    "desk/$": EVERYBODY,
    **dict.fromkeys(
        (
            "desk/agreements/",
            "desk/cases/",
            "desk/consultations/",
            "desk/interpreters/",
            "desk/learning/",
            "desk/observations/",
            "desk/reports/",
            "desk/stories/",
            "desk/warnings/",
            "desk/work/",
            "desk/lawyers-asked/",
            "desk/houses/",
        ),
        WORKERS,
    ),
    **dict.fromkeys(
        (
            "desk/cases/$",
            "desk/cases/narrow/",
            "desk/cases/discreet/",
            "desk/cases/find/",
            "desk/cases/groups/$",
            "desk/cases/groups/<uuid:pk>/$",
            "desk/houses/$",
            "desk/houses/<uuid:pk>/$",
            "desk/lawyers-asked/<uuid:pk>/$",
        ),
        READERS,
    ),
    **dict.fromkeys(
        (
            f"desk/cases/<uuid:pk>/{page}$"
            for page in (
                "",
                "access/",
                "afterwards/",
                "files/<uuid:file>/",
                "outcomes/",
                "return/",
                "right/",
                "stays/<uuid:stay>/",
                "support/",
                "talk/result/",
            )
        ),
        READERS,
    ),
    "desk/cases/<uuid:pk>/files/<uuid:file>/original/": READERS,  # the act opens none to an observer
    **dict.fromkeys(
        (
            "desk/cases/give/",
            "desk/complaints/receivers/",
            "desk/houses/<uuid:pk>/change/",
            "desk/houses/new/",
            "desk/learning/issuer/$",
            "desk/quarter/",
            "desk/referrals/answers/",
            "desk/referrals/transfers/",
            "desk/return/",
        ),
        SUPERVISORS,
    ),
    **dict.fromkeys(
        (
            "desk/advocates/",
            "desk/mandates/",
            "desk/needs/",
            "desk/offers/",
            "desk/plans/",
            "desk/roads/",
            "desk/rota/",
        ),
        COORDINATORS,
    ),
    "desk/my-work/": who_may("legal-aid.be-asked"),
    "desk/cases/for-you/": who_may("legal-aid.give") & HOLDERS,
    "desk/clients/": OF_HELP,
    "desk/complaints/": who_may("complaints.receive"),
    "desk/conferences/": HOLDERS,
    "desk/report/": who_may("reports.send"),
    "desk/reminders/": RECEIVERS,
    "desk/threats/$": WRITERS,
    "desk/threats/<uuid:pk>/": WRITERS & HOLDERS,
    # What a partner wrote who receives letters answers; what goes on in a case who works on it.
    "desk/referrals/": RECEIVERS,
    **dict.fromkeys(
        (
            f"desk/referrals/<uuid:pk>/{page}/"
            for page in (
                "arrival",
                "card",
                "files",
                "identity",
                "outcome",
                "paper",
                "person-told",
                "prepare",
                "return-here",
                "return-off",
                "return-report",
                "said",
                "second-word",
                "step",
                "take-back",
            )
        ),
        WORKERS,
    ),
    "organisation/journal/": who_may("journal.read"),
    "organisation/keys/": HOLDERS,
    "organisation/keys/circles/$": HOLDERS | OF_HELP,
    "organisation/keys/circles/begin/": RECEIVERS | OF_HELP,
    "organisation/keys/circles/<uuid:pk>/": RECEIVERS | OF_HELP,
    "organisation/keys/circles/<uuid:pk>/vouch/": HOLDERS,
    "organisation/letters/": RECEIVERS,
    "organisation/members/": MANAGERS,
    "organisation/members/$": EVERYBODY,
    "programme/": who_may("programme.manage"),
    "programme/returns/$": RECEIVERS | who_may("programme.manage"),
    "programme/returns/<uuid:pk>/": RECEIVERS,
    "fleet/": OF_DEVICES,
    "fleet/$": OF_DEVICES | who_may("node.operate"),
    "fleet/<uuid:pk>/$": OF_DEVICES | who_may("node.operate"),
    "fleet/groups/$": OF_DEVICES | who_may("node.operate"),
    "fleet/counters/": who_may("devices.count", "devices.count-totals"),
    "fleet/screens/": who_may("screens.manage"),
}


@pytest.fixture(scope="module")
def berk(written_once: None) -> Member:
    create_node(country="TM", name="Test", is_demo=False)
    return create_cast().berk


@pytest.fixture(autouse=True)
def no_page_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page says is of other tests, and takes most of the time."""
    monkeypatch.setattr(Template, "render", lambda *_: "")


def addresses() -> list[str]:
    routes = routes_of(get_resolver().url_patterns)
    return [route for route in routes if route.startswith(OF_STAFF)]


def roles_of(route: str) -> frozenset[RoleKey]:
    return LET_IN[max((beginning for beginning in LET_IN if f"{route}$".startswith(beginning)), key=len)]


def is_refused(route: str, member: Member) -> bool:
    path = address_of(route)
    view, args, kwargs = resolve(path)
    for method in ("get", "post"):
        try:
            answer = view(_request(method, path, member), *args, **kwargs)
        except PermissionDenied:
            return True
        except Http404:
            return False
        if answer.status_code != 405:
            return False
    raise AssertionError(f"{route} takes neither GET nor POST.")


def _request(method: str, path: str, member: Member) -> HttpRequest:
    request: Any = getattr(RequestFactory(), method)(path)
    request.session = SessionStore()
    request.user = copy(member.account)
    request.user.__dict__["_member_now"] = member
    request._messages = FallbackStorage(request)
    return request  # type: ignore[no-any-return]  # as it is made above


def test_each_address_lets_in_the_roles_of_the_table_alone(berk: Member, db: None) -> None:
    wrong = {}
    with acting_for(berk):
        for route in addresses():
            let_in = {role for role in RoleKey if not is_refused(route, as_role(berk, role))}
            if let_in != roles_of(route):
                wrong[route] = sorted(let_in ^ roles_of(route))
    assert wrong == {}
