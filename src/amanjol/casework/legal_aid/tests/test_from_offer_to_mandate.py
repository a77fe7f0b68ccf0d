"""Who accepted acts for a year; a place is given away once, whichever way it came about."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.legal_aid.mandates import actions as mandates
from amanjol.casework.legal_aid.mandates import queries
from amanjol.casework.legal_aid.mandates.records import Closed, ClosingOutcome, HandedOver, HandOverReason
from amanjol.casework.legal_aid.models import Absence, Mandate
from amanjol.casework.legal_aid.needs import queries as needs
from amanjol.casework.legal_aid.offers import actions
from amanjol.casework.legal_aid.offers.records import Ended, OutOfOrder
from amanjol.casework.legal_aid.tests.offers_cast import SAID, raise_need
from amanjol.casework.standards.legal_needs.states import State as NeedState

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.legal_aid.coverage.queries import Coverage
    from amanjol.casework.legal_aid.tests.offers_cast import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_kyrgyzstan")]
TODAY = timezone.localdate()
WHY = next(iter(OutOfOrder))
TYPED = {"deputy": "", "procedure": "victim", "begins_on": TODAY.isoformat(), "ends_on": ""}


def _district(offers: Scene, name: str = "osh") -> Coverage:
    lines = dict(offers.zarina.get("/desk/advocates/districts/").context["lines"])
    counted: Coverage = next(line for line in lines.values() if line.district == name)
    return counted


def _begin(offers: Scene, offer: UUID) -> Mandate:
    answer = offers.zarina.post(f"/desk/offers/{offer}/mandate/", TYPED)
    assert answer.status_code == 302, answer.content.decode()
    return Mandate.objects.get()


def test_a_need_waits_until_somebody_accepts_and_takes_a_place_once(offers: Scene) -> None:
    assert (_district(offers).taken, _district(offers).unserved) == (0, 1)
    free = _district(offers).free
    offer = offers.accepted("7-001")
    accepted = _district(offers)
    assert (accepted.taken, accepted.free, accepted.unserved) == (1, free - 1, 0)
    mandate = _begin(offers, offer)
    running = _district(offers)
    assert (running.taken, running.free) == (1, free - 1)
    mandates.write(keyring=offers.keyring, mandate=mandate.pk, act=Closed(TODAY, ClosingOutcome.REACHED))
    assert _district(offers).taken == 0


def test_the_first_page_asks_for_the_mandate_of_whoever_accepted(offers: Scene) -> None:
    """Whoever accepts from an account has no other way to be heard."""
    offer = offers.accepted("7-001")
    begin = f"/desk/offers/{offer}/mandate/"
    assert begin in offers.zarina.get("/desk/").text
    assert begin in offers.zarina.get(f"/desk/needs/{offers.need}/lawyer/").text
    mandate = _begin(offers, offer)
    assert begin not in offers.zarina.get("/desk/").text
    page = offers.zarina.get(f"/desk/needs/{offers.need}/lawyer/").text
    assert begin not in page
    assert f"/desk/mandates/{mandate.pk}/" in page


def test_the_mandate_of_an_offer_is_of_its_need_and_its_advocate(offers: Scene) -> None:
    offer = offers.accepted("7-001")
    page = offers.zarina.get(f"/desk/offers/{offer}/").content.decode()
    assert f"/desk/offers/{offer}/mandate/" in page
    answer = offers.zarina.post(f"/desk/offers/{offer}/mandate/", TYPED | {"advocate": "7-002"})
    mandate = Mandate.objects.get()
    assert answer.headers["Location"] == f"/desk/mandates/{mandate.pk}/"
    opened = queries.running_for(offers.keyring, offers.need)
    assert opened is not None
    assert (opened.row.pk, opened.now.now.advocate) == (mandate.pk, "7-001")
    again = offers.zarina.post(f"/desk/offers/{offer}/mandate/", TYPED)
    assert "runs already" in again.content.decode()
    assert Mandate.objects.count() == 1


def test_nobody_acts_who_has_not_accepted(offers: Scene) -> None:
    named = offers.named("7-001")
    with pytest.raises(actions.NotSo):
        actions.begin_mandate(keyring=offers.keyring, offer=named, procedure="victim", begins_on=TODAY)
    assert offers.zarina.post(f"/desk/offers/{named}/mandate/", TYPED).status_code == 302
    actions.accept(keyring=offers.keyring, offer=named)
    actions.end(keyring=offers.keyring, offer=named, reason=Ended.PERSON_CHANGES)
    with pytest.raises(actions.NotSo):
        actions.begin_mandate(keyring=offers.keyring, offer=named, procedure="victim", begins_on=TODAY)
    assert not Mandate.objects.exists()


def test_who_ended_while_the_mandate_runs_is_told_on_the_page(offers: Scene) -> None:
    offer = offers.accepted("7-001")
    _begin(offers, offer)
    actions.end(keyring=offers.keyring, offer=offer, reason=Ended.PERSON_CHANGES)
    assert "still runs" in offers.zarina.get(f"/desk/offers/{offer}/").content.decode()
    opened = queries.running_for(offers.keyring, offers.need)
    assert opened is not None
    assert opened.now.is_shut
    assert opened.now.readers == ()


def test_a_mandate_that_was_entered_by_hand_takes_the_place_of_a_proposal(offers: Scene) -> None:
    """Cholpon has one place."""
    assert "7-003" in offers.best()
    mandates.begin(keyring=offers.keyring, advocate="7-003", procedure="victim", begins_on=TODAY)
    assert "7-003" not in offers.best()
    with pytest.raises(actions.NoPlace):
        offers.ask("7-003", out_of_order=WHY)


def test_a_place_goes_with_the_mandate_to_whoever_takes_over(offers: Scene) -> None:
    other = raise_need(offers.keyring)
    offer = offers.accepted("7-003", other, out_of_order=WHY)
    mandate = actions.begin_mandate(keyring=offers.keyring, offer=offer, procedure="victim", begins_on=TODAY)
    assert "7-003" not in offers.best()
    mandates.write(
        keyring=offers.keyring,
        mandate=mandate.pk,
        act=HandedOver(TODAY, "7-001", HandOverReason.LAWYER_WISHES),
    )
    assert "7-003" in offers.best()


def test_who_is_away_is_not_asked(offers: Scene) -> None:
    at = timezone.now()
    advocate = offers.advocate("7-001").row
    assert "7-001" in offers.best()
    Absence.objects.create(
        organisation_id=advocate.organisation_id,
        advocate=advocate,
        begins_at=at - timedelta(hours=1),
        ends_at=at + timedelta(hours=1),
    )
    assert "7-001" not in offers.best()
    with pytest.raises(actions.Away):
        offers.ask("7-001", out_of_order=WHY)
    Absence.objects.update(ends_at=at)
    assert "7-001" in offers.best()


def test_a_mandate_is_handed_to_nobody_of_the_other_side(offers: Scene) -> None:
    offer = offers.accepted("7-001")
    offers.oppose()
    offers.represented("7-003", SAID)
    with pytest.raises(mandates.Conflicted):
        actions.begin_mandate(
            keyring=offers.keyring, offer=offer, procedure="victim", begins_on=TODAY, deputy="7-003"
        )
    page = offers.zarina.post(f"/desk/offers/{offer}/mandate/", TYPED | {"deputy": "7-003"})
    assert "look at it there first" in page.content.decode()
    mandate = _begin(offers, offer)
    with pytest.raises(mandates.Conflicted):
        mandates.write(
            keyring=offers.keyring,
            mandate=mandate.pk,
            act=HandedOver(TODAY, "7-003", HandOverReason.LAWYER_WISHES),
        )


def test_a_mandate_that_was_taken_away_is_missed(offers: Scene) -> None:
    offer = offers.accepted("7-001")
    mandate = _begin(offers, offer)
    mandate.delete()
    with pytest.raises(OlderCopy):
        actions.begin_mandate(keyring=offers.keyring, offer=offer, procedure="victim", begins_on=TODAY)


def test_a_mandate_that_is_closed_ends_the_need(offers: Scene) -> None:
    offer = offers.accepted("7-001")
    mandate = _begin(offers, offer)
    mandates.write(keyring=offers.keyring, mandate=mandate.pk, act=Closed(TODAY, ClosingOutcome.REACHED))
    need = needs.opened_need(offers.keyring, offers.need)
    assert need is not None
    assert need.state is NeedState.ENDED


def test_a_place_is_not_given_twice_after_a_change_of_lawyer(offers: Scene) -> None:
    first = offers.accepted("7-001")
    mandate = _begin(offers, first)
    actions.end(keyring=offers.keyring, offer=first, reason=Ended.PERSON_CHANGES)
    mandates.write(keyring=offers.keyring, mandate=mandate.pk, act=Closed(TODAY, ClosingOutcome.REACHED))
    offers.accepted("7-003", out_of_order=WHY)
    other = raise_need(offers.keyring)
    with pytest.raises(actions.NoPlace):
        offers.ask("7-003", other, out_of_order=WHY)
