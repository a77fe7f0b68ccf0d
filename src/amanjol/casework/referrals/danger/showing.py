"""A danger in words: what the partner is told, what two people said, who called back, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from amanjol.casework.cases.details import world_names
from amanjol.casework.cases.details.wording import language
from amanjol.casework.cases.vital_interest.forms import WHY_WORDS
from amanjol.casework.referrals.danger import deciding
from amanjol.casework.referrals.danger.forms import NUMBERS, RESULTS
from amanjol.casework.referrals.danger.records import CalledBack, Decided, PersonTold, Seconded
from amanjol.casework.referrals.words import said
from amanjol.casework.standards.referring import codes
from amanjol.casework.standards.referring.states import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amanjol.casework.referrals.danger.records import Act
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.casework.standards.referring.bodies import Danger, DangerAnswer

    type Lines = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Next:
    """What can be done about a danger now, for who reads the page. `second` is the name of who was asked to decide."""

    waits_for_second: bool
    is_another: bool
    second: str
    owes_word: bool
    waits_for_answer: bool
    may_call_back: bool
    is_confirmed: bool
    is_accepted: bool

    @property
    def badge(self) -> str:
        """The first of what we owe, in a word or two; empty where it is nothing."""
        if self.waits_for_second:
            return _("a second person decides")
        return _("tell the person") if self.owes_word else ""


def next_of(opened: OpenedReferral, person: str, names: Mapping[str, str]) -> Next | None:
    """`person` is the account of who reads it. None for what is no danger."""
    if not opened.row.is_danger:
        return None
    stands = deciding.deciding_of(opened)
    cannot = stands.decided.cannot if stands is not None else None
    waits = opened.standing.state in {State.REQUESTED, State.RECEIVED} and not opened.is_older
    return Next(
        waits_for_second=stands is not None and stands.waits_for_second and not opened.is_older,
        is_another=stands is not None and stands.by != person,
        second=names.get(cannot.second, "") if cannot is not None else "",
        owes_word=deciding.owes_word(opened),
        waits_for_answer=waits and opened.row.is_ours,
        may_call_back=waits and not opened.row.is_ours and opened.danger is not None,
        is_confirmed=deciding.is_confirmed(opened),
        is_accepted=opened.standing.state in {State.ACCEPTED, State.IN_PROGRESS},
    )


def accounts_in(acts: Iterable[Act | None]) -> set[str]:
    """Whose names are shown with them."""
    accounts = set()
    for act in acts:
        if isinstance(act, Decided):
            accounts |= {act.yes.by} if act.yes is not None else set()
            accounts |= {act.cannot.second} if act.cannot is not None else set()
    return accounts


def danger_lines(danger: Danger | Decided) -> Lines:
    """As the partner reads it."""
    lines = [
        (_("What threatens"), said(codes.THREAT_WORDS[danger.threat])),
        (_("Where"), f"{danger.place}, {world_names.country_name(danger.country, language())}"),
        (_("Language"), _languages(danger.languages)),
        (_("How the person is reached"), said(codes.REACH_WORDS[danger.reach])),
    ]
    if danger.is_child:
        lines.append((_("Age"), _("A child, or may be one")))
    return lines


def letter(danger: Danger) -> tuple[str, Lines]:
    return _("A life is in danger, without a name"), danger_lines(danger)


def answer(body: DangerAnswer) -> tuple[str, Lines]:
    if body.reason is not None:
        return _("Nothing is done"), [("", said(codes.REASON_WORDS[body.reason]))]
    return _("What is done"), [("", said(codes.ACTING_WORDS[act])) for act in body.acts]


def act_in_words(act: Act, names: Mapping[str, str]) -> tuple[str, Lines]:
    """In one line, and in those below it."""
    match act:
        case Decided():
            return _decided(act, names)
        case Seconded(agrees=True):
            return _("A second person decided it, too"), [("", act.says)]
        case Seconded():
            return _("It is not told"), [("", act.says)]
        case PersonTold(was_told=True):
            return _("The person knows that the partner was told"), [("", act.says)]
        case PersonTold():
            return _("The person does not know it yet"), [("", act.says)]
        case CalledBack():
            return _("Called back: %(result)s") % {"result": _lower(str(RESULTS[act.result]))}, [
                (_("Asked for"), act.whom),
                (_("The number"), str(NUMBERS[act.number])),
            ]


def _decided(decided: Decided, names: Mapping[str, str]) -> tuple[str, Lines]:
    lines = danger_lines(decided)
    if decided.yes is not None:
        asked = _("asked in %(language)s by %(who)s") % {
            "language": world_names.language_name(decided.yes.language, language()),
            "who": names.get(decided.yes.by, "—"),
        }
        return _("The person said yes to telling the partner"), [(_("On whose word"), asked)]
    if decided.cannot is not None:
        lines += [
            (_("Why nobody can consent"), str(WHY_WORDS[decided.cannot.why])),
            (_("What was seen"), decided.cannot.says),
            (_("Asked to decide, too"), names.get(decided.cannot.second, "—")),
        ]
    return _("One person decided to tell the partner"), lines


def _languages(spoken: Iterable[str]) -> str:
    return ", ".join(world_names.language_name(code, language()) for code in spoken)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
