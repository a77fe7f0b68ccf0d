"""Who is told what, when: looked at every minute, told in a task a person, tried again alone where it failed.

Also called: notifications, digest.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPException
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db import transaction
from django.tasks import task
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from amanjol.foundation.accounts import throttling
from amanjol.foundation.organisations.queries import everyone_who_may
from amanjol.public.guide.rules import ANSWERS
from amanjol.public.guide.telling.letters import letter
from amanjol.public.guide.telling.models import Letterbox, Told
from amanjol.public.guide.telling.things import changes_that_wait, overdue_things

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.core.mail import EmailMessage

    from amanjol.foundation.accounts.models import Account
    from amanjol.foundation.organisations.models import Member
    from amanjol.public.guide.telling.things import Thing

logger = logging.getLogger(__name__)
WORK: Final = ("guide.write", "guide.approve", "guide.translate")
DELAY: Final = timedelta(minutes=10)  # who submits three articles in a row is told of once
LONGEST_WAIT: Final = timedelta(hours=1)  # between two tries
MOST_A_DAY: Final = 4
"""Letters to one address; what comes after waits, and is in one letter a day after the first, unless it is urgent."""
MOST_URGENT_A_DAY: Final = 12
"""Beyond those, letters of what cannot wait a day. Nobody can have an address flooded by them."""
BETWEEN_URGENT_SECONDS: Final = 15 * 60
"""So that who writes many warnings takes hours to use those up, and a translator still has most of the hour."""
DAY_SECONDS: Final = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class _Share:
    """Of one address: how many letters a day, and how many more of what cannot wait, are counted under this name."""

    name: str
    letters: int
    urgent: int


OWN: Final = _Share("guide", MOST_A_DAY, MOST_URGENT_A_DAY)
FROM_OUTSIDE: Final = _Share("outside", 2, 4)
"""Of nothing but what other nodes brought: so nobody there uses up the letters about what is our own."""
REMEMBERED: Final = timedelta(days=60)  # what still waits then is told anew


@transaction.atomic
def look_around() -> None:
    """Every minute: a task for each person to whom something is new, ten minutes after it came unless it is urgent."""
    now = timezone.now()
    members = everyone_who_may(*WORK, ANSWERS)
    boxes = _boxes(members)
    new = _untold(_ripe_changes(now), members, now)
    waiting = _waiting_tasks()
    for member in members:
        box = boxes[member.account_id]
        is_wanted = box.is_wanted and (box.is_day_due or bool(new[member.account_id]))
        is_urgent = box.is_held_back and any(thing.is_urgent for thing in new[member.account_id])
        may_go = is_urgent or (box.not_before or now) <= now
        if is_wanted and str(member.account_id) not in waiting and may_go:
            tell.enqueue(str(member.account_id))


@transaction.atomic
def look_at_the_day() -> None:
    """Once a day: the next look also tells what is overdue; what was told long ago is forgotten."""
    Told.objects.filter(told_at__lt=timezone.now() - REMEMBERED).delete()
    members = everyone_who_may(*WORK)
    _boxes(members)
    Letterbox.objects.filter(account__in=[member.account_id for member in members]).update(is_day_due=True)


@task
def tell(account: str) -> int:
    """One letter about all that is new to this person. Gives how many were sent.

    Noted in the transaction in which it is sent: a worker that is killed in between has noted nothing, and the letter
    comes twice; none is lost. Another worker passes by meanwhile.
    """
    with transaction.atomic():
        boxes = Letterbox.objects.select_for_update(of=("self",), skip_locked=True)
        box = boxes.filter(account=UUID(account), is_wanted=True).first()
        member = next(
            (row for row in everyone_who_may(*WORK, ANSWERS) if str(row.account_id) == account), None
        )
        if box is None or member is None:
            return 0
        with translation.override(member.account.language):
            now = timezone.now()
            things = [*_ripe_changes(now), *(overdue_things() if box.is_day_due else [])]
            new = _untold(things, [member], now)[member.account_id]
            counted = _counted(member.account.email, new)
            if new and not counted.names:
                _hold_back(box, DELAY if _share_of(new) is FROM_OUTSIDE else LONGEST_WAIT)
                return 0
            is_sent = not new or _send(letter(new, member.account.email, is_last=counted.is_last))
        if not is_sent:
            for name in counted.names:
                throttling.take_back(name)
        _note(box, new, is_sent=is_sent)
        return int(bool(new) and is_sent)


@transaction.atomic
def choose_letters(*, account: Account, is_wanted: bool) -> None:
    Letterbox.objects.update_or_create(account=account, defaults={"is_wanted": is_wanted})


@dataclass(frozen=True, slots=True)
class _Counted:
    """Under which names a letter is counted, none where it is one too many; `is_last` but for urgent ones."""

    names: tuple[str, ...] = ()
    is_last: bool = False


def _counted(address: str, things: Iterable[Thing]) -> _Counted:
    listed = list(things)
    if not listed:
        return _Counted()
    share = _share_of(listed)
    letters = f"letters {share.name} {address}"
    number = throttling.count(letters, seconds=DAY_SECONDS)
    if number <= share.letters:
        return _Counted((letters,), is_last=share is OWN and number == share.letters)
    pressing = [thing for thing in listed if thing.is_urgent]
    if not pressing:
        return _Counted()
    share = _share_of(pressing)
    urgent, now = (f"{what} letters {share.name} {address}" for what in ("urgent", "urgent now"))
    if not throttling.is_within(now, at_most=1, seconds=BETWEEN_URGENT_SECONDS):
        return _Counted()
    if not throttling.is_within(urgent, at_most=share.urgent, seconds=DAY_SECONDS):
        return _Counted()
    return _Counted((now, urgent))


def _share_of(things: Iterable[Thing]) -> _Share:
    return FROM_OUTSIDE if all(thing.is_from_outside for thing in things) else OWN


def _ripe_changes(now: datetime) -> list[Thing]:
    """What is urgent, or came more than `DELAY` ago: the rest waits for a letter of its own, whatever goes before."""
    return [thing for thing in changes_that_wait() if thing.is_urgent or thing.since <= now - DELAY]


def _boxes(members: Iterable[Member]) -> dict[UUID, Letterbox]:
    accounts = [member.account_id for member in members]
    boxes = Letterbox.objects.in_bulk(accounts)
    missing = [Letterbox(account_id=account) for account in accounts if account not in boxes]
    if missing:  # two workers may look at the same moment
        Letterbox.objects.bulk_create(missing, ignore_conflicts=True)
        boxes = Letterbox.objects.in_bulk(accounts)
    return boxes


def _untold(things: Iterable[Thing], members: Iterable[Member], now: datetime) -> dict[UUID, list[Thing]]:
    """For each member what is theirs to do and they were not told of, or so long ago that it is told anew."""
    by_account = {member.account_id: member for member in members}
    rows = Told.objects.filter(account__in=by_account).values_list("account", "about", "told_at")
    told_at = {(account, about): at for account, about, at in rows}
    new: dict[UUID, list[Thing]] = {account: [] for account in by_account}
    for thing in things:
        for account, member in by_account.items():
            last = told_at.get((account, thing.about))
            is_news = last is None or (thing.again_after is not None and last <= now - thing.again_after)
            if is_news and thing.is_for(member):
                new[account].append(thing)
    return new


def _waiting_tasks() -> set[str]:
    """Accounts whose letter waits for the worker."""
    rows = DBTaskResult.objects.ready().filter(task_path=tell.module_path)
    return {arguments["args"][0] for arguments in rows.values_list("args_kwargs", flat=True)}


def _send(message: EmailMessage) -> bool:
    try:
        return bool(message.send())
    except (SMTPException, OSError) as error:
        logger.warning("a letter to an editor was not sent: %s", type(error).__name__)
        return False


def _hold_back(box: Letterbox, wait: timedelta) -> None:
    """Nothing was told, so the first letter of the next day holds all of it, or the next about something of our own,
    which waits no longer than it would anyway. No server failed: see `is_held_back`.
    """
    box.tries, box.not_before = 0, timezone.now() + wait
    box.save(update_fields=["tries", "not_before"])


def _note(box: Letterbox, things: Iterable[Thing], *, is_sent: bool) -> None:
    now = timezone.now()
    if not is_sent:
        box.tries = min(box.tries + 1, 10)
        box.not_before = now + min(timedelta(minutes=2**box.tries), LONGEST_WAIT)
        box.save(update_fields=["tries", "not_before"])
        return
    box.tries, box.not_before, box.is_day_due = 0, None, False
    box.save(update_fields=["tries", "not_before", "is_day_due"])
    Told.objects.bulk_create(
        (Told(account_id=box.account_id, about=thing.about, told_at=now) for thing in things),
        update_conflicts=True,
        unique_fields=["account", "about"],
        update_fields=["told_at"],
    )
