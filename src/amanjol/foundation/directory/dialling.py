"""What a member found when dialling a number, and taking that back.

`Dialling` is a contact's dialling as it stood, small enough to keep beside a form until it is undone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date

    from amanjol.foundation.directory.models import Contact
    from amanjol.foundation.organisations.models import Member


class Outcome(models.TextChoices):
    ANSWERED = "answered", _("Answered")
    NOBODY = "nobody", _("Nobody answered")
    WRONG = "wrong", _("Wrong number")


@dataclass(frozen=True, slots=True)
class Dialling:
    """`by` says role and organisation, never a name: it stands in content files."""

    on: date | None
    by: str
    answered: bool | None
    is_wrong: bool

    @classmethod
    def of(cls, contact: Contact) -> Self:
        return cls(contact.last_dialled_on, contact.last_dialled_by, contact.answered, contact.is_wrong)

    @classmethod
    def of_outcome(cls, outcome: Outcome, on: date, by: Member) -> Self:
        return cls(on, as_written(by), outcome is Outcome.ANSWERED, outcome is Outcome.WRONG)

    def put_into(self, contact: Contact) -> None:
        contact.last_dialled_on = self.on
        contact.last_dialled_by = self.by
        contact.answered = self.answered
        contact.is_wrong = self.is_wrong


def as_written(member: Member) -> str:
    """`Editor, Safe Road Programme`: in English, as everything in content files that is not for readers."""
    with translation.override("en"):
        return f"{member.as_role.name}, {member.organisation.name}"[:120].rstrip()
