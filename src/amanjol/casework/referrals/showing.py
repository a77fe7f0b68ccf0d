"""A referral as its page and the page of its case show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amanjol.casework.cases.details import choosing, world_names
from amanjol.casework.cases.details.wording import language
from amanjol.casework.referrals.danger import showing as danger
from amanjol.casework.referrals.records import Way
from amanjol.casework.referrals.returning import entries
from amanjol.casework.referrals.words import (
    PURPOSES,
    WAYS,
    purposes_in_words,
    said,
    sort_in_words,
    state_in_words,
)
from amanjol.casework.standards.people.consent_texts import packaged_texts
from amanjol.casework.standards.people.given import GivenConsent, newest
from amanjol.casework.standards.policy.leaving import Likeness
from amanjol.casework.standards.referring import codes
from amanjol.casework.standards.referring.bodies import (
    Answer,
    Arrival,
    Danger,
    DangerAnswer,
    Inquiry,
    Outcome,
    StateChange,
    TakenBack,
)
from amanjol.casework.standards.referring.deadlines import packaged_deadlines
from amanjol.casework.standards.referring.identity import Identity
from amanjol.casework.standards.referring.returning import (
    ReturnHere,
    ReturnPlanned,
    ReturnReport,
    ReturnStopped,
)
from amanjol.casework.standards.referring.states import FINAL, State
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from amanjol.casework.cases.items import Items
    from amanjol.casework.referrals.queries import Entry, OpenedReferral
    from amanjol.casework.referrals.records import CaseReferralRecord
    from amanjol.casework.standards.people.forms import Form
    from amanjol.casework.standards.referring.bodies import Body
    from amanjol.casework.standards.sentences import Sentence
    from amanjol.foundation.organisations.keys.keyring import Keyring

GOOD: Final = frozenset({State.ACCEPTED, State.IN_PROGRESS, State.COMPLETED})


@dataclass(frozen=True, slots=True)
class EntryShown:
    """`lines` are label and text, one of which may be empty. `is_gone`: the partner has taken it back. `who` said it;
    `written_down_by` is one of us where the partner said it otherwise than by letter.
    """

    title: str
    lines: list[tuple[str, str]]
    at: datetime | None
    who: str
    is_ours: bool
    is_gone: bool = False
    written_down_by: str = ""


@dataclass(frozen=True, slots=True)
class ReferralShown:
    """`mark` is how the state looks: good, waiting, alarm, or nothing. `unconsented`: told on a consent that counts no
    more. `way` is how a partner without Amanjol is reached, `danger` what comes next where a life is in danger.
    """

    opened: OpenedReferral
    name: str
    country: str
    state: str
    mark: str
    purposes: str
    code_word: str
    entries: list[EntryShown]
    is_late: bool
    unconsented: bool = False
    way: str = ""
    danger: danger.Next | None = None


def shown(
    opened: OpenedReferral, name: str, country: str, keyring: Keyring, *, unconsented: bool = False
) -> ReferralShown:
    state, inquiry = opened.standing.state, opened.inquiry
    people = {entry.crossed.by for entry in opened.entries if entry.crossed is not None and entry.crossed.by}
    people |= danger.accounts_in(entry.act for entry in opened.entries)
    names = names_of(people, keyring.member.organisation) if people else {}
    for_what = purposes_in_words(inquiry.purposes) if inquiry is not None else ""
    words = [identity.code_word for _entry, identity in opened.identities if identity.code_word]
    return ReferralShown(
        opened,
        name,
        world_names.country_name(country, language()) if country else "",
        state_in_words(
            state,
            is_ours=opened.row.is_ours,
            by_letters=opened.row.goes_by_letters,
            is_danger=opened.row.is_danger,
        ),
        mark_of(state, opened.row.due_at),
        _("Life in danger") if opened.row.is_danger else for_what,
        words[-1] if words else "",
        [_entry(entry, names, name) for entry in reversed(opened.entries)],
        is_late(state, opened.row.due_at),
        unconsented,
        way_in_words(opened.record),
        danger.next_of(opened, keyring.person, names),
    )


def mark_of(state: str, due_at: datetime | None) -> str:
    if is_late(state, due_at):
        return "alarm"
    if state == State.RECALLED:
        return "waiting" if due_at is not None else ""
    return "good" if state in GOOD else ""


def is_late(state: str, due_at: datetime | None) -> bool:
    return not is_over(state, due_at) and due_at is not None and due_at < timezone.now()


def is_over(state: str, due_at: datetime | None) -> bool:
    """Nothing follows. Of what was taken back, word of what remains is waited for as long as there is a deadline."""
    return state in FINAL and not (state == State.RECALLED and due_at is not None)


def rests_on_no_consent(opened: OpenedReferral, written: Items, form: Form) -> bool:
    """Whether something told in it rests on a consent that was withdrawn or has ended, and was not taken back."""
    if not opened.told_on or not opened.row.is_ours or opened.is_taken_back:
        return False
    today = timezone.localdate()
    counting = {
        given.id for given in newest(written.of(GivenConsent)) if given.why_not_now(form, today) is None
    }
    return not opened.told_on <= counting


def inquiry_lines(inquiry: Inquiry) -> list[tuple[str, str]]:
    languages = ", ".join(world_names.language_name(code, language()) for code in inquiry.languages)
    lines = [
        (_("What is asked for"), purposes_in_words(inquiry.purposes)),
        (_("How soon"), said(packaged_deadlines().of(inquiry.urgency).title)),
        (_("Sex"), said(codes.SEX_WORDS[inquiry.sex])),
        (_("Age"), said(codes.AGE_WORDS[inquiry.age])),
        (_("Language"), languages),
    ]
    if inquiry.interpreter:
        lines.append((_("Interpreter"), _("needed")))
    if inquiry.also:
        lines.append((_("Besides"), "; ".join(said(codes.ALSO_WORDS[also]) for also in inquiry.also)))
    return lines


def identity_lines(identity: Identity, code_word: str | None = None) -> list[tuple[str, str]]:
    """As whoever receives it reads it, group by group. `code_word`: what stands for one that is not drawn yet."""
    lines = [(_("For what"), str(PURPOSES[identity.purpose]))]
    if identity.code_word:
        lines.append((_("Code word"), code_word or identity.code_word))
    lines += [(item.label, item.in_words) for item in choosing.shown(identity)]
    return lines


def paper_lines(opened: OpenedReferral) -> list[tuple[str, str]]:
    """What is handed over or read out: what was told last, before that the inquiry. Nothing once it is taken back."""
    if opened.is_taken_back or opened.is_older:
        return []
    if opened.identities:
        return identity_lines(opened.identities[-1][1])
    return inquiry_lines(opened.inquiry) if opened.inquiry is not None else []


def way_in_words(record: CaseReferralRecord | None) -> str:
    """How a partner without Amanjol is reached, and through whom; empty where letters go."""
    if record is None or record.way is Way.LETTERS:
        return ""
    words = str(WAYS[record.way])
    if record.third is None:
        return words
    return f"{words}: {record.third.name}, {world_names.country_name(record.third.country, language())}"


def groups_in_words(groups: Iterable[str]) -> str:
    titles: dict[str, Sentence] = {text.key: text.title for text in packaged_texts().groups}
    return ", ".join(_face() if group == Likeness.LIKENESS else said(titles[group]) for group in groups)


def _face() -> str:
    return _("face, fingerprint or voice")


def _entry(entry: Entry, names: dict[str, str], partner: str) -> EntryShown:
    crossed = entry.crossed
    if crossed is None:
        return EntryShown(_("Taken back by who wrote it"), [], entry.gone_at, partner, False, True)
    title, lines = danger.act_in_words(entry.act, names) if entry.act is not None else _title(entry)
    if crossed.is_ours:
        lines = [*lines, *((_("File"), sort_in_words(file.name)) for file in crossed.files)]
    if crossed.why_more:
        lines = [*lines, (_("Why more than the least"), crossed.why_more)]
    writer = names.get(crossed.by, "")
    who = writer if crossed.is_ours else partner
    return EntryShown(
        title, lines, crossed.at, who, crossed.is_ours, written_down_by=writer if crossed.was_said else ""
    )


def _title(entry: Entry) -> tuple[str, list[tuple[str, str]]]:
    """What it says: in one line, and in the lines below it."""
    if entry.body is None:
        return _("All that was told was taken back"), []
    return _WORDS[type(entry.body)](entry.body)


def _inquiry(inquiry: Inquiry) -> tuple[str, list[tuple[str, str]]]:
    return _("Inquiry, without a name"), inquiry_lines(inquiry)


def _answer(answer: Answer) -> tuple[str, list[tuple[str, str]]]:
    return said(codes.ANSWERING_WORDS[answer.answer]), _answer_lines(answer)


def _identity(identity: Identity) -> tuple[str, list[tuple[str, str]]]:
    return _("Who it is"), identity_lines(identity)


def _change(change: StateChange) -> tuple[str, list[tuple[str, str]]]:
    reason = [("", said(codes.REASON_WORDS[change.reason]))] if change.reason is not None else []
    return state_in_words(change.state), reason


def _arrival(arrival: Arrival) -> tuple[str, list[tuple[str, str]]]:
    needs = [(_("Needed at once"), purposes_in_words(arrival.needs))] if arrival.needs else []
    return said(codes.ARRIVED_WORDS[arrival.arrived]), needs


def _outcome(outcome: Outcome) -> tuple[str, list[tuple[str, str]]]:
    lines = [
        (str(PURPOSES[service.purpose]), said(codes.RESULT_WORDS[service.result]))
        for service in outcome.services
    ]
    return _("What came of the help"), lines


def _taken_back(back: TakenBack) -> tuple[str, list[tuple[str, str]]]:
    reason = [("", said(codes.KEEPING_WORDS[back.reason]))] if back.reason is not None else []
    return said(codes.REMAINS_WORDS[back.remains]), reason


_WORDS: Final[dict[type[Body], Callable[[Any], tuple[str, list[tuple[str, str]]]]]] = {
    Inquiry: _inquiry,
    Answer: _answer,
    Identity: _identity,
    StateChange: _change,
    Arrival: _arrival,
    Outcome: _outcome,
    TakenBack: _taken_back,
    ReturnHere: entries.here,
    ReturnPlanned: entries.planned,
    ReturnStopped: entries.stopped,
    ReturnReport: entries.report,
    Danger: danger.letter,
    DangerAnswer: danger.answer,
}


def _answer_lines(answer: Answer) -> list[tuple[str, str]]:
    lines = [("", said(codes.REASON_WORDS[answer.reason]))] if answer.reason is not None else []
    if answer.from_on is not None:
        lines.append((_("From which day"), date_format(answer.from_on, "d.m.Y")))
    if answer.answer is not codes.Answering.CANNOT:
        lines.append((_("Ask for"), said(codes.ROLE_WORDS[answer.contact])))
    return lines
