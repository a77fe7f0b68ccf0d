"""Reads of mailings. A stranger names the one row that they may see; staff see counts and never an address."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection
from django.db.models import Count, Q
from django.utils.translation import get_language

from amanjol.programme.mailings.mails import Mail, digest_of
from amanjol.programme.mailings.models import (
    Delivery,
    DeliveryState,
    EndedLink,
    EndedMailing,
    Halt,
    Mailing,
    MailingList,
    MailingState,
    Subscriber,
    SubscriberState,
)
from amanjol.programme.mailings.rules import CONFIRM_WITHIN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member


@dataclass(frozen=True, slots=True)
class OnList:
    """How many addresses of a list stand how."""

    list: MailingList
    confirmed_en: int
    confirmed_ru: int
    asked: int
    left: int
    refused: int

    @property
    def name(self) -> str:
        return name_of(self.list, _language())

    @property
    def other_name(self) -> str:
        return name_of(self.list, "en" if _language() == "ru" else "ru")

    @property
    def confirmed(self) -> int:
        return self.confirmed_en + self.confirmed_ru


@dataclass(frozen=True, slots=True)
class Progress:
    """Of one mailing, in mails. `sent` holds the one that is being sent. `not_sent` never will be."""

    sent_en: int
    sent_ru: int
    refused: int
    waiting: int
    not_sent: int

    @property
    def sent(self) -> int:
        return self.sent_en + self.sent_ru

    @property
    def all(self) -> int:
        return self.sent + self.refused + self.waiting + self.not_sent

    def percent(self, number: int) -> float:
        return 100 * number / self.all if self.all else 0.0


def goes_out() -> bool:
    """Whether a mail server is named."""
    return bool(settings.MAIL_GOES_OUT)


def name_of(row: MailingList, language: str) -> str:
    return row.name_ru if language == "ru" else row.name_en


def lists_of(member: Member) -> QuerySet[MailingList]:
    return MailingList.objects.filter(organisation=member.organisation_id)


def mailings_of(member: Member) -> QuerySet[Mailing]:
    rows = Mailing.objects.filter(organisation=member.organisation_id)
    return rows.select_related("list", "written_by__account", "approved_by__account").prefetch_related(
        "texts"
    )


def counted_lists(member: Member) -> list[OnList]:
    def of(**wanted: str) -> Count:
        return Count(
            "subscribers", filter=Q(**{f"subscribers__{name}": value for name, value in wanted.items()})
        )

    rows = lists_of(member).annotate(
        confirmed_en=of(state=SubscriberState.CONFIRMED, language="en"),
        confirmed_ru=of(state=SubscriberState.CONFIRMED, language="ru"),
        asked=of(state=SubscriberState.ASKED),
        gone=of(state=SubscriberState.LEFT),
        bad=of(state=SubscriberState.REFUSED),
    )
    return [OnList(row, row.confirmed_en, row.confirmed_ru, row.asked, row.gone, row.bad) for row in rows]


def on_list(member: Member, pk: UUID) -> OnList | None:
    return next((counted for counted in counted_lists(member) if counted.list.pk == pk), None)


def waiting_for(member: Member) -> QuerySet[Mailing]:
    """Written by others: this one can be the second person."""
    rows = Mailing.objects.filter(organisation=member.organisation_id, state=MailingState.DRAFT)
    return rows.exclude(written_by=member)


def stopped_by_themselves(member: Member) -> QuerySet[Mailing]:
    """By nobody's hand."""
    return mailings_of(member).filter(state=MailingState.STOPPED).exclude(halt=Halt.BY_HAND)


def resting_on(member: Member, ground: str) -> QuerySet[Mailing]:
    """Mailings of this issue, or whatever it is, as `Mailing.rests_on` holds it."""
    return mailings_of(member).filter(rests_on__contains=[ground])


def mails_of(row: Mailing) -> dict[str, Mail]:
    return {text.language: Mail(text.subject, text.text, text.html) for text in row.texts.all()}


def digest_as_it_stands(row: Mailing) -> str:
    """Of all that a second person approves."""
    return digest_of(mails_of(row), row.rests_on, row.list.named)


def has_ended(row: Mailing) -> bool:
    """Whatever its row says."""
    return EndedMailing.objects.filter(mailing=row.pk).exists()


def ended_links(links: Iterable[str]) -> set[str]:
    """Which of these are of somebody who left, whatever their row says."""
    return set(EndedLink.objects.filter(link__in=list(links)).values_list("link", flat=True))


def out_of(row: Mailing) -> Progress:
    """Also what is out already, which nobody calls back."""
    return progress_of([row])[row.pk]


