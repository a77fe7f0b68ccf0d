"""What each form of cases makes of what was typed, as it is sealed: without a server, without a row.

Each act is told again here in a line; that the pages do the same, the few show that are sent to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from unittest import mock

from django.http import Http404

from amanjol.casework.cases import merged, sealing
from amanjol.casework.cases.details import parts
from amanjol.casework.cases.finding import search
from amanjol.casework.cases.forms import CloseForm
from amanjol.casework.cases.items import KINDS
from amanjol.casework.cases.models import CaseItem, Group, Opening, Task
from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.cases.record_parts.demands import Demand
from amanjol.casework.cases.record_parts.papers import OfficialPaper, PaperLine, PaperSection
from amanjol.casework.cases.record_parts.reviews import Review
from amanjol.casework.cases.record_parts.tasks import TaskRecord
from amanjol.casework.cases.record_parts.vital_interest import VitalAct, VitalInterest
from amanjol.casework.cases.records import CaseRecord, GroupRecord, Note, PersonRecord, Reason, Risk
from amanjol.casework.cases.restricting.forms import AnswerForm
from amanjol.casework.cases.stages import views as stages
from amanjol.casework.cases.talks.talk import new_talk
from amanjol.casework.cases.tests.case_cast import TODAY
from amanjol.casework.cases.tests.hostile import completed, door_of, form_of
from amanjol.casework.cases.texts import TEXTS
from amanjol.casework.desk.country import policy_today
from amanjol.casework.standards.interview import parts as saying
from amanjol.casework.standards.interview import state as states
from amanjol.casework.standards.interview.triage import triage_script
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.standards.screening.answers import Answer
from amanjol.casework.standards.screening.determinations import Determination
from amanjol.casework.standards.screening.lists import Age
from amanjol.casework.standards.stages import assistance, justice, tracks
from amanjol.casework.standards.stages.assistance import AssistanceStage, Fact
from amanjol.casework.standards.stages.justice import JusticeStep, Wish
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.http import QueryDict

    from amanjol.casework.cases.items import Item
    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.cases.tests.hostile import Door, Typed
    from amanjol.casework.standards.htcds.documents import Document
    from amanjol.casework.standards.policy.policies import Edition
    from amanjol.foundation.organisations.keys.keyring import Keyring

    type Record = PersonRecord | CaseRecord | GroupRecord | Reason | TaskRecord | Item

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
BY = "00000000-0000-0000-0000-000000000001"


@dataclass(frozen=True)
class Desk:
    """What Berk has before him: the case of Rosa and her, and the keys."""

    people: CaseCast
    keyring: Keyring
    case: CaseRecord
    person: PersonRecord
    policy: Edition

    def sealed_and_opened(self, record: Record) -> Record:
        """By the product's own seals; no row is written."""
        match record:
            case PersonRecord():
                person = self.people.case.person
                sealing.close(person, record, self.keyring)
                return sealing.open_person(person, self.keyring)
            case CaseRecord():
                sealing.close(self.people.case, record, self.keyring)
                return sealing.open_case(self.people.case, self.keyring)
            case (
                Note()
                | Risk()
                | Determination()
                | Demand()
                | GivenConsent()
                | Review()
                | Change()
                | OfficialPaper()
                | VitalInterest()
            ):
                key = sealing.key_of_case(self.people.case, self.keyring)
                row = CaseItem(
                    organisation_id=self.keyring.member.organisation_id, case=self.people.case,
                    kind=KINDS[type(record)], number=1,
                )  # fmt: skip
                sealing.seal_row(row, record.as_data(), key, self.keyring)
                return sealing.open_row(type(record), row, key, self.keyring)
            case TaskRecord():
                of = self.people.case
                key = sealing.key_of_case(of, self.keyring)
                task = Task(organisation_id=of.organisation_id, case=of)
                sealing.seal_row(task, record.as_data(), key, self.keyring)
                return sealing.open_row(TaskRecord, task, key, self.keyring)
            case GroupRecord():
                group = Group(organisation_id=self.keyring.member.organisation_id)
                sealing.seal_new(group, record, self.keyring)
                return sealing.open_group(group, self.keyring)
            case Reason():
                opening = Opening(organisation_id=self.keyring.member.organisation_id)
                sealing.seal_new(opening, record, self.keyring)
                return sealing.open_reason(opening, self.keyring)

    @cached_property
    def merges(self) -> set[str]:
        """Of her with others; asked once, since nothing is written meanwhile."""
        return {str(merge.row.pk) for merge in merged.merged_with(self.keyring, self.people.case.person)}

    def compare(self, record: PersonRecord) -> None:
        """With others who may be the same."""
        with mock.patch.object(search, "country_here", return_value="TM"):  # asks the database each time
            search.likely_ids({self.people.case.person.pk: self.person}, record)


