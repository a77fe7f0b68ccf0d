"""What became of a partner's warning holds whoever else opened it, whatever else is answered, while it lives."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from django.utils import timezone

from amanjol.foundation.letters.tests.house import own_folder
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.foundation.seals import signatures
from amanjol.programme.partner_warnings import queries, showing, signed, taking
from amanjol.programme.partner_warnings.bodies import ENDED, TOLD, Told
from amanjol.programme.partner_warnings.models import FromPartner, Outcome, PartnerTaking
from amanjol.programme.partner_warnings.tests.partner_cast import BOARD, TODAY, ended, told
from amanjol.public.warnings import actions as warnings
from amanjol.public.warnings.kinds import Sureness
from amanjol.public.warnings.models import PublicWarning
from amanjol.public.warnings.tests.warning_cast import approved

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from amanjol.programme.partner_warnings.tests.partner_cast import PartnerCast

pytestmark = pytest.mark.django_db
NAME = "Shelter of the neighbour"
TAKEN_BACK = "A partner takes back what was taken over here"


def begun(cast: PartnerCast) -> PublicWarning:
    """Lola's draft from the only one that is there."""
    [there] = cast.arrived()
    return taking.take_over(pk=there.id, sureness=Sureness.SEVERAL, source="", by=cast.lola)


def opened_at_gul(
    cast: PartnerCast,
    body: dict[str, Any],
    pk: UUID,
    day: date = TODAY,
    *,
    sender: Mapping[str, str] | None = None,
) -> FromPartner:
    """As Gul opens a letter of the same partner: a row of its own, signed for itself."""
    gul = cast.keys.cast.gul
    given = {"node": cast.partner.node, "partner": cast.partner.organisation, "name": NAME, **(sender or {})}
    text = signed.ToldText(
        id=str(pk), organisation=str(gul.pk), organisation_name=gul.name, told=Told.from_data(body), **given
    )
    request_of(cast.lola_at)
    data = signed.sign(text, signatures.generate(), own_folder().keys())
    return FromPartner.objects.create(id=pk, organisation=gul, signed=data, came_on=day)


def planted(cast: PartnerCast, told_row: UUID, number: int, warning: PublicWarning) -> None:
    """As the role of the database can, in a session of Yyldyz."""
    request_of(cast.dana)
    PartnerTaking.objects.create(
        organisation=cast.keys.cast.yyldyz, told_id=told_row, number=number, outcome=Outcome.TAKEN_OVER,
        warning=warning.pk, by=cast.keys.cast.dana.account_id, taken_on=TODAY,
    )  # fmt: skip
    request_of(cast.lola_at)


@pytest.mark.parametrize("pk", [UUID(int=1), UUID(int=2**128 - 1)])
def test_a_second_organisation_that_opens_it_hides_no_copy(cast: PartnerCast, pk: UUID) -> None:
    """Its row may come before the other or after it."""
    body = told()
    cast.arrive(TOLD, body)
    row = begun(cast)
    opened_at_gul(cast, body, pk)
    [line] = showing.lines()
    assert (line.state, line.copy) == ("taken-over", row)
    for known_as in line.arrived.ids:
        with pytest.raises(taking.AnsweredAlready):
            taking.take_over(pk=known_as, sureness=Sureness.SEVERAL, source="", by=cast.lola)
        assert cast.lola_at.get(f"{BOARD}partners/{known_as}/").status_code == 200
    assert "It was taken over from" in cast.lola_at.get(f"{BOARD}{row.pk}/").text
    cast.arrive(ENDED, ended(body["warning"]))
    assert TAKEN_BACK in cast.lola_at.get(BOARD).text
    assert "They say: it was wrong." in cast.lola_at.get(f"{BOARD}{row.pk}/").text


@pytest.mark.parametrize("pk", [UUID(int=1), UUID(int=2**128 - 1)])
def test_what_was_put_aside_stays_so_when_another_opens_it(cast: PartnerCast, pk: UUID) -> None:
    body = told()
    cast.arrive(TOLD, body)
    [there] = cast.arrived()
    taking.put_aside(pk=there.id, reason="Здесь такого не бывает.", by=cast.lola)
    opened_at_gul(cast, body, pk)
    assert [line.state for line in showing.lines()] == ["put-aside"]


def test_a_planted_copy_that_is_over_hides_no_end(cast: PartnerCast) -> None:
    cast.stands(days=1)
    over = PublicWarning.objects.get()
    warnings.withdraw(pk=over.pk, by=cast.lola)
    body = told()
    cast.arrive(TOLD, body)
    row = begun(cast)
    [there] = cast.arrived()
    planted(cast, there.id, 2, over)
    cast.arrive(ENDED, ended(body["warning"]))
    request_of(cast.lola_at)
    [line] = showing.lines()
    assert line.lost == [row]
    assert f'href="{BOARD}{row.pk}/"' in cast.lola_at.get(BOARD).text.split(TAKEN_BACK)[1]
    assert "Decide whether it still holds" in cast.lola_at.get(f"{BOARD}{row.pk}/").text


def test_a_planted_copy_that_is_over_blocks_no_draft(cast: PartnerCast) -> None:
    cast.stands()
    over = PublicWarning.objects.get()
    warnings.withdraw(pk=over.pk, by=cast.lola)
    cast.arrive(TOLD, told())
    [there] = cast.arrived()
    planted(cast, there.id, 1, over)
    assert begun(cast).pk != over.pk


def test_what_was_approved_before_it_came_is_no_copy(cast: PartnerCast) -> None:
    older = cast.stands()
    pk = opened_at_gul(cast, told(), UUID(int=1), TODAY + timedelta(days=3)).pk
    planted(cast, pk, 1, older)
    [line] = showing.lines()
    assert (line.state, line.copy) == ("new", None)
    assert begun(cast).pk != older.pk


def test_of_what_was_withdrawn_here_another_can_be_begun(cast: PartnerCast) -> None:
    cast.arrive(TOLD, told())
    row = begun(cast)
    warnings.approve(pk=row.pk, seen=warnings.as_seen(row), by=cast.timur)
    warnings.withdraw(pk=row.pk, by=cast.lola)
    [line] = showing.lines()
    assert line.state == "taken-over"  # nobody is asked again
    assert begun(cast).pk != row.pk


def test_as_long_as_a_copy_lives_its_end_is_shown(cast: PartnerCast) -> None:
    """One that gets more days again and again outlives what is looked back for."""
    body = told()
    old = TODAY - signed.LOOKED_BACK - timedelta(days=40)
    pk = opened_at_gul(cast, body, UUID(int=1), old).pk
    assert cast.arrived() == []
    row = approved(cast.lola, cast.timur)
    planted(cast, pk, 1, row)
    [there] = cast.arrived()
    assert there.id == pk
    warnings.withdraw(pk=row.pk, by=cast.lola)
    assert cast.arrived() == []


def test_as_long_as_a_warning_stands_its_end_is_owed(
    cast: PartnerCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = cast.stands()
    cast.tell(row)
    long_after = timezone.now() + queries.LOOKED_BACK + timedelta(days=20)
    with monkeypatch.context() as then:
        then.setattr(timezone, "localdate", lambda *_moment: TODAY)  # it was given more days again and again
        then.setattr(timezone, "now", lambda: long_after)
        warnings.withdraw(pk=row.pk, by=cast.lola)
    request_of(cast.dana)
    monkeypatch.setattr(timezone, "now", lambda: long_after)
    [(ended_one, partners)] = queries.owed_an_end(cast.keys.cast.dana)
    assert (ended_one, partners) == (row, {cast.partner.place})