def progress_of(rows: Iterable[Mailing]) -> dict[UUID, Progress]:
    """As it stands while it is on its way, and as it was counted when it ended."""
    mailings = list(rows)
    counts: Counter[tuple[UUID, str, str]] = Counter()
    live = [row.pk for row in mailings if not row.is_counted]
    grouped = Delivery.objects.filter(mailing__in=live).values_list("mailing", "state", "language")
    for mailing, state, language, number in grouped.annotate(number=Count("pk")).order_by():
        counts[mailing, state, language] += number
    return {row.pk: _progress(row, counts) for row in mailings}


def _progress(row: Mailing, counts: Counter[tuple[UUID, str, str]]) -> Progress:
    if row.is_counted:
        return Progress(row.sent_en, row.sent_ru, row.refused, 0, row.not_sent)

    def of(states: tuple[str, ...], *languages: str) -> int:
        return sum(counts[row.pk, state, language] for state in states for language in languages)

    out = (DeliveryState.SENT, DeliveryState.TAKEN)
    waiting = of((DeliveryState.WAITING,), "en", "ru")
    ends = row.state in (MailingState.DONE, MailingState.WITHDRAWN)
    return Progress(
        of(out, "en"),
        of(out, "ru"),
        of((DeliveryState.REFUSED,), "en", "ru"),
        0 if ends else waiting,
        waiting if ends else 0,
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A mailing with its subject in the language of this page, and the parts of its bar: class, start, width in %."""

    row: Mailing
    subject: str
    progress: Progress

    @property
    def list_name(self) -> str:
        return name_of(self.row.list, _language())

    @property
    def bar(self) -> list[tuple[str, float, float]]:
        parts, at = [], 0.0
        numbers = {
            "sent": self.progress.sent, "refused": self.progress.refused, "not-sent": self.progress.not_sent,
            "waiting": self.progress.waiting,
        }  # fmt: skip
        for name, number in numbers.items():
            width = self.progress.percent(number)
            if width:
                parts.append((name, round(at, 2), round(width, 2)))
            at += width
        return parts


def _language() -> str:
    """Of this page, where mails have it; else English."""
    return "ru" if (get_language() or "").startswith("ru") else "en"


def shown(row: Mailing, progress: Progress) -> Shown:
    texts = {text.language: text.subject for text in row.texts.all()}
    subject = texts.get(_language()) or next(iter(texts.values()), "")
    return Shown(row, subject, progress)


def with_progress(rows: Iterable[Mailing]) -> list[Shown]:
    mailings = list(rows)
    progress = progress_of(mailings)
    return [shown(row, progress[row.pk]) for row in mailings]


def untold(organisation: UUID, most_tries: int) -> QuerySet[Subscriber]:
    """Who waits for the mail that asks for a yes."""
    return Subscriber.objects.filter(
        organisation=organisation, state=SubscriberState.ASKED, is_told=False, tries__lt=most_tries
    ).order_by("asked_at", "pk")


def unfinished(organisation: UUID) -> QuerySet[Mailing]:
    """What the worker has something to do with: mails to be sent, or rows to be counted."""
    ended = (MailingState.DONE, MailingState.WITHDRAWN)
    return Mailing.objects.filter(organisation=organisation).filter(
        Q(state=MailingState.SENDING) | Q(state__in=ended, is_counted=False)
    )


def subscriber_named(names: list[str], mailing_list: UUID) -> Subscriber | None:
    """By the keyed hashes of an address; locked."""
    for name in names:
        _say("amanjol.mailing_address", name)
        row = Subscriber.objects.select_for_update().filter(name=name, list=mailing_list).first()
        if row is not None:
            return row
    return None


def subscriber_linked(link: str, *, for_update: bool = False) -> Subscriber | None:
    """By the hash of the secret part of a link."""
    _say("amanjol.mailing_link", link)
    rows = Subscriber.objects.select_for_update() if for_update else Subscriber.objects.all()
    row = rows.filter(link=link).first()
    if row is not None:
        _say("amanjol.mailing_list", str(row.list_id))
    return row


def open_lists() -> QuerySet[MailingList]:
    """To which everybody may subscribe."""
    return MailingList.objects.filter(is_open=True)


def list_of(row: Subscriber) -> MailingList:
    """Also a closed one, which strangers see where a link of theirs leads to it."""
    return MailingList.objects.get(pk=row.list_id)


def unconfirmed_too_long(now: datetime) -> QuerySet[Subscriber]:
    return Subscriber.objects.filter(state=SubscriberState.ASKED, asked_at__lt=now - CONFIRM_WITHIN)


def _say(setting: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select set_config(%s, %s, true)", [setting, value])
