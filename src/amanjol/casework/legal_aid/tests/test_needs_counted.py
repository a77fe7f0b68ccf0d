"""Needs in the figures of a quarter: raised in it, and of these those that a lawyer accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.casework.desk.tallies import Quarter
from amanjol.casework.legal_aid.needs.partners import write_to
from amanjol.casework.legal_aid.needs.tally import KEY
from amanjol.casework.legal_aid.tests.need_cast import arrive
from amanjol.casework.referrals.tests.two_houses import carry, open_letters
from amanjol.casework.standards.legal_needs.bodies import Answered, kind_of
from amanjol.casework.standards.legal_needs.tests.examples import example
from amanjol.casework.support.quarter.queries import figures_of
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.tests.need_cast import NeedCast

pytestmark = pytest.mark.django_db


def counted(people: NeedCast, quarter: Quarter) -> dict[str, int]:
    figures = figures_of(keyring_of(people.dana), quarter)
    return {row.kind: row.times for of in figures.tallies if of.tally.key == KEY for row in of.rows}


def test_a_need_counts_when_it_was_raised_and_once_a_lawyer_accepts(asking: NeedCast) -> None:
    now = Quarter.of(timezone.localdate())
    assert counted(asking, now) == {}
    need = arrive(asking)
    assert counted(asking, now) == {"raised": 1}
    says = example(Answered, need=need.row.need, state="accepted", lawyer="Zarina (fictional)")
    write_to(keyring_of(asking.gulnaz), need.row.with_partner, kind_of(says), says)
    carry()
    open_letters(asking.berk)
    assert counted(asking, now) == {"raised": 1, "met": 1}
    assert counted(asking, now.before) == {}
