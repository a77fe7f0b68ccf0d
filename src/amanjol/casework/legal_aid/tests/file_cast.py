"""Gul coordinates legal aid, with two advocates who have accounts; Aigul acts for the person of Yyldyz' case.

Timur's account is Bakyt's in the register, and he stands in where that is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone

from amanjol.casework.cases.tests.consent_words import read_aloud
from amanjol.casework.legal_aid.acting import files, queries
from amanjol.casework.legal_aid.mandates import actions as mandates
from amanjol.casework.legal_aid.models import Advocate, Mandate, SentNeed
from amanjol.casework.legal_aid.needs import actions as needs
from amanjol.casework.legal_aid.needs import asked
from amanjol.casework.legal_aid.needs.actions import Progress
from amanjol.casework.legal_aid.tests.advocate_cast import compare, compare_ours, give
from amanjol.casework.legal_aid.tests.need_cast import NAME, ask, the_need
from amanjol.casework.legal_aid.tests.register_cast import AIGUL, BAKYT, HEAD, changed
from amanjol.casework.legal_aid.tests.register_cast import write as write_register
from amanjol.casework.referrals.tests.two_houses import carry, open_letters
from amanjol.casework.standards.legal_needs.states import State
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.models import Organisation
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.test import Client

    from amanjol.casework.legal_aid.acting.files import OwnFile
    from amanjol.casework.legal_aid.needs.asked import AskedNeed
    from amanjol.casework.legal_aid.tests.need_cast import NeedCast

TODAY: Final = timezone.localdate()
READ: Final = "Мерджен"
"""A part of the name that is told."""
assert READ in NAME
IN_OSH: Final = (changed(AIGUL, c2="г. Ош"), changed(BAKYT, c2="Алайский район"))


@dataclass
class Filed:
    """`need` is the row of who coordinates, `sent` that of who asked."""

    people: NeedCast
    aigul: Client
    timur: Client
    need: UUID
    sent: UUID
    mandate: Mandate

    @property
    def berk(self) -> Client:
        return self.people.berk

    @property
    def gulnaz(self) -> Client:
        return self.people.gulnaz

    def page(self, end: str = "") -> str:
        return f"/desk/lawyers-asked/{self.sent}/{end}"

    def own(self, end: str = "") -> str:
        return f"/desk/my-work/mandates/{self.mandate.pk}/{end}"


def begin(people: NeedCast, *, deputy: str = "") -> Filed:
    """A need that Aigul accepted, her mandate, and the letter that says so opened by Berk."""
    gul = people.houses.keys.cast.gul
    request_of(people.gulnaz)
    Organisation.objects.filter(pk=gul.pk).update(kind=OrganisationKind.LEGAL_AID)
    assert write_register(people.gulnaz, HEAD, *IN_OSH).status_code == 302
    aigul = unlocked(join("Aigul Terek", gul, RoleKey.ADVOCATE).account)
    timur = unlocked(join("Timur Terek", gul, RoleKey.ADVOCATE).account)
    request_of(people.gulnaz)
    rows = {row.number: row.pk for row in Advocate.objects.all()}
    for client, number in ((aigul, "7-001"), (timur, "7-002")):
        member = member_of(request_of(client).user)
        assert member is not None
        give(people.gulnaz, rows[number], member)
        compare(people.gulnaz, member)
        compare_ours(people.gulnaz, client)
    ask(people, district="uzgen")
    open_letters(people.houses.selbi)
    need = the_need(people).row.pk
    keyring = keyring_of(people.gulnaz)
    progress = Progress(State.ACCEPTED, lawyer="Айгуль Небывалова", reach="через контору")
    needs.record_progress(keyring=keyring, need=need, progress=progress)
    mandate = mandates.begin(
        keyring=keyring, advocate="7-001", deputy=deputy, procedure="victim",
        begins_on=TODAY - timedelta(days=3), need=need,
    )  # fmt: skip
    letters(people)
    request_of(people.berk)
    return Filed(people, aigul, timur, need, SentNeed.objects.get().pk, mandate)


def letters(people: NeedCast) -> None:
    """Brought and opened on both sides."""
    carry()
    for client in (people.berk, people.houses.selbi):
        open_letters(client)


def consent(filed: Filed, until: date | None = None, groups: tuple[str, ...] = ("name", "happened")) -> None:
    """By the page of consents, read out and answered."""
    gul = filed.people.houses.keys.cast.gul
    typed = {"purpose": "sharing", "whom": "here", "organisation": str(gul.pk), "groups": list(groups)}
    typed |= {"language": "tk", "until": until.isoformat() if until else ""}
    answered = read_aloud(typed, organisations={str(gul.pk): gul.name})
    answer = filed.berk.post(f"/desk/cases/{filed.people.case.pk}/consent/", answered)
    assert answer.status_code == 302, answer.text


def withdraw(filed: Filed) -> None:
    """The newest consent, by the page."""
    where = f"/desk/cases/{filed.people.case.pk}/consent/"
    ids = re.findall(r'name="consent"[^>]*value="([^"]+)"', filed.berk.get(where).text)
    assert ids
    answer = filed.berk.post(f"{where}withdraw/", {"consent": ids[0], "withdrawn_on": TODAY.isoformat()})
    assert answer.status_code == 302, answer.text


def give_file(filed: Filed, *chosen: str) -> Any:
    """By the page: what goes is shown first; the second press sends it, and it is brought and opened."""
    where = filed.page("file/")
    typed = {"fields_told": list(chosen) or ["prs_FirstName-name"]}
    page = filed.berk.post(where, typed).text
    seen = re.search(r'name="seen-need" value="([^"]+)"', page)
    assert seen, page
    assert READ in page
    answer = filed.berk.post(where, typed | {"seen-need": seen[1], "send": "yes"})
    assert answer.status_code == 302, answer.text
    letters(filed.people)
    return answer


def file_at(client: Client, filed: Filed) -> OwnFile:
    circles = circles_at(client)
    own = queries.opened_mandate(circles, filed.mandate.pk)
    assert own is not None
    return files.file_of(circles, own)


def asked_need(filed: Filed) -> AskedNeed:
    [opened] = asked.in_case(filed.people.case, keyring_of(filed.berk))
    return opened
