"""Going on: the stages of help, and apart from them justice, only as the person wishes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import sealing
from amanjol.casework.cases.clocks import clocks_of
from amanjol.casework.cases.guards import case_to_change, with_keys
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import Status
from amanjol.casework.cases.stages import actions as going_on
from amanjol.casework.desk import facts as read_facts
from amanjol.casework.desk.attachments import OpenedCase, named
from amanjol.casework.desk.country import country_policy
from amanjol.casework.desk.fields import DatedForm
from amanjol.casework.standards.stages import assistance, justice, tracks
from amanjol.casework.standards.stages.assistance import AssistanceStage, Fact
from amanjol.casework.standards.stages.justice import JusticeStep, Wish
from amanjol.foundation.web.versions import Version, hidden_input

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord
    from amanjol.casework.standards.sentences import Sentence
    from amanjol.casework.standards.stages.tracks import Need, Track, Way
    from amanjol.foundation.organisations.keys.keyring import Keyring

SEEN: Final = "seen-stage"
# What is true only by a consent, which is written down on a page of its own.
CONSENTED = frozenset({Fact.AGREES_TO_SUPPORT, Fact.AGREES_TO_IDENTIFICATION, Fact.PLAN_AGREED})


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def help_stage(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Facts are ticked as they are true now; a stage that they do not open says why."""
    row, policy, today = case_to_change(request, keyring, pk), country_policy(), timezone.localdate()
    if policy is None:
        raise Http404
    record, track, refused = sealing.open_case(row, keyring), assistance.packaged_track(), None
    stage, facts, form = record.help.now.stage, record.facts, DatedForm(request.POST or None)
    ticked = tuple(need for need in track.asked_for(stage) if not read_facts.is_read(need.fact))
    shows = _Shown(stage, ticked, record.facts, request)
    if request.method == "POST":
        facts = shows.ticked
        to = _one_of(AssistanceStage, request.POST.get("to", ""))
    if form.is_valid() and not shows.has_changed:
        try:
            true_facts, on = _known(Fact, facts), form.cleaned_data["happened_on"]
            going_on.move_help(
                keyring=keyring, case=row, to=to, facts=true_facts, policy=policy, today=today, on=on
            )
            return redirect("cases:case", pk=pk)
        except tracks.Refused as refusal:
            refused = refusal.sentence
    so = read_facts.with_what_is_so(_known(Fact, facts), keyring, row)
    context = _context(row, track, record.help, shows) | {
        "now": named(track.stage(stage), _opened(keyring, row, record)),
        "read": [_read(need, so, row) for need in track.asked_for(stage) if read_facts.is_read(need.fact)],
        "possible": assistance.possible(record.help, so, today, policy),
        "clocks": clocks_of(keyring, record),
    }
    return render(request, "cases/stage.html", context | {"refused": refused, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def justice_step(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, today = case_to_change(request, keyring, pk), timezone.localdate()
    record, track, refused = sealing.open_case(row, keyring), justice.packaged_track(), None
    stage, wishes, form = record.justice.now.stage, record.wishes, DatedForm(request.POST or None)
    said = read_facts.pages_that_say(keyring, row)
    ticked = tuple(need for need in track.asked_for(stage) if need.fact not in said)
    shows = _Shown(stage, ticked, record.wishes, request)
    if request.method == "POST":
        wishes = shows.ticked
        to = _one_of(JusticeStep, request.POST.get("to", ""))
    if form.is_valid() and not shows.has_changed:
        try:
            true_wishes, on = _known(Wish, wishes), form.cleaned_data["happened_on"]
            going_on.move_justice(keyring=keyring, case=row, to=to, wishes=true_wishes, today=today, on=on)
            return redirect("cases:case", pk=pk)
        except tracks.Refused as refusal:
            refused = refusal.sentence
    context = _context(row, track, record.justice, shows) | {
        "read": [
            ReadFact(need.label, is_so=True, page=said[Wish(need.fact)])
            for need in track.asked_for(stage)
            if need.fact in said
        ],
        "possible": justice.possible(record.justice, _known(Wish, wishes) | said.keys(), today),
    }
    return render(
        request, "cases/stage.html", context | {"refused": refused, "form": form, "is_justice": True}
    )


def _opened(keyring: Keyring, row: Case, record: CaseRecord) -> OpenedCase:
    """For the words that fit this case. SealBroken."""
    person, is_open = sealing.open_person(row.person, keyring), row.status == Status.OPEN
    return OpenedCase(
        keyring, row, person, record, Items(row, record, keyring), may_work=True, may_write=is_open
    )


@dataclass(frozen=True, slots=True)
class ReadFact:
    """What nobody ticks: a room of the case says whether it is so; `page` leads there."""

    label: Sentence
    is_so: bool
    page: str


def _read(need: Need, so: frozenset[Fact], case: Case) -> ReadFact:
    return ReadFact(need.label, need.fact in so, read_facts.page_of(need.fact, case))


def _one_of[Stage: (AssistanceStage, JusticeStep)](stages: type[Stage], typed: str) -> Stage:
    try:
        return stages(typed)
    except ValueError:
        raise Http404 from None


def _true_now(before: frozenset[str], asked: tuple[Need, ...], request: HttpRequest) -> frozenset[str]:
    """What was ticked of what was asked; what is not asked in this stage stays as it was."""
    ticked = set(request.POST.getlist("true"))
    here = {need.fact for need in asked}
    return frozenset((before - here) | (here & ticked))


@dataclass(frozen=True, slots=True)
class Tick:
    """`was_changed`: somebody ticked it, or took the tick away, while this person looked."""

    key: str
    label: Sentence
    is_true: bool
    was_changed: bool


class _Shown:
    """The stage and the boxes of the page, as they are now and as they were sent."""

    def __init__(
        self, stage: str, asked: tuple[Need, ...], before: frozenset[str], request: HttpRequest
    ) -> None:
        self._needs, self._stage, self._before = asked, stage, before
        self.ticked = _true_now(before, asked, request) if request.method == "POST" else before
        seen = request.POST.get(SEEN) if request.method == "POST" else None
        self._seen = Version.read(SEEN, seen) if seen is not None else None

    @property
    def has_moved(self) -> bool:
        return self._seen is not None and not self._seen.has("stage", self._stage)

    @property
    def has_changed(self) -> bool:
        return self.has_moved or any(tick.was_changed for tick in self.ticks)

    @property
    def ticks(self) -> list[Tick]:
        """As this person sent them; a box that they had left alone is as it is now."""
        return [self._tick(need) for need in self._needs]

    def _tick(self, need: Need) -> Tick:
        now, sent = need.fact in self._before, need.fact in self.ticked
        if self._seen is None or self._seen.has(need.fact, now) or now == sent:
            return Tick(need.fact, need.label, sent, was_changed=False)
        return Tick(need.fact, need.label, now if self._seen.has(need.fact, sent) else sent, was_changed=True)

    @property
    def seen(self) -> SafeString:
        """The hidden field: what the page shows of now."""
        boxes = {need.fact: need.fact in self._before for need in self._needs}
        return hidden_input(SEEN, Version.of(SEEN, {"stage": self._stage} | boxes))


def _context(row: Case, track: Track, way: Way, shows: _Shown) -> dict[str, Any]:
    stage = way.now.stage
    asked = track.asked_for(stage)
    return {
        "case": row,
        "asks_consent": any(need.fact in CONSENTED for need in asked),
        "now": track.stage(stage),
        "always": track.always,
        "passed": {entry.stage for entry in way.entries},
        "ticks": shows.ticks,
        "seen": shows.seen,
        "has_moved": shows.has_moved,
        "has_changed": shows.has_changed,
    }


def _known[Kind: (Fact, Wish)](kind: type[Kind], texts: frozenset[str]) -> frozenset[Kind]:
    """Those that there are here: another version may know of others."""
    return frozenset(entry for entry in kind if entry in texts)
