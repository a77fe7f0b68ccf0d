"""The list of referrals, the page of one, and what is done with one that lies in the inbox."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.cases import naming, sealing
from amanjol.casework.cases.details import choosing
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.rules import can_supervise
from amanjol.casework.cases.views.new_case import Origin, begin
from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.referrals import outside, pending, queries, showing
from amanjol.casework.referrals.actions import answering, going_on
from amanjol.casework.referrals.actions.writing import AnotherState
from amanjol.casework.referrals.agreements.queries import in_force_with
from amanjol.casework.referrals.danger import views as danger
from amanjol.casework.referrals.forms import AnswerForm, RemainsForm
from amanjol.casework.referrals.otherwise_forms import SAID
from amanjol.casework.referrals.partners import believed, own_signing
from amanjol.casework.referrals.passed_on import PassedOn, passed_on
from amanjol.casework.referrals.received import received_files
from amanjol.casework.referrals.records import Way
from amanjol.casework.referrals.returning import going
from amanjol.casework.referrals.returning.telling import may_call_off
from amanjol.casework.referrals.views.seeing import acted, nameless, seen
from amanjol.casework.referrals.words import by_letter, state_in_words
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.referring.bodies import Answer, Arrival, Outcome, StateChange, TakenBack
from amanjol.casework.standards.referring.codes import Purpose
from amanjol.casework.standards.referring.identity import Identity
from amanjol.casework.standards.referring.returning import ReturnHere, ReturnPlanned, ReturnReport
from amanjol.casework.standards.referring.states import State, next_states
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.keys.circles.opening import opened_circles
from amanjol.foundation.web.discretion import is_discreet

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.agreements.records import AgreementRecord
    from amanjol.casework.referrals.models import Referral
    from amanjol.casework.referrals.views.seeing import Seen
    from amanjol.casework.standards.referring.bodies import Body
    from amanjol.foundation.organisations.keys.keyring import Keyring

MOST: Final = 200
with_keys = with_keys_at("referrals:referrals", queries.may_see, of_record=False)
with_keys_on = with_keys_at("referrals:referral", queries.may_see)


@dataclass(frozen=True, slots=True)
class Line:
    row: Referral
    name: str
    state: str
    mark: str
    is_late: bool
    waits_here: bool
    is_over: bool

    @property
    def awaits_answer(self) -> bool:
        """Its state says already that we are waited for."""
        return not self.row.is_ours and self.state == state_in_words(State.RECEIVED, is_ours=False)

    def place(self, *, discreet: bool) -> tuple[bool, bool, bool, float]:
        """A life in danger first, unless somebody sits beside, what waits for us, then the earliest deadline; what is
        over comes last.
        """
        due: datetime | None = self.row.due_at
        return (
            self.is_over,
            discreet or not self.row.is_danger,
            not self.waits_here,
            due.timestamp() if due is not None else float("inf"),
        )


@require_safe
@with_keys
def referrals(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """With whom, which way, how it stands, by when, all of it in clear but the name of a partner without Amanjol, which
    lies in the case. What they say opens with the case or the inbox.
    """
    names = {entry.partner: entry.card.name for entry in believed(keyring) if entry.card is not None}
    waiting = set(pending.waiting_for_us(keyring.member).values_list("pk", flat=True))
    gone = set(pending.taken_back_there(keyring.member).values_list("pk", flat=True))
    rows = list(queries.visible_to(keyring.member).order_by("-since", "pk")[:MOST])
    without_node = outside.names_of(rows, keyring)
    lines = [
        _line(
            row,
            names.get(row.with_partner, "") if row.goes_by_letters else without_node.get(row.pk, ""),
            waits_here=row.pk in waiting,
            is_gone=row.pk in gone,
        )
        for row in rows
    ]
    discreet = is_discreet(request)
    context = {
        "lines": sorted(lines, key=lambda line: line.place(discreet=discreet)),
        "supervises": can_supervise(keyring.member),
        "discreet": discreet,
    }
    return render(request, "referrals/list.html", context)


@require_safe
@with_keys_on
def referral(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    of_request = seen(request, keyring, pk)
    context = {
        "seen": of_request,
        "discreet": is_discreet(request),
        "line": _line(of_request.row, of_request.name, waits_here=False),
    }
    if of_request.opened is not None:
        context |= _opened(of_request, keyring)
        context["has_next"] = any(context[act] for act in _ACTS)
    response = render(request, "referrals/referral.html", context)
    naming.note_shown(request)
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_on
def answer(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    of_request, circles = seen(request, keyring, pk), opened_circles(request)
    if of_request.opened is None or of_request.case is not None or circles is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        body = form.body(of_request.row.referral)
        return acted(
            request,
            pk,
            lambda: answering.write_from_inbox(keyring=keyring, circles=circles, referral=pk, body=body),
            _("The answer is on its way."),
        )
    context = {"seen": of_request, "form": form, "lines": _inquiry_lines(of_request)}
    return render(request, "referrals/answer.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_on
def case(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """A new case of who was referred, with their name or under the code word."""
    of_request, circles = seen(request, keyring, pk), opened_circles(request)
    if of_request.is_in_a_case:
        return _led_to_case(request, of_request)
    if of_request.opened is None or circles is None or not answering.may_become_case(of_request.opened):
        raise Http404
    origin = Origin(
        address=reverse("referrals:referral", kwargs={"pk": pk}),
        title=_("Referral from %(name)s") % {"name": of_request.name},
        known=_known(of_request),
        opened=lambda opened: answering.become_case(
            keyring=keyring, circles=circles, referral=pk, case=opened
        ),
    )
    try:
        answer = begin(request, keyring, origin)
    except AnotherState:
        return _led_to_case(request, seen(request, keyring, pk))
    if request.method == "POST" and answer.status_code == HTTPStatus.OK:
        meanwhile = seen(
            request, keyring, pk
        )  # the namesake who is asked about may be a colleague's case of it
        if meanwhile.is_in_a_case:
            return _led_to_case(request, meanwhile)
    return answer


def _led_to_case(request: HttpRequest, of_request: Seen) -> HttpResponse:
    """A colleague was faster: to the case that they opened, or where it does not open here, to its page."""
    messages.info(request, _("A colleague has opened a case of it already."))
    if of_request.case is not None:
        return no_act(redirect("cases:case", pk=of_request.case.pk))
    return no_act(redirect("referrals:referral", pk=of_request.row.pk))


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_on
def remains(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """What stays here of what the partner took back, whether a case came of it or not."""
    of_request, circles = seen(request, keyring, pk), opened_circles(request)
    opened = of_request.opened
    if opened is None or circles is None or not _may_say_remains(opened):
        raise Http404
    chain = _passed_on(opened.case, keyring) if opened.case is not None else None
    form = RemainsForm(request.POST or None, is_in_case=opened.case is not None)
    if form.is_valid():
        body, row = form.body(opened.row.referral), opened.case

        def say() -> None:
            if row is not None:
                going_on.go_on(keyring=keyring, case=row, referral=pk, body=body)
            else:
                answering.write_from_inbox(keyring=keyring, circles=circles, referral=pk, body=body)

        return acted(request, pk, say, _("The partner is told."))
    context = {"seen": of_request, "form": form, "case": opened.case, "passed_on": chain}
    return render(request, "referrals/remains.html", context)


def _passed_on(case: Case, keyring: Keyring) -> PassedOn | None:
    return passed_on(queries.in_case(case, keyring, own_signing(keyring)))


def _known(of_request: Seen) -> dict[str, str]:
    """What the form of a new case is filled in with: the name or the code word, and what was told besides."""
    opened = of_request.opened
    identities = [identity for _entry, identity in opened.identities] if opened is not None else []
    items = [item for identity in identities for item in choosing.shown(identity)]
    by_field = {item.field.name: item for item in items}
    name = " ".join(
        by_field[part].in_words
        for part in ("prs_FirstName", "prs_MiddleName", "prs_SecondName")
        if part in by_field
    )
    code_word = next((identity.code_word for identity in identities if identity.code_word), "")
    born = by_field.get("amj_BirthYear") or by_field.get("prs_Birthdate")
    is_child = opened is not None and opened.asked is not None and opened.asked.is_child
    return {
        "names": name or code_word,
        "birth_year": str(born.value)[:4] if born is not None else "",
        "form": Form.AGE_NOT_KNOWN if is_child else Form.ADULT,
        "note": "\n".join(
            f"{item.label}: {item.in_words}" for item in by_field.values() if item.field.name not in _ASKED
        ),
    }


_ASKED: Final = frozenset(
    {"prs_FirstName", "prs_MiddleName", "prs_SecondName", "amj_BirthYear", "prs_Birthdate"}
)
"""Told things that the form of a new case has fields for."""


def _opened(of_request: Seen, keyring: Keyring) -> dict[str, object]:
    """What the page shows of one that opens, and which acts are possible now."""
    opened = of_request.opened
    if opened is None:
        return {}
    unconsented = False
    if opened.case is not None:
        record = sealing.open_case(opened.case, keyring)
        person = sealing.open_person_of(opened.case, keyring)
        unconsented = showing.rests_on_no_consent(opened, Items(opened.case, record, keyring), person.form)
    states = [state for state in next_states(opened.standing.state, opened.side) if by_letter(state)]
    is_workable = not opened.is_older
    return {
        "referral": showing.shown(
            opened, of_request.name, of_request.country, keyring, unconsented=unconsented
        ),
        "case": opened.case,
        "has_return": opened.case is not None and opened.row.is_ours and opened.is_for_return,
        "may_say_here": opened.case is not None and opened.is_for_return and opened.may_write(ReturnHere),
        "missed": (missed := _missed(opened)),
        "agreement": _for_return(opened, keyring) if missed is not None else None,
        "may_call_off": may_call_off(opened),
        "owes_report": going.report_owed(opened) if opened.may_write(ReturnReport) and opened.case else None,
        "passed_on": _passed_on(opened.case, keyring) if opened.case is not None else None,
        "files": received_files(opened, opened.case, keyring),
        "may_answer": opened.case is None and opened.may_write(Answer),
        "may_open_case": opened.case is None and answering.may_become_case(opened),
        "may_tell": opened.case is not None and opened.may_write(Identity),
        "only_cancels": states == [State.CANCELLED],
        "has_told": bool(opened.identities),
        **danger.may(opened),
        "may_step": bool(states) and opened.may_write(StateChange) and opened.case is not None,
        "may_arrive": opened.case is not None and opened.may_write(Arrival),
        "may_tell_outcome": opened.case is not None and opened.may_write(Outcome),
        "may_say_remains": _may_say_remains(opened),
        "awaits_word_by": (by := opened.row.due_at if opened.row.is_ours and opened.is_taken_back else None),
        "awaits_word_late": by is not None and by < timezone.now(),
        "said": [(what, title) for what, (kind, title, _form) in SAID.items() if _may_be_said(opened, kind)],
        "has_paper": not opened.row.goes_by_letters and bool(showing.paper_lines(opened)),
        "has_card": opened.row.is_ours and not opened.is_taken_back,
        "lacks_agreement": opened.record is not None
        and opened.record.way is not Way.LETTERS
        and opened.record.on_paper is None
        and not opened.is_taken_back,
        "may_take_back": is_workable
        and opened.has_sent
        and opened.case is not None
        and State.RECALLED in next_states(opened.standing.state, opened.side),
    }


_ACTS: Final = (
    "may_answer", "may_say_here", "owes_report", "may_open_case", "may_tell", "may_step", "may_arrive",
    "may_tell_outcome", "may_say_remains", "awaits_word_by", "said",
)  # fmt: skip
"""What stands in the box of what comes next."""


def _missed(opened: queries.OpenedReferral) -> ReturnPlanned | None:
    """The plan of somebody who should have been here."""
    planned = None if opened.row.is_ours else going.clock_in(opened)
    return planned if planned is not None and going.calls_at(planned) < timezone.now() else None


def _for_return(opened: queries.OpenedReferral, keyring: Keyring) -> AgreementRecord | None:
    """Under which both sides have named who is called."""
    return in_force_with(keyring, opened.row.with_partner, Purpose.RETURN, timezone.localdate())


def _may_be_said(opened: queries.OpenedReferral, kind: type[Body]) -> bool:
    """Of a return only where the way home was asked for."""
    return opened.may_have_said(kind) and (kind is not ReturnHere or opened.is_for_return)


def _may_say_remains(opened: queries.OpenedReferral) -> bool:
    return opened.may_write(TakenBack) and not any(
        isinstance(entry.body, TakenBack) for entry in opened.entries
    )


def _inquiry_lines(of_request: Seen) -> list[tuple[str, str]]:
    inquiry = of_request.opened.inquiry if of_request.opened is not None else None
    return showing.inquiry_lines(inquiry) if inquiry is not None else []


def _line(row: Referral, name: str, *, waits_here: bool, is_gone: bool = False) -> Line:
    state = State.RECALLED if is_gone else row.state
    return Line(
        row,
        name or nameless(row),
        state_in_words(state, is_ours=row.is_ours, by_letters=row.goes_by_letters, is_danger=row.is_danger),
        showing.mark_of(state, row.due_at),
        showing.is_late(state, row.due_at),
        waits_here,
        showing.is_over(state, row.due_at) and not waits_here,
    )
