"""What the person, or whoever may speak for a child, has consented to: what counts today, what counted once.

What is asked is chosen, then read out in the person's language, then answered. Nothing is kept before the answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.cases import sealing
from amanjol.casework.cases.consents import actions as consenting
from amanjol.casework.cases.consents import reading
from amanjol.casework.cases.consents.forms import AskForm, ConsentForm, WithdrawForm, words_as_sent
from amanjol.casework.cases.consents.words import consents_of, refusals
from amanjol.casework.cases.guards import case_for, with_keys
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import ItemKind
from amanjol.casework.cases.record_parts import demands
from amanjol.casework.cases.record_parts.demands import Demand
from amanjol.casework.cases.record_parts.papers import OfficialPaper
from amanjol.casework.desk.country import country_here, policy_today
from amanjol.casework.desk.interpreters import offers
from amanjol.casework.desk.partners import partners_of
from amanjol.casework.standards.people.consent_texts import packaged_texts
from amanjol.casework.standards.people.forms import CHILDREN
from amanjol.casework.standards.people.given import ConsentFor, GivenConsent, WithdrawnTooEarly, nobody_can
from amanjol.casework.standards.people.terms import IDENTIFYING
from amanjol.foundation.organisations.queries import helping_organisations, names_of
from amanjol.foundation.seals import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.consents.words import ConsentShown
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import PersonRecord
    from amanjol.casework.desk.partners import Told
    from amanjol.casework.standards.people.consent_texts import ReadOut
    from amanjol.foundation.organisations.keys.keyring import Keyring


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def consents(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    person = sealing.open_person(row.person, keyring)
    options = _options(keyring, person)
    if request.method != "POST":
        return _page(request, keyring, row, form=AskForm(initial=_initial(request, keyring, row), **options))
    if "is_read" in request.POST:
        answered = ConsentForm(request.POST, interpreters=offers(keyring), **options)
        return _answered(request, keyring, row, answered)
    form = AskForm(request.POST, **options)
    if "change" in request.POST or not form.is_valid():
        return _page(request, keyring, row, form=form, is_changing=True)
    interpreter = sealing.open_case(row, keyring).interpreter
    beforehand = form.cleaned_data | {"words": words_as_sent(form.questions), "interpreter": interpreter}
    answer = ConsentForm(initial=beforehand, interpreters=offers(keyring), **options)
    return _read_page(request, row, form, answer)


def _answered(request: HttpRequest, keyring: Keyring, row: Case, form: ConsentForm) -> HttpResponse:
    if form.is_valid():
        try:
            consenting.write_answers(keyring=keyring, case=row, answers=form.answers)
            return redirect("cases:consents", pk=row.pk)
        except canonical.TooLarge:
            form.add_error(None, _("This case can hold no more. Write it in a new case of this person."))
    if any(name in form.errors for name in AskForm.base_fields):
        return _page(request, keyring, row, form=form, is_changing=True)
    if form.has_changed_words:
        pairs = _side_by_side(form.were_shown, form.questions)
        context = {"case": row, "form": form, "pairs": pairs, "texts": packaged_texts()}
        return render(request, "cases/consent_changed.html", context | _of_language(form))
    return _read_page(request, row, form, form)


def _read_page(request: HttpRequest, row: Case, ask: AskForm, form: ConsentForm) -> HttpResponse:
    context = {
        "case": row,
        "ask": ask,
        "form": form,
        "questions": ask.questions,
        "today": timezone.localdate(),
    }
    return render(request, "cases/consent_read.html", context | _of_language(ask))


def _of_language(form: AskForm) -> dict[str, Any]:
    texts, language = packaged_texts(), form.cleaned_data["language"]
    return {
        "texts": texts,
        "tag": "uz-Cyrl" if language == "uz-cyrl" else language,
        "language_name": texts.read_in[language],
        "is_read_by_nobody": not texts.is_read(language),
    }


def _side_by_side(sent: list[list[str]], questions: list[ReadOut]) -> list[tuple[list[str], tuple[str, ...]]]:
    """What the page had, and what would be read out now, of each question."""
    before = [*sent, *[[]] * len(questions)]
    return [(before[number], words.said) for number, words in enumerate(questions)]


@sensitive_post_parameters()
@require_POST
@with_keys
def withdraw(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, typed = case_for(keyring, pk), WithdrawForm(request.POST)
    if typed.is_valid():
        consent, on = typed.cleaned_data["consent"], typed.cleaned_data["withdrawn_on"]
        try:
            consenting.withdraw_consent(keyring=keyring, case=row, consent=consent, on=on)
            return redirect("cases:consents", pk=pk)
        except consenting.NoSuchConsent:
            raise Http404 from None
        except WithdrawnTooEarly:
            typed.add_error("withdrawn_on", _("It cannot be withdrawn before the day on which it was given."))
    person = sealing.open_person(row.person, keyring)
    form = AskForm(**_options(keyring, person))
    return _page(request, keyring, row, form=form, withdrawing=typed)


def _options(keyring: Keyring, person: PersonRecord) -> dict[str, Any]:
    own = keyring.member.organisation_id
    return {
        "form": person.form,
        "purposes": _purposes(person),
        "by": keyring.person,
        "home": country_here(),
        "organisations": {str(row.pk): row.name for row in helping_organisations() if row.pk != own},
    }


def _initial(request: HttpRequest, keyring: Keyring, row: Case) -> dict[str, Any]:
    """The person's language; and who made a demand, where somebody comes from it."""
    initial: dict[str, Any] = {
        "language": reading.first_language(sealing.open_person(row.person, keyring))
        or (request.LANGUAGE_CODE if request.LANGUAGE_CODE in packaged_texts().read_in else "")
    }
    number = request.GET.get("demand", "")
    written = Items(row, sealing.open_case(row, keyring), keyring)
    of_number = [entry for entry in demands.newest(written.of(Demand)) if str(entry.number) == number]
    if of_number:
        initial |= {
            "purpose": ConsentFor.SHARING.value,
            "whom": "outside",
            "name": of_number[0].demanded_by,
            "country": country_here(),
        }
    return initial