def desk(people: CaseCast, keyring: Keyring) -> Desk:
    return Desk(
        people,
        keyring,
        sealing.open_case(people.case, keyring),
        sealing.open_person(people.case.person, keyring),
        policy_today(),
    )


def _note(text: str) -> Note:
    return Note(NOW, BY, text)


def _new(form: Any, at: Desk) -> list[Record]:
    case = replace(at.case, next_step=form.cleaned_data["next_step"])
    note = form.cleaned_data["note"]
    return [form.record, case, *([_note(note)] if note else [])]


def _plan(form: Any, at: Desk) -> list[Record]:
    typed = form.cleaned_data
    return [replace(at.case, next_step=typed["next_step"], waits=typed["waits"])]


def _demanded(form: Any, at: Desk) -> list[Record]:
    return [form.demand(BY, NOW)]


def _cared(act: VitalAct) -> Callable[[Any, Desk], list[Record]]:
    return lambda form, at: [VitalInterest(NOW, BY, act, 1, form.cleaned_data["says"])]


def _papered(form: Any, at: Desk) -> list[Record]:
    choice = form.choice
    texts = [choice.lawyer_says, choice.compelled_by, *(fact.sentence for fact in choice.facts)]
    keys, lines = tuple(fact.key for fact in choice.facts), tuple(map(PaperLine, texts))
    return [OfficialPaper(NOW, BY, 1, 1, "en", choice.ground, keys, "-", (PaperSection("", lines),))]


def _review(form: Any, at: Desk) -> list[Record]:
    return [Review(NOW, BY, **form.cleaned_data)]


def _sorted_out(form: Any, at: Desk) -> list[Record]:
    script = triage_script()
    state = states.begin(script)
    for question, given in form.answers.items():
        state = states.answer(script, state, question, given)
    return [replace(at.case, triage=state.as_data())]


def _nothing(form: Any, at: Desk) -> list[Record]:
    return []


def _talked(form: Any, at: Desk) -> list[Record]:
    state = saying.save(form.talk.script, form.talk.state, form.part, form.changes)
    return [replace(at.case, interview=state.as_data())]


SEALED: dict[str, Callable[[Any, Desk], list[Record]]] = {
    "talk_part": _talked,
    "end_advice": lambda form, at: [
        Reason(form.cleaned_data["because"])
    ],  # as long a text as the advice keeps
    "new": _new,
    "find": lambda form, at: [Reason(form.cleaned_data["question"])],  # to be searched for, see `search`
    "new_group": lambda form, at: [form.record],
    "group_facts": lambda form, at: [form.record],
    "add_to_group": lambda form, at: form.records,
    "emergency": lambda form, at: [Reason(form.cleaned_data["reason"])],
    "note": lambda form, at: [_note(form.cleaned_data["text"])],
    "correct_note": lambda form, at: [replace(_note(form.cleaned_data["text"]), corrects=1)],
    "plan": _plan,
    "write_task": lambda form, at: [TaskRecord(NOW, BY, form.plan.text)],
    "change_task": lambda form, at: [TaskRecord(NOW, BY, form.plan.text)],
    "task_done": lambda form, at: [TaskRecord(NOW, BY, "x", outcome=form.cleaned_data["outcome"])],
    "risk": lambda form, at: [replace(at.case, risk=form.risk(BY, TODAY)), form.risk(BY, TODAY)],
    **{text.address: lambda form, at: [replace(at.case, **form.cleaned_data)] for text in TEXTS},
    "person": lambda form, at: [replace(form.record, details=at.person.details)],
    "determine": lambda form, at: [form.determination],
    "close": lambda form, at: [_note(form.cleaned_data["reason"])],
    "vital_care": _cared(VitalAct.BEGUN),
    "answer_care": _cared(VitalAct.SECONDED),
    "representative_asked": _cared(VitalAct.REPRESENTATIVE_ASKED),
    "end_care": _cared(VitalAct.ENDED),
    "demand": _demanded,
    "change_demand": _demanded,
    "official_paper": _papered,
    "consents": lambda form, at: [given for given, _asked in form.answers],
    "review": _review,
    "three_minutes": _sorted_out,
    "wages": lambda form, at: [replace(at.case, wages=form.wages)],
    "withdraw": _nothing,
    "assign": _nothing,
    "age": _nothing,
    "access_paper": _nothing,
    "answer_opening": _nothing,
    "compare_list": _nothing,
    "desk": _nothing,
    "erase": _nothing,
    "restrict": _nothing,
}
"""What is sealed of each form; the last seal nothing of what is typed."""


