"""A life in danger by the pages of two houses: what tests of it type, press and read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from amanjol.casework.referrals.models import CaseReferral, Referral
from amanjol.casework.referrals.partners import own_signing
from amanjol.casework.referrals.queries import of_referral
from amanjol.casework.referrals.tests.test_referrals import arrived
from amanjol.casework.referrals.tests.two_houses import carry
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.casework.referrals.tests.two_houses import TwoHouses

PLACE = "Дача за рынком, зелёные ворота"
TOLD = {
    "threat": "locked-in",
    "country": "KZ",
    "place": PLACE,
    "language": "tk",
    "reach": "call-us-back",
}
YES = {"word": "yes", "asked_in": "tk"}
CALLED = {"number": "own-list", "whom": "Дежурная", "result": "confirmed"}
SAYS = "Кричала в трубку, связь оборвалась"


def cannot(houses: TwoHouses) -> dict[str, str]:
    """The person cannot be asked; Berk is to decide, too."""
    second = str(houses.keys.cast.berk.pk)
    return {"word": "cannot", "why": "cannot-answer", "says": SAYS, "second": second}


def post(houses: TwoHouses, case: Case, **typed: str) -> Any:
    sent = TOLD | {"partner": houses.belief_in_gul} | typed
    return houses.dana.post(f"/desk/cases/{case.pk}/refer/danger/", sent)


def tell(houses: TwoHouses, case: Case, **typed: str) -> str:
    """Dana's, to Gul. Gives its page in Yyldyz."""
    response = post(houses, case, **typed)
    assert response.status_code == 302, response.text
    return str(response.headers["Location"])


def told(houses: TwoHouses, case: Case) -> tuple[str, str]:
    """Told with a yes, and opened there. Gives both pages."""
    ours = tell(houses, case, **YES)
    assert carry() == 1
    return ours, arrived(houses.selbi)


def act(client: Client, page: str, name: str, **typed: Any) -> str:
    response = client.post(f"{page}{name}/", typed, follow=True)
    assert response.status_code == 200
    return " ".join(response.text.split())


def opened(client: Client, page: str) -> OpenedReferral:
    keyring = keyring_of(client)
    with acting_for(keyring.member):
        row = Referral.objects.get(pk=page.split("/")[-2])
        hung = CaseReferral.objects.select_related("case__person").get(referral=row)
        return of_referral(row, hung.case, keyring, own_signing(keyring))


def verbs(client: Client, page: str) -> list[str]:
    keyring_of(client)
    entries = Entry.objects.filter(subject_type="referral", subject_id=page.split("/")[-2])
    return list(entries.order_by("sequence").values_list("verb", flat=True))


def home(client: Client) -> str:
    return " ".join(client.get(reverse("web:home")).text.split())
