"""Sapar, a border officer of another organisation, who reports somebody to Yyldyz; and who asks there for advice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amanjol.casework.cases.tests.case_cast import NEXT, TODAY, CaseCast, create_case_cast
from amanjol.casework.intake.actions.consulting import write_consultation
from amanjol.casework.intake.actions.sending import send_report
from amanjol.casework.intake.forms import ConsultationForm, ReportForm
from amanjol.casework.intake.models import Consultation, Report
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.intake.records import Observation
    from amanjol.foundation.organisations.models import Member, Organisation

TYPED: dict[str, Any] = {
    "office": "border",
    "what": "Шестеро едут с одним мужчиной, паспорта у него.",
    "signs": ["retention-of-identity-documents"],
    "where": "Фарап, автобус",
    "name": "Мяхри",
    "language": "туркменский",
    "age": "adult",
    "how": "через тётю",
    "when": "по утрам",
    "never": "не писать",
    "telephone": "+993 65 998877",
    "agreement": "yes",
}
ASKED: dict[str, Any] = {
    "kind": "unpaid-wages",
    "way": "telephone",
    "asked": "Бригада без денег с весны.",
    "advised": "Собрать расписки.",
    "name": "Огульджан",
    "telephone": "+993 61 445566",
    "next_on": str(NEXT.next_step_on),
}
ADVICE = ("Бригада", "расписки", "Огульджан", "445566", "unpaid")
SECRETS = ("Шестеро", "Фарап", "Мяхри", "тётю", "по утрам", "не писать", "998877", "Sapar Dere", "border")


@dataclass
class IntakeCast:
    cases: CaseCast
    sapar: Member
    officer: Client
    report: Report  # as its recipient sees it
    consultation: Consultation  # of the same organisation

    @property
    def berk(self) -> Client:
        return self.cases.keys.berk

    @property
    def dana(self) -> Client:
        return self.cases.keys.dana

    @property
    def yyldyz(self) -> Organisation:
        return self.cases.keys.cast.yyldyz


def create_intake_cast() -> IntakeCast:
    cases = create_case_cast()
    station = actions.create_organisation(name="Farap", kind=OrganisationKind.STATE_BODY, by=None)
    sapar = join("Sapar Dere", station, RoleKey.OFFICER)
    report = send(sapar, cases.keys.cast.yyldyz)
    request_of(cases.keys.berk)
    consultation = write(cases.keys.berk)
    return IntakeCast(cases, sapar, unlocked(sapar.account), Report.objects.get(pk=report), consultation)


def write(client: Client, **changed: Any) -> Consultation:
    """Somebody asks for advice at the organisation of this browser."""
    form = ConsultationForm(ASKED | changed)
    assert form.is_valid(), form.errors
    return write_consultation(
        keyring=keyring_of(client), contents=form.record, next_on=form.cleaned_data["next_on"], today=TODAY
    )


def send(member: Member, to: Organisation) -> Any:
    with acting_for(member):
        return send_report(member=member, recipient=to, seen=seen_of(to), today=TODAY).pk


def seen_of(to: Organisation, **changed: Any) -> Observation:
    form = ReportForm(TYPED | {"recipient": str(to.pk)} | changed, recipients=[to])
    assert form.is_valid(), form.errors
    return form.seen
