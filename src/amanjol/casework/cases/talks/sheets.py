"""What the page of a case says of the talk: advice that nobody has dealt with, and what was said so far."""

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


def advice(opened: OpenedCase) -> Panel | None:
    """Nothing where nothing waits."""
    try:
        talk = talk_of(opened.record.interview)
    except NoTalk:
        return None
    entries, care = advice_shown(talk), care_shown(talk)
    if not entries and care is None:
        return None
    return Panel("cases/sheets/advice.html", {"entries": entries, "care": care})


def talk(opened: OpenedCase) -> Panel | Unwritten | None:
    """SealBroken."""
    try:
        opened_talk = talk_of(opened.record.interview)
    except NoTalk:
        page = reverse("cases:talk", args=[opened.case.pk])
        return Unwritten(_("Talk"), page) if opened.may_write else None
    result = result_of(opened_talk, opened.keyring.member.organisation_id)
    return Panel("cases/sheets/talk.html", {"result": result})
