"""Whether a page below a case says whose it is, beside the way back; for the tests of every package with such pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.models import Case

_LINE: Final = re.compile(
    r'<p class="back[^"]*">(?:(?!</p>).)*<span class="whose">\s*<strong>([^<]+)</strong>', re.DOTALL
)


def named_on(page: str) -> list[str]:
    """Whose name stands beside the way back: once, or nobody's."""
    return _LINE.findall(page)


def openings(client: Client, case: Case) -> int:
    """How often the journal says that this case was opened."""
    keyring = keyring_of(client)
    organisation = keyring.member.organisation_id
    return Entry.objects.filter(
        organisation_id=organisation, verb="case.opened", subject_type="case", subject_id=str(case.pk)
    ).count()


def check_whose(client: Client, case: Case, pages: list[str], name: str) -> None:
    """Each page names the person and leaves a trace; with somebody beside, each names nobody and leaves none.

    `pages` are pages below the case that the client may read; five minutes are as none here.
    """
    for where in pages:
        before = openings(client, case)
        answer = client.get(where)
        assert answer.status_code == 200, where
        assert named_on(answer.text) == [name], where
        assert openings(client, case) == before + 1, where
    client.post("/desk/cases/discreet/")
    before = openings(client, case)
    for where in pages:
        answer = client.get(where)
        assert answer.status_code == 200, where
        assert named_on(answer.text) == [], where
        assert case.code in answer.text, where
    assert openings(client, case) == before
    client.post("/desk/cases/discreet/")
