"""What changes between asking an advocate and their yes: rows, names, the need, another tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.desk import sealed_rows
from amanjol.casework.legal_aid.models import Assignment, Need
from amanjol.casework.legal_aid.needs import queries as needs
from amanjol.casework.legal_aid.needs.records import NeedRecord, Version
from amanjol.casework.legal_aid.offers import actions
from amanjol.casework.legal_aid.offers.records import Declined, Ended, OutOfOrder, State
from amanjol.casework.legal_aid.register.records import Sex
from amanjol.casework.legal_aid.tests.offers_cast import ACCUSED, BAKYT, CHOLPON, SAID
from amanjol.casework.standards.legal_needs.states import State as NeedState
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from typing import Any

    from amanjol.casework.legal_aid.tests.offers_cast import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_kyrgyzstan")]
WHY = next(iter(OutOfOrder))


def _change_need(offers: Scene, **changes: Any) -> None:
    """As a letter of whoever asks does it."""
    opened = needs.opened_need(offers.keyring, offers.need)
    assert opened is not None
    says = replace(opened.says, version=opened.says.version + 1, **changes)
    version = Version(present_moment(), "", opened.record.versions[0].letter, says)
    _keep(offers, opened.row, replace(opened.record, versions=(*opened.record.versions, version)))


def _withdraw_need(offers: Scene) -> None:
    opened = needs.opened_need(offers.keyring, offers.need)
    assert opened is not None
    step = replace(opened.record.steps[0], state=NeedState.WITHDRAWN, at=present_moment())
    opened.row.state = NeedState.WITHDRAWN
    _keep(offers, opened.row, opened.record.then(step))


def _keep(offers: Scene, row: Need, record: NeedRecord) -> None:
    sealed_rows.close(row, record, offers.keyring)
    row.save()


def test_no_names_are_told_while_the_journal_knows_of_more(offers: Scene) -> None:
    """Somebody takes away what proved a conflict, after the advocate was asked."""
    offers.oppose(ACCUSED)
    offer = offers.ask("7-001", out_of_order=WHY)
    offers.represented("7-001", SAID)
    Assignment.objects.all().delete()
    with pytest.raises(actions.Fewer):
        actions.tell_names(keyring=offers.keyring, offer=offer)
    page = offers.zarina.get(f"/desk/offers/{offer}/").content.decode()
    assert ACCUSED not in page


def test_names_are_gone_from_the_page_once_rows_are_missing(offers: Scene) -> None:
    side = offers.oppose(ACCUSED)
    offer = offers.named("7-001", out_of_order=WHY)
    assert ACCUSED in offers.zarina.get(f"/desk/offers/{offer}/").content.decode()
    offers.oppose("Другая Сторона")
    side.__class__.objects.exclude(pk=side.pk).delete()
    assert ACCUSED not in offers.zarina.get(f"/desk/offers/{offer}/").content.decode()


def test_an_older_copy_of_a_lawyer_hides_no_colleague(offers: Scene) -> None:
    """Cholpon acted for the accused and moved into the office of Aigul and Bakyt; her earlier row does not say so."""
    offers.represented("7-003", SAID)
    offers.oppose(ACCUSED)
    row = offers.advocate("7-003").row
    before = {name: getattr(row, name) for name in ("sealed", "wrapped_key", "schema")}
    offers.rewrite(replace(CHOLPON, office=BAKYT.office))
    with pytest.raises(actions.Conflicted):
        offers.ask("7-002", out_of_order=WHY)
    row.__class__.objects.filter(pk=row.pk).update(**before)
    with pytest.raises(actions.Fewer):
        offers.ask("7-002", out_of_order=WHY)
    row.delete()
    with pytest.raises(actions.Fewer):
        offers.ask("7-002", out_of_order=WHY)


def test_who_no_longer_fits_a_changed_need_does_not_accept_it(offers: Scene) -> None:
    offer = offers.named("7-002", out_of_order=WHY)
    _change_need(offers, urgency="now")
    _change_need(offers, sex=Sex.WOMAN, sex_is_condition=True)
    with pytest.raises(actions.NeedChanged):
        actions.accept(keyring=offers.keyring, offer=offer)
    with pytest.raises(actions.NeedChanged):
        actions.tell_names(keyring=offers.keyring, offer=offer)
    page = offers.zarina.post(f"/desk/offers/{offer}/accept/", {"acts": "2"}, follow=True)
    assert "fits it no more" in page.content.decode()


def test_who_still_fits_accepts_a_changed_need(offers: Scene) -> None:
    offer = offers.named("7-001", out_of_order=WHY)
    _change_need(offers, sex=Sex.WOMAN, sex_is_condition=True)
    actions.accept(keyring=offers.keyring, offer=offer)
    assert offers.offer(offer).state is State.ACCEPTED


def test_names_told_in_another_tab_are_not_heard_on_this_telephone(offers: Scene) -> None:
    offers.oppose(ACCUSED)
    offer = offers.named("7-001", out_of_order=WHY)
    page = offers.zarina.get(f"/desk/offers/{offer}/").content.decode()
    assert '<input type="hidden" name="acts" value="2"' in page
    offers.oppose("Новая Сторона")
    actions.tell_names(keyring=offers.keyring, offer=offer)
    offers.zarina.post(f"/desk/offers/{offer}/accept/", {"acts": "2"})
    assert offers.offer(offer).state is State.NAMED
    offers.zarina.post(f"/desk/offers/{offer}/accept/", {"acts": "3"})
    assert offers.offer(offer).state is State.ACCEPTED


def test_of_a_need_that_was_withdrawn_a_lawyer_ends_and_a_conflict_is_kept(offers: Scene) -> None:
    offers.oppose(ACCUSED)
    offer = offers.named("7-001", out_of_order=WHY)
    _withdraw_need(offers)
    page = offers.zarina.get(f"/desk/offers/{offer}/").content.decode()
    assert ACCUSED not in page
    assert "No lawyer is sought for this need any more" in page
    actions.decline(keyring=offers.keyring, offer=offer, reason=Declined.CONFLICT)
    assert Assignment.objects.count() == 1


def test_who_accepted_a_need_that_was_withdrawn_gives_the_place_back(offers: Scene) -> None:
    offer = offers.accepted("7-001")
    _withdraw_need(offers)
    written = entries_of(offers.keyring.member.organisation_id).filter(verb=needs.PROGRESS).count()
    actions.end(keyring=offers.keyring, offer=offer, reason=Ended.PERSON_CHANGES)
    assert offers.offer(offer).state is State.ENDED
    assert entries_of(offers.keyring.member.organisation_id).filter(verb=needs.PROGRESS).count() == written
