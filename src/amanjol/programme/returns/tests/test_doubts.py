"""What asks first: zeros and far less than before, and a name under which figures stand already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.programme.results import actions as results
from amanjol.programme.results.models import Indicator
from amanjol.programme.returns.counting import is_doubtful
from amanjol.programme.returns.tests.return_cast import sums
from amanjol.programme.returns.tests.test_handing_in import _values, approve, figures

if TYPE_CHECKING:
    from amanjol.programme.returns.tests.return_cast import ReturnCast

pytestmark = pytest.mark.django_db


def test_a_name_that_is_in_use_asks_why_its_figure_is_corrected(returning: ReturnCast) -> None:
    """Of a figure that somebody typed and a second person approved, whatever capital letters are typed."""
    returning.arrive()
    other = join("Bema Terek", returning.houses.keys.cast.gul, RoleKey.PROGRAMME_MANAGER)
    request_of(returning.aidar_at)
    results.write_figure(
        indicator=Indicator.objects.get(code="2.2"), period=returning.period, source="Shelter Yyldyz",
        values=_values(50), by=other,
    )  # fmt: skip
    approve(returning)
    typed: dict[str, Any] = {"source": "shelter yyldyz", "is_same": "on"}
    asked = returning.take_over(**typed)
    assert asked.status_code == 200
    assert "Why earlier figures are corrected" in asked.text
    assert [figure.value for figure in figures(returning)] == [50]
    assert returning.take_over(**typed, reason="The return says more.").status_code == 302
    assert {figure.fact.source for figure in figures(returning)} == {"Shelter Yyldyz"}


def test_zeros_and_much_less_than_before_are_asked_about(returning: ReturnCast) -> None:
    """At the programme, after 84 were taken over."""
    returning.arrive(84)
    assert returning.take_over().status_code == 302
    approve(returning)
    returning.arrive(0)
    asked = returning.take_over()
    assert asked.status_code == 200
    assert "Much less than the return before: People given direct support, each once: 84 → 0;" in asked.text
    assert returning.take_over(is_sure="on").status_code == 302


@pytest.mark.parametrize(
    ("now", "before", "asks"),
    [
        (0, None, True),
        (1, None, False),
        (42, 84, False),
        (41, 84, True),
        (0, 9, True),
        (4, 9, False),
        (90, 84, False),
    ],
)
def test_what_is_doubtful(now: int, before: int | None, asks: bool) -> None:
    of_before = sums(before, services=0) if before is not None else None
    assert is_doubtful(sums(now, services=0), of_before) is asks
