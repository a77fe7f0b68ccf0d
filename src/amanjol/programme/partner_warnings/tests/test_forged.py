"""What nobody should have told: refused with one sentence, and nothing of it is shown; rows are claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from amanjol.casework.referrals.tests.two_houses import open_letters
from amanjol.foundation.letters import comparing, node_folder
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals import canonical, signatures
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.letters import node_keys
from amanjol.programme.partner_warnings import arriving, signed
from amanjol.programme.partner_warnings.bodies import ENDED, TOLD, Ended, Ending, Told
from amanjol.programme.partner_warnings.models import FromPartner, Outcome, PartnerTaking
from amanjol.programme.partner_warnings.tests.partner_cast import BOARD, TEXTS, TODAY, ended, told
from amanjol.public.warnings.catalogue import Piece
from amanjol.public.warnings.queries import catalogue
from amanjol.public.warnings.tests.warning_cast import LEADING_AWAY

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django import Settings

    from amanjol.programme.partner_warnings.tests.partner_cast import PartnerCast

REFUSED = "says something that no letter of its kind says"
NEWER = "It opens after the next update here."
GOOD = told()


@pytest.mark.parametrize(
    "data",
    [
        GOOD | {"warning": "x"},
        GOOD | {"kind": "False agency"},
        GOOD | {"kind": "x" * 41},
        GOOD | {"kind": "false-agency\n"},
        GOOD | {"country": "Turkey"},
        GOOD | {"month": "2026-13"},
        GOOD | {"advice": []},
        GOOD | {"advice": ["a", "b", "c", "d"]},
        GOOD | {"sure": "very"},
        GOOD | {"source": "A ministry"},  # of what people told
        GOOD | {"sure": "official"},  # of nobody
        GOOD | {"sure": "official", "source": "x" * 301},
        GOOD | {"sure": "official", "source": "x", "link": "javascript:alert(1)"},
        GOOD | {"texts": {"ru": "Я" * 301}},
        GOOD | {"texts": {"ru": ""}},
        GOOD | {"texts": {"ru\n": "Я"}},
        GOOD | {"texts": {f"{letter}a": "x" for letter in "abcdefghijklm"}},
        *(GOOD | {"texts": {"ru": text}} for text in LEADING_AWAY),
        GOOD | {"texts": {"ru": "Не сей\u202eчас"}},
        GOOD | {"begins_on": str(TODAY + timedelta(days=14))},
        GOOD | {"case": "A1"},
        {name: value for name, value in GOOD.items() if name != "advice"},
    ],
)
def test_what_no_warning_says(data: dict[str, Any]) -> None:
    assert Told.from_data(GOOD).as_data() == GOOD
    with pytest.raises(NotCanonical):
        Told.from_data(data)


@pytest.mark.parametrize(
    "changed",
    [
        {"says": "over"},
        {"says": "withdrawn"},
        {"right": {"ru": "x" * 301}},
    ],
)
def test_what_no_end_says(changed: dict[str, Any]) -> None:
    data = ended(str(uuid4()))
    assert Ended.from_data(data).as_data() == data
    with pytest.raises(NotCanonical):
        Ended.from_data(data | changed)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    [
        GOOD | {"texts": {"ru": "<b>" * 200}},
        GOOD | {"begins_on": str(TODAY + timedelta(days=2))},
        GOOD | {"ends_on": str(TODAY + timedelta(days=31))},
        GOOD | {"begins_on": "0001-01-01"},
        GOOD | {"month": str(TODAY + timedelta(days=40))[:7]},
        GOOD | {"month": "0001-01"},
        {"text": "x" * 200_000},
    ],
)
def test_hostile_bodies_are_refused_with_one_sentence(cast: PartnerCast, body: dict[str, Any]) -> None:
    assert REFUSED in cast.arrive(TOLD, body)
    assert cast.rows() == []
    cast.arrive(TOLD, told())  # and hold up nobody
    assert len(cast.arrived()) == 1


@pytest.mark.django_db
def test_an_end_is_opened_whatever_its_words_and_its_day_say(cast: PartnerCast) -> None:
    """Else a copy of ours would stand, and nobody knew that it was wrong."""
    body = told()
    cast.arrive(TOLD, body)
    right = {"xx": "Mi ne scias.", "ru": "Звоните 8–800–555–35–35"}
    cast.arrive(ENDED, ended(body["warning"], right=right, on=date(9999, 12, 31)))
    [there] = cast.arrived()
    assert there.ended is not None
    assert there.ended.on == timezone.localdate()
    page = cast.lola_at.get(f"{BOARD}partners/{there.id}/").text
    assert "They say: it was wrong." in page
    assert "Mi ne scias." in page
    assert "Some of their words hold a number or a link and are not shown." in page
    assert "555" not in page


UNKNOWN: list[dict[str, Any]] = [
    {"kind": "weather"}, {"advice": ["check-firm", "pray"]}, {"country": "XX", "region": ""}, {"region": "tr-nowhere"},
    {"country": "KR"}, {"trade": "x"}, {"channel": "x"}, {"texts": {"xx": "x"}},
]  # fmt: skip


@pytest.mark.django_db
def test_codes_of_a_later_catalogue_wait_for_the_next_update(
    cast: PartnerCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    for changed in UNKNOWN:
        assert NEWER in cast.arrive(TOLD, GOOD | changed | {"warning": str(uuid4())})
        assert cast.rows() == []
    here = catalogue()
    wider = replace(here, trades={**here.trades, "x": Piece("x", {"en": "X", "ru": "X"})})
    monkeypatch.setattr(arriving, "catalogue", lambda: wider)
    open_letters(cast.berk, even_held=True)
    assert [there.told.trade for there in cast.arrived()] == ["x"]  # nothing was lost


@pytest.mark.django_db
def test_of_whom_nobody_has_compared_the_words(cast: PartnerCast) -> None:
    belief = UUID(cast.belief)
    comparing.end(member=keyring_of(cast.dana).member, belief=belief)
    assert "its writer is not believed here yet" in cast.arrive(TOLD, told())
    assert cast.rows() == []


@pytest.mark.django_db
def test_what_comes_twice_is_there_once(cast: PartnerCast) -> None:
    body = told()
    envelope = cast.bring(TOLD, body)
    open_letters(cast.berk)
    again = cast.partner.bring(cast.berk, node_folder.here(cast.own_card().node).node, envelope)
    assert again.status_code == 200
    open_letters(cast.berk)
    cast.arrive(TOLD, body)
    cast.arrive(ENDED, ended(body["warning"]))
    cast.arrive(ENDED, ended(body["warning"]))
    assert len(cast.rows()) == 2
    assert REFUSED in cast.arrive(TOLD, body | {"kind": "courier", "advice": ["carry-nothing"]})
    assert REFUSED in cast.arrive(ENDED, ended(body["warning"], Ending.WITHDRAWN))
    [there] = cast.arrived()
    assert there.told.kind == "false-agency"
    assert there.ended is not None
    assert there.ended.says is Ending.WRONG


def _plant(cast: PartnerCast, data: bytes, **changed: Any) -> FromPartner:
    """As the role of the database can, in a session of Yyldyz."""
    request_of(cast.dana)
    given = {"organisation": cast.keys.cast.yyldyz, "signed": data, "came_on": TODAY}
    return FromPartner.objects.create(**given | changed)


def _text(cast: PartnerCast, row: FromPartner, **changed: Any) -> signed.ToldText:
    organisation = cast.keys.cast.yyldyz
    return signed.ToldText(
        id=str(row.pk), organisation=str(organisation.pk), organisation_name=organisation.name,
        node=cast.partner.node, partner=cast.partner.organisation, name="Shelter of the neighbour",
        **{"told": Told.from_data(told())} | changed,
    )  # fmt: skip


@pytest.mark.django_db
def test_a_planted_row_is_no_word_of_a_partner(cast: PartnerCast) -> None:
    row = FromPartner()
    text = _text(cast, row)
    strange = node_keys.generate(str(uuid4()))
    for data in (
        b"x",
        canonical.to_bytes(text.as_data()),
        signed.sign(text, signatures.generate(), strange),  # of a node that is not this one
    ):
        _plant(cast, data, id=uuid4())
    _plant(cast, signed.sign(text, signatures.generate(), strange), id=row.pk)
    assert cast.arrived() == []
    assert "Shelter of the neighbour" not in cast.lola_at.get(BOARD).text


@pytest.mark.django_db
def test_what_one_row_says_is_not_said_by_another(cast: PartnerCast) -> None:
    """A copy of a true row, under another id or for another organisation, makes no second warning and hides none."""
    cast.arrive(TOLD, told())
    [row] = cast.rows()
    _plant(cast, bytes(row.signed), id=uuid4(), came_on=TODAY - timedelta(days=1))
    assert [there.id for there in cast.arrived()] == [row.pk]


@pytest.mark.django_db
def test_each_look_asks_for_the_signature(cast: PartnerCast, settings: Settings, tmp_path: Path) -> None:
    cast.arrive(TOLD, told())
    [there] = cast.arrived()
    settings.LETTERS_ROOT = tmp_path / "keys of another node"
    assert cast.arrived() == []
    assert signed.arrived_one(there.id) is None


@pytest.mark.django_db
def test_nobody_changes_or_takes_away_what_a_partner_told(cast: PartnerCast) -> None:
    cast.arrive(TOLD, told())
    for act in (
        lambda: FromPartner.objects.update(signed=b"x"),
        lambda: FromPartner.objects.all().delete(),
        lambda: PartnerTaking.objects.update(reason="x"),
        lambda: PartnerTaking.objects.all().delete(),
    ):
        request_of(cast.dana)
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    assert len(cast.arrived()) == 1


@pytest.mark.django_db
def test_whose_rows_they_are(cast: PartnerCast) -> None:
    """In a session of Gul nobody writes in the name of Yyldyz; what became of it the desk there reads."""
    cast.arrive(TOLD, told())
    [row] = cast.rows()
    yyldyz = cast.keys.cast.yyldyz
    plants: list[FromPartner | PartnerTaking] = [
        FromPartner(organisation=yyldyz, signed=b"x", came_on=TODAY),
        PartnerTaking(
            organisation=yyldyz, told=row, number=1, outcome=Outcome.PUT_ASIDE, reason="x",
            by=cast.keys.cast.dana.account_id, taken_on=TODAY,
        ),
    ]  # fmt: skip
    for plant in plants:
        request_of(cast.lola_at)
        with pytest.raises(DatabaseError), transaction.atomic():
            plant.save(force_insert=True)
    cast.lola_at.post(f"{BOARD}partners/{row.pk}/put-aside/", {"reason": "Здесь такого не бывает."})
    assert "put aside" in cast.berk.get("/desk/warnings/").text


@pytest.mark.django_db
def test_no_planted_answer_hides_a_later_one_or_blocks_it(cast: PartnerCast) -> None:
    cast.arrive(TOLD, told())
    [row] = cast.rows()
    own = {"organisation": cast.lola.organisation, "told": row, "by": cast.lola.account_id, "taken_on": TODAY}
    with pytest.raises(DatabaseError), transaction.atomic():
        PartnerTaking.objects.create(number=7, outcome=Outcome.PUT_ASIDE, reason="x", **own)
    request_of(cast.lola_at)
    answer = cast.lola_at.post(f"{BOARD}partners/{row.pk}/take-over/", {"sureness": "several"})
    assert answer.status_code == 302


@pytest.mark.django_db
def test_a_planted_answer_hides_no_copy_of_which_the_sender_says_that_it_was_wrong(cast: PartnerCast) -> None:
    body = told()
    cast.arrive(TOLD, body)
    [row] = cast.rows()
    cast.lola_at.post(f"{BOARD}partners/{row.pk}/take-over/", {"sureness": "several"})
    cast.arrive(ENDED, ended(body["warning"]))
    request_of(cast.dana)
    PartnerTaking.objects.create(
        organisation=cast.keys.cast.yyldyz, told=row, number=2, outcome=Outcome.PUT_ASIDE, reason="x",
        by=cast.keys.cast.dana.account_id, taken_on=TODAY,
    )  # fmt: skip
    assert "A partner takes back what was taken over here" in cast.lola_at.get(BOARD).text


@pytest.mark.django_db
def test_what_a_partner_types_is_words_and_no_markup(cast: PartnerCast) -> None:
    cast.arrive(TOLD, told(texts=TEXTS | {"ru": "<script>alert(1)</script>"}))
    [there] = cast.arrived()
    page = cast.lola_at.get(f"{BOARD}partners/{there.id}/").text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
