"""Acts on a referral that lies in a case: asking, preparing, telling who it is, going on, taking back."""

from __future__ import annotations

from dataclasses import replace as changed
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import guards, sealing
from amanjol.casework.cases.consents.reading import country_name, first_language
from amanjol.casework.cases.details import choosing
from amanjol.casework.cases.details.wording import language
from amanjol.casework.cases.items import Items
from amanjol.casework.desk.country import policy_today
from amanjol.casework.referrals import attaching, previewing, showing
from amanjol.casework.referrals.actions import asking, going_on, telling
from amanjol.casework.referrals.actions.writing import AnotherState
from amanjol.casework.referrals.consent_to_ask import to_ask
from amanjol.casework.referrals.file_forms import FilesForm
from amanjol.casework.referrals.forms import (
    ArrivalForm,
    IdentityForm,
    InquiryForm,
    OutcomeForm,
    PrepareForm,
    StepForm,
)
from amanjol.casework.referrals.otherwise_forms import PrepareOtherwiseForm, only_by_code
from amanjol.casework.referrals.partners import NotAPartner, believed, country_of, fetches_files
from amanjol.casework.referrals.records import Assessed, Authorised, HeardOut, PaperAgreement, Way
from amanjol.casework.referrals.views.seeing import acted, no_way, seen_in_case
from amanjol.casework.referrals.words import by_letter, said
from amanjol.casework.standards.data_files import CHECKED_MEANS
from amanjol.casework.standards.people.consent_texts import packaged_texts
from amanjol.casework.standards.policy.leaving import CONDITION_WORDS, Condition
from amanjol.casework.standards.policy.telling import packaged_telling
from amanjol.casework.standards.referring.presets import preset
from amanjol.casework.standards.referring.states import STATE_WORDS, next_states
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.seals.letters.letter import InboxClosed
from amanjol.foundation.seals.records import present_moment, replace
from amanjol.foundation.web.discretion import is_discreet

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.referrals.actions.telling import Permission
    from amanjol.casework.referrals.forms import LetterForm
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.casework.referrals.records import CaseReferralRecord
    from amanjol.casework.standards.policy.leaving import Group
    from amanjol.foundation.organisations.keys.keyring import Keyring

