"""Django's entry for cases: their place in the menu, the journal's words, their keys when an epoch ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest


class CasesConfig(AppConfig):
    name = "amanjol.casework.cases"
    label = "cases"
    verbose_name = _("Cases")

    def ready(self) -> None:
        from amanjol.casework.cases import rules  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.cases.actions import last_resort, opening  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.cases.queries import left_to_rewrap  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.organisations.keys import last_resort as sheets  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.organisations.keys import rewrapping  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.organisations.verbs import register_verbs  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.web import menu  # noqa: PLC0415  needs loaded apps

        rewrapping.register(rewrapping.Work("cases", left_to_rewrap, opening.rewrap))
        sheets.register(sheets.Work(rules.can_work, last_resort.is_left, last_resort.hand_over))
        register_verbs(
            {
                "person.created": _("wrote down a person"),
                "person.changed": _("changed what is known of a person"),
                "person.details-changed": _("filled in details of a person"),
                "person.searched": _("looked for a person"),
                "person.restricted": _("chose who may open this"),
                "person.restriction-lifted": _("opened this to all who hold the keys"),
                "person.handed-over": _(
                    "gave this to two members with two sheets of paper, as nobody else could"
                ),
                "person.compared": _("compared this person with another"),
                "person.merged": _("made one person out of two"),
                "person.parted": _("made two people out of one again"),
                "person.opened-in-emergency": _("opened this alone because a life was in danger"),
                "person.emergency-confirmed": _("said that opening it alone was right"),
                "person.emergency-disputed": _("did not say that opening it alone was right"),
                "person.emergency-escalated": _("Opening it alone was not confirmed: others were told."),
                "case.created": _("opened a new case"),
                "case.details-changed": _("filled in details of a case"),
                "case.consented": _("wrote down a consent"),
                "case.consent-withdrawn": _("wrote down that a consent was withdrawn"),
                "case.opened": _("read a case"),
                "case.noted": _("wrote a note"),
                "case.planned": _("planned the next step"),
                "case.risk-assessed": _("assessed the danger"),
                "case.safety-planned": _("changed the safety plan"),
                "case.stage-moved": _("went on to another stage of help"),
                "case.justice-moved": _("went on with justice"),
                "case.assigned": _("gave the case to somebody"),
                "case.unassigned": _("took the case from somebody"),
                "case.determined": _("wrote down a decision about the person"),
                "case.talk-begun": _("began a talk"),
                "case.answered": _("wrote down an answer"),
                "case.answer-taken-back": _("took an answer back"),
                "case.talk-stopped": _("ended a talk"),
                "case.talk-resumed": _("took a talk up again"),
                "case.sorted": _("asked for three minutes what is needed first"),
                "case.wages-noted": _("wrote down what is owed"),
                "group.created": _("began a group"),
                "group.changed": _("changed what a group shares"),
                "group.claim-made": _("put a claim of the group on paper"),
                "desk.changed": _("changed what is set for the desk"),
                "list.compared": _("compared a list of signs with its source"),
                "case.list-printed": _("printed this list for the person"),
                "case.demand-recorded": _("wrote down a legal demand for the file"),
                "case.demand-changed": _("wrote down what became of a legal demand"),
                "case.written-for-lawyer": _("wrote something for the lawyer alone"),
                "case.read-by-lawyer": _("read what was written for the lawyer alone"),
                "case.deleted-by-lawyer": _("deleted what was written for the lawyer alone"),
                "case.kept": _("decided to keep the case, and until when"),
                "case.erased": _("erased a case"),
                "case.closed": _("closed the case"),
                "case.reopened": _("opened a closed case again"),
            }
        )
        menu.register(
            menu.Item(
                label=_("Cases"),
                does=_("Today's work, people you help, new cases."),
                url_name="cases:work",
                icon="folder-open",
                place=10,
                allowed=_works,
                waiting=_due,
            )
        )
        menu.register(
            menu.Item(
                label=_("For you alone"),
                does=_("What was written down for you as a person's lawyer."),
                url_name="cases:written",
                icon="scale",
                place=15,
                allowed=_is_lawyer,
            )
        )


def _is_lawyer(request: HttpRequest) -> bool:
    from amanjol.casework.cases.rules import can_be_told  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return member is not None and can_be_told(member)


def _works(request: HttpRequest) -> bool:
    from amanjol.casework.cases.rules import can_read  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return member is not None and can_read(member)


def _due(request: HttpRequest) -> int:
    from django.utils import timezone  # noqa: PLC0415  needs loaded apps

    from amanjol.casework.cases.queries import due_count  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return due_count(member, timezone.localdate()) if member else 0
