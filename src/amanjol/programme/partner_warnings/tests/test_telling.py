"""What readers see here is told to partners by a holder of the keys: the pieces of it, and later that it has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied

from amanjol.casework.referrals import partners as of_desk
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.letters import comparing
from amanjol.foundation.letters.models import Belief, Outgoing
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.epochs import Organisation
from amanjol.programme.partner_warnings import first_page, queries, telling
from amanjol.programme.partner_warnings.bodies import ENDED, TOLD, Told
from amanjol.programme.partner_warnings.tests.partner_cast import DESK
from amanjol.public.guide.models import Source
from amanjol.public.warnings import actions as warnings
from amanjol.public.warnings.tests.warning_cast import FIELDS, TEXTS, written

if TYPE_CHECKING:
    from amanjol.foundation.letters.models import Belief as BeliefRow
    from amanjol.programme.partner_warnings.tests.partner_cast import PartnerCast

pytestmark = pytest.mark.django_db


def reminded(cast: PartnerCast) -> dict[str, Any] | None:
    part = first_page.to_tell(request_of(cast.dana))
    return dict(part.context) if part else None


def test_a_partner_gets_the_pieces_and_nothing_else(cast: PartnerCast) -> None:
    assert reminded(cast) is None
    row = cast.stands()
    assert reminded(cast) == {"owed": 0, "new": 1}
    page = cast.dana.get(DESK).text
    assert "Shelter of the neighbour" in page
    assert "1 partner is told." in cast.tell(row).text
    assert "told: Shelter of the neighbour" in cast.dana.get(DESK).text
    [letter] = cast.read()
    assert (letter.kind, letter.files, letter.consent) == (TOLD, (), None)
    pieces = {
        name: FIELDS[name] for name in ("kind", "country", "region", "trade", "channel", "month", "advice")
    }
    assert row.begins_on is not None
    assert row.ends_on is not None
    assert letter.body == pieces | {
        "warning": str(row.pk), "sure": "several", "source": "", "link": "", "texts": TEXTS,
        "begins_on": row.begins_on.isoformat(), "ends_on": row.ends_on.isoformat(), "came_from": None,
    }  # fmt: skip
    assert reminded(cast) is None


def test_whoever_said_it_in_public_is_named(cast: PartnerCast) -> None:
    Source.objects.create(
        key="a-report", title="A report", publisher="A ministry", address="https://example.org/a", year="2026",
        confidence="high",
    )  # fmt: skip
    body = telling.told_by(cast.stands(sureness="official", source="a-report"))
    assert (body.source, body.link) == ("A ministry: A report (2026)", "https://example.org/a")
    assert Told.from_data(body.as_data()) == body


def test_each_partner_once(cast: PartnerCast) -> None:
    row = cast.stands()
    cast.tell(row)
    assert "knows that already" in cast.tell(row, cast.berk).text
    assert len(cast.read()) == 1


def test_nobody_is_told_of_what_readers_do_not_see(cast: PartnerCast) -> None:
    waits = written(cast.lola)
    gone = cast.stands()
    warnings.withdraw(pk=gone.pk, by=cast.lola)
    for row in (waits, gone):
        assert "Readers do not see it any more" in cast.tell(row).text
    assert cast.read() == []


@pytest.mark.parametrize("says", ["wrong", "withdrawn"])
def test_when_it_ends_who_was_told_of_it_is_told_that(cast: PartnerCast, says: str) -> None:
    row = cast.stands()
    assert "knows that already" in cast.tell(row, act="tell-end").text  # it stands, and nobody was told
    cast.tell(row)
    assert "knows that already" in cast.tell(row, act="tell-end").text
    right = {"ru": "Лицензия у фирмы есть."}
    if says == "wrong":
        warnings.say_wrong(pk=row.pk, right=right, by=cast.lola)
    else:
        warnings.withdraw(pk=row.pk, by=cast.lola)
    assert reminded(cast) == {"owed": 1, "new": 0}
    assert "Has ended; tell who was told of it" in cast.dana.get(DESK).text
    assert "1 partner is told." in cast.tell(row, act="tell-end").text
    assert reminded(cast) is None
    last = cast.read()[-1]
    assert last.kind == ENDED
    assert (last.body["warning"], last.body["says"]) == (str(row.pk), says)
    assert last.body["right"] == (right if says == "wrong" else {})
    assert "knows that already" in cast.tell(row, act="tell-end").text


def test_an_end_of_which_nobody_was_told_is_told_to_nobody(cast: PartnerCast) -> None:
    row = cast.stands()
    warnings.withdraw(pk=row.pk, by=cast.lola)
    assert reminded(cast) is None
    cast.tell(row, act="tell-end")
    assert cast.read() == []


def test_who_tells(cast: PartnerCast) -> None:
    row = cast.stands()
    observing = unlocked(join("Ogul Terek", cast.keys.cast.yyldyz, RoleKey.OBSERVER).account)
    for client in (cast.lola_at, cast.timur_at, observing):
        assert client.get(DESK).status_code == 403
        assert client.post(f"{DESK}{row.pk}/tell/", {}).status_code == 403
        assert first_page.to_tell(request_of(client)) is None
    keyring = keyring_of(cast.dana)
    keyring.member.role = RoleKey.OBSERVER
    with pytest.raises(PermissionDenied):
        telling.tell(keyring=keyring, pk=row.pk, partners=[cast.partner.place])
    assert Outgoing.objects.count() == 0


def test_who_is_no_partner_any_more_is_not_told(cast: PartnerCast) -> None:
    row = cast.stands()
    cast.tell(row)
    warnings.withdraw(pk=row.pk, by=cast.lola)
    belief: BeliefRow = Belief.objects.get(pk=cast.belief)
    comparing.end(member=keyring_of(cast.dana).member, belief=belief.pk)
    page = cast.dana.get(DESK).text
    assert "is no partner any more: call them" in " ".join(page.split())
    assert f"{row.pk}/tell-end/" in page
    outcome = telling.tell_end(keyring=keyring_of(cast.dana), pk=row.pk, partners=[cast.partner.place])
    assert outcome == telling.Outcome(0, frozenset({cast.partner.place}))
    assert len(cast.read()) == 1


@pytest.mark.parametrize("act", ["tell", "tell-end"])
def test_a_partner_without_a_card_keeps_it_from_nobody_else(
    cast: PartnerCast, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    row, place = cast.stands(), cast.partner.place
    strangers = frozenset(Organisation(place.node, name) for name in ("0", "z"))
    partners = [place, *strangers]
    keyring = keyring_of(cast.dana)
    if act == "tell":
        outcome = telling.tell(keyring=keyring, pk=row.pk, partners=partners)
    else:
        cast.tell(row)
        warnings.withdraw(pk=row.pk, by=cast.lola)
        monkeypatch.setattr(queries, "owed_an_end", lambda _member: [(row, set(partners))])
        outcome = telling.tell_end(keyring=keyring, pk=row.pk, partners=partners)
    assert outcome == telling.Outcome(1, strangers)
    assert [letter.kind for letter in cast.read()] == ([TOLD] if act == "tell" else [TOLD, ENDED])


def test_who_was_not_told_is_named(cast: PartnerCast, monkeypatch: pytest.MonkeyPatch) -> None:
    row = cast.stands()
    monkeypatch.setattr(of_desk, "can_be_written_to", lambda _card: False)
    page = cast.tell(row).text
    assert "Not told: Shelter of the neighbour." in page
    assert "is told." not in page
    assert reminded(cast) == {"owed": 0, "new": 1}


@pytest.mark.parametrize("address", ["none", "https://example.org/@a", "https://example.org/it's"])
def test_a_source_without_a_page_that_a_letter_takes(cast: PartnerCast, address: str) -> None:
    Source.objects.create(
        key="a-report", title="A report", publisher="A ministry", address=address, year="2026", confidence="high",
    )  # fmt: skip
    row = cast.stands(sureness="official", source="a-report")
    assert "1 partner is told." in cast.tell(row).text
    [letter] = cast.read()
    assert (letter.body["source"], letter.body["link"]) == ("A ministry: A report (2026)", "")


def test_words_of_an_earlier_day_that_lead_away_stay_here(cast: PartnerCast) -> None:
    row = cast.stands(texts={"ru": "Звоните 8–900–123–45–67", "en": "Look\u200b."})
    cast.tell(row)
    warnings.say_wrong(
        pk=row.pk, right={"ru": "https://example.org", "en": "It has a licence."}, by=cast.lola
    )
    cast.tell(row, act="tell-end")
    first, last = cast.read()
    assert (first.body["texts"], last.body["right"]) == ({"en": "Look."}, {"en": "It has a licence."})
