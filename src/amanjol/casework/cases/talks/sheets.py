"""What the page of a case says of the talk: care that cannot wait, advice that nobody has dealt with, what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from amanjol.casework.cases.talks.advised import advice_shown, care_shown
from amanjol.casework.cases.talks.results import result_of
from amanjol.casework.cases.talks.talk import NoTalk, talk_of
from amanjol.casework.desk.attachments import Panel, Unwritten

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def care(opened: OpenedCase) -> Panel | None:
    """Before everything else: its hours run."""
    try:
        called_for = care_shown(talk_of(opened.record.interview))
    except NoTalk:
        return None
    return Panel("cases/sheets/care.html", {"care": called_for}) if called_for else None


def advice(opened: OpenedCase) -> Panel | None:
    """Nothing where nothing waits."""
    try:
        entries = advice_shown(talk_of(opened.record.interview))
    except NoTalk:
        return None
    return Panel("cases/sheets/advice.html", {"entries": entries}) if entries else None


def talk(opened: OpenedCase) -> Panel | Unwritten | None:
    """SealBroken."""
    try:
        opened_talk = talk_of(opened.record.interview)
    except NoTalk:
        page = reverse("cases:talk", args=[opened.case.pk])
        return Unwritten(_("Talk"), page) if opened.may_write else None
    result = result_of(opened_talk, opened.keyring.member.organisation_id)
    return Panel("cases/sheets/talk.html", {"result": result})
