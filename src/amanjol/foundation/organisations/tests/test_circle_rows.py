"""The rows of circles: of one organisation, and what a member holds for their own session alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from amanjol.foundation.organisations.models import Circle, CircleHolding, CircleKey, CircleVoucher
from amanjol.foundation.organisations.privacy import TENANT_TABLES
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for, name_session
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.circle_cast import both_in

if TYPE_CHECKING:
    from amanjol.foundation.organisations.tests.circle_cast import CircleCast

pytestmark = pytest.mark.django_db
MODELS = (Circle, CircleKey, CircleVoucher, CircleHolding)
TABLES = tuple(model._meta.db_table for model in MODELS)


def _counts() -> list[int]:
    return [model.objects.count() for model in MODELS]


def test_a_foreign_session_sees_no_row_and_a_colleague_none_that_another_holds(circles: CircleCast) -> None:
    both_in(circles)
    gozel = join("Gozel Terek", circles.keys.cast.gul, RoleKey.PSYCHOLOGIST)
    for member, holdings in (
        (circles.gunesh, 1),
        (circles.ogul, 1),
        (circles.murat, 1),
        (circles.keys.cast.dana, 0),
    ):
        with acting_for(member):
            assert _counts() == [2, 2, 3, holdings]
            assert {row.key.account_id for row in CircleHolding.objects.all()} <= {member.account_id}
    for session in ("", "no session at all"):
        name_session(session)
        assert _counts() == [0, 0, 0, 0]
    with acting_for(gozel):
        assert _counts() == [0, 0, 0, 0]


def test_who_gives_adds_a_holding_and_reads_changes_or_deletes_none_of_others(circles: CircleCast) -> None:
    both_in(circles)
    with acting_for(circles.gunesh):
        assert CircleHolding.objects.exclude(key__account=circles.gunesh.account_id).count() == 0
        assert CircleHolding.objects.update(granted=b"x", kept=None) == 1
    with acting_for(circles.ogul):
        (own,) = CircleHolding.objects.all()
        assert own.granted is None
    with acting_for(circles.gunesh):
        CircleHolding.objects.all().delete()
    with acting_for(circles.ogul):
        assert CircleHolding.objects.count() == 1


def test_a_foreign_session_adds_and_changes_nothing(circles: CircleCast) -> None:
    gozel = join("Gozel Terek", circles.keys.cast.gul, RoleKey.PSYCHOLOGIST)
    with acting_for(circles.gunesh):
        (held,) = CircleHolding.objects.all()
    with acting_for(gozel):
        assert CircleKey.objects.update(public=b"x") == Circle.objects.update(purpose="doctor") == 0
        assert CircleVoucher.objects.all().delete()[0] == 0
        for row in (
            Circle(organisation=circles.keys.cast.yyldyz, purpose="doctor"),
            CircleKey(organisation=circles.keys.cast.yyldyz, circle=circles.lawyers, number=9, public=b"x"),
            CircleHolding(
                organisation=circles.keys.cast.yyldyz,
                voucher_id=held.voucher_id,
                key_id=held.key_id,
                kept=b"x",
            ),
        ):
            with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
                row.save(force_insert=True)


def test_row_security_is_forced_on_each_of_the_tables() -> None:
    assert set(TABLES) <= set(TENANT_TABLES)
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_class where relname = any(%s) and relrowsecurity and relforcerowsecurity",
            [list(TABLES)],
        )
        assert cursor.fetchone() == (len(MODELS),)


def test_what_hangs_on_a_voucher_goes_with_it_past_row_security(circles: CircleCast) -> None:
    both_in(circles)
    with acting_for(circles.keys.cast.dana):
        assert CircleHolding.objects.count() == 0
        CircleVoucher.objects.filter(member=circles.ogul).delete()
    with acting_for(circles.ogul):
        assert CircleHolding.objects.count() == 0


@pytest.mark.parametrize("columns", [{}, {"circle_key": 1, "epoch": 1}])
def test_a_voucher_is_under_one_key(circles: CircleCast, columns: dict[str, int]) -> None:
    with acting_for(circles.gunesh):
        row = CircleVoucher.objects.filter(circle_key__isnull=False).first()
        assert row is not None
        epoch = row.organisation.epochs.first() if columns else None
        key = row.circle_key_id if columns else None
        with pytest.raises(IntegrityError, match="under_one"), transaction.atomic():
            CircleVoucher.objects.create(
                organisation=row.organisation, member=circles.leyli, mark=b"x", epoch=epoch, circle_key_id=key
            )