def _purposes(person: PersonRecord) -> list[ConsentFor]:
    """The name goes abroad nowhere where the policy says never; nobody asks a child for their story."""
    never = set()
    if all(policy_today().keeps(group) for group in IDENTIFYING):
        never.add(ConsentFor.IDENTITY_ABROAD)
    if person.form in CHILDREN:
        never.add(ConsentFor.PUBLISHED)
    return [purpose for purpose in ConsentFor if purpose not in never]


def _page(request: HttpRequest, keyring: Keyring, row: Case, **context: Any) -> HttpResponse:
    person, record = sealing.open_person(row.person, keyring), sealing.open_case(row, keyring)
    written = Items(row, record, keyring)
    history, refused = consents_of(person, written.of(GivenConsent)), refusals(written.of(GivenConsent))
    names = names_of({entry.given.by for entry in (*history, *refused)}, keyring.member.organisation)
    papers: dict[str, list[OfficialPaper]] = {}
    for paper in written.of(OfficialPaper):
        papers.setdefault(paper.consent, []).append(paper)

    partners = partners_of(keyring, row)
    by_consent = partners.told

    def rows(
        entries: list[ConsentShown],
    ) -> list[tuple[ConsentShown, str, Any, list[OfficialPaper], list[Told]]]:
        """With who wrote it down, what stays when it is withdrawn, the papers that rest on it, and who was told."""
        texts = packaged_texts()
        return [
            (
                entry,
                names.get(entry.given.by, ""),
                texts.purpose(entry.given.purpose).stays,
                papers.get(entry.given.id, []),
                by_consent.get(entry.given.id, []),
            )
            for entry in entries
        ]

    context |= {
        "case": row,
        "person": person,
        "in_force": rows([entry for entry in history if entry.why_not is None]),
        "ended": rows([entry for entry in history if entry.why_not is not None]),
        "refused": rows(refused),
        "to_take_back": _to_take_back(history, by_consent),
        "to_tell": partners.waiting,
        "to_choose": partners.choosing,
        "nobody": nobody_can(person.form),
        "is_older": written.are_fewer_than_recorded([ItemKind.CONSENT]),
        "names": sorted({demand.demanded_by for demand in written.of(Demand)} | partners.names),
        "today": timezone.localdate(),
    }
    return render(request, "cases/consents.html", context)


def _to_take_back(history: Iterable[ConsentShown], by_consent: Mapping[str, list[Told]]) -> list[Told]:
    """Who was told on a consent that counts no more, each once."""
    ended = (entry.given.id for entry in history if entry.why_not is not None)
    return list(dict.fromkeys(entry for consent in ended for entry in by_consent.get(consent, [])))
