"""How the training is named on certificates, with the key that checks them; and a certificate for the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.desk.printing import paper_or_reason
from amanjol.casework.learning import certificates, checker, queries, rules, sealing
from amanjol.casework.learning.actions import certifying
from amanjol.casework.learning.forms import CertificateForm, IssuerForm
from amanjol.casework.learning.guards import learner_for, with_keys_on
from amanjol.casework.learning.results import presence_of
from amanjol.casework.learning.words import course_of
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.seals import statements
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.foundation.organisations.keys.keyring import Keyring


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_at("learning:issuer", rules.can_name_training, of_record=False)
def issuer(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    rows = queries.issuer_visible_to(keyring.member)
    row = (rows.select_for_update(of=("self",)) if request.method == "POST" else rows).first()
    record = sealing.open_issuer(row, keyring) if row is not None else None
    is_older = queries.is_older_issuer(keyring.member, record)
    initial = {"name": record.now.name if record else ""}
    form = IssuerForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and not is_older:
        certifying.name_training(keyring=keyring, name=form.cleaned_data["name"])
        return redirect("learning:issuer")
    key = statements.public_key(bytes.fromhex(record.seed)) if record else ""
    return render(request, "learning/issuer.html", {"form": form, "key": key, "is_older": is_older})


@require_safe
@with_keys_at("learning:issuer", rules.can_teach, of_record=False)
def checking_file(_request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """For whoever is shown a certificate; it says nothing that a certificate does not say."""
    row = queries.issuer_visible_to(keyring.member).first()
    if row is None:
        raise Http404
    record = sealing.open_issuer(row, keyring)
    key = statements.public_key(bytes.fromhex(record.seed))
    response = HttpResponse(checker.page(record.now.name, key, get_language() or "en"))
    response["Content-Disposition"] = f'attachment; filename="{checker.FILE_NAME}"'
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_on("learning:learner")
@repeatable
def certificate(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = learner_for(keyring, pk)
    course, cohort = course_of(row.cohort.course), sealing.open_cohort(row.cohort, keyring)
    record = sealing.open_learner(row, keyring)
    presence = presence_of(cohort, record)
    if course is None or not presence.minutes:
        messages.error(
            request, _("A certificate says for how many minutes somebody was there: none are written down.")
        )
        return no_act(redirect("learning:learner", pk=pk))
    languages = certificates.languages_for(course)
    form = CertificateForm(request.POST or None, languages=languages)
    here = get_language()
    form.fields["holder"].initial, form.fields["first"].initial = record.now.name, here
    form.fields["second"].initial = next((code for code in languages if code != here), None)
    is_named = queries.issuer_visible_to(keyring.member).exists()
    context = {
        "learner": row,
        "name": record.now.name,
        "form": form,
        "is_named": is_named,
        "may_name": rules.can_name_training(keyring.member),
    }
    if not is_named or not form.is_valid():
        return render(request, "learning/certificate.html", context)
    if form.cleaned_data["is_safe"] != "yes":
        return render(request, "learning/certificate.html", context | {"is_kept_here": True})
    first, second = form.cleaned_data["first"], form.cleaned_data["second"]
    statement = certifying.Statement(
        holder=form.cleaned_data["holder"],
        course=course.in_language(first).title,
        minutes=presence.minutes,
        of=sum(day.minutes for day in cohort.days_now),
        begins_on=cohort.now.begins_on,
        ends_on=cohort.now.ends_on,
        given_on=timezone.localdate(),
    )
    try:
        signed = certifying.certify(keyring=keyring, learner=row.pk, statement=statement)
    except statements.TooLong:
        says = _("With the name of the training this is too long for the square code. Write it shorter.")
        form.add_error("holder", says)
        return render(request, "learning/certificate.html", context)
    paper = certificates.document(statement, signed, cohort.now.trainer, course, (first, second))
    response, failed = paper_or_reason(paper)
    return response or render(request, "learning/certificate.html", context | {"failed": failed})
