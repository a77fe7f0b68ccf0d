"""A row of Yyldyz in every table that row security binds; no column holds anything that opens."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils import timezone

from amanjol.casework.cases import models as cases
from amanjol.casework.cases.tests.case_cast import TODAY, CaseCast, create_case_cast, open_case
from amanjol.casework.complaints import models as complaints
from amanjol.casework.desk.showing import note_listed
from amanjol.casework.intake import models as intake
from amanjol.casework.learning import models as learning
from amanjol.casework.legal_aid import models as legal_aid
from amanjol.casework.referrals import models as referrals
from amanjol.casework.support import models as support
from amanjol.foundation.accounts.models import PersonKey
from amanjol.foundation.letters import models as letters
from amanjol.foundation.once.models import SentForm
from amanjol.foundation.organisations import models as organisations
from amanjol.foundation.organisations.tests.key_cast import request_of
from amanjol.site.tests.programme_rows import of_programme, publish_issue, show_recommendation

if TYPE_CHECKING:
    from django.db.models import Model

KEY_ID = b"k" * 12
UNDER_CASE: dict[str, Any] = {"wrapped_key": b"x", "schema": 2, "sealed": b"x"}
OF_NEED: dict[str, Any] = {"need": uuid.uuid4(), "partner_node": "x", "partner": "x", "state": "asked"}
SEALED: dict[str, Any] = {"epoch": 1, "wrapped_key": b"x", "schema": 1, "sealed": b"x"}


@dataclass
class RowScene:
    """Berk is named for the person of the case, and is who a lawyer would be; Dana, a colleague, is neither.

    `restricted` are the rows of that person, by table; another person is open to all.
    """

    people: CaseCast
    restricted: dict[str, set[Any]]


def create_scene() -> RowScene:
    people = create_case_cast()
    request_of(people.keys.berk)
    rows, of_learning = _of_people(people), _of_learning(people)
    sent = SentForm(pk="x", account=people.keys.cast.berk.account)
    of_complaints = _of_complaints(people)
    for row in (
        sent,
        *of_complaints,
        *_of_keys(people),
        *rows,
        *_of_the_desk(people),
        *_of_intake(people),
        *of_learning,
        *of_programme(people.keys.cast.berk),
    ):
        row.save(force_insert=True)
    publish_issue(people.keys.cast.berk, people.keys.cast.dana)
    show_recommendation(people.keys.cast.berk, people.keys.cast.dana)
    _lay_a_letter_in(people)
    cases.Person.objects.filter(pk=people.case.person_id).update(epoch=None, wrapped_key=b"")
    cases.Case.objects.filter(pk=people.case.pk).update(epoch=None)
    note_listed(by=people.keys.cast.berk, where="work", people=[people.case.person_id])
    open_to_all = open_case(people.keys.berk)
    cases.Merge.objects.create(
        organisation=people.keys.cast.yyldyz, person=open_to_all.person, merged=uuid.uuid4(), **SEALED
    )
    return RowScene(people, _by_table(people, [*rows, *of_learning]))


def _by_table(people: CaseCast, rows: list[Model]) -> dict[str, set[Any]]:
    of = {"cases_person": {people.case.person_id}, "cases_case": {people.case.pk}}
    of["cases_caseitem"] = set(cases.CaseItem.objects.filter(case=people.case).values_list("pk", flat=True))
    of["cases_assignment"] = set(people.case.assignments.values_list("pk", flat=True))
    for row in rows:
        of.setdefault(row._meta.db_table, set()).add(row.pk)
    return of


def _of_keys(people: CaseCast) -> list[Model]:
    own, dana = people.keys.cast.yyldyz, people.keys.cast.dana
    epoch = organisations.Epoch.objects.get(organisation=own)
    return [
        organisations.Regrant(
            organisation=own, epoch=epoch, member=dana, key=_key(dana.account_id), first_by=uuid.uuid4(),
            first_half=b"x",
        ),
        organisations.RecoverySet(organisation=own, public=b"x"),
        *_of_a_circle(people),
    ]  # fmt: skip


def _of_a_circle(people: CaseCast) -> list[Model]:
    """In which Berk is, so that this session sees what he holds."""
    own: dict[str, Any] = {"organisation": people.keys.cast.yyldyz}
    key = _key(people.keys.cast.berk.account_id)
    circle = organisations.Circle(purpose="lawyer", **own)
    circle_key = organisations.CircleKey(circle=circle, number=1, public=b"x", **own)
    voucher = organisations.CircleVoucher(
        circle_key=circle_key, member=people.keys.cast.berk, key=key, mark=b"x", **own
    )
    holding = organisations.CircleHolding(voucher=voucher, key=key, kept=b"x", **own)
    return [circle, circle_key, voucher, holding]


def _of_letters(people: CaseCast) -> list[Model]:
    """With an inbox that is the circle in which Berk is: so this session sees what is laid into it."""
    own: dict[str, Any] = {"organisation": people.keys.cast.yyldyz}
    partner = {"partner_node": "x", "partner": "x"}
    circle = organisations.Circle.objects.get(purpose="lawyer", **own)
    return [
        letters.SigningKey(number=1, public=b"x", epoch=1, wrapped_seed=b"x", **own),
        letters.InboxKey(
            circle=circle, number=1, key_id=KEY_ID, closes_at=timezone.now() + timedelta(days=210), **own
        ),
        letters.Belief(key=b"x", first_by=people.keys.cast.berk, first_mark=b"x", **partner, **own),
        sent := letters.Outgoing(
            id=uuid.uuid4(), to_node="x", to_organisation="x", sequence=1, sealed=b"x", digest=b"x", **own
        ),
        letters.SentFile(letter=sent, number=0, address=b"x", manifest=b"x", **own),
        opened := letters.OpenedLetter(
            issuer_node="x", issuer="x", letter=uuid.uuid4(), sequence=1, kept=b"x", **own
        ),
        letters.ArrivingFile(
            opened=opened,
            number=0,
            address=b"x",
            size=1,
            expires_at=timezone.now() + timedelta(days=9),
            **own,
        ),
        referrals.Agreement(**partner, **own | SEALED),
        referrals.Reminder(member=people.keys.cast.berk, **own),
        referred := _referral(people),
        referrals.ReferralLetter(referral=referred, letter=uuid.uuid4(), sealed=b"x", **own),
    ]


def _referral(people: CaseCast) -> referrals.Referral:
    return referrals.Referral(
        organisation=people.keys.cast.yyldyz, partner_node="x", partner="x", direction="sent", state="requested",
        since=timezone.now(), public=b"x", mark=b"x",
    )  # fmt: skip


def _lay_a_letter_in(people: CaseCast) -> None:
    """Nobody adds it but the function that the worker has."""
    for row in _of_letters(people):
        row.save(force_insert=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "select letters_take_in('x', %s, %s, %s, %s, 1)", [uuid.uuid4(), KEY_ID, b"digest", b"envelope"]
        )
        assert cursor.fetchone() == (1,)


def _of_people(people: CaseCast) -> list[Model]:
    """What hangs on a restricted person. `organisation` and so on are the same for all."""
    berk, dana = people.keys.cast.berk, people.keys.cast.dana
    own: dict[str, Any] = {"organisation": people.keys.cast.yyldyz}
    of = own | {"person": people.case.person}
    to_berk = own | {"member": berk, "key": _key(berk.account_id)}
    papers = organisations.RecoverySet(public=b"x", **own)
    note = cases.LawyerNote(case=people.case, **to_berk)
    file = support.CaseFile(case=people.case, **own | UNDER_CASE)
    threat = support.Threat(**own | UNDER_CASE)
    conference = support.Conference(case=people.case, on=TODAY, **own | UNDER_CASE)
    referred = _referral(people)
    sent_need = legal_aid.SentNeed(**own | OF_NEED | SEALED)
    return [
        referred,
        referrals.CaseReferral(case=people.case, referral=referred, **own | UNDER_CASE),
        referrals.CaseReturn(case=people.case, calls_at=timezone.now(), **own | UNDER_CASE),
        cases.Named(person=people.case.person, purpose="work", sealed=b"x", **to_berk),
        papers,
        cases.OnPaper(papers=papers, sealed=b"x", **of),
        cases.Merge(merged=uuid.uuid4(), **of | SEALED | {"epoch": None}),
        cases.Opening(member=dana, opened_at=timezone.now(), **of | SEALED),
        cases.Newcomer(member=dana, **of),
        cases.FindingSheet(**own | SEALED),
        cases.CaseItem(case=people.case, kind="note", number=9, **own | UNDER_CASE),
        cases.Task(case=people.case, member=berk, due_on=TODAY, **own | UNDER_CASE),
        cases.PersonChange(of=people.case.person_id, number=9, **of | UNDER_CASE),
        file,
        support.StoredFile(file=file),
        support.Asking(case=people.case, **own | UNDER_CASE),
        support.FollowUp(case=people.case, due_on=TODAY, **own | UNDER_CASE),
        support.CaseParticipation(case=people.case, **own | UNDER_CASE),
        support.CaseWages(case=people.case, **own | UNDER_CASE),
        support.Plan(case=people.case, review_on=TODAY, **own | UNDER_CASE),
        support.Goal(case=people.case, **own | UNDER_CASE),
        support.Service(case=people.case, member=berk, due_on=TODAY, **own | UNDER_CASE),
        support.Stay(case=people.case, **own | UNDER_CASE),
        support.Story(case=people.case, **own | UNDER_CASE),
        *_of_circles(people),
        support.Interpreting(case=people.case, **own | UNDER_CASE),
        legal_aid.RightAnswer(case=people.case, **own | UNDER_CASE),
        sent_need,
        legal_aid.CaseNeed(case=people.case, sent=sent_need, **own | UNDER_CASE),
        conference,
        support.ConferenceGuest(conference=conference, until=TODAY, **to_berk | UNDER_CASE),
        # Row security shows a threat to its receivers alone: they stand before it.
        support.ThreatReceiver(threat=threat, sealed=b"x", **to_berk),
        threat,
        note,
        cases.LawyerSeal(note=note, schema=1, sealed=b"x", **to_berk),
    ]


def _of_circles(people: CaseCast) -> list[Model]:
    """A client of a circle in which nobody is whose session sees these rows."""
    own: dict[str, Any] = {"organisation": people.keys.cast.yyldyz}
    circle = organisations.Circle(purpose="doctor", **own)
    client = support.CircleClient(
        case=people.case,
        circle=circle,
        number=1,
        offered=b"x",
        epoch=1,
        voucher=b"x",
        asking=b"x",
        **own | UNDER_CASE,
    )
    session = support.CircleSession(client=client, facts=b"x", number=1, wrapped_key=b"x", words=b"x", **own)
    return [circle, client, session, support.CircleDanger(client=client, sealed=b"x", **own)]


def _of_the_desk(people: CaseCast) -> list[Model]:
    own: dict[str, Any] = {"organisation": people.keys.cast.yyldyz}
    house = support.House(**own | SEALED)
    permit = support.StoryPermit(signed=b"x", valid_until=TODAY, **own)
    advocate = legal_aid.Advocate(number="x", **own | SEALED)
    mandate = legal_aid.Mandate(state="running", ends_on=TODAY, **own | SEALED)
    key = _key(people.keys.cast.berk.account_id)
    later = timezone.now() + timedelta(hours=2)
    other = legal_aid.Advocate(number="y", **own | SEALED)
    accounts = [
        legal_aid.AdvocateAccount(advocate=advocate, member=people.keys.cast.berk, **own),
        legal_aid.AdvocateAccount(advocate=other, member=people.keys.cast.dana, **own),
    ]
    slot = legal_aid.DutySlot(advocate=advocate, begins_at=timezone.now(), ends_at=later, kind="visit", **own)
    return [
        cases.Group(**own | SEALED),
        house,
        support.HouseIncident(house=house, **own | SEALED),
        support.Interpreter(**own | SEALED),
        permit,
        support.StoryCopy(permit=permit, where="x", who_deletes="x", count=1, noted_on=TODAY, **own),
        advocate,
        other,
        *accounts,
        slot,
        legal_aid.DutySwap(slot=slot, asker=accounts[0], asked=accounts[1], **own),
        legal_aid.Absence(advocate=advocate, begins_at=timezone.now(), ends_at=later, **own),
        mandate,
        legal_aid.MandateReader(mandate=mandate, key=key, wrapped=b"x", **own),
        legal_aid.MandateNotes(mandate=mandate, key=key, schema=1, sealed=b"x", **own),
        legal_aid.VouchingKey(key=key, number=1, epoch=1, wrapped=b"x", **own),
        *_of_legal_aid(own),
        cases.Desk(ceiling=5, **own),
        cases.OwnClock(stage="presumed", days=5, **own),
        cases.Erased(pk=uuid.uuid4(), organisation_id=people.keys.cast.yyldyz.pk, erased_on=TODAY),
        cases.ComparedList(
            member=people.keys.cast.berk, name="B", list="x", edition="x", digest="x", signed_on=TODAY, **own
        ),
    ]


def _of_legal_aid(own: dict[str, Any]) -> list[Model]:
    """A need, who is on its other side, and whom somebody asked."""
    need = legal_aid.Need(**own | OF_NEED | SEALED)
    advocate = uuid.uuid4()
    offer = legal_aid.Offer(
        need=need, advocate=advocate, state="queued", deadline=timezone.now(), **own | SEALED
    )
    turn = legal_aid.Turn(
        need=need, offer=offer, advocate=advocate, batch=uuid.uuid4(), place=1, minutes=45, working_days=0,
        last=timezone.now(), sealed=b"x", names=b"", answer=b"", **own,
    )  # fmt: skip
    return [
        need,
        legal_aid.OtherSide(need=need, **own | SEALED),
        legal_aid.Assignment(advocate=advocate, **own | SEALED),
        legal_aid.Clearance(need=need, advocate=advocate, **own | SEALED),
        legal_aid.RoadTable(**own | SEALED),
        legal_aid.LawyerPlan(files=b"x", **own | SEALED),
        offer,
        turn,
    ]


def _of_intake(people: CaseCast) -> list[Model]:
    """A report that the organisation sent to itself: so one session sees both sides."""
    own: dict[str, Any] = {"organisation": people.keys.cast.yyldyz}
    sent = intake.Sending(
        member=people.keys.cast.berk, recipient=people.keys.cast.yyldyz, sent_on=TODAY, **own
    )
    return [
        sent,
        intake.Report(pk=sent.pk, sent_on=TODAY, **own | SEALED),
        intake.Receipt(pk=sent.pk),
        intake.Consultation(month=TODAY.replace(day=1), **own | SEALED),
    ]


def _of_learning(people: CaseCast) -> list[Model]:
    """A learner whom Berk alone may open."""
    own: dict[str, Any] = {"organisation": people.keys.cast.yyldyz}
    cohort = learning.Cohort(course="x", begins_on=TODAY, ends_on=TODAY, **own | SEALED)
    learner = learning.Learner(cohort=cohort, **own | SEALED | {"epoch": None})
    berk = people.keys.cast.berk
    named = learning.Named(learner=learner, member=berk, key=_key(berk.account_id), sealed=b"x", **own)
    livelihood = learning.Livelihood(ask_on=TODAY, **own | SEALED | {"epoch": None})
    of_livelihood = learning.NamedForLivelihood(
        livelihood=livelihood, member=berk, key=_key(berk.account_id), sealed=b"x", **own
    )
    work = [learning.Employer(**own | SEALED), of_livelihood, livelihood]
    return [cohort, named, learner, learning.Issuer(**own | SEALED), *work]


def _of_complaints(people: CaseCast) -> list[Model]:
    """One that is sealed to Berk, so that this session sees it."""
    own: dict[str, Any] = {"organisation": people.keys.cast.yyldyz}
    berk = people.keys.cast.berk
    complaint = complaints.Complaint(received_on=TODAY, due_on=TODAY, schema=1, sealed=b"x", mark=b"x", **own)
    return [
        complaint,
        complaints.Seal(complaint=complaint, key=_key(berk.account_id), sealed=b"x", **own),
        complaints.Letterbox(name="x", schema=1, sealed=b"x", **own),
        complaints.Receiver(member=berk, key=_key(berk.account_id), mark=b"x", **own),
        complaints.SecondOrganisation(second=people.keys.cast.gul, mark=b"x", **own),
    ]


def _key(account: uuid.UUID) -> PersonKey:
    return PersonKey.objects.get(account=account)
