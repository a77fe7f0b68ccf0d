"""Changes of numbers and sources wait for a second person; readers see the old until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.directory.models import Contact
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.public.guide.models import Proposal, Source
from amanjol.public.guide.proposals import actions
from amanjol.public.guide.tests.small_guide import packs_asked_for

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.public.guide.tests.small_guide import People

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("guide")]

PAGE = "/cms/changes/"
CONTACT = "/cms/snippets/directory/contact/"
SOURCE = "/cms/snippets/guide/source/"


def _contact_form(**changes: str) -> dict[str, str]:
    """What Wagtail's form of the contact would send."""
    form = {"country": "KR", "number": "1577-0071", "operator": "state", "cost": "free", "asks_name": "no",
            "languages": "",
            "source": "ministry", "service_en": "Advice for workers", "run_by_en": "A centre"}  # fmt: skip
    return form | changes


def _source_form(**changes: str) -> dict[str, str]:
    form = {"title": "Labour law", "publisher": "Ministry", "address": "https://example.org/law", "year": "2026",
            "confidence": "high", "needs_review": "on", "checked_by": "", "checked_on": ""}  # fmt: skip
    return form | changes


def _propose(client: Client, **changes: str) -> Proposal:
    client.post(f"{CONTACT}edit/kr-line/", _contact_form(**changes))
    return Proposal.objects.get(outcome="waiting")


def _decide(client: Client, proposal: Proposal, how: str, **form: str) -> str:
    return client.post(f"{PAGE}{proposal.pk}/{how}/", form, follow=True).text


def test_a_changed_number_waits_and_readers_keep_the_old(people: People) -> None:
    DBTaskResult.objects.all().delete()
    proposal = _propose(browser(people.lola), number="1577-1366", emergency="on")
    contact = Contact.objects.get(key="kr-line")
    assert (contact.number, contact.emergency) == ("1577-0071", False)
    assert proposal.values == {"number": "1577-1366", "emergency": True}
    assert packs_asked_for() == 0
    assert "1577-1366" in browser(people.lola).get(PAGE).text
    assert [entry.subject_id for entry in entries_seen_by(people.lola, "contact.proposed")] == ["kr-line"]


def test_in_russian_the_form_says_what_a_key_is_and_begins_each_label_alike(people: People) -> None:
    lola = browser(people.lola)
    lola.post("/language/", {"language": "ru", "next": "/cms/"})
    assert "например ru-patent-2026" in lola.get(f"{SOURCE}add/").text
    page = lola.get(f"{CONTACT}edit/kr-line/").text
    assert "Чем помогут" in page
    assert "чем помогут" not in page
    listed = lola.get(CONTACT).text
    assert 'aria-label="Действия"' in listed
    assert 'aria-label="Actions"' not in listed


def test_a_second_person_approves_and_a_pack_is_asked_for(people: People) -> None:
    Contact.objects.filter(key="kr-line").update(
        last_dialled_on=timezone.localdate(), last_dialled_by="x", answered=True
    )
    proposal = _propose(browser(people.lola), number="1577-1366")
    DBTaskResult.objects.all().delete()
    assert "Approved" in _decide(browser(people.timur), proposal, "approve")
    contact = Contact.objects.get(key="kr-line")
    assert (contact.number, contact.last_dialled_on) == ("1577-1366", None)  # the new one nobody dialled yet
    assert packs_asked_for() == 1
    [entry] = entries_seen_by(people.timur, "contact.changed")
    assert entry.details["proposed-by"] == str(people.lola.account_id)


def test_a_second_person_reads_whose_number_it_is_and_not_its_key_alone(people: People) -> None:
    proposal = _propose(browser(people.lola), number="1577-1366")
    assert "<h2>1577-0071 · Advice for workers</h2>" in browser(people.timur).get(PAGE).text
    decided = _decide(browser(people.timur), proposal, "approve")
    assert "<strong>1577-1366 · Advice for workers</strong>" in decided


