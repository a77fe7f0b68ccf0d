"""Finding people among all that an organisation has sealed.

There is no index of names. A question goes through sheets of sounds (`everybody`), which leaves few people; those are
opened from their own rows and compared closely (`foundation/names`). So a name is shown from its row alone. Nothing
that was opened outlives the request. Restricted people, who are few, are opened singly, for those who may open them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from amanjol.casework.cases import restricted, sealing
from amanjol.casework.cases.finding import everybody, questions, scoring
from amanjol.casework.cases.finding.held import names_of
from amanjol.casework.cases.finding.scoring import Asked, may_be_of
from amanjol.casework.cases.models import Case
from amanjol.casework.cases.own_numbers import numbers_of
from amanjol.casework.cases.queries import people_visible_to, visible_to
from amanjol.casework.desk.country import country_here
from amanjol.casework.desk.in_bulk import uncollected
from amanjol.foundation.names.matching import SAME_FROM, Matcher
from amanjol.foundation.names.searching import NameSearch

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from amanjol.casework.cases.finding.everybody import Gone
    from amanjol.casework.cases.models import Person
    from amanjol.casework.cases.records import PersonRecord
    from amanjol.foundation.organisations.keys.keyring import Keyring

MOST_FOUND: Final = 20
_READ_OTHERWISE: Final = 0.9  # of the score, where letters had to be changed


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """A person that a question found, opened. `score` up to 1; a whole number and the code of a case count as 1.

    `why` says what of them was met: `case`, `telephone`, `document`, `number`, `name`, `place`, `year`; `kin` where
    they may be parent and child.
    """

    person: Person
    record: PersonRecord
    score: float
    why: tuple[str, ...] = ()


def find(keyring: Keyring, question: str) -> list[PersonMatch]:
    """People by name in any script, nickname, patronymic, year of birth, place, a number, or the code of a case."""
    return find_and_look(keyring, question)[0]


@uncollected()
def find_and_look(keyring: Keyring, question: str) -> tuple[list[PersonMatch], Gone]:
    """As `find`, with how the sheets were found. SealBroken."""
    asked = questions.read(question, country_here())
    people = asked_of(asked)
    gone = everybody.go_through(keyring, people)
    called = _with_code(keyring, asked.code)
    records = _opened(keyring, called.union(*(by.ids() for by in people)), gone)
    numbered = people[0].numbered
    scores = dict.fromkeys((pk for pk in (*called, *numbered) if pk in records), 1.0)
    matcher = Matcher()
    if asked.words:
        for pk, score in _by_words(people, records, matcher).items():
            scores.setdefault(pk, score)
    elif asked.year is not None:
        scores |= {pk: 1.0 for pk, record in records.items() if record.birth_year == asked.year}
    if asked.words and asked.year is not None:
        scores = {pk: score for pk, score in scores.items() if may_be_of(records[pk].birth_year, asked.year)}
    matches = _best(keyring, scores, records)
    return list(_explained(matches, asked, people, called, matcher)), gone


def asked_of(question: questions.Question) -> list[Asked]:
    """What is looked for in one go; numbers by the first alone."""
    first, *others = question.words or ("",)
    return [Asked(first, question.year, question.numbers), *(Asked(words, question.year) for words in others)]


def likely_matches(keyring: Keyring, record: PersonRecord) -> list[PersonMatch]:
    """People who may be the one now being written down: the same number, or a name that fits."""
    return likely_matches_of_each(keyring, [record])[0]


@uncollected()
def likely_matches_of_each(keyring: Keyring, records: Iterable[PersonRecord]) -> list[list[PersonMatch]]:
    """As `likely_matches`, of many: everybody is gone through once."""
    written_down = [_Likely(record) for record in records]
    gone = everybody.go_through(keyring, [asked for likely in written_down for asked in likely.asked])
    ids = set[bytes]().union(*(asked.ids() for likely in written_down for asked in likely.asked))
    opened = _opened(keyring, ids, gone)
    return [_best(keyring, likely.scores_among(opened), opened) for likely in written_down]


class _Likely:
    """What is asked for one who is being written down, and what speaks for each who may be the same."""

    def __init__(self, record: PersonRecord) -> None:
        wanted = tuple((kind, f"{kind[0]}{normal}") for kind, normal in numbers_of(record, country_here()))
        self._record, self._by_number = record, Asked("", None, wanted)
        self.asked = [*(Asked(name, record.birth_year) for name in record.names), self._by_number]

    def scores_among(self, records: dict[bytes, PersonRecord]) -> dict[bytes, float]:
        scores = dict.fromkeys((pk for pk in self._by_number.numbered if pk in records), 1.0)
        of_these = set[bytes]().union(*(asked.ids() for asked in self.asked)) & records.keys()
        search = _names_of({pk: records[pk] for pk in of_these})
        for name in self._record.names:
            for pk, score in search.find(name, limit=MOST_FOUND):
                if score >= SAME_FROM and may_be_of(records[pk].birth_year, self._record.birth_year):
                    scores[pk] = max(score, scores.get(pk, 0.0))
        return scores


def find_for_emergency(keyring: Keyring, question: str) -> list[PersonMatch]:
    """Restricted people whom the member may open for danger to life, by a name that fits or the code of a case.

    SealBroken.
    """
    people = {person.pk: person for person in restricted.people_for_emergency(keyring.member)}
    records = {pk: sealing.open_person(person, keyring) for pk, person in people.items()}
    cases = Case.objects.filter(person__in=people)
    called = [case for case in cases if case.code == question.strip().upper()]
    for case in called:
        sealing.prove(case, keyring)
    scores = dict.fromkeys((case.person_id for case in called), 1.0)
    scores = scores or {pk: score for pk, score in _names_of(records).find(question) if score >= SAME_FROM}
    return [PersonMatch(people[pk], records[pk], score) for pk, score in scores.items()]


def likely_ids(records: dict[UUID, PersonRecord], record: PersonRecord) -> set[UUID]:
    """Which of few people may be this one: by a name and a year of birth, or by a number, which need no hash here."""
    search = _names_of(records)
    by_name = {
        pk
        for name in record.names
        for pk, score in search.find(name)
        if score >= SAME_FROM and may_be_of(records[pk].birth_year, record.birth_year)
    }
    return by_name | _with_number(records, set(numbers_of(record, country_here())))


def cases_of(keyring: Keyring, matches: Iterable[PersonMatch]) -> dict[UUID, list[Case]]:
    """The cases of people that match, the newest first, by person. SealBroken for one that is not its person's."""
    return cases_of_people(keyring, [match.person.pk for match in matches])


