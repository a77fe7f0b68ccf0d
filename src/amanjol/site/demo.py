"""The fictional programme of a demo is made: a node, its organisations and people, and what they work on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from amanjol.foundation.accounts import actions as accounts
from amanjol.foundation.organisations import actions as organisations
from amanjol.foundation.organisations import queries
from amanjol.foundation.organisations.keys.demo import (
    DemoPerson,
    begin_demo_circle,
    begin_demo_keys,
    demo_keyring,
)
from amanjol.foundation.organisations.kinds import CirclePurpose
from amanjol.site.demo_casts import MARY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from amanjol.foundation.organisations.models import Member
    from amanjol.site.demo_casts import Cast

WORKER = "maral@demo.example"
SUPERVISOR = "bahar@demo.example"
SUPERVISOR_ELSEWHERE = "sona@demo.example"
OFFICER = "oraz@demo.example"
HANDING_IN = (("bahar@demo.example", "maral@demo.example"), ("sona@demo.example", "aygul@demo.example"))
RECEIVING = ("merdan@demo.example", "ogulbeg@demo.example")
MANAGER, SECOND_MANAGER = "aidar@demo.example", "zarina@demo.example"
PSYCHOLOGIST, DOCTOR, LAWYER = "gunesh@demo.example", "ogulnur@demo.example", "leyli@demo.example"


@transaction.atomic
def set_up(cast: Cast = MARY) -> None:
    """Make the cast once; a node that exists already is left as it is."""
    if queries.node() is not None:
        return
    organisations.create_node(country=cast.country, name=cast.name, is_demo=True)
    members: dict[str, Member] = {}
    for name, kind, people in cast.organisations:
        organisation = organisations.create_organisation(name=name, kind=kind, by=None)
        for email, person, language, role in people:
            account = accounts.create_demo_account(email=email, name=person, language=language)
            members[email] = organisations.add_member(
                account=account, organisation=organisation, role=role, by=None
            )
    for holders in cast.holders:
        begin_demo_keys(holders=[members[email] for email in holders])
    if "programme" in settings.PLANES and cast is MARY:
        _begin_programme(members[MANAGER], members[SECOND_MANAGER])
    if "casework" not in settings.PLANES:
        return
    if cast.coordinator:
        _begin_register(members[cast.coordinator], [members[email] for email in cast.advocates])
        _begin_needs(
            (members[cast.coordinator_signs], members[cast.coordinator]),
            tuple(members[email] for email in cast.partnership.receivers),
            [members[email] for email in cast.advocates],
        )
    if cast is MARY:
        _begin_casework(members[WORKER], members[OFFICER], members[SUPERVISOR], members[SUPERVISOR_ELSEWHERE])
        _begin_circles(members)
        if "programme" in settings.PLANES:
            _hand_in_returns(members)
            _observe(members[WORKER], members[SUPERVISOR])
    else:
        _open_case_abroad(members[cast.partnership.receivers[1]])


def _begin_programme(first: Member, second: Member) -> None:
    from amanjol.programme.mailings.demo import write_demo_mailings  # noqa: PLC0415  only where the plane is on
    from amanjol.programme.newsletter.demo import write_demo_newsletter  # noqa: PLC0415  only where the plane is on
    from amanjol.programme.outreach.demo import (  # noqa: PLC0415  only where the plane is on
        write_demo_planner,
        write_demo_recommendations,
    )
    from amanjol.programme.results.demo import begin_demo_programme  # noqa: PLC0415  only where the plane is on
    from amanjol.site import demo_meeting  # noqa: PLC0415  as above

    today = timezone.localdate()
    begin_demo_programme(first=first, second=second, today=today)
    write_demo_recommendations(manager=first, second=second, today=today)
    write_demo_planner(manager=first, today=today)
    demo_meeting.begin_folder()  # with keys, which sign what everybody reads
    write_demo_newsletter(first=first, second=second)
    write_demo_mailings(manager=first)


def _hand_in_returns(members: Mapping[str, Member]) -> None:
    """Two organisations hand in the quarter that is over to the third, whose programme it is."""
    from amanjol.programme.returns import demo  # noqa: PLC0415  only where both planes are on
    from amanjol.site import demo_meeting  # noqa: PLC0415  as above

    demo_meeting.begin_folder()
    *handing, receiving = (
        [DemoPerson.unlocked(members[email]) for email in side] for side in (*HANDING_IN, RECEIVING)
    )
    for first, second in (*handing, receiving):
        demo_meeting.have_inbox(first, second)
    with receiving[0].keyring() as keyring:
        programme = keyring.organisation
    for person in (*handing[0], *handing[1], *receiving):
        demo_meeting.compare_with(person, programme.node)
    today = timezone.localdate()
    for (supervisor, _worker), (sums, wages) in zip(handing, demo.HANDED, strict=True):
        with supervisor.keyring() as keyring:
            demo.hand_in_demo_return(
                keyring=keyring, programme=programme, sums=sums, wages=wages, today=today
            )
    demo_meeting.open_letters(receiving[1])
    with receiving[0].keyring() as keyring:
        demo.answer_demo_returns(keyring=keyring)
    for supervisor, _worker in handing:
        demo_meeting.open_letters(supervisor)


def _observe(worker: Member, supervisor: Member) -> None:
    """One writes what was noticed, another sends it; the node has keys since the returns were handed in."""
    if "public" not in settings.PLANES:
        return
    from amanjol.programme.observations import demo  # noqa: PLC0415  only where all planes are on

    with demo_keyring(worker) as keyring:
        demo.write_demo_observations(keyring=keyring, today=timezone.localdate())
    with demo_keyring(supervisor) as keyring:
        demo.send_demo_observation(keyring=keyring)


def _open_case_abroad(worker: Member) -> None:
    from amanjol.casework.cases.demo import open_demo_case_abroad  # noqa: PLC0415  only where the plane is on

    open_demo_case_abroad(member=worker, today=timezone.localdate())


def _begin_register(coordinator: Member, advocates: list[Member]) -> None:
    from amanjol.casework.legal_aid.mandates.demo import begin_demo_mandates  # noqa: PLC0415  only where the plane is on
    from amanjol.casework.legal_aid.register.demo import begin_demo_register  # noqa: PLC0415  as above
    from amanjol.casework.legal_aid.rota.demo import begin_demo_rota  # noqa: PLC0415  as above

    begin_demo_register(member=coordinator, today=timezone.localdate())
    begin_demo_mandates(member=coordinator, today=timezone.localdate())
    begin_demo_rota(coordinator=coordinator, advocates=advocates, today=timezone.localdate())


def _begin_needs(
    coordinating: Sequence[Member], asking: Sequence[Member], advocates: Sequence[Member]
) -> None:
    """Two organisations of this node begin their inboxes and compare words; then one asks the other for lawyers, who
    asks advocates.
    """
    from amanjol.casework.legal_aid.needs.demo import send_demo_needs  # noqa: PLC0415  only where the plane is on
    from amanjol.casework.legal_aid.offers.demo import begin_demo_offers  # noqa: PLC0415  as above
    from amanjol.site import demo_meeting  # noqa: PLC0415  as above

    demo_meeting.begin_folder()
    sides = [[DemoPerson.unlocked(member) for member in side] for side in (coordinating, asking)]
    for first, second in sides:
        demo_meeting.have_inbox(first, second)
    with sides[0][0].keyring() as keyring:
        here = keyring.organisation
    for person in (*sides[0], *sides[1]):
        demo_meeting.compare_with(person, here.node)
    with sides[1][1].keyring() as keyring:
        send_demo_needs(keyring=keyring, coordinator=here, today=timezone.localdate())
    demo_meeting.open_letters(sides[0][1])
    with sides[0][1].keyring() as keyring:
        begin_demo_offers(keyring=keyring, advocates=advocates)


def _begin_circles(members: Mapping[str, Member]) -> None:
    from amanjol.casework.support.demo import write_demo_sessions  # noqa: PLC0415  only where the plane is on

    write_demo_sessions(
        worker=members[WORKER],
        psychologist=members[PSYCHOLOGIST],
        doctor=members[DOCTOR],
        today=timezone.localdate(),
    )
    begin_demo_circle(member=members[LAWYER], purpose=CirclePurpose.LAWYER, holder=members[WORKER])


def _begin_casework(worker: Member, officer: Member, supervisor: Member, elsewhere: Member) -> None:
    from amanjol.casework.cases.demo import open_demo_cases  # noqa: PLC0415  only where the plane is on
    from amanjol.casework.complaints.demo import begin_demo_complaints  # noqa: PLC0415  only where the plane is on
    from amanjol.casework.intake.demo import (  # noqa: PLC0415  only where the plane is on
        send_demo_report,
        write_demo_consultations,
    )
    from amanjol.casework.learning.demo import (  # noqa: PLC0415  only where the plane is on
        begin_demo_cohort,
        begin_next_demo_cohort,
    )
    from amanjol.casework.learning.work.demo import begin_demo_work  # noqa: PLC0415  only where the plane is on
    from amanjol.casework.support.demo import (  # noqa: PLC0415  only where the plane is on
        furnish_demo_house,
        send_demo_case_to_course,
        write_demo_others,
        write_demo_plan,
        write_demo_stories,
    )
    from amanjol.site import demo_meeting  # noqa: PLC0415  as above

    today = timezone.localdate()
    open_demo_cases(member=worker, today=today)
    write_demo_plan(member=worker, today=today)
    furnish_demo_house(supervisor=supervisor, worker=worker, today=today)
    send_demo_report(member=officer, recipient=worker.organisation, today=today)
    write_demo_consultations(member=worker, today=today)
    begin_demo_cohort(member=worker, today=today)
    begin_demo_complaints(supervisor=supervisor, others=(worker,), second=elsewhere, today=today)
    cohort = begin_next_demo_cohort(member=worker, today=today)
    send_demo_case_to_course(member=worker, cohort=cohort)
    begin_demo_work(first=worker, second=supervisor, today=today)
    write_demo_others(member=worker, today=today)
    demo_meeting.begin_folder()  # a permit is signed by the node, too
    write_demo_stories(member=supervisor, today=today)
