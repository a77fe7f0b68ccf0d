"""Psychologists, lawyers and a doctor of Yyldyz; browsers that signed in by the page, and circles begun by the acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations.keys.circles import intakes, opening, queries
from amanjol.foundation.organisations.keys.circles.actions import accepting, renewing, taking_in, vouching
from amanjol.foundation.organisations.keys.queries import words_of
from amanjol.foundation.organisations.models import Circle, CircleVoucher
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import (
    KeyCast,
    accept,
    begun,
    give,
    keyring_of,
    request_of,
)
from amanjol.foundation.seals import keypairs

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.organisations.keys.circles.opening import Circles
    from amanjol.foundation.organisations.models import Member

COLUMN = "sessions.sealed"


@dataclass
class CircleCast:
    """Gunesh and Ogul are psychologists without the organisation's keys; Murat and Leyli lawyers who hold them.

    `psychologists` is a circle of Gunesh, `lawyers` of Murat.
    """

    keys: KeyCast
    gunesh: Member
    ogul: Member
    murat: Member
    leyli: Member
    psychologists: Circle
    lawyers: Circle
    at: dict[str, Client]


def create_circle_cast() -> CircleCast:
    keys = begun()
    organisation = keys.cast.yyldyz
    people = {
        "gunesh": join("Gunesh Terek", organisation, RoleKey.PSYCHOLOGIST),
        "ogul": join("Ogul Terek", organisation, RoleKey.PSYCHOLOGIST),
        "murat": join("Murat Terek", organisation, RoleKey.LAWYER),
        "leyli": join("Leyli Terek", organisation, RoleKey.LAWYER),
    }
    at = {name: unlocked(member.account) for name, member in people.items()}
    for name in ("murat", "leyli"):
        give(keys.berk, people[name])
        accept(at[name])
    at |= {"berk": keys.berk, "dana": keys.dana}
    psychologists = renewing.begin(circles=circles_at(at["gunesh"]), purpose="psychologist")
    lawyers = renewing.begin(circles=circles_at(at["murat"]), purpose="lawyer")
    return CircleCast(keys, **people, psychologists=psychologists, lawyers=lawyers, at=at)


def circles_at(client: Client) -> Circles:
    circles = opening.opened_circles(request_of(client))
    assert circles is not None
    return circles


def state_at(client: Client, circle: Circle) -> opening.CircleState | None:
    return circles_at(client).states.get(circle.pk)


def own_words(member: Member) -> str:
    """As the member reads them from their own page."""
    key = key_of(member.account)
    assert key is not None
    return words_of(key)


def words_of_circle(client: Client, circle: Circle) -> str:
    """As somebody who is in it reads them out."""
    return keypairs.fingerprint(circles_at(client).of(circle.pk).key.public)


def take_in(client: Client, circle: Circle, member: Member) -> None:
    taking_in.take_in(circles=circles_at(client), circle=circle.pk, member=member, compared=own_words(member))


def accept_words(client: Client, circle: Circle, typed: str) -> None:
    circles = circles_at(client)
    (rows,) = [rows for rows in queries.own_rows(circles.member) if rows.circle.pk == circle.pk]
    accepting.accept_compared(circles=circles, rows=rows, typed=typed)


def both_in(people: CircleCast) -> None:
    """Ogul is in the circle of Gunesh, too."""
    take_in(people.at["gunesh"], people.psychologists, people.ogul)
    words = words_of_circle(people.at["gunesh"], people.psychologists)
    accept_words(people.at["ogul"], people.psychologists, words)


def vouch(people: CircleCast, circle: Circle, reader: Client) -> None:
    """Berk, who holds the keys, hears the words of the circle."""
    words = words_of_circle(reader, circle)
    vouching.vouch_for_circle(keyring=keyring_of(people.at["berk"]), circle=circle, typed=words)


def put_in(people: CircleCast, circle: Circle, text: bytes) -> tuple[bytes, int]:
    """By Berk, who is in no circle."""
    intake = intakes.intake_of(circle, keyring=keyring_of(people.at["berk"]))
    assert intake is not None
    return intakes.put_in(intake, text, "row", COLUMN), intake.number


def read(client: Client, circle: Circle, put: tuple[bytes, int]) -> bytes:
    return intakes.read(circles_at(client).of(circle.pk), *put, "row", COLUMN)


def inside(people: CircleCast, circle: Circle) -> list[str]:
    """Whose vouchers stand under the newest key, by name, whether true or not."""
    with acting_for(people.keys.cast.berk):
        newest = circle.keys.latest("number")
        rows = CircleVoucher.objects.filter(circle_key=newest, key__isnull=False).select_related(
            "member__account"
        )
        return sorted(row.member.account.name.split()[0] for row in rows)