def cases_of_people(keyring: Keyring, people: Sequence[UUID]) -> dict[UUID, list[Case]]:
    """As `cases_of`."""
    by_person: dict[UUID, list[Case]] = {pk: [] for pk in people}
    rows = visible_to(keyring.member).select_related("person").filter(person__in=people)
    for case in rows.order_by("status", "-opened_month"):
        sealing.prove(case, keyring)
        by_person[case.person_id].append(case)
    return by_person


def _with_code(keyring: Keyring, code: str) -> set[bytes]:
    """Whose case is called so. SealBroken for one that is not its person's."""
    if not code:
        return set()
    least, most = (UUID(hex=code.lower().ljust(32, sign)) for sign in "0f")
    called = visible_to(keyring.member).select_related("person").filter(pk__gte=least, pk__lte=most)
    for case in called:
        sealing.prove(case, keyring)
    return {case.person_id.bytes for case in called}


def _opened(keyring: Keyring, ids: Iterable[bytes], gone: Gone) -> dict[bytes, PersonRecord]:
    """These people as their rows have them now; who is gone is left out. SealBroken."""
    wanted = [UUID(bytes=pk) for pk in ids if pk not in gone.restricted]
    rows = people_visible_to(keyring.member).filter(epoch__isnull=False, pk__in=wanted)
    records = {pk: gone.restricted[pk] for pk in ids if pk in gone.restricted}
    return records | {pk.bytes: record for pk, record in everybody.opened_people(rows, keyring)}


def _by_words(
    asked: Sequence[Asked], records: dict[bytes, PersonRecord], matcher: Matcher
) -> dict[bytes, float]:
    """Words may be of a name, of the place, or of both together."""
    readings = [(words, bool(turn)) for by in asked for turn, words in enumerate(by.readings)]
    search: NameSearch[bytes] = NameSearch(matcher)
    people = sorted(records.items())
    search.add_columns(
        (pk for pk, _record in people),
        [names_of(record) for _pk, record in people],
        [record.place for _pk, record in people],
    )
    scores: dict[bytes, float] = {}
    for words, is_corrected in readings:
        for pk, score in search.find(words, limit=MOST_FOUND):
            scores[pk] = max(scores.get(pk, 0.0), score * _READ_OTHERWISE if is_corrected else score)
    return scores


def _with_number[Key: Hashable](records: dict[Key, PersonRecord], wanted: set[tuple[str, str]]) -> set[Key]:
    country = country_here()
    return {key for key, record in records.items() if not wanted.isdisjoint(numbers_of(record, country))}


def _names_of[Key: Hashable](records: dict[Key, PersonRecord]) -> NameSearch[Key]:
    search: NameSearch[Key] = NameSearch()
    for key, record in records.items():
        search.add(key, *names_of(record))
    return search


def _best(
    keyring: Keyring, scores: dict[bytes, float], records: dict[bytes, PersonRecord]
) -> list[PersonMatch]:
    """Read once more and opened strictly."""
    ordered = sorted(scores.items(), key=lambda entry: (-entry[1], records[entry[0]].name))[:MOST_FOUND]
    rows = people_visible_to(keyring.member).in_bulk([UUID(bytes=pk) for pk, _score in ordered])
    return [
        PersonMatch(row, sealing.open_person(row, keyring), score)
        for pk, score in ordered
        if (row := rows.get(UUID(bytes=pk))) is not None
    ]


def _may_be_kin(words: Iterable[str], names: Sequence[str], matcher: Matcher) -> bool:
    """Whether who was found may be a parent or a child of whoever is asked for: it may be the danger."""
    return any(matcher.compare(asked, name).relation for asked in words for name in names)


def _explained(
    matches: Iterable[PersonMatch],
    asked: questions.Question,
    people: Sequence[Asked],
    called: set[bytes],
    matcher: Matcher,
) -> Iterator[PersonMatch]:
    """With what of each is met. The matcher has compared them before."""
    reasons = scoring.Reasons([part for by in people for part in by.meant])
    for match in matches:
        pk, record = match.person.pk.bytes, match.record
        why = ["case"] if pk in called else []
        why += reasons.why(people[0].numbered.get(pk), names_of(record), record.place)
        if asked.year is not None and record.birth_year == asked.year:
            why.append("year")
        if _may_be_kin(asked.words, record.names, matcher):
            why.append("kin")
        yield PersonMatch(match.person, record, match.score, tuple(why))
