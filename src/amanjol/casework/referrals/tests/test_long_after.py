"""Long after, and after a restore: whatever is brought once more changes nothing, and what was taken back stays so.

After any disorder (`test_disorder`) both sides have come to the same. Then everything that ever was on the way comes
again: after 90 days, when the inbox has closed, when the partner's node is that of yesterday, and when this node is
that of 40 days ago and its partner keeps recalls alone.
"""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Erased
from amanjol.casework.referrals.models import CaseReferral, Referral
from amanjol.casework.referrals.tests import test_disorder as disorders
from amanjol.casework.referrals.tests.test_disorder import ACTS, Disorder
from amanjol.foundation.letters import opening
from amanjol.foundation.letters.delivery import asking
from amanjol.foundation.letters.models import Card, InboxKey, Incoming, OpenedLetter
from amanjol.foundation.letters.opening import open_waiting
from amanjol.foundation.letters.tests.house import believe
from amanjol.foundation.letters.tests.partner import Partner
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.seals.letters import cards
from amanjol.site.tests.faults import some

if TYPE_CHECKING:
    from amanjol.casework.standards.referring.states import State
    from amanjol.foundation.letters.tests.house import House

pytestmark = pytest.mark.django_db
_house_cast, house, brought = disorders._house_cast, disorders.house, disorders.brought
DAYS = timedelta(days=90)


class LongAfter(Disorder):
    def everything_again(self, *, is_closed: bool = False) -> None:
        """Letters, garbled ones and the recall; a node whose inbox has closed takes no letter."""
        for _letter, envelope in self.letters:
            for brought_again in (envelope, envelope[:-1] + bytes([envelope[-1] ^ 1])):
                name_session("")
                answer = self.house.partner.bring(Client(), self.house.folder.node, brought_again)
                assert answer.status_code == (400 if is_closed else 200)
        if self.recall:
            self.bring(self.recall)

    def look_at_all(self) -> None:
        """Also at what was held before."""
        open_waiting(
            circles=self.house.circles, keyring=self.house.keyring, believed=self.believed, even_held=True
        )

    def readable(self) -> set[object]:
        with acting_for(self.house.member):
            return set(OpenedLetter.objects.filter(kept__isnull=False).values_list("letter", flat=True))

    def comes_to(self) -> tuple[State | None, int, int, set[object]]:
        """Our state, how many referrals and cases, and what of the partner's letters is read here."""
        opened = self.opened()
        with acting_for(self.house.member):
            referrals = Referral.objects.filter(referral=self.referral).count()
            cases = CaseReferral.objects.filter(referral__referral=self.referral).count()
        return (opened.standing.state if opened is not None else None, referrals, cases, self.readable())


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Of who opens letters: `later` is by how much it is ahead."""
    moved = SimpleNamespace(later=timedelta())
    monkeypatch.setattr(opening, "timezone", SimpleNamespace(now=lambda: timezone.now() + moved.later))
    return moved


def _close_inboxes(house: House) -> None:
    with acting_for(house.member):
        begun, closes = timezone.now() - 3 * DAYS, timezone.now() - timedelta(minutes=1)
        assert InboxKey.objects.update(begun_at=begun, closes_at=closes)


@settings(max_examples=some(30), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(is_cancelled=st.booleans(), is_recalled=st.booleans(), acts=st.lists(ACTS, min_size=2, max_size=10))
def test_what_comes_again_long_after_changes_nothing(
    brought: House,
    clock: SimpleNamespace,
    is_cancelled: bool,
    is_recalled: bool,
    acts: list[tuple[str, int]],
) -> None:
    with transaction.atomic():
        clock.later = timedelta()
        brought.partner = Partner(node=brought.partner.node)
        brought.folder.believe(brought.partner.node_card_bytes)
        believe(brought)
        card, data = brought.partner.card, cards.write(brought.partner.card, brought.partner.signing)
        Card.objects.create(node=card.node, organisation=card.organisation, serial=1, data=data)
        after = LongAfter(brought, is_cancelled=is_cancelled)
        for act in [*acts, ("recall", 0)] if is_recalled else acts:
            if act[0] not in {"copy", "restore"}:  # `test_disorder` has those; this one has a copy of its own
                after.do(*act)
        older = transaction.savepoint_create()
        after.end()
        before = after.comes_to()

        # The partner's node is that of yesterday: it asks, and is brought what it lacks.
        answers = dict(after.answers)
        after.answers.clear()
        name_session("")
        assert asking.bring_again(brought.partner.node, timezone.now() - timedelta(days=1)) >= len(answers)
        after.fetch()
        assert after.answers == answers
        if before[0] is not None:
            assert after.partners_state() == before[0]

        clock.later = DAYS
        after.everything_again()
        after.look_at_all()
        assert after.comes_to() == before
        _close_inboxes(brought)
        after.everything_again(is_closed=True)
        after.look_at_all()
        assert after.comes_to() == before

        # This node is that of 40 days ago, with the ledger beside it; the partner keeps no letter, and the recall.
        with acting_for(brought.member):
            ledger = list(Erased.objects.all())
        transaction.savepoint_rollback(older)
        clock.later = timedelta()
        with acting_for(brought.member):
            erasing.replay(ledger)
        if after.recall:
            after.bring(after.recall)
            after.look_at_all()
            assert not after.readable()
            after.everything_again()
            after.look_at_all()
            assert not after.readable()
            with acting_for(brought.member):
                waiting = Incoming.objects.filter(sealed__isnull=False)
                assert not waiting.filter(held="").exists()
        transaction.set_rollback(True)
