"""What the page of consents knows of referrals: who was told on which consent, whom one may have to name, who waits.
And what the list of who opened what knows of them: who opened a partner's letter, as their answer that all is erased.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases.beneath import may_have
from amanjol.casework.desk.partners import Beside, Partners, Told, ToTell
from amanjol.casework.referrals import queries
from amanjol.casework.referrals.models import CaseReferral
from amanjol.casework.referrals.partners import NotAPartner, own_signing
from amanjol.casework.standards.referring.identity import Identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.foundation.organisations.keys.keyring import Keyring


def partners(keyring: Keyring, case: Case) -> Partners:
    """All referrals of the case, opened once: what was told by the ids of the consents; under an empty one who was told
    something on none, as of a life in danger or under a code word. A row is a claim: one that was taken away is missed
    by the journal. SealBroken.
    """
    recorded = queries.begun_by(case_queries.acts_in(case))  # first: what comes meanwhile makes them no fewer
    if not may_have(CaseReferral, case):
        return Partners(are_fewer=recorded > 0)
    try:
        of_case = queries.in_case(case, keyring, own_signing(keyring))
    except NotAPartner:
        return Partners(are_fewer=recorded > 0)
    return Partners(_told(of_case), _names(of_case), tuple(_waiting(of_case)), recorded > len(of_case))


def letters_of(case: Case) -> Beside:
    """Letters that came; what we wrote stands in the case itself."""
    rows = CaseReferral.objects.filter(case=case).values_list("referral_id", flat=True)
    arrived = tuple(arrived for _written, arrived in queries.VERBS.values())
    return Beside(queries.SUBJECT, tuple(map(str, rows)), arrived)


def _told(of_case: Iterable[OpenedReferral]) -> dict[str, list[Told]]:
    """By the ids of the consents."""
    by_consent: dict[str, list[Told]] = {}
    for referral in of_case:
        if referral.record is None or referral.is_taken_back:
            continue
        entry = Told(referral.record.name, reverse("referrals:take-back", args=[referral.row.pk]))
        is_told = bool(referral.identities) or (referral.danger is not None and referral.has_sent)
        is_told |= referral.is_older  # what was told may be what is missing
        for consent in sorted(referral.told_on) or [""] * (referral.row.is_ours and is_told):
            by_consent.setdefault(consent, []).append(entry)
    return by_consent


def _waiting(of_case: Iterable[OpenedReferral]) -> Iterator[ToTell]:
    """Who said yes and was not told yet who comes."""
    for referral in of_case:
        if (
            referral.record is not None
            and referral.can_take
            and not referral.identities
            and referral.may_write(Identity)
        ):
            yield ToTell(referral.record.name, reverse("referrals:referral", args=[referral.row.pk]))


def _names(of_case: Iterable[OpenedReferral]) -> frozenset[str]:
    """Partners of referrals that go on, and who passes something on to them, as a consent compares them."""
    records = [referral.record for referral in of_case if referral.record and not referral.standing.is_final]
    thirds = [record.third.name for record in records if record.third is not None]
    return frozenset([*(record.name for record in records), *thirds])