with_keys = guards.with_keys_on("referrals:referral")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@guards.with_keys
def ask(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """`pk` is that of the case."""
    row = guards.case_for(keyring, pk)
    partners = {str(entry.row.pk): entry for entry in believed(keyring)}
    person, record = sealing.open_person_of(row, keyring), sealing.open_case(row, keyring)
    form = InquiryForm.of(person, record, request.POST or None)
    form.offer_partners(
        (key, f"{entry.card.name}, {country_in_words(entry.partner.node, keyring)}")
        for key, entry in partners.items()
        if entry.card is not None
    )
    if form.is_valid():
        partner = partners[form.cleaned_data["partner"]].partner
        try:
            asked = asking.ask(keyring=keyring, case=row, partner=partner, inquiry=form.inquiry)
        except (NotAPartner, InboxClosed):
            form.add_error(None, no_way())
        else:
            messages.success(
                request, _("The inquiry is on its way. It says nothing that leads to the person.")
            )
            return redirect("referrals:referral", pk=asked.pk)
    context = {"case": row, "form": form, "has_partners": bool(partners), "discreet": is_discreet(request)}
    return render(request, "referrals/ask.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def identity(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """What is chosen stands below as the partner will read it, with what is lacking; only then it can be sent."""
    opened, case = seen_in_case(request, keyring, pk)
    if opened.inquiry is None or not opened.can_take:
        messages.info(request, _("First the partner has to say yes."))
        return no_act(redirect("referrals:referral", pk=pk))
    record, person = sealing.open_case(case, keyring), sealing.open_person_of(case, keyring)
    items = choosing.items_of(person, record)
    purposes = opened.inquiry.purposes
    least = preset(purposes[0])
    form = IdentityForm(
        request.POST or None,
        items=items,
        purposes=purposes,
        initial={
            "purpose": purposes[0],
            "how": "code" if least.is_by_code else "name",
            "fields_told": [item.key for item in items if item.field.name in least.fields],
        },
    )
    if opened.record is not None and opened.record.way is Way.CODE:
        only_by_code(form)
    can_go = (
        attaching.can_go(case, keyring)
        if opened.row.goes_by_letters and fetches_files(opened.row.with_partner, keyring)
        else []
    )
    files = FilesForm(request.POST or None, files=can_go)
    context: dict[str, Any] = {
        "case": case,
        "referral": _shown(opened, keyring),
        "form": form,
        "files": files,
    }
    if form.is_valid() and files.is_valid() and _fit(form, files):
        choice = changed(form.choice, files=files.chosen)
        try:
            telling.check_agreed(keyring, opened, choice.purpose)
            composed = telling.compose(opened, form.chosen, choice)
            groups = (*composed.groups, *choice.groups)
            allowed = telling.permission(opened, person, Items(case, record, keyring), groups, keyring)
        except telling.NoAgreement:
            form.add_error("purpose", not_agreed(opened))
        except AnotherState:
            form.add_error("purpose", _("This was not asked for."))
        else:
            if "send" in request.POST and allowed.is_given:
                digests = request.POST.get(previewing.NAME, "")
                try:
                    return acted(
                        request,
                        pk,
                        lambda: telling.tell(
                            keyring=keyring, case=case, referral=pk, choice=choice, digests=digests
                        ),
                        on_its_way(opened),
                    )
                except previewing.AnotherLetter as error:
                    form.add_error(None, previewing.CHANGED)
                    composed = error.letter
            context |= {
                "preview": showing.identity_lines(
                    composed, telling.code_word_of(opened) or _("It is drawn when this is sent.")
                ),
                "seen_letter": previewing.seen(composed),
                "is_allowed": allowed.is_given,
                "lacks": lacks(allowed),
                "forbidden": forbidden_by(allowed),
                "to_ask": to_ask(allowed, first_language(person) or language()),
            }
    return render(request, "referrals/identity.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def prepare(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Before something leads to the person abroad: weighed, read out, and where the law asks for it, authorised."""
    opened, case = seen_in_case(request, keyring, pk)
    record = opened.record
    if record is None:
        raise Http404
    person, of_case = sealing.open_person_of(case, keyring), sealing.open_case(case, keyring)
    items = Items(case, of_case, keyring)
    groups = tuple(dict.fromkeys(item.group for item in choosing.items_of(person, of_case)))
    asked_country = request.GET.get("country", "")
    country = asked_country if asked_country in record.countries else record.country
    decisions = telling.permission(opened, person, items, groups, keyring).decisions_for(country)
    tells = tuple(dict.fromkeys(key for decision in decisions for key in decision.tells))
    read_in = packaged_texts().read_in
    chosen = request.GET.get("language", "") or first_language(person) or language()
    spoken = chosen if chosen in read_in else "en"
    sentences = packaged_telling().read_out(tells, country, spoken, country_name)
    form_of = PrepareForm if opened.row.goes_by_letters else PrepareOtherwiseForm
    form = form_of(request.POST or None)
    if form.is_valid():
        note = _noted(form, country, keyring, tells, spoken)
        return acted(
            request,
            pk,
            lambda: telling.note(keyring=keyring, case=case, referral=pk, change=note),
            _("Written down."),
        )
    context = {
        "case": case,
        "referral": _shown(opened, keyring),
        "form": form,
        "sentences": sentences,
        "spoken": spoken,
        "languages": read_in.items(),
        "is_read": packaged_telling().is_read(spoken),
        "assessed": [entry for entry in record.assessed if entry.country == country],
        "has_heard": {entry.key for entry in record.heard if entry.country == country} >= set(tells),
        "authorised": [entry for entry in record.authorised if entry.country == country],
        "wants_paper": any(
            Condition.AUTHORISATION in verdict.conditions
            for decision in decisions
            for verdict in decision.verdicts
        ),
        "asks": _asking_an_authority(country.lower(), groups),
        "country": country,
        "country_name": country_name(country, language()),
        "countries": [(code, country_name(code, language())) for code in record.countries],
        "on_paper": record.on_paper,
    }
    return render(request, "referrals/prepare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def step(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened, case = seen_in_case(request, keyring, pk)
    states = [state for state in next_states(opened.standing.state, opened.side) if by_letter(state)]
    if not states:
        messages.info(request, _("Meanwhile something else was written. Look again."))
        return no_act(redirect("referrals:referral", pk=pk))
    form = StepForm(request.POST or None, states=states, words=STATE_WORDS)
    return _form(request, keyring, opened, case, form, _("How the help goes on"))


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def arrival(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened, case = seen_in_case(request, keyring, pk)
    return _form(request, keyring, opened, case, ArrivalForm(request.POST or None), _("Arrival"))


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def outcome(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened, case = seen_in_case(request, keyring, pk)
    if opened.inquiry is None:
        raise Http404
    form = OutcomeForm(request.POST or None, purposes=opened.inquiry.purposes)
    return _form(request, keyring, opened, case, form, _("What came of the help"))


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def take_back(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened, case = seen_in_case(request, keyring, pk)
    if request.method == "POST":
        return acted(
            request,
            pk,
            lambda: going_on.take_back(keyring=keyring, case=case, referral=pk),
            _("It is taken back. The partner's node drops it as soon as it hears of it, and says so.")
            if opened.row.goes_by_letters
            else _("It is taken back here. Now call them, and write down what they say remains."),
        )
    context = {
        "case": case,
        "referral": _shown(opened, keyring),
        "is_taken_back": opened.is_taken_back,
    }
    return render(request, "referrals/take_back.html", context)


def _form(
    request: HttpRequest, keyring: Keyring, opened: OpenedReferral, case: Case, form: LetterForm, title: str
) -> HttpResponse:
    """A form whose body is one letter from the case."""
    if form.is_valid():
        body = form.body(opened.row.referral)
        return acted(
            request,
            opened.row.pk,
            lambda: going_on.go_on(keyring=keyring, case=case, referral=opened.row.pk, body=body),
            on_its_way(opened),
        )
    context = {"case": case, "referral": _shown(opened, keyring), "form": form, "title": title}
    return render(request, "referrals/form.html", context)


def _noted(
    form: PrepareForm, country: str, keyring: Keyring, tells: tuple[str, ...], spoken: str
) -> Callable[[CaseReferralRecord], CaseReferralRecord]:
    """What the form adds to the record as it is when it is written."""
    typed, at = form.cleaned_data, present_moment()

    def change(now: CaseReferralRecord) -> CaseReferralRecord:
        if typed["assessed"]:
            entry = Assessed(country, typed["assessed"], at, keyring.person)
            now = replace(now, assessed=(*now.assessed, entry))
        if typed["heard"]:
            heard = tuple(HeardOut(key, country, spoken, at, keyring.person) for key in tells)
            now = replace(now, heard=(*now.heard, *heard))
        if typed["paper"]:
            paper = Authorised(country, typed["paper"], typed["paper_on"], keyring.person)
            now = replace(now, authorised=(*now.authorised, paper))
        if typed.get("on_paper") and now.on_paper is None:
            now = replace(now, on_paper=PaperAgreement(at, keyring.person))
        return now

    return change


def _fit(form: IdentityForm, files: FilesForm) -> bool:
    if form.choice.by_code and files.chosen:
        files.refuse_under_a_code()
        return False
    return True


def _asking_an_authority(destination: str, groups: tuple[Group, ...]) -> list[tuple[str, str, str]]:
    """What asks for something of an authority before these leave for there: its words, the law, how far it was read."""
    rules = [
        rule
        for rule in policy_today().leaving
        if Condition.AUTHORISATION in rule.conditions
        and any(rule.concerns(group, destination) for group in groups)
    ]
    cited = dict.fromkeys(rule.citation for rule in rules)
    return [
        (said(entry.says), entry.named_in(language()), said(CHECKED_MEANS[entry.checked])) for entry in cited
    ]


def lacks(allowed: Permission) -> list[tuple[str, str, str]]:
    """For whom, each condition that is not met, and for which groups."""
    return [
        (for_recipient.recipient.name, said(CONDITION_WORDS[condition]), showing.groups_in_words(groups))
        for for_recipient in allowed.each
        for condition in Condition
        if (
            groups := [
                verdict.group for verdict in for_recipient.decision.verdicts if condition in verdict.lacking
            ]
        )
    ]


def forbidden_by(allowed: Permission) -> list[tuple[str, list[str]]]:
    """What must stay here, and by what."""
    return [
        (
            showing.groups_in_words([verdict.group]),
            [
                f"{said(cited.says)} {cited.named_in(language())}".strip()
                for cited in dict.fromkeys(verdict.forbidden_by)
            ],
        )
        for for_recipient in allowed.each
        for verdict in for_recipient.decision.verdicts
        if verdict.forbidden_by
    ]


def not_agreed(opened: OpenedReferral) -> str:
    if opened.row.goes_by_letters:
        return _("With this partner nothing is agreed for this. A supervisor offers it.")
    return _(
        "An agreement on paper with this partner is needed. Once there is one, say so: “Before the partner is told”."
    )


def on_its_way(opened: OpenedReferral) -> str:
    if opened.row.goes_by_letters:
        return _("It is on its way.")
    return _("It is written down. Nothing was sent: now tell the partner.")


def _shown(opened: OpenedReferral, keyring: Keyring) -> showing.ReferralShown:
    record = opened.record
    if record is None:
        raise Http404
    return showing.shown(opened, record.name, record.country, keyring)


def country_in_words(node: str, keyring: Keyring) -> str:
    """Empty for a node that is not believed any more."""
    try:
        return country_name(country_of(node, keyring), language())
    except (NotAPartner, KeyError):
        return ""
