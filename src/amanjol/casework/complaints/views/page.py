"""The page without sign-in: what is told to whom, the form, the answer by its code. Seven languages, no script.

No session, no account, no name of who asks. A try is counted as at the sign-in: by a keyed hash of the address, for a
day, beside nothing that was written.
"""

from __future__ import annotations

import uuid
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import trans_real
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.complaints import codes, queries, sealing
from amanjol.casework.complaints import paper as papers
from amanjol.casework.complaints.actions.taking_in import ArrivedBefore, NobodyLeft, not_taken, take_in
from amanjol.casework.complaints.forms import CodeForm, ComplaintForm
from amanjol.casework.complaints.models import State
from amanjol.casework.complaints.partners import country_name
from amanjol.casework.complaints.receiving import ROLES_OF
from amanjol.casework.complaints.records import Reply
from amanjol.casework.desk import contacts
from amanjol.casework.standards.papers.access import CYRILLIC
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.casework.standards.sentences import ENGLISH
from amanjol.foundation.accounts import throttling
from amanjol.foundation.letters import nameless
from amanjol.foundation.letters.nameless import Whereabouts
from amanjol.foundation.organisations.queries import organisations
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.casework.complaints.actions.taking_in import Road
    from amanjol.casework.complaints.partners import Second
    from amanjol.casework.standards.afterwards.paper import PaperContact
    from amanjol.foundation.organisations.models import Organisation

SENT_AT_MOST: Final = 10
CODES_AT_MOST: Final = 20
WINDOW: Final = 600  # seconds
FIRST: Final = (
    ("few", "lock-closed"),
    ("stays", "home"),
    ("child_goes", "users"),
    ("danger_goes", "bell-alert"),
    ("staff_goes", "arrow-right-on-rectangle"),
    ("you_decide", "hand-raised"),
    ("demanded", "scale"),
)


@require_safe
def places(request: HttpRequest, language: str = "") -> HttpResponse:
    """Which organisation it is about; with one alone, its own page."""
    language = language or _asked_language(request)
    taking = queries.taking_complaints()
    if len(taking) == 1:
        return _first(request, language, taking[0])
    return _page(request, language, "places", {"places": taking}, "complaint:places")


@require_safe
def first(request: HttpRequest, language: str, pk: UUID) -> HttpResponse:
    """What is told to whom, before anything is asked."""
    return _first(request, language, _place(pk))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@repeatable
def write(request: HttpRequest, language: str, pk: UUID) -> HttpResponse:
    place, said = _place(pk), _said(language)
    if not queries.takes_complaints(place.pk):
        return _first(request, language, place)
    of_place: dict[str, Any] = {
        "said": said,
        "has_second": queries.second_reading(place.pk) is not None,
        "not_taken": not_taken(place),
    }
    if request.method != "POST":
        fresh = {"press": uuid.uuid4(), "code": codes.new_code()}
        return _form(request, language, place, ComplaintForm(**of_place, initial=fresh))
    form = ComplaintForm(request.POST, **of_place)
    if not form.is_valid():
        return _form(request, language, place, form, said["not_sent"])
    if not _is_within(request, "complaint", SENT_AT_MOST):
        return _form(request, language, place, form, said["too_often"])
    return _sent(request, language, place, form)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@repeatable
def answer(request: HttpRequest, language: str) -> HttpResponse:
    """What lies under a code. A wrong one and one of nobody look alike."""
    said = _said(language)
    context: dict[str, Any] = {"wrong": ""}
    if request.method == "POST":
        form = CodeForm(request.POST, said=said)
        if not _is_within(request, "complaint code", CODES_AT_MOST):
            context["wrong"] = said["too_often"]
        elif not form.is_valid():
            context["wrong"] = said["wrong_code"]
        else:
            context |= _letter(form.cleaned_data["code"], said)
    return _page(request, language, "answer", context, "complaint:answer")


@require_safe
def paper(_request: HttpRequest, language: str, pk: UUID) -> HttpResponse:
    place = _place(pk)
    second = queries.second_reading(place.pk)
    _said(language)
    response = HttpResponse(
        papers.printed(
            language, place.name, second is not None, _other_country(second, _said(language), language)
        ),
        content_type="application/pdf",
    )
    response["Content-Disposition"] = 'inline; filename="paper.pdf"'
    return response


