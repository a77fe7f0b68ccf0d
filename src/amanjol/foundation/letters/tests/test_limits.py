"""A node that is believed lays in so many letters a day, for each organisation, and no more; nothing is lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client

from amanjol.foundation.letters.delivery import limits
from amanjol.foundation.letters.models import Incoming
from amanjol.foundation.letters.tests.partner import Partner
from amanjol.foundation.organisations.tenant import acting_for, name_session

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django import Settings

    from amanjol.foundation.letters.tests.house import House

pytestmark = pytest.mark.django_db
ARRIVED = "/organisation/letters/arrived/"


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=True)


def _bring(house: House, client: Client, envelope: bytes, by: Partner | None = None) -> Any:
    return (by or house.partner).bring(client, house.folder.node, envelope)


def _arrived(house: House) -> int:
    with acting_for(house.member):
        return Incoming.objects.count()


def _fill(house: House, client: Client, settings: Settings) -> list[bytes]:
    """Two, which is all that goes."""
    settings.LETTERS_A_DAY = 2
    envelopes = [house.partner.sealed(house.card)[1] for _time in range(3)]
    assert [_bring(house, client, envelope).status_code for envelope in envelopes] == [200, 200, 400]
    return envelopes


def test_more_than_goes_in_a_day_is_refused_with_the_same_sentence(
    house: House, client: Client, settings: Settings
) -> None:
    *there, last = _fill(house, client, settings)
    answer = _bring(house, client, last)
    assert (answer.status_code, answer.content) == (400, b"This is nothing for this node.\n")
    assert _arrived(house) == 2
    for envelope in there:
        assert _bring(house, client, envelope).status_code == 200, "its receipt was lost, and it counts once"
    assert _arrived(house) == 2


def test_another_node_is_not_held_up_by_it(house: House, client: Client, settings: Settings) -> None:
    _fill(house, client, settings)
    other = Partner()
    house.folder.believe(other.node_card_bytes)
    assert _bring(house, client, other.sealed(house.card)[1], other).status_code == 200
    assert limits.full_nodes() == [(house.partner.node, 1)]


def test_an_organisation_reads_for_itself_which_nodes_are_full_and_the_operator_not_for_whom(
    house: House, client: Client, settings: Settings
) -> None:
    """As whoever connects as the role of the server, too."""
    _fill(house, client, settings)
    with acting_for(house.member):
        assert limits.full_here() == [house.partner.node]
    with acting_for(house.keys.cast.esen):
        assert limits.full_here() == []
    name_session("")
    assert limits.full_here() == []
    assert limits.full_nodes() == [(house.partner.node, 1)]
    for gone in ("select letters_full(2)", "select letters_files_named(false)"):
        with (
            pytest.raises(ProgrammingError, match="does not exist"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(gone)


def test_receivers_read_it_and_the_doctor_says_it(house: House, client: Client, settings: Settings) -> None:
    from amanjol.site.doctor import letters  # noqa: PLC0415  site is above

    assert list(letters.brought()) == []
    settings.LETTERS_A_DAY = 2
    assert "Nothing more of it is taken" not in house.berk.get(ARRIVED).text
    _fill(house, client, settings)
    assert "Nothing more of it is taken" in house.berk.get(ARRIVED).text
    (finding,) = letters.brought()
    assert house.partner.node in finding.text
    assert "to 1 of our organisations" in finding.text
    assert str(house.member.organisation_id) not in finding.text


def test_nobody_calls_the_function_without_a_limit() -> None:
    with (
        pytest.raises(ProgrammingError, match="does not exist"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "select letters_take_in('x', gen_random_uuid(), %s, %s, %s)", [b"k" * 12, b"digest", b"x"]
        )


def test_what_came_a_day_ago_counts_no_more(url_as: Callable[[str], str]) -> None:
    """By rows that only a superuser dates back; nothing of it is committed."""
    organisation, key = uuid4(), b"k" * 12
    take_in = "select letters_take_in('x', gen_random_uuid(), %s, %s, %s, 1)"
    with psycopg.connect(url_as("postgres")) as database:
        database.execute("set session_replication_role = replica")
        database.execute(
            "insert into letters_inboxkey (id, organisation_id, circle_id, number, key_id, begun_at, closes_at) "
            "values (gen_random_uuid(), %s, gen_random_uuid(), 1, %s, now(), now() + interval '9 days')",
            [organisation, key],
        )
        database.execute(
            "insert into letters_incoming (id, organisation_id, from_node, letter, key_id, digest, arrived_at, held, "
            "sealed) values (gen_random_uuid(), %s, 'x', gen_random_uuid(), %s, 'd', now() - interval '25 hours', "
            "'', 'x')",
            [organisation, key],
        )
        assert [database.execute(take_in, [key, digest, b"x"]).fetchone() for digest in (b"1", b"2")] == [
            (1,),
            (0,),
        ]
        database.rollback()
