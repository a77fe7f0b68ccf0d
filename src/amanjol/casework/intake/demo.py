"""A fictional report that waits at the demo's organisation, and two consultations. Nobody in them exists."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases.records import SafeContact
from amanjol.casework.intake.actions.consulting import finish, write_consultation
from amanjol.casework.intake.actions.sending import send_report
from amanjol.casework.intake.records import (
    Age,
    Agreement,
    Concern,
    ConsultationRecord,
    ContactMode,
    Observation,
    Office,
)
from amanjol.foundation.organisations.keys.demo import demo_keyring
from amanjol.foundation.organisations.tenant import acting_for

if TYPE_CHECKING:
    from datetime import date

    from amanjol.foundation.organisations.models import Member, Organisation

REPORT: Final = Observation(
    office=Office.LABOUR_INSPECTORATE,
    what=(
        "Проверка швейного цеха. Женщина лет двадцати пяти тихо сказала, что паспорт у хозяина и зарплаты не было "
        "с весны. При хозяине замолчала."
    ),
    signs=("retention-of-identity-documents", "withholding-of-wages"),
    where="Мары, швейный цех у рынка",
    name="Джемал",
    language="туркменский",
    age=Age.ADULT,
    contact=SafeContact(
        "через подругу из столовой напротив", "с 13 до 14", "не звонить и не приходить в цех"
    ),
    agreement=Agreement.YES,
    in_danger=False,
)


# Each with the days from today until somebody calls back; None: done with the advice.
CONSULTATIONS: Final = (
    (
        ConsultationRecord(
            Concern.UNPAID_WAGES,
            ContactMode.TELEPHONE,
            "Вернулся с сезонных работ, бригадир не отдал за два месяца. Расписки нет, есть переписка в телефоне.",
            "Сохранить переписку, записать имена тех, кто работал рядом. Юрист примет в четверг.",
            "Довран",
        ),
        0,
    ),
    (
        ConsultationRecord(
            Concern.RETURNEE,
            ContactMode.VISIT,
            "Спросила, где учат на швею и сколько это стоит.",
            "Дали адрес курсов и телефон центра занятости.",
        ),
        None,
    ),
)


def write_demo_consultations(*, member: Member, today: date) -> None:
    """With the keys of a fictional member: NotADemo."""
    with demo_keyring(member) as keyring:
        for contents, days in CONSULTATIONS:
            next_on = None if days is None else today + timedelta(days=days)
            row = write_consultation(keyring=keyring, contents=contents, next_on=next_on, today=today)
            if next_on is None:
                finish(keyring=keyring, consultation=row)


def send_demo_report(*, member: Member, recipient: Organisation, today: date) -> None:
    """As a fictional officer does."""
    with acting_for(member):
        send_report(member=member, recipient=recipient, seen=REPORT, today=today)
