"""Restricted people and two sheets of paper: who is closed to everybody is given to two members who are named then.

While anybody named has a key, the sheets open nothing of a person: row security holds what was sealed to them back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db import transaction
from django.tasks import task
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases import restricted, rules, sealing
from amanjol.casework.cases.models import Named, OnPaper, Person, Purpose
from amanjol.casework.cases.restricting.actions.emergencies import send
from amanjol.casework.desk.recording import record_act
from amanjol.foundation.organisations.keys.queries import vouched_set
from amanjol.foundation.organisations.keys.rules import can_hold
from amanjol.foundation.organisations.queries import members_who_may
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.keys.last_resort import Heir
    from amanjol.foundation.organisations.models import Member, RecoverySet
    from amanjol.foundation.seals.epochs import Epoch
    from amanjol.foundation.seals.keypairs import KeyPair

AT_ONCE: Final = 25


def put_on_paper(*, keyring: Keyring, person: Person, key: bytes) -> None:
    """The key of a restricted person for the sheets of today, in place of what was; nothing where there are none."""
    OnPaper.objects.filter(person=person).delete()
    papers = vouched_set(keyring.member.organisation_id, keyring.epoch)
    if papers is not None:
        sealing.key_on_paper(person, key, papers, keyring).save(force_insert=True)


@transaction.atomic
def catch_up(*, keyring: Keyring) -> int:
    """Some of those for whom this member is named, for sheets that were made since. Returns how many.

    Who does not open is left as it is.
    """
    papers = vouched_set(keyring.member.organisation_id, keyring.epoch)
    done = 0
    for person in _not_on(papers, keyring.member) if papers is not None else []:
        try:
            key = sealing.key_of(person, keyring)
        except SealBroken:
            continue
        put_on_paper(keyring=keyring, person=person, key=key)
        done += 1
    return done


def _not_on(papers: RecoverySet, member: Member) -> list[Person]:
    rows = restricted.people_named_to(member).exclude(on_paper__papers=papers).order_by("pk")
    return list(rows.select_for_update(of=("self",), skip_locked=True)[:AT_ONCE])


def is_left(member: Member) -> bool:
    """Whether nobody can open some restricted person any more, for who works on cases."""
    return rules.can_work(member) and restricted.left_to_paper(member.organisation_id).exists()


@transaction.atomic
def hand_over(by: Member, epoch: Epoch, papers: KeyPair, heirs: Sequence[Heir]) -> int:
    """Name these members for everybody whom nobody can open any more. What does not open is left as it is."""
    opened: dict[UUID, bytes] = {}
    for row in restricted.left_to_paper(by.organisation_id).select_for_update(of=("self",)):
        try:
            opened[row.person_id] = sealing.open_on_paper(row, papers, epoch.organisation)
        except SealBroken:
            continue
    for pk, key in opened.items():
        person = Person(pk=pk, organisation_id=by.organisation_id)
        Named.objects.bulk_create(
            sealing.key_for(person, key, heir.member.pk, heir.key, Purpose.WORK, epoch.organisation)
            for heir in heirs
        )
        to = {f"to_{number}": heir.member.pk for number, heir in enumerate(heirs, 1)}
        record_act("person.handed-over", by, "person", pk, **to)
    if opened:
        tell.enqueue(str(by.organisation_id))
    return len(opened)


@task
def tell(organisation: str) -> int:
    """E-mail to supervisors, or where there is none to everybody who works on cases. Gives how many were sent.

    Administrators read the journal, too, and do not learn that somebody is restricted.
    """
    says = _(
        "Two sheets of paper opened restricted cases, which nobody could open any more. Please look today."
    )
    readers = [member for member in members_who_may("journal.read", UUID(organisation)) if can_hold(member)]
    if readers:
        return sum(send(member, says, "organisations:journal") for member in readers)
    return sum(send(member, says) for member in members_who_may("cases.work", UUID(organisation)))
