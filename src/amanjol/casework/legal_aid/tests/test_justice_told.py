"""Before a step of justice a lawyer stands on the person's side, as legal aid answered: without a tick, and no longer
than that lasts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from django.utils.html import escape

from amanjol.casework.cases.tests.pages import opened, path
from amanjol.casework.legal_aid.models import SentNeed
from amanjol.casework.legal_aid.needs.actions import Progress, record_progress
from amanjol.casework.legal_aid.tests.need_cast import arrive
from amanjol.casework.legal_aid.tests.test_needs import in_case
from amanjol.casework.referrals.tests.two_houses import carry, open_letters
from amanjol.casework.standards.legal_needs.states import State
from amanjol.casework.standards.stages import justice
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.legal_aid.tests.need_cast import NeedCast

pytestmark = pytest.mark.django_db
REFUSED = justice.packaged_track().refusal("has-a-lawyer").en
BOX = 'value="has-a-lawyer"'


def go(asking: NeedCast, to: str, *true: str) -> str:
    """What the page says that comes then."""
    answer = asking.berk.post(path("justice", asking.case), {"to": to, "true": list(true)}, follow=True)
    assert answer.status_code == 200
    return answer.text


def answered(asking: NeedCast, need: UUID, progress: Progress) -> None:
    record_progress(keyring=keyring_of(asking.gulnaz), need=need, progress=progress)
    carry()
    open_letters(asking.berk)


@pytest.fixture
def need(asking: NeedCast) -> UUID:
    """Of somebody who was told of the choices."""
    go(asking, "told", "wishes-to-hear")
    return arrive(asking).row.pk


@pytest.fixture
def accepted(asking: NeedCast, need: UUID) -> UUID:
    answered(asking, need, Progress(State.ACCEPTED, lawyer="Небывалова Айгуль (вымышлена)"))
    return need


def test_until_a_lawyer_has_accepted_it_is_ticked(asking: NeedCast, need: UUID) -> None:
    assert BOX in asking.berk.get(path("justice", asking.case)).text
    assert escape(REFUSED) in go(asking, "with-lawyer", "wishes-to-act")
    go(asking, "with-lawyer", "wishes-to-act", "has-a-lawyer")
    assert opened(asking.berk, asking.case).justice.now.stage == "with-lawyer"


def test_once_a_lawyer_has_accepted_nobody_ticks_it(asking: NeedCast, accepted: UUID) -> None:
    page = asking.berk.get(path("justice", asking.case)).text
    assert BOX not in page
    assert reverse("legal_aid:sent_need", args=[in_case(asking).row.pk]) in page
    go(asking, "with-lawyer", "wishes-to-act")
    record = opened(asking.berk, asking.case)
    assert record.justice.now.stage == "with-lawyer"
    assert record.wishes == {"wishes-to-hear", "wishes-to-act"}


def test_it_is_so_no_longer_than_the_lawyer_comes(asking: NeedCast, accepted: UUID) -> None:
    answered(asking, accepted, Progress(State.ENDED))
    assert BOX in asking.berk.get(path("justice", asking.case)).text
    assert escape(REFUSED) in go(asking, "with-lawyer", "wishes-to-act")
    assert opened(asking.berk, asking.case).justice.now.stage == "told"


def test_an_older_copy_says_of_no_lawyer(asking: NeedCast, accepted: UUID) -> None:
    request_of(asking.berk)
    before = SentNeed.objects.values("state", "sealed").get()
    answered(asking, accepted, Progress(State.ENDED))
    request_of(asking.berk)
    SentNeed.objects.update(**before)
    assert in_case(asking).is_older
    assert in_case(asking).state is State.ACCEPTED
    assert BOX in asking.berk.get(path("justice", asking.case)).text
    assert escape(REFUSED) in go(asking, "with-lawyer", "wishes-to-act")
