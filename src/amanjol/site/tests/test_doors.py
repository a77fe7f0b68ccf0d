"""Every door to rows and every check before acts, alone: who asks is of another organisation or of another role.

Row security says nearly the same of rows; here the session is Berk's, whom it shows all of `row_scene`.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from importlib import import_module
from inspect import get_annotations
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from amanjol.casework.cases import restricted
from amanjol.casework.cases.models import Named, Purpose
from amanjol.casework.cases.tests.case_cast import TODAY
from amanjol.casework.intake.models import Report
from amanjol.casework.learning.models import Learner
from amanjol.casework.referrals.models import Referral
from amanjol.casework.support.models import House, Threat
from amanjol.casework.support.threats.rules import WRITERS
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.organisations.tests.permissions import EVERYBODY, as_role, who_may
from amanjol.site.tests import locks
from amanjol.site.tests.row_scene import RowScene, create_scene

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member

pytestmark = pytest.mark.django_db
WORKERS, READERS = who_may("cases.work"), who_may("cases.work", "cases.read")
SUPERVISORS, TEACHERS = who_may("cases.supervise"), who_may("learning.teach")
COORDINATORS, ADVOCATES = who_may("legal-aid.coordinate"), who_may("legal-aid.be-asked")
# A door, by its module and name, and the roles to which it shows anything of their own organisation. Where that is
# everybody, the guard of its pages, or the rule before its acts, asks for the role.
DOORS = {
    "casework.cases.actions.binding._own_openings": EVERYBODY,
    "casework.cases.finding.queries.sheets_visible_to": READERS,
    "casework.cases.noted_for_lawyers.written_for": who_may("legal-aid.give") - ADVOCATES,
    "casework.cases.queries.visible_to": READERS,
    "casework.cases.queries.cases_open_to": EVERYBODY,
    "casework.cases.queries.people_visible_to": READERS,
    "casework.cases.queries.people_open_to": EVERYBODY,
    "casework.cases.queries.merges_visible_to": READERS,
    "casework.cases.queries.groups_visible_to": READERS,
    "casework.cases.queries.reviewable_by": SUPERVISORS,
    "casework.cases.restricted.people_named_to": EVERYBODY,
    "casework.cases.restricted.people_for_emergency": EVERYBODY,
    "casework.complaints.queries.readable_by": who_may("complaints.receive"),
    "casework.intake.queries.reports_visible_to": WORKERS,
    "casework.intake.queries.sent_by": who_may("reports.send"),
    "casework.intake.queries.consultations_visible_to": WORKERS,
    "casework.intake.queries.under_earlier": EVERYBODY,
    "casework.learning.actions.rows.visible_to": TEACHERS,
    "casework.learning.queries.cohorts_visible_to": TEACHERS,
    "casework.learning.queries.learners_visible_to": TEACHERS,
    "casework.learning.queries.issuer_visible_to": TEACHERS,
    "casework.learning.work.queries.employers_visible_to": TEACHERS,
    "casework.learning.work.queries.livelihoods_visible_to": TEACHERS,
    "casework.learning.work.queries._livelihoods_open_to": EVERYBODY,
    "casework.legal_aid.acting.notes.visible_to": ADVOCATES,
    "casework.legal_aid.acting.queries.visible_to": ADVOCATES,
    "casework.legal_aid.conflict.queries.sides_visible_to": COORDINATORS,
    "casework.legal_aid.conflict.queries.assignments_visible_to": COORDINATORS,
    "casework.legal_aid.conflict.queries.clearances_visible_to": COORDINATORS,
    "casework.legal_aid.conflict.queries.under_earlier": EVERYBODY,
    "casework.legal_aid.mandates.queries.visible_to": COORDINATORS,
    "casework.legal_aid.mandates.queries.under_earlier": EVERYBODY,
    "casework.legal_aid.needs.queries.visible_to": COORDINATORS,
    "casework.legal_aid.needs.queries.under_earlier": EVERYBODY,
    "casework.legal_aid.offers.queries.visible_to": COORDINATORS,
    "casework.legal_aid.offers.queries.under_earlier": EVERYBODY,
    "casework.legal_aid.planning.queries.visible_to": COORDINATORS,
    "casework.legal_aid.planning.queries.under_earlier": EVERYBODY,
    "casework.legal_aid.register.queries.visible_to": COORDINATORS,
    "casework.legal_aid.register.queries.under_earlier": EVERYBODY,
    "casework.legal_aid.roads.queries.visible_to": COORDINATORS,
    "casework.legal_aid.roads.queries.under_earlier": EVERYBODY,
    "casework.legal_aid.turns.queries.coordinated_by": COORDINATORS,
    "casework.legal_aid.turns.vouching._under_earlier": EVERYBODY,
    "casework.referrals.agreements.actions._rows": EVERYBODY,
    "casework.referrals.agreements.queries.visible_to": WORKERS,
    "casework.referrals.agreements.queries.under_earlier": EVERYBODY,
    "casework.referrals.queries.visible_to": who_may("cases.work", "circles.receiver"),
    "casework.referrals.queries.of_partner": EVERYBODY,
    "casework.support.interpreters.queries.visible_to": WORKERS,
    "casework.support.interpreters.queries.under_earlier": EVERYBODY,
    "casework.support.shelter.queries.houses_visible_to": READERS,
    "casework.support.shelter.queries.under_earlier": EVERYBODY,
    "casework.support.threats.queries.visible_to": WRITERS,
    "casework.support.threats.queries.under_earlier": EVERYBODY,
    "foundation.letters.arriving.waiting": EVERYBODY,
    "foundation.letters.signing._rows": EVERYBODY,
    "foundation.organisations.keys.circles.queries._own_holdings": EVERYBODY,
    "programme.mailings.queries.lists_of": EVERYBODY,
    "programme.mailings.queries.mailings_of": EVERYBODY,
    "programme.mailings.queries.waiting_for": EVERYBODY,
    "programme.newsletter.queries.issues_of": EVERYBODY,
    "programme.newsletter.queries.all_blocks": EVERYBODY,
    "programme.newsletter.queries.all_quotes": EVERYBODY,
    "programme.newsletter.queries.all_postings": EVERYBODY,
    "programme.outreach.queries.recommendations_of": EVERYBODY,
    "programme.outreach.queries.overdue": EVERYBODY,
    "programme.outreach.queries.all_commitments": EVERYBODY,
    "programme.outreach.queries.reports_of": EVERYBODY,
    "programme.outreach.queries.proof_files": EVERYBODY,
    "programme.outreach.queries.partners_of": EVERYBODY,
    "programme.outreach.queries.campaigns_of": EVERYBODY,
    "programme.outreach.queries.events_of": EVERYBODY,
    "programme.outreach.queries.publications_of": EVERYBODY,
    "programme.outreach.queries.snapshots_of": EVERYBODY,
    "programme.releases.queries.releases_of": EVERYBODY,
    "programme.results.queries.programmes_of": EVERYBODY,
    "programme.results.queries.results_of": EVERYBODY,
    "programme.results.queries.indicators_of": EVERYBODY,
    "programme.results.queries.periods_of": EVERYBODY,
    "programme.results.queries.targets_of": EVERYBODY,
    "programme.results.queries.facts_of": EVERYBODY,
    "programme.results.queries.figures_of": EVERYBODY,
    "programme.results.queries.answers_of": EVERYBODY,
    "programme.returns.queries.quarters_of": EVERYBODY,
    "programme.returns.queries.arrived_at": EVERYBODY,
    "programme.returns.queries.under_earlier": EVERYBODY,
}
# Of what comes about in more than one act, or without the public plane not at all: the tests of these are beside them.
ELSEWHERE = {
    "casework.legal_aid.turns.queries.visible_to",
    "programme.newsletter.queries.waiting_for",
    "programme.observations.queries.own",
    "programme.outreach.queries.waiting_for",
    "programme.results.queries.holding",
    "public.devices.queries.fleet.visible_to",
    "public.devices.queries.fleet.groups_visible_to",
    "public.warnings.queries.waiting_for",
}
# What acts ask before anything else, and the roles that it lets through.
CHECKS = {
    "casework.cases.actions.creating._check": WORKERS,
    "casework.cases.actions.working.check_works": WORKERS,
    "casework.learning.actions.rows.check_teaches": TEACHERS,
    "casework.legal_aid.conflict.actions._check_coordinates": COORDINATORS,
    "casework.legal_aid.mandates.actions._check_coordinates": COORDINATORS,
    "casework.legal_aid.planning.actions._check_coordinates": COORDINATORS,
    "casework.legal_aid.register.actions._check_coordinates": COORDINATORS,
    "casework.referrals.agreements.actions._check_supervises": SUPERVISORS,
    "casework.referrals.agreements.views._supervise": SUPERVISORS,
    "casework.support.interpreters.actions._check_works": WORKERS,
    "casework.support.shelter.actions.houses._check": SUPERVISORS,
    "casework.support.threats.actions._check_writes": WRITERS,
    "programme.results.actions._check": who_may("programme.manage"),
}
CHECKS_OF_ALL_PLANES = {"programme.observations.actions._check", "public.screens.actions._check"}
# Acts that ask it themselves, first: none of their arguments is looked at for anybody else.
ACTS = {
    "casework.complaints.actions.naming.remove": SUPERVISORS,
    "casework.intake.actions.consulting.write_consultation": WORKERS,
    "casework.referrals.actions.answering.from_inbox": who_may("circles.receiver"),
    "foundation.letters.comparing.end": who_may("circles.receiver"),
}
# Only what somebody else wrote: Dana asks.
OF_OTHERS = {"programme.mailings.queries.waiting_for"}
# Of Berk alone, in every role that he could have: not of Dana beside him.
PERSONAL = (
    "casework.cases.noted_for_lawyers.written_for",
    "casework.cases.restricted.people_named_to",
    "casework.complaints.queries.readable_by",
    "casework.intake.queries.sent_by",
    "casework.legal_aid.acting.notes.visible_to",
    "casework.legal_aid.acting.queries.visible_to",
    "casework.support.threats.queries.visible_to",
    "foundation.organisations.keys.circles.queries._own_holdings",
)


@pytest.fixture(scope="module")
def _scene(written_once: None) -> RowScene:
    return create_scene()


@pytest.fixture
def scene(_scene: RowScene, db: None) -> RowScene:
    """Berk is named for danger alone, and the threat is not taken in yet."""
    request_of(_scene.people.keys.berk)
    Named.objects.update(purpose=Purpose.EMERGENCY)
    Threat.objects.update(epoch=1)
    return _scene


def is_shown(door: str, member: Member) -> bool:
    """Whether it has a row for this member, in the session that there is."""
    function, who = called(door), asking(member)
    values: dict[str, Any] = {
        "UUID | Value": {"member": member.pk, "organisation": member.organisation_id},
        "UUID | Expression": {"member": member.pk, "organisation": member.organisation_id},
        "datetime | Value": {"since": restricted.still_open_since()},
        "Member": member,
        "Keyring": who,
        "Circles": who,
        "date": TODAY + timedelta(days=9),
        "str": "x",
        "UUID": Referral.objects.values_list("referral", flat=True).first(),
        "type[Learner | Livelihood]": Learner,
        "type[Row]": House if "shelter" in door else Report,
    }
    asked = {}
    for parameter, annotation in get_annotations(function).items():
        if parameter != "return":
            value = values[annotation]
            asked[parameter] = value[parameter] if isinstance(value, dict) else value
    answer = function(**asked)
    return any(rows.exists() for rows in ([answer] if isinstance(answer, QuerySet) else answer))


def called(dotted: str) -> Any:
    module, _, name = dotted.rpartition(".")
    return getattr(import_module(f"amanjol.{module}"), name)


def asking(member: Member) -> Any:
    """What looks like opened keys of the member, and opens nothing."""
    return SimpleNamespace(member=member, epoch=SimpleNamespace(number=0))


def test_every_door_and_every_check_is_here() -> None:
    assert not DOORS.keys() & ELSEWHERE
    assert DOORS.keys() | ELSEWHERE == {door.dotted for door in locks.doors()}
    assert CHECKS.keys() | CHECKS_OF_ALL_PLANES == {check.dotted for check in locks.checks()}


def test_each_door_shows_the_own_organisation_to_these_roles_alone(scene: RowScene) -> None:
    cast, wrong = scene.people.keys.cast, {}
    for door, roles in DOORS.items():
        own = cast.dana if door in OF_OTHERS else cast.berk
        shown_to = {role for role in RoleKey if is_shown(door, as_role(own, role))}
        if shown_to != roles:
            wrong[door] = sorted(shown_to ^ roles)
    assert wrong == {}


def test_each_door_shows_nothing_to_another_organisation(scene: RowScene) -> None:
    theirs = keyring_of(scene.people.gul).member
    request_of(scene.people.keys.berk)
    open_to_them = [door for door, roles in DOORS.items() if is_shown(door, as_role(theirs, min(roles)))]
    assert open_to_them == []


@pytest.mark.parametrize("check", CHECKS)
def test_each_check_lets_these_roles_through_alone(scene: RowScene, check: str) -> None:
    function, through = called(check), set()
    is_given_member = "Member" in get_annotations(function).values()
    for role in RoleKey:
        member = as_role(scene.people.keys.cast.berk, role)
        with suppress(PermissionDenied):
            function(member if is_given_member else asking(member))
            through.add(role)
    assert through == CHECKS[check]


@pytest.mark.parametrize("act", ACTS)
def test_each_act_is_refused_to_every_other_role(scene: RowScene, act: str) -> None:
    function = called(act)
    for role in EVERYBODY - ACTS[act]:
        who = as_role(scene.people.keys.cast.berk, role)
        given = {name: None for name in get_annotations(function) if name != "return"}
        by = {"by": who, "member": who, "keyring": asking(who)}
        with pytest.raises(PermissionDenied):
            function(**given | {name: value for name, value in by.items() if name in given})


@pytest.mark.parametrize("door", PERSONAL)
def test_what_is_one_persons_is_shown_to_no_colleague(scene: RowScene, door: str) -> None:
    cast, role = scene.people.keys.cast, min(DOORS[door])
    assert is_shown(door, as_role(cast.berk, role))
    assert not is_shown(door, as_role(cast.dana, role))


def test_who_is_named_for_work_is_not_named_for_danger(scene: RowScene) -> None:
    berk = scene.people.keys.cast.berk
    Named.objects.update(purpose=Purpose.WORK)
    assert is_shown("casework.cases.restricted.people_named_to", berk)
    assert not is_shown("casework.cases.restricted.people_for_emergency", berk)