def without_second(lines: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Where no other organisation was chosen, nothing is promised of one."""
    return [("staff_not_here" if key == "staff_goes" else key, icon) for key, icon in lines]


def _other_country(second: Second | None, said: dict[str, str], language: str) -> str:
    """Where another state's law holds for what is written, said before it is written."""
    if second is None or not second.country:
        return ""
    return said["other_country"].format(country=country_name(second.country, language))


def _first(request: HttpRequest, language: str, place: Organisation) -> HttpResponse:
    said, second = _said(language), queries.second_reading(place.pk)
    is_read_here = bool(queries.receivers_of(place.pk))
    if not is_read_here and second is None:
        return _page(request, language, "nobody", {"place": place}, "complaint:first", place)
    lines = [(said[key], icon) for key, icon in (FIRST if second is not None else without_second(FIRST))]
    if elsewhere := _other_country(second, said, language):
        lines.insert(
            [icon for _says, icon in lines].index("arrow-right-on-rectangle") + 1, (elsewhere, "globe-alt")
        )
    if not is_read_here and second is not None:
        lines.insert(0, (said["all_elsewhere"].format(name=second.name), "arrow-right-on-rectangle"))
    return _page(request, language, "first", {"place": place, "lines": lines}, "complaint:first", place)


def _form(
    request: HttpRequest, language: str, place: Organisation, form: ComplaintForm, wrong: str = ""
) -> HttpResponse:
    code = codes.read(str(form["code"].value() or "")) or ""
    context = {
        "place": place, "form": form, "questions": form.questions(), "wrong": wrong,
        "code": codes.in_groups(code),
    }  # fmt: skip
    return _page(request, language, "write", context, "complaint:first", place)


def _sent(request: HttpRequest, language: str, place: Organisation, form: ComplaintForm) -> HttpResponse:
    typed = form.cleaned_data
    try:
        road = take_in(
            pk=typed["press"],
            organisation=place,
            statement=form.statement,
            code=typed["code"],
            today=timezone.localdate(),
        )
    except NobodyLeft:
        context = {"place": place, "was_typed": True, "words": typed["words"]}
        return _page(request, language, "nobody", context, "complaint:first", place)
    except ArrivedBefore:
        return _page(request, language, "before", {}, "complaint:first", place)
    return _arrived(request, language, place, road, form)


def _arrived(
    request: HttpRequest, language: str, place: Organisation, road: Road, form: ComplaintForm
) -> HttpResponse:
    said = _said(language)
    day = f"{road.due_on:%d.%m.%Y}"
    wants_code = form.statement.reply is Reply.CODE
    context = {
        "place": place,
        "elsewhere": said["read_elsewhere"].format(name=road.second.name) if road.second is not None else "",
        "other_country": _other_country(road.second, said, language),
        "says": said["arrived"] if road.organisation is not None else said["on_its_way"],
        "roles": _roles(road, said),
        "day": said["looked_at" if form.statement.reply is Reply.NONE else "until"].format(day=day),
        "code": codes.in_groups(form.cleaned_data["code"]) if wants_code else "",
    }
    return _page(request, language, "arrived", context, "complaint:first", place)


def _roles(road: Road, said: dict[str, str]) -> list[str]:
    """What those who read it do here, as the form calls it."""
    keys = [
        accused.value.replace("-", "_")
        for accused, roles in ROLES_OF.items()
        if any(person.member.role in roles for person in road.readers)
    ]
    return [said[key] for key in keys]


def _letter(code: str, said: dict[str, str]) -> dict[str, Any]:
    box = queries.letterbox(codes.name_of(code))
    if box is None:
        return {"wrong": said["wrong_code"]}
    try:
        letter = sealing.open_letter(box, codes.keys_of(code))
    except SealBroken:
        return {"wrong": said["code_broken"]}
    whereabouts = nameless.whereabouts(box.pk) if box.organisation_id is None else None
    on, until = f"{letter.on:%d.%m.%Y}", f"{letter.until:%d.%m.%Y}"
    is_waiting = letter.state in {State.WAITING, State.OPEN}
    on_its_way = "" if whereabouts is Whereabouts.NEVER else said["on_its_way"]
    states = {
        # That it has come there no row of this node can vouch for; that it has not is worth saying.
        State.WAITING: on_its_way if box.organisation_id is None else said["waits"],
        State.OPEN: said["works"],
        State.DONE: said["ended"].format(day=on),
    }
    return {
        "state": states.get(State(letter.state), ""),
        "until": said["until"].format(day=until)
        if is_waiting and whereabouts is not Whereabouts.NEVER
        else "",
        "is_overdue": is_waiting and letter.until < timezone.localdate(),
        "not_there": _not_there(whereabouts, said) if letter.state == State.WAITING else "",
        "answered": said["answered"].format(day=f"{letter.answered_on:%d.%m.%Y}")
        if letter.answered_on
        else "",
        "letter": letter,
    }


def _not_there(whereabouts: Whereabouts | None, said: dict[str, str]) -> str:
    """That another node has not taken it yet, or never will; empty for all else."""
    if whereabouts is Whereabouts.WAITS:
        return said["not_brought"]
    return said["never_brought"] if whereabouts is Whereabouts.NEVER else ""


def _whom_else(language: str) -> tuple[PaperContact, ...]:
    """Of the directory, those of this country: asked for where a page names them, and on no other."""
    return contacts.on_paper(contacts.offered().values(), language)


def _is_within(request: HttpRequest, what: str, at_most: int) -> bool:
    name = f"{what} {throttling.address_of(request)}"
    return throttling.is_within(name, at_most=at_most, seconds=WINDOW)


def _place(pk: UUID) -> Organisation:
    place = organisations().filter(pk=pk).first()
    if place is None:
        raise Http404
    return place


def _said(language: str) -> dict[str, str]:
    """404 for a language that the page does not have."""
    if language not in packaged_complaints().languages:
        raise Http404
    return packaged_complaints().said(language)


def _asked_language(request: HttpRequest) -> str:
    ours = packaged_complaints().languages
    for code, _weight in trans_real.parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        short = CYRILLIC if code.startswith(CYRILLIC) else code.partition("-")[0]
        if short in ours:
            return short
    return ENGLISH


def _page(
    request: HttpRequest,
    language: str,
    name: str,
    context: dict[str, Any],
    here: str,
    place: Organisation | None = None,
) -> HttpResponse:
    """`here` is the address that a switch of language leads to: it can always be asked for."""
    said = _said(language)
    about = {"pk": place.pk} if place is not None else {}
    tags = [
        (code, "uz-Cyrl" if code == CYRILLIC else code, own, reverse(here, kwargs={"language": code} | about))
        for code, own in packaged_complaints().languages.items()
    ]
    context |= {
        "language": language,
        "tag": "uz-Cyrl" if language == CYRILLIC else language,
        "said": said,
        "languages": tags,
        "guide": settings.ORIGINS["guide"] if "public" in settings.PLANES else "",
        "whom_else": partial(_whom_else, language),
    }
    response = render(request, f"complaints/page/{name}.html", context)
    response.headers["Content-Language"] = context["tag"]
    return response
