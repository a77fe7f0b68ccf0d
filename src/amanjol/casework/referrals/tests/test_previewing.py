"""What a page showed of a letter is what goes: what somebody changed meanwhile is shown anew."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.referrals import previewing
from amanjol.casework.referrals.tests.return_home import TELL, shown
from amanjol.casework.referrals.tests.return_pages import PARTS, page_of, post, typed_at
from amanjol.casework.referrals.tests.test_referrals import MERJEN, agree, consent, said_yes
from amanjol.casework.referrals.tests.two_houses import as_shown, carry
from amanjol.casework.standards.referring import kinds
from amanjol.casework.standards.referring.tests.examples import example

if TYPE_CHECKING:
    from amanjol.casework.referrals.tests.return_home import Home
    from amanjol.casework.referrals.tests.two_houses import TwoHouses
    from amanjol.casework.standards.referring.bodies import Body

CHANGED = "This is what they would read now"


def _plan(**changed: Any) -> Body:
    return kinds.read("referral.return-plan", example("referral.return-plan", **changed))


def _value(hidden: str) -> str:
    return hidden.partition('value="')[2].partition('"')[0]


def test_what_was_shown_is_that_letter_and_no_other(settings: Any) -> None:
    letter = _plan(hours=6)
    value = _value(previewing.seen(letter))
    previewing.check(letter, value)
    previewing.check(_plan(hours=6, contact="deputy"), value)  # chosen in the form that sends it
    for other in (_plan(hours=7), _plan(hours=6, reports=False), _plan(hours=6, agreed=["Call her aunt"])):
        with pytest.raises(previewing.AnotherLetter) as refused:
            previewing.check(other, value)
        assert refused.value.letter == other
    for nothing in ("", "AAAA", value[:-4], value[::-1]):
        with pytest.raises(previewing.AnotherLetter):
            previewing.check(letter, nothing)


@pytest.mark.django_db
def test_a_return_that_a_colleague_changed_is_shown_again_before_it_goes(planned: Home) -> None:
    houses = planned.houses
    page = page_of(planned.case, "tell")
    typed = as_shown(houses.dana, page, TELL)
    later = timezone.now() + timedelta(days=11)
    post(houses.dana, page_of(planned.case, "clock"), PARTS["clock"] | {"expected_at": typed_at(later)})
    refused = houses.dana.post(page, typed)
    assert refused.status_code == 200
    assert CHANGED in refused.text
    assert f"{timezone.localtime(later):%d.%m.%Y %H:%M}" in refused.text
    assert '<option value="on-duty" selected' in refused.text
    assert carry() == 0
    assert CHANGED in houses.dana.post(page, TELL).text  # nothing was shown, so nothing goes
    assert carry() == 0
    post(houses.dana, page, as_shown(houses.dana, page, TELL))
    assert carry() == 1
    assert f"{timezone.localtime(later):%d.%m.%Y %H:%M}" in shown(houses.dana, planned.ours)


@pytest.mark.django_db
def test_who_it_is_goes_as_it_was_shown(houses: TwoHouses) -> None:
    agree(houses)
    case = open_case(houses.dana, MERJEN)
    ours, _theirs = said_yes(houses, case)
    consent(houses, case)
    page = f"{ours}identity/"
    chosen = {"purpose": "shelter", "how": "name", "why_more": "To meet her", "send": "yes"}
    typed = as_shown(houses.dana, page, chosen | {"fields_told": ["prs_FirstName-name"]})
    renamed = houses.dana.post(f"/desk/cases/{case.pk}/person/", {"names": "Merjen Atayeva", "form": "adult"})
    assert renamed.status_code == 302, renamed.text
    refused = houses.dana.post(page, typed)
    assert refused.status_code == 200
    assert CHANGED in refused.text
    assert "Merjen Atayeva" in refused.text.partition("This is what they read")[2]
    assert carry() == 0
    assert houses.dana.post(page, typed | {"fields_told": [], "how": "code"}).status_code == 200
    assert carry() == 0
    assert houses.dana.post(page, as_shown(houses.dana, page, typed)).status_code == 302
    assert carry() == 1
