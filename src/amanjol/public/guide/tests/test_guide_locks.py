"""Each act of the guide asks its rule by itself: the editor's pages refuse earlier and would hide that one is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied

from amanjol.foundation.directory.models import Contact
from amanjol.public.guide.models import TranslatorFile
from amanjol.public.guide.proposals import actions as proposals
from amanjol.public.guide.taking_down import Reason, take_down
from amanjol.public.guide.tests.small_guide import page_of
from amanjol.public.guide.translation import actions as translation
from amanjol.public.guide.translation.originals import versions_of
from amanjol.public.guide.translation.reading import TranslatedFile
from amanjol.public.guide.waiting import Outcome, Proposal

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.public.guide.tests.small_guide import People

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("guide")]


def _proposed(by: Member) -> Proposal:
    contact = Contact.objects.get(key="kr-line")
    contact.number = "1577-1366"
    return proposals.propose(changed=contact, fields=["number"], by=by)


def test_a_change_is_proposed_by_who_writes_or_approves(people: People) -> None:
    for member in (people.gulnara, people.berk):
        with pytest.raises(PermissionDenied):
            _proposed(member)
    assert not Proposal.objects.exists()
    assert _proposed(people.lola).outcome == Outcome.WAITING


def test_a_proposal_is_decided_by_who_approves_and_withdrawn_by_its_author(people: People) -> None:
    proposal = _proposed(people.timur)
    for member in (people.lola, people.gulnara, people.berk):
        with pytest.raises(PermissionDenied):
            proposals.approve(proposal=proposal, by=member)
        with pytest.raises(PermissionDenied):
            proposals.decline(proposal=proposal, reason="x", by=member)
        with pytest.raises(PermissionDenied):
            proposals.withdraw(proposal=proposal, by=member)
    assert Proposal.objects.get().outcome == Outcome.WAITING


def test_a_page_is_taken_down_by_a_reviewer(people: People) -> None:
    page = page_of("kr/your-rights", "en")
    for member in (people.lola, people.gulnara, people.berk):
        with pytest.raises(PermissionDenied):
            take_down(page=page, reason=Reason.DANGER, words="x", everywhere=True, by=member)
    assert page_of("kr/your-rights", "en").live


def test_a_translation_is_saved_by_who_translates(people: People) -> None:
    original = page_of("kr/your-rights", "en")
    revision = original.save_revision()
    for member in (people.timur, people.berk):
        with pytest.raises(PermissionDenied):
            translation.save_translation(
                original=original,
                revision=revision,
                language="ru",
                texts={},
                state="drafted",
                finished=False,
                by=member,
            )
        with pytest.raises(PermissionDenied):
            translation.keep_file(file=TranslatedFile("ru", "x", ()), by=member)
    assert set(versions_of(original.translation_key)) == {"en", "uz"}
    assert not TranslatorFile.objects.exists()
