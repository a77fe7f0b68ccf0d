"""What each role may do: the one list. A permission is a word that the rules of some package ask for.

`cases.hold-keys` is for those who must read what is sealed to their organisation. Officers and kiosks seal to
it and cannot read it; administrator and operator manage people and machines and never hold a key.

`circles.` and a purpose is for who may be in a circle (`keys/circles`): a few people to whom something is sealed
that nobody else opens. Psychologist and doctor are in circles and hold no key of the organisation. Who may be in a
circle of receivers opens letters of partners, and says with a second person which partner is believed.

An advocate (адвокат) stands in the state's register and works with the organisation that coordinates legal aid, whose
keys open every need: so they are in circles and hold none. A lawyer (юрист) is of an NGO and holds its keys; in an
organisation that coordinates, that role opens nothing (`belongs_in`).

`complaints.receive` is for who may be named to read complaints; being named is a row, and needs a key of one's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from django.db import models
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.organisations.kinds import OrganisationKind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Plane = Literal["public", "casework", "programme", "node"]


class RoleKey(models.TextChoices):
    EDITOR = "editor", _("Editor")
    REVIEWER = "reviewer", _("Reviewer")
    TRANSLATOR = "translator", _("Translator")
    DEVICE_MANAGER = "device-manager", _("Device manager")
    CASE_WORKER = "case-worker", _("Case worker")
    SUPERVISOR = "supervisor", _("Supervisor")
    OBSERVER = "observer", _("Observer")
    OFFICER = "officer", _("Front-line officer")
    LAWYER = "lawyer", _("Lawyer")
    ADVOCATE = "advocate", _("Advocate of the register")
    PSYCHOLOGIST = "psychologist", _("Psychologist")
    DOCTOR = "doctor", _("Doctor")
    LEGAL_AID_COORDINATOR = "legal-aid-coordinator", _("Legal-aid coordinator")
    EXERCISE_DIRECTOR = "exercise-director", _("Exercise director")
    EVALUATOR = "evaluator", _("Evaluator")
    PARTICIPANT = "participant", _("Participant")
    PROGRAMME_MANAGER = "programme-manager", _("Programme manager")
    ADMINISTRATOR = "administrator", _("Administrator")
    OPERATOR = "operator", _("Operator")


@dataclass(frozen=True, slots=True)
class Role:
    """One role: where it belongs, what it is for in one sentence, and the permissions it gives."""

    key: RoleKey
    plane: Plane
    does: _StrPromise
    may: frozenset[str]

    @property
    def name(self) -> str:
        return str(self.key.label)


def _role(key: RoleKey, plane: Plane, does: _StrPromise, *may: str) -> Role:
    return Role(key, plane, does, frozenset(may))


ROLES: dict[RoleKey, Role] = {
    role.key: role
    for role in (
        _role(
            RoleKey.EDITOR,
            "public",
            _("Writes the guide."),
            "guide.write",
            "guide.translate",
            "contacts.dial",
            "devices.count-totals",
        ),
        _role(
            RoleKey.REVIEWER,
            "public",
            _("Approves what others wrote in the guide."),
            "guide.approve",
            "guide.take-down",
            "contacts.dial",
            "devices.count-totals",
        ),
        _role(RoleKey.TRANSLATOR, "public", _("Translates the guide."), "guide.translate", "contacts.dial"),
        _role(
            RoleKey.DEVICE_MANAGER,
            "public",
            _("Looks after kiosks and screens."),
            "devices.manage",
            "screens.manage",
            "devices.count",
            "devices.count-totals",
        ),
        _role(
            RoleKey.CASE_WORKER,
            "casework",
            _("Supports survivors and keeps their cases."),
            "cases.work",
            "cases.hold-keys",
            "circles.receiver",
            "complaints.receive",
            "learning.teach",
        ),
        _role(
            RoleKey.SUPERVISOR,
            "casework",
            _("Guides case workers and shares out cases."),
            "cases.work",
            "cases.supervise",
            "cases.hold-keys",
            "circles.receiver",
            "complaints.receive",
            "learning.teach",
            "journal.read",
        ),
        _role(
            RoleKey.OBSERVER,
            "casework",
            _("Reads cases to learn or to check, and changes nothing."),
            "cases.read",
            "cases.hold-keys",
        ),
        _role(
            RoleKey.OFFICER,
            "casework",
            _("Tells an organisation of somebody who may need help, and sees the answer."),
            "reports.send",
        ),
        _role(
            RoleKey.LAWYER,
            "casework",
            _("Gives legal aid in cases shared with them."),
            "legal-aid.give",
            "cases.hold-keys",
            "circles.lawyer",
            "complaints.receive",
        ),
        _role(
            RoleKey.ADVOCATE,
            "casework",
            _("Gives legal aid that the state pays, and reads only what is for them."),
            "legal-aid.give",
            "legal-aid.be-asked",
            "circles.lawyer",
            "complaints.receive",
        ),
        _role(
            RoleKey.PSYCHOLOGIST,
            "casework",
            _("Gives psychological help, and reads only what is for them."),
            "circles.psychologist",
            "complaints.receive",
        ),
        _role(
            RoleKey.DOCTOR,
            "casework",
            _("Gives medical help, and reads only what is for them."),
            "circles.doctor",
            "complaints.receive",
        ),
        _role(
            RoleKey.LEGAL_AID_COORDINATOR,
            "casework",
            _("Finds a lawyer for each request."),
            "legal-aid.coordinate",
            "advocates.invite",
            "cases.hold-keys",
            "circles.receiver",
            "complaints.receive",
        ),
        _role(RoleKey.EXERCISE_DIRECTOR, "programme", _("Prepares and runs exercises."), "exercises.direct"),
        _role(RoleKey.EVALUATOR, "programme", _("Observes and scores exercises."), "exercises.evaluate"),
        _role(RoleKey.PARTICIPANT, "programme", _("Takes part in exercises."), "exercises.take-part"),
        _role(
            RoleKey.PROGRAMME_MANAGER,
            "programme",
            _("Plans the programme and reports its results."),
            "programme.manage",
            "screens.manage",
            "devices.count",
            "devices.count-totals",
        ),
        _role(
            RoleKey.ADMINISTRATOR,
            "node",
            _("Invites the members of the organisation and gives them roles."),
            "members.manage",
            "journal.read",
            "devices.count-totals",
        ),
        _role(
            RoleKey.OPERATOR,
            "node",
            _("Keeps this node running. Sees no case."),
            "members.manage",
            "journal.read",
            "node.operate",
            "devices.count-totals",
        ),
    )
}

_ONLY_IN: Final = {RoleKey.ADVOCATE: frozenset({OrganisationKind.LEGAL_AID})}
_NOT_IN: Final = {RoleKey.LAWYER: frozenset({OrganisationKind.LEGAL_AID})}
WITH_PLACES: Final = frozenset(_ONLY_IN) | frozenset(_NOT_IN)
"""Roles that belong in some organisations and not in others."""


def belongs_in(role: RoleKey, kind: OrganisationKind) -> bool:
    """Whether an organisation of this kind has such people."""
    return kind in _ONLY_IN.get(role, {kind}) and kind not in _NOT_IN.get(role, frozenset())
