"""The lawyer of a need: who could come, who is asked, what they answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.legal_aid.conflict.actions import NotOpen
from amanjol.casework.legal_aid.guards import need_for
from amanjol.casework.legal_aid.mandates import queries as mandates
from amanjol.casework.legal_aid.mandates.views import begin_page
from amanjol.casework.legal_aid.needs import actions as needs
from amanjol.casework.legal_aid.offers import actions, batch, batches, queries, words
from amanjol.casework.legal_aid.offers.forms import (
    AcceptForm,
    ByTelephoneForm,
    DeclinedForm,
    EndedForm,
    KnownForm,
    NextForm,
    PassedForm,
)
from amanjol.casework.legal_aid.offers.guards import on_need, on_offer, say_untold
from amanjol.casework.legal_aid.offers.proposing import propose
from amanjol.casework.legal_aid.offers.records import Chosen, State
from amanjol.casework.legal_aid.register import queries as register
from amanjol.casework.legal_aid.rota import queries as rota
from amanjol.casework.standards.conflicts.checking import Verdict
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.legal_aid.models import Mandate
    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.legal_aid.offers.proposing import Candidate, Facts, Proposed
    from amanjol.casework.legal_aid.offers.queries import OpenedOffer
    from amanjol.foundation.organisations.keys.keyring import Keyring

MOST_BEST: Final = 8
MOST_OTHERS: Final = 30


@dataclass(frozen=True, slots=True)
class Line:
    candidate: Candidate
    parts: list[str]
    fails: list[str]
    may_be_asked: bool


@dataclass(frozen=True, slots=True)
class WayShown:
    conditions: list[str]
    names: list[str]
    more: int


@dataclass(frozen=True, slots=True)
class StepShown:
    words: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OfferShown:
    opened: OpenedOffer
    state: str
    badge: str
    reason: str
    chosen: str
    steps: list[StepShown]


@require_safe
@on_need
def lawyer_of_need(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    need = need_for(keyring, pk)
    facts = actions.facts_of(keyring)
    of_need = [offer for offer in facts.offers if offer.record.need == pk]
    accepted = next((offer for offer in of_need if offer.state is State.ACCEPTED), None)
    may_ask = need.record.is_open and not need.is_older and accepted is None
    proposed = propose(need, facts) if may_ask else None
    in_turn = batch.of_page(request, keyring, pk, of_need)
    above = {accepted.row.pk if accepted else None, *(line.turn.offer_id for line in in_turn["turns"])}
    context = {
        "need": need,
        "said": words.may_be_said(need.says),
        "sides": len(facts.book.sides(pk)),
        "in_danger": facts.book.endangers(pk),
        "accepted": _offers([accepted], keyring)[0] if accepted else None,
        "mandate": mandates.running_for(keyring, pk) if accepted is not None else None,
        "in_conflict": accepted is not None and _is_in_conflict(facts, need, accepted),
        "offers": _offers([offer for offer in of_need if offer.row.pk not in above], keyring),
        "may_ask": may_ask,
        "on_duty": rota.available(keyring.member.organisation_id, timezone.now(), need.says.district),
        "is_short": actions.is_short(keyring, facts, pk),
    }
    proposals = _of_proposals(need, proposed, _asked(facts, pk))
    return render(request, "legal_aid/offers/lawyer.html", context | in_turn | proposals)


@require_http_methods(["GET", "HEAD", "POST"])
@on_need
def ask(request: HttpRequest, keyring: Keyring, pk: UUID, advocate: UUID) -> HttpResponse:
    """Why this lawyer, and what may be said; a press says that they were asked by telephone."""
    need = need_for(keyring, pk)
    facts = actions.facts_of(keyring)
    proposed = propose(need, facts)
    candidate = proposed.candidate(advocate)
    if candidate is None:
        raise Http404
    in_danger = facts.book.endangers(pk)
    typed = request.POST if request.method == "POST" else None
    form = ByTelephoneForm(
        typed,
        is_first=proposed.first == advocate,
        is_best=bool(proposed.best) and proposed.best[0] is candidate,
        in_danger=in_danger,
        is_planned="planned" in request.GET,
    )
    if form.is_valid():
        outcome = actions.ask(
            keyring=keyring,
            need=pk,
            advocate=advocate,
            out_of_order=form.reason,
            is_known_to_ngo=form.is_known,
        )
        say_untold(request, is_told=outcome.ngo_told)
        return redirect("legal_aid:offer", pk=outcome.offer.pk)
    asked = _asked(facts, pk)
    context = {
        "need": need,
        "said": words.may_be_said(need.says),
        "line": _line(candidate, need, proposed, asked),
        "is_asked": advocate in asked,
        "is_known": advocate in need.record.known_lawyers,
        "form": form,
        "in_danger": in_danger,
    }
    return render(request, "legal_aid/offers/ask.html", context)


@require_POST
@on_need
def know(request: HttpRequest, keyring: Keyring, pk: UUID, advocate: UUID) -> HttpResponse:
    """Whether the person knows this lawyer, which counts in who comes first."""
    if need_for(keyring, pk).is_older:
        raise OlderCopy
    if not register.visible_to(keyring.member).filter(pk=advocate).exists():
        raise Http404
    form = KnownForm(request.POST)
    try:
        knows = form.is_valid() and form.cleaned_data["knows"]
        needs.write_known(keyring=keyring, need=pk, advocate=advocate, knows=knows)
    except needs.AnotherState:
        raise NotOpen from None
    return redirect("legal_aid:ask_advocate", pk=pk, advocate=advocate)


@require_safe
@on_offer
def offer(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """The call. Names of the other side stand here in one state alone: while this lawyer is told them."""
    opened = _offer(keyring, pk)
    need = need_for(keyring, opened.record.need)
    return _page_of_offer(request, keyring, opened, need)


@require_POST
@on_offer
def tell_names(_request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    _offer(keyring, pk)
    actions.tell_names(keyring=keyring, offer=pk)
    return redirect("legal_aid:offer", pk=pk)


@require_POST
@on_offer
def accept(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = _offer(keyring, pk)
    form = AcceptForm(request.POST)
    if not form.is_valid():
        raise actions.NotSo
    outcome = actions.accept(keyring=keyring, offer=pk, acts=form.cleaned_data["acts"])
    say_untold(request, is_told=outcome.ngo_told)
    return redirect("legal_aid:lawyer_of_need", pk=opened.record.need)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@on_offer
def begin_mandate(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """The year of whoever accepted."""
    opened = _offer(keyring, pk)
    if opened.state is not State.ACCEPTED:
        raise actions.NotSo

    def of_offer(**typed: Any) -> Mandate:
        return actions.begin_mandate(keyring=keyring, offer=pk, **typed)

    return begin_page(request, keyring, of_offer, opened.record.number, pk)


@require_POST
@on_offer
def decline(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = _offer(keyring, pk)
    form = DeclinedForm(request.POST, with_conflict=opened.state is State.NAMED)
    if not form.is_valid():
        return _page_of_offer(request, keyring, opened, need_for(keyring, opened.record.need), declined=form)
    actions.decline(keyring=keyring, offer=pk, reason=form.code)
    return redirect("legal_aid:lawyer_of_need", pk=opened.record.need)


@require_POST
@on_offer
def let_pass(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = _offer(keyring, pk)
    form = PassedForm(request.POST, offer=opened)
    if not form.is_valid():
        return _page_of_offer(request, keyring, opened, need_for(keyring, opened.record.need), passed=form)
    actions.let_pass(keyring=keyring, offer=pk, reason=form.code)
    return redirect("legal_aid:lawyer_of_need", pk=opened.record.need)


@require_POST
@on_offer
def end(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = _offer(keyring, pk)
    form = EndedForm(request.POST)
    if not form.is_valid():
        return _page_of_offer(request, keyring, opened, need_for(keyring, opened.record.need), ended=form)
    outcome = actions.end(keyring=keyring, offer=pk, reason=form.code)
    say_untold(request, is_told=outcome.ngo_told)
    return redirect("legal_aid:lawyer_of_need", pk=opened.record.need)


def _page_of_offer(
    request: HttpRequest,
    keyring: Keyring,
    opened: OpenedOffer,
    need: OpenedNeed,
    *,
    declined: DeclinedForm | None = None,
    passed: PassedForm | None = None,
    ended: EndedForm | None = None,
) -> HttpResponse:
    facts = actions.facts_of(keyring)
    advocate = next((of for of in facts.book.register if of.row.pk == opened.record.advocate), None)
    checked = facts.book.checked(need.row.pk).get(str(opened.record.advocate))
    running = mandates.running_for(keyring, need.row.pk)
    context = {
        "need": need,
        "accepting": AcceptForm(initial={"acts": opened.record.acts}),
        "said": words.may_be_said(need.says),
        "offer": _offers([opened], keyring)[0],
        "mandate": running.row if running else None,
        "turn": batch.turn_of(opened.row),
        "advocate": advocate,
        "verdict": checked.verdict if checked else Verdict.FREE,
        "declined": declined or DeclinedForm(auto_id="d_%s", with_conflict=opened.state is State.NAMED),
        "passed": passed or PassedForm(auto_id="p_%s", offer=opened),
        "ended": ended or EndedForm(auto_id="e_%s"),
    }
    context |= _of_names(keyring, opened, need, facts)
    return render(request, "legal_aid/offers/offer.html", context)


def _of_names(keyring: Keyring, opened: OpenedOffer, need: OpenedNeed, facts: Facts) -> dict[str, Any]:
    """Whether names of the other side stand here or may be told; never where life is in danger."""
    in_danger = facts.book.endangers(need.row.pk)
    is_asked = opened.state is State.ASKED and not opened.is_over
    is_told = (
        opened.state is State.NAMED
        and not in_danger
        and not opened.is_over
        and need.record.is_open
        and not actions.is_short(keyring, facts, need.row.pk)
    )
    return {
        "in_danger": in_danger,
        "names": [side.says for side in facts.book.sides(need.row.pk)] if is_told else None,
        "may_be_told": is_asked and not in_danger,
        "may_accept_untold": is_asked and in_danger and opened.record.chosen is Chosen.KNOWN_TO_NGO,
    }


def _offer(keyring: Keyring, pk: UUID) -> OpenedOffer:
    opened = queries.opened_offer(keyring, pk)
    if opened is None:
        raise Http404
    return opened


def _is_in_conflict(facts: Facts, need: OpenedNeed, offer: OpenedOffer) -> bool:
    """By what is known today, which is more than on the day when they accepted."""
    checked = facts.book.checked(need.row.pk).get(str(offer.record.advocate))
    return checked is not None and checked.verdict is not Verdict.FREE


def _of_proposals(need: OpenedNeed, proposed: Proposed | None, asked: frozenset[UUID]) -> dict[str, Any]:
    if proposed is None:
        return {}
    others = [_line(candidate, need, proposed, asked) for candidate in proposed.others]
    near = sorted(
        others, key=lambda line: (len(line.fails), line.candidate.cost, line.candidate.advocate.row.number)
    )
    why: Counter[str] = Counter(name for candidate in proposed.others for name in candidate.fails)
    return {
        "best": [_line(candidate, need, proposed, asked) for candidate in proposed.best[:MOST_BEST]],
        "best_in_all": len(proposed.best),
        "next": NextForm(
            auto_id="n_%s",
            lifted=[
                of.advocate.says.name
                for of in proposed.best[: batches.AT_ONCE]
                if of.advocate.row.pk in proposed.lifted
            ],
        ),
        "looks": [
            candidate.advocate for candidate in proposed.others if candidate.checked.verdict is Verdict.LIKELY
        ],
        "others": near[:MOST_OTHERS],
        "others_in_all": len(others),
        "why": [(str(words.CONDITIONS[name]), amount) for name, amount in why.most_common()],
        "ways": [
            WayShown(
                words.conditions_in_words(way.conditions),
                [of.says.name for of in way.advocates[:MOST_BEST]],
                max(len(way.advocates) - MOST_BEST, 0),
            )
            for way in proposed.ways
        ],
    }


def _asked(facts: Facts, need: UUID) -> frozenset[UUID]:
    """Who is being asked, has answered, or was her lawyer: they are not asked again."""
    return frozenset(
        offer.record.advocate
        for offer in facts.offers
        if offer.record.need == need and offer.state is not State.PASSED
    )


def _line(candidate: Candidate, need: OpenedNeed, proposed: Proposed, asked: frozenset[UUID]) -> Line:
    return Line(
        candidate,
        words.parts_of(candidate, need.says),
        words.conditions_in_words(candidate.fails),
        candidate.advocate.row.pk not in asked and not candidate.fails & (proposed.never_relaxed - {"asked"}),
    )


def _offers(offers: list[OpenedOffer], keyring: Keyring) -> list[OfferShown]:
    by = {step.by for offer in offers for step in offer.record.steps}
    names = names_of(by, keyring.member.organisation)
    return [
        OfferShown(
            offer,
            words.states_of(offer.record)[-1],
            words.BADGES.get(offer.state, ""),
            words.reason_of(offer.record),
            str(words.CHOSEN[offer.record.chosen]),
            [
                StepShown(said, names.get(step.by, ""), step.at)
                for said, step in zip(words.states_of(offer.record), offer.record.steps, strict=True)
            ],
        )
        for offer in offers
    ]