def of_part(key: str, form: Any, at: Desk) -> Record:
    """As `detailing.fill_in` makes it."""
    part, policy = parts.part_of(key), at.policy
    now: Any = at.person if part.of_person else at.case
    document: Document | None = parts.make(part, at.person.form, form.values, policy)
    instead_of = {asked_field.field.name for asked_field in parts.asked_fields(part, at.person.form, policy)}
    record: Record = replace(now, details=parts.put(now.details, part, "", document, instead_of))
    return record


def _stage(post: QueryDict, at: Desk) -> CaseRecord | None:
    asked = assistance.packaged_track().asked_for(at.case.help.now.stage)
    true = stages._true_now(at.case.facts, asked, _request(post))
    try:
        to = stages._one_of(AssistanceStage, post.get("to", ""))
        moved = assistance.move(at.case.help, to, map(Fact, true), TODAY, at.policy)
    except (Http404, tracks.Refused):
        return None
    return replace(at.case, help=moved, facts=true)


def _justice(post: QueryDict, at: Desk) -> CaseRecord | None:
    asked = justice.packaged_track().asked_for(at.case.justice.now.stage)
    true = stages._true_now(at.case.wishes, asked, _request(post))
    try:
        to = stages._one_of(JusticeStep, post.get("to", ""))
        moved = justice.move(at.case.justice, to, map(Wish, true), TODAY)
    except (Http404, tracks.Refused):
        return None
    return replace(at.case, justice=moved, wishes=true)


def _request(post: QueryDict) -> Any:
    return SimpleNamespace(POST=post)


def _begun(post: QueryDict, at: Desk) -> CaseRecord | None:
    try:
        talk = new_talk(Age(post.get("age", "")), one_by_one=post.get("order") == "one-by-one")
    except ValueError:
        return None
    return replace(at.case, interview=talk.state.as_data())


def _answered(post: QueryDict, at: Desk) -> CaseRecord | None:
    talk = new_talk(Age.ADULT)
    try:
        given = Answer(post.get("answer", ""))
        state = states.answer(talk.script, talk.state, post.get("question", ""), given)
    except (ValueError, LookupError):
        return None
    return replace(at.case, interview=state.as_data())


def _parted(post: QueryDict, at: Desk) -> CaseRecord | None:
    return at.case if post.get("merge") in at.merges else None


def _ordered(post: QueryDict, at: Desk) -> CaseRecord | None:
    talk = new_talk(Age.ADULT)
    if post.get("order") not in {"one-by-one", "ticking"}:
        return None
    state = states.in_order(talk.state, one_by_one=post.get("order") == "one-by-one")
    return replace(at.case, interview=state.as_data())


WITHOUT_FORM: dict[str, Callable[[QueryDict, Desk], CaseRecord | None]] = {
    "stage": _stage,
    "justice": _justice,
    "begin_talk": _begun,
    "answer": _answered,
    "talk_order": _ordered,
    "unmerge": _parted,
}
"""Pages of buttons, which read what was sent themselves."""


OWN_FORM: dict[str, Callable[[QueryDict], forms.Form]] = {"answer_opening": AnswerForm, "close": CloseForm}
"""Where other rooms add parts of their own to the page, which they try themselves."""


def door(name: str, at: Desk, client: Any, where: str, good: Typed) -> tuple[Door, Typed]:
    """The page's own form, or what stands in its place; and what is good, with every field of the form."""
    if name in WITHOUT_FORM:
        return (lambda post: WITHOUT_FORM[name](post, at)), good
    form: Callable[[QueryDict], forms.Form] = OWN_FORM.get(name) or form_of(client, where, good)
    return door_of(form), completed(good, form)


def sealed(name: str, filled: Any, at: Desk) -> list[Record]:
    return [filled] if name in WITHOUT_FORM else SEALED[name](filled, at)