def test_nobody_approves_what_they_proposed(people: People) -> None:
    timur = browser(people.timur)
    proposal = _propose(timur, number="1577-1366")
    page = timur.get(PAGE).text
    assert f"/cms/changes/{proposal.pk}/approve/" not in page
    assert "Waits for a second person" in page
    assert timur.post(f"{PAGE}{proposal.pk}/approve/").status_code == 403
    with pytest.raises(PermissionDenied):
        actions.approve(proposal=proposal, by=people.timur)
    assert Contact.objects.get(key="kr-line").number == "1577-0071"
    proposal.outcome, proposal.decided_by, proposal.decided_at = (
        "approved",
        people.timur.account,
        timezone.now(),
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        proposal.save()


def test_an_editor_proposes_and_does_not_approve(people: People) -> None:
    proposal = _propose(browser(people.timur), number="1577-1366")
    lola = browser(people.lola)
    assert lola.post(f"{PAGE}{proposal.pk}/approve/").status_code == 403
    assert lola.post(f"{PAGE}{proposal.pk}/decline/", {"reason": "x"}).status_code == 403
    assert lola.post(f"{PAGE}{proposal.pk}/withdraw/").status_code == 403
    proposal.refresh_from_db()
    assert proposal.outcome == "waiting"


def test_declining_takes_a_reason_and_changes_nothing(people: People) -> None:
    proposal = _propose(browser(people.lola), number="1577-1366")
    timur = browser(people.timur)
    response = timur.post(f"{PAGE}{proposal.pk}/decline/", {"reason": ""})
    assert response.status_code == 422
    assert "Say in one sentence why you decline." in response.text
    assert "Declined" in _decide(timur, proposal, "decline", reason="The old one answers.")
    assert "The old one answers." in browser(people.lola).get(PAGE).text
    assert Contact.objects.get(key="kr-line").number == "1577-0071"
    assert "Somebody decided about this already." in _decide(timur, proposal, "approve")


def test_the_author_withdraws(people: People) -> None:
    lola = browser(people.lola)
    proposal = _propose(lola, number="1577-1366")
    assert "Withdrawn" in _decide(lola, proposal, "withdraw")
    assert _propose(lola, number="1577-1366").pk != proposal.pk  # and may propose again


def test_one_change_at_a_time(people: People) -> None:
    _propose(browser(people.lola), number="1577-1366")
    response = browser(people.timur).get(f"{CONTACT}edit/kr-line/", follow=True)
    assert response.redirect_chain == [("/cms/changes/", 302)]
    assert "decide about it first" in response.text


def test_what_changed_meanwhile_is_not_overwritten(people: People) -> None:
    proposal = _propose(browser(people.lola), number="1577-1366")
    Contact.objects.filter(key="kr-line").update(number="1345")
    page = _decide(browser(people.timur), proposal, "approve")
    assert "is not what it was any more" in page
    assert Contact.objects.get(key="kr-line").number == "1345"


def test_a_number_that_is_none_is_not_even_proposed(people: People) -> None:
    response = browser(people.lola).post(f"{CONTACT}edit/kr-line/", _contact_form(number="call us"))
    assert "is not a telephone number" in response.text
    assert not Proposal.objects.exists()


def test_a_number_that_is_missing_is_told_once(people: People) -> None:
    lola = browser(people.lola)
    for changes in ({"number": ""}, {"number": "+821577", "country": ""}):
        page = lola.post(f"{CONTACT}add/", _contact_form(key="kr-new", **changes)).text
        assert page.count("This field is required.") == 1
        assert "is not a" not in page


def test_saving_without_a_change_proposes_nothing(people: People) -> None:
    page = browser(people.lola).post(f"{CONTACT}edit/kr-line/", _contact_form(), follow=True).text
    assert "nothing in it needs a second person" in page
    assert not Proposal.objects.exists()


def test_a_new_contact_comes_into_being_when_approved(people: People) -> None:
    form = _contact_form(key="kr-new", number="1350")
    browser(people.lola).post(f"{CONTACT}add/", form)
    assert not Contact.objects.filter(key="kr-new").exists()
    _decide(browser(people.timur), Proposal.objects.get(), "approve")
    contact = Contact.objects.get(key="kr-new")
    assert (contact.number, contact.service, contact.answered) == ("1350", {"en": "Advice for workers"}, None)


def test_a_check_of_a_source_waits(people: People) -> None:
    form = _source_form(confidence="medium", checked_by="Lola", checked_on="2026-11-01")
    del form["needs_review"]
    browser(people.lola).post(f"{SOURCE}edit/ministry/", form)
    source = Source.objects.get(key="ministry")
    assert (source.confidence, source.needs_review, source.checked_by) == ("high", True, "")
    _decide(browser(people.timur), Proposal.objects.get(), "approve")
    source.refresh_from_db()
    assert (source.confidence, source.needs_review, source.checked_by) == ("medium", False, "Lola")
    assert source.checked_on is not None
    assert source.checked_on.isoformat() == "2026-11-01"


def test_a_new_source_is_there_at_once_as_unchecked_as_can_be(people: People) -> None:
    form = _source_form(key="paper", title="A paper", checked_by="Lola", checked_on="2026-11-01")
    del form["needs_review"]
    browser(people.lola).post(f"{SOURCE}add/", form)
    source = Source.objects.get(key="paper")
    assert (source.title, source.confidence, source.needs_review, source.checked_by) == (
        "A paper",
        "low",
        True,
        "",
    )
    _decide(browser(people.timur), Proposal.objects.get(), "approve")
    source.refresh_from_db()
    assert (source.confidence, source.needs_review, source.checked_by) == ("high", False, "Lola")


def test_dialling_needs_no_second_person_and_is_not_in_the_form(people: People) -> None:
    lola = browser(people.lola)
    form = _contact_form(last_dialled_on="2026-11-01", last_dialled_by="me", answered="true", is_wrong="on")
    lola.post(f"{CONTACT}edit/kr-line/", form)
    assert not Proposal.objects.exists()
    assert Contact.objects.get(key="kr-line").answered is None
    lola.post("/cms/dialling/kr-line/", {"outcome": "answered"})
    assert Contact.objects.get(key="kr-line").answered is True


def test_others_neither_see_nor_decide(people: People) -> None:
    proposal = _propose(browser(people.lola), number="1577-1366")
    for member in (people.gulnara, people.berk):
        client = browser(member)
        assert client.get(PAGE).status_code == 403
        for how in ("approve", "decline", "withdraw"):
            assert client.post(f"{PAGE}{proposal.pk}/{how}/", {"reason": "x"}).status_code == 403
    proposal.refresh_from_db()
    assert proposal.outcome == "waiting"


def test_three_changes_take_as_many_queries_as_one(people: People) -> None:
    second = join("Esen Terek", people.organisation, RoleKey.EDITOR)
    lola, timur = browser(people.lola), browser(people.timur)
    _propose(lola, number="1577-1366")
    timur.get(PAGE)
    with QueriesOfPage(connection) as queries:
        timur.get(PAGE)
    for key in ("kr-second", "kr-third"):
        browser(second).post(f"{CONTACT}edit/{key}/", _contact_form(number="1350"))
    with QueriesOfPage(connection) as three:
        assert "kr-third" in timur.get(PAGE).text
    assert len(queries) == len(three)
