"""The look around, every minute: which devices need somebody, and the one e-mail about it.

Also called: monitoring, alerts, scheduler.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from smtplib import SMTPException
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.tasks import task
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _now
from django_tasks_db.models import DBTaskResult

from amanjol.foundation.accounts import throttling
from amanjol.foundation.organisations.queries import members_who_may
from amanjol.public.devices.airports import airport
from amanjol.public.devices.health import health_of
from amanjol.public.devices.models import Alert, Device, Enrolment, Screenshot, Wish
from amanjol.public.devices.queries.packs import newest_packs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member

logger = logging.getLogger(__name__)
SCREENSHOTS_KEPT: Final = timedelta(days=3)
WISHES_KEPT: Final = timedelta(days=30)
WISHES_WAIT: Final = timedelta(days=1)
ENROLMENTS_KEPT: Final = timedelta(days=1)
MOST_A_DAY: Final = 6
"""E-mails to one organisation's managers; what comes after is in one a day after the first."""
DAY_SECONDS: Final = 24 * 60 * 60


@transaction.atomic
def look_around() -> None:
    """Open and close alerts by how devices are now, and have the worker tell about those nobody was told of."""
    now = timezone.now()
    newest = newest_packs(now)
    open_now = {(row.device_id, row.kind): row for row in Alert.objects.filter(closed_at=None)}
    needed = {
        (device.pk, kind.value)
        for device in Device.objects.filter(struck_off_at=None).select_related("group")
        for kind in health_of(device, newest, now).alerts
    }
    recovered = [alert.pk for place, alert in open_now.items() if place not in needed]
    Alert.objects.filter(pk__in=recovered).update(closed_at=now)
    # Two workers may look at the same moment: the second finds that the alert is open.
    Alert.objects.bulk_create(
        (Alert(device_id=device, kind=kind, opened_at=now) for device, kind in needed - open_now.keys()),
        ignore_conflicts=True,
    )
    if _untold().exists() and not _is_waiting():
        tell_managers.enqueue()


@transaction.atomic
def forget_old() -> None:
    """Once a day: screenshots, wishes that nobody fulfilled, codes that nobody typed."""
    now = timezone.now()
    Screenshot.objects.filter(taken_at__lt=now - SCREENSHOTS_KEPT).delete()
    Wish.objects.filter(done_at=None, asked_at__lt=now - WISHES_WAIT).update(done_at=now)
    Wish.objects.filter(asked_at__lt=now - WISHES_KEPT).delete()
    Enrolment.objects.filter(expires_at__lt=now - ENROLMENTS_KEPT).delete()


@task
def tell_managers() -> int:
    """One e-mail to each manager about all that is new. Gives how many were sent."""
    organisations = set(_untold().values_list("device__organisation", flat=True))
    return sum(_tell(organisation) for organisation in organisations)


@transaction.atomic
def _tell(organisation: UUID) -> int:
    """Noted in the transaction in which it is sent: a worker that is killed in between has noted nothing.

    Another worker passes these rows by meanwhile. Killed after the sending, one e-mail comes twice; none is lost.
    """
    alerts = list(
        _untold()
        .filter(device__organisation=organisation)
        .select_for_update(of=("self",), skip_locked=True)
        .select_related("device")
    )
    members = list(members_who_may("devices.manage", organisation)) if alerts else []
    e_mails = f"letters devices {organisation}"
    number = throttling.count(e_mails, seconds=DAY_SECONDS) if members else 0
    if number > MOST_A_DAY:
        return 0  # nothing was told: what still lasts then is in the first e-mail of the next day
    is_last = number == MOST_A_DAY
    sent = sum(_send(_message(member, alerts, is_last=is_last)) for member in members)
    if members and not sent:
        throttling.take_back(e_mails)
    if sent or not members:
        Alert.objects.filter(pk__in=[alert.pk for alert in alerts]).update(told_at=timezone.now())
    return sent


def _send(message: EmailMessage) -> int:
    try:
        return message.send()
    except (SMTPException, OSError) as error:
        logger.warning("an e-mail about devices was not sent: %s", type(error).__name__)
        return 0


def _message(member: Member, alerts: Sequence[Alert], *, is_last: bool) -> EmailMessage:
    """In the language of who reads it. Names devices and airports, nobody else."""
    with translation.override(member.account.language):
        lines = [
            f"{airport(alert.device.place) or alert.device.place} · {alert.device.name}: {alert.get_kind_display()}\n"
            f"{settings.ORIGINS['desk']}{reverse('devices:device', args=[alert.device_id])}"
            for alert in alerts
        ]
        subject = _now("Amanjol: devices that need you: %(count)d") % {"count": len(alerts)}
        ends = _now("You get one e-mail about each; the next one only after it was well in between.")
        if is_last:
            last = _now(
                "This is the last e-mail today. What needs you until tomorrow stands on the page of devices, "
                "and what lasts till then will be in one e-mail."
            )
            lines = [*lines, last]
    return EmailMessage(subject, "\n\n".join([*lines, ends]), to=[member.account.email])


def _untold() -> QuerySet[Alert]:
    return Alert.objects.filter(closed_at=None, told_at=None)


def _is_waiting() -> bool:
    return DBTaskResult.objects.ready().filter(task_path=tell_managers.module_path).exists()
