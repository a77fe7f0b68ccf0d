"""What answers to a need come to: too high a number, a lawyer who comes no more, a case that is erased meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Case, Erased
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.tests.pages import path as case_path
from amanjol.casework.legal_aid.models import SentNeed
from amanjol.casework.legal_aid.needs import actions, asked
from amanjol.casework.legal_aid.needs.actions import Progress
from amanjol.casework.legal_aid.needs.records import Answer, SentRecord
from amanjol.casework.legal_aid.tests.need_cast import TYPED, arrive, ask, shown_first, tell
from amanjol.casework.referrals.tests.two_houses import carry, open_letters
from amanjol.casework.standards.legal_needs.bodies import MOST_VERSIONS, Answered
from amanjol.casework.standards.legal_needs.states import State
from amanjol.casework.standards.legal_needs.tests.examples import example
from amanjol.foundation.accounts.models import Account
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.needs.asked import AskedNeed
    from amanjol.casework.legal_aid.tests.need_cast import NeedCast

pytestmark = pytest.mark.django_db


def in_case(people: NeedCast) -> AskedNeed:
    [need] = asked.in_case(people.case, keyring_of(people.berk))
    return need


def change(people: NeedCast) -> None:
    """By the page, of whoever asks."""
    page = f"/desk/lawyers-asked/{in_case(people).row.pk}/change/"
    typed = TYPED | {"language": "ky"}
    assert people.berk.post(page, shown_first(people.berk, page, typed)).status_code == 302


def test_a_need_reaches_the_fictional_coordinator_of_a_demo(asking: NeedCast) -> None:
    request_of(asking.gulnaz)
    Account.objects.update(is_demo=True)
    assert arrive(asking).state is State.ASKED


def test_a_version_that_nobody_told_blocks_no_need_from_being_asked_anew(
    asking: NeedCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A coordinator who says no to every version that will ever be."""
    need, honest = arrive(asking), actions._answered

    def of_all_versions(*given: Any) -> Answered:
        return Answered.from_data(honest(*given).as_data() | {"version": MOST_VERSIONS})

    monkeypatch.setattr(actions, "_answered", of_all_versions)
    tell(asking, need.row.pk, "nobody", reason="all-full")
    carry()
    open_letters(asking.berk)
    assert in_case(asking).state is State.NOBODY
    change(asking)
    opened = in_case(asking)
    assert (opened.state, opened.row.state, opened.is_older) == (State.ASKED, State.ASKED, False)
    assert opened.row.answer_by is not None


def test_an_answer_to_an_earlier_version_is_none_to_the_newest(asking: NeedCast) -> None:
    """It was on its way while the need changed."""
    need = arrive(asking)
    tell(asking, need.row.pk, "nobody", reason="all-full")
    change(asking)
    carry()
    open_letters(asking.berk)
    assert in_case(asking).state is State.ASKED


def test_an_answer_of_before_counts_by_the_version_that_it_names() -> None:
    body = example(Answered, version=3, state="nobody", reason="all-full")
    of_before = Answer(body.need, body)
    assert of_before.version == 3
    record = SentRecord(need=body.need, partner_node="", partner="", name="", told=2)
    assert record.with_answer(body.need, body).answered_version == 2


def test_a_lawyer_who_comes_no_more_is_told_on_both_sides(asking: NeedCast) -> None:
    need = arrive(asking)
    for progress in (
        Progress(State.ACCEPTED, lawyer="Небывалова Айгуль", reach="через контору"),
        Progress(State.TAKEN_UP),
    ):
        actions.record_progress(keyring=keyring_of(asking.gulnaz), need=need.row.pk, progress=progress)
        request_of(asking.gulnaz)
    carry()
    open_letters(asking.berk)
    for client, page in (
        (asking.berk, f"/desk/lawyers-asked/{in_case(asking).row.pk}/"),
        (asking.berk, case_path("case", asking.case)),
        (asking.gulnaz, f"/desk/needs/{need.row.pk}/"),
        (asking.gulnaz, "/desk/needs/"),
    ):
        assert "The lawyer comes no more" in client.get(page).text, page
    tell(asking, need.row.pk, "nobody", reason="all-full")
    carry()
    open_letters(asking.berk)
    head = asking.berk.get(f"/desk/lawyers-asked/{in_case(asking).row.pk}/").text.partition("</h1>")[2][:400]
    assert "Nobody can come" in head
    assert "comes no more" not in head


def test_an_answer_that_comes_after_erasing_is_dropped_and_the_journal_says_so(asking: NeedCast) -> None:
    need = arrive(asking)
    tell(asking, need.row.pk, "taken-up")
    request_of(asking.berk)
    case = Case.objects.get(pk=asking.case.pk)
    asking.berk.post(case_path("close", asking.case), {"reason": "Всё"})
    erasing.erase_case(
        keyring=keyring_of(asking.dana), case=case, notice=ErasureNotice.ASKED, today=timezone.localdate()
    )
    carry()
    said = open_letters(asking.berk)
    request_of(asking.berk)
    assert not SentNeed.objects.exists()
    assert Erased.objects.filter(pk=need.row.need).exists()
    entry = Entry.objects.get(verb=asked.DROPPED)
    assert (entry.subject_type, entry.subject_id) == (asked.SUBJECT, str(need.row.need))
    page = f"/desk/lawyers-asked/{need.row.need}/"
    assert page in said
    assert "The case is erased" in asking.berk.get(page).text


def test_the_page_of_an_erased_need_is_no_page_of_others(asking: NeedCast) -> None:
    row = ask(asking)
    assert asking.berk.get(f"/desk/lawyers-asked/{row.need}/").status_code == 404
    request_of(asking.houses.selbi)
    Erased.objects.create(
        pk=row.need, organisation_id=asking.houses.keys.cast.gul.pk, erased_on=timezone.localdate()
    )
    assert asking.berk.get(f"/desk/lawyers-asked/{row.need}/").status_code == 404
