"""At every address somebody signed in is asked for a once-token, but where twice is the same as once."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.http import HttpRequest, HttpResponse

from amanjol.foundation.once import views as once_views
from amanjol.foundation.once.tests.pressing import send_bare
from amanjol.foundation.organisations.tests.cast import browser, create_cast
from amanjol.site.tests.address_table import TABLE
from amanjol.site.tests.addresses import address_of
from amanjol.site.tests.without_token import LET_OFF

pytestmark = pytest.mark.django_db
WAGTAILS = ("/cms/snippets/directory/contact/add/", "/cms/pages/1/edit/")


PAGE = "once/without_token.html"


@pytest.fixture
def named_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page that asks is only named: what stands on it is looked at for each form of casework, and takes most."""

    def named(_request: HttpRequest, page: str, _context: object, status: HTTPStatus) -> HttpResponse:
        return HttpResponse(page, status=status)

    monkeypatch.setattr(once_views, "render", named)


@pytest.mark.usefixtures("named_pages")
def test_every_address_asks_for_a_token_or_is_listed() -> None:
    """Whoever it is, and before anything is looked for there."""
    member = create_cast().berk
    berk = browser(member)
    asking = set()
    for entry in TABLE:
        client = browser(member) if entry in LET_OFF else berk  # some of them sign out
        answer = send_bare(client, address_of(entry), {"text": "x"})
        if answer.status_code == HTTPStatus.CONFLICT:
            assert answer.text == PAGE, entry
            asking.add(entry)
    assert set(TABLE) - asking == LET_OFF


def test_forms_of_wagtail_have_none() -> None:
    berk = browser(create_cast().berk)
    assert {send_bare(berk, where, {"text": "x"}).status_code for where in WAGTAILS}.isdisjoint({409})
