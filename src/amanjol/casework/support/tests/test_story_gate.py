"""The gate: open where nothing is missing, shut for each thing that is, with the page where it is mended."""

from __future__ import annotations

from dataclasses import replace as changed
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions import creating
from amanjol.casework.cases.actions.working import change_case, change_person
from amanjol.casework.cases.models import Person
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.stages.tracks import StageEntry
from amanjol.casework.standards.traits.tests.sentences import STORY_EN, STORY_RU
from amanjol.casework.standards.traits.words import TraitKind
from amanjol.casework.support.models import StoryPermit
from amanjol.casework.support.stories import actions, gate, permits
from amanjol.casework.support.stories.actions import LawyerSaid
from amanjol.casework.support.stories.gate import refusals
from amanjol.casework.support.stories.heard import is_like
from amanjol.casework.support.stories.records import Counted, Decided, Declared, LawyerWord
from amanjol.casework.support.tests.story_cast import ALIAS, LONG_AGO, RU, TEXTS, TK, TODAY, UNTIL, fresh
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from amanjol.casework.support.stories.gate import Facts
    from amanjol.casework.support.stories.records import StoryRecord
    from amanjol.casework.support.tests.story_cast import StoryCast

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(story_cast: StoryCast) -> StoryCast:
    actions.count(keyring=keyring_of(story_cast.dana), case=story_cast.case)
    story_cast.approve()
    return story_cast


def keys(facts: Facts) -> list[str]:
    return [refusal.key for refusal in refusals(facts)]


def with_record(facts: Facts, **other: Any) -> Facts:
    """As if all that hangs on the words was done anew for these."""
    record: StoryRecord = replace(facts.record, **other)
    digest = record.digest
    readings = tuple(replace(reading, digest=digest) for reading in record.readings)
    answer = replace(record.would_know, digest=digest) if record.would_know is not None else None
    record = replace(record, readings=readings, would_know=answer)
    whole = record.whole_digest
    counted = replace(record.counted, digest=whole) if record.counted is not None else None
    approvals = tuple(replace(approval, digest=whole) for approval in record.approvals)
    return changed(facts, record=replace(record, counted=counted, approvals=approvals))


def test_where_nothing_is_missing_it_opens_and_signs_exactly_these_words(ready: StoryCast) -> None:
    assert keys(ready.facts()) == []
    pk = actions.open_gate(keyring=keyring_of(ready.dana), case=ready.case)
    permit = permits.permit_in_force(pk)
    assert permit is not None
    assert (permit.alias, permit.texts, permit.valid_until) == (ALIAS, TEXTS, UNTIL)
    assert (list(permit.channels), permit.with_picture) == (["web", "mail"], False)
    assert ready.record().permits == (str(pk),)
    signed = bytes(StoryPermit.objects.get(pk=pk).signed)
    for secret in (str(ready.case.pk), str(ready.case.person_id), "Аманова", "Gözel"):
        assert secret.encode() not in signed


@pytest.mark.parametrize(
    ("key", "other"),
    [
        ("not-adult", {"form": Form.CHILD_WITH_GUARDIAN}),
        ("not-adult", {"form": Form.CHILD_ALONE}),
        ("not-adult", {"form": Form.AGE_NOT_KNOWN}),
        ("not-adult", {"form": Form.DECEASED}),
        ("restricted", {"is_restricted": True}),
        ("older", {"is_older": True}),
        ("no-consent", {"consent": None}),
        ("no-exit", {"exit_on": None}),
        ("too-early", {"exit_on": TODAY - timedelta(364)}),
        ("proceedings", {"under_way": LONG_AGO}),
        ("no-key", {"signs": False}),
        ("approvers", {"holders": frozenset()}),
        ("alias", {"names": ("Lola Amanowa",)}),
        ("name", {"names": ("Мария Меняева",)}),
        ("not-read", {"own_language": "ru"}),
        ("no-language", {"own_language": ""}),
        ("own-text", {"own_language": "ky"}),
        ("not-countable", {"codes": {}}),
    ],
)
def test_one_thing_that_is_missing_shuts_it(ready: StoryCast, key: str, other: dict[str, Any]) -> None:
    if key == "name":
        facts = with_record(ready.facts(), texts=TEXTS | {"ru": f"{RU} Звали меня Мария."})
        assert "name" in keys(changed(facts, **other))
        assert "name" not in keys(facts)
        return
    assert key in keys(changed(ready.facts(), **other))
    assert key not in keys(ready.facts())


def test_a_year_is_a_year(ready: StoryCast) -> None:
    assert keys(changed(ready.facts(), exit_on=TODAY - timedelta(365))) == []


def test_each_change_of_a_word_asks_for_all_of_it_again(ready: StoryCast) -> None:
    for other in ({"texts": TEXTS | {"tk": f"{TK}."}}, {"alias": "Лале"}):
        facts = ready.facts()
        now = keys(changed(facts, record=replace(facts.record, **other)))
        assert {"not-read", "would-know", "not-counted", "approvers"} <= set(now)


@pytest.mark.parametrize(
    ("key", "other"),
    [
        ("texts", {"texts": {"tk": TK}}),
        ("no-alias", {"alias": ""}),
        ("alias", {"alias": "Розочка Роза"}),
        ("alias", {"alias": "Gozel"}),
        ("alias", {"alias": "Розы"}),
        ("alias", {"alias": "Gözeliň"}),
        ("alias-script", {"alias": "ΡΟΖΑ"}),
        ("alias-script", {"alias": "روزا"}),
        ("alias-script", {"alias": "R0za"}),
        ("script", {"texts": TEXTS | {"ru": f"{RU} Ρόζα"}}),
        ("script", {"texts": TEXTS | {"ru": f"{RU}\x01"}}),
        ("script", {"texts": TEXTS | {"ru": f"{RU}\ufffe"}}),
        ("language", {"texts": TEXTS | {"en": "I left to work."}}),
        ("undeclared", {"declared": ()}),
        ("not-read", {"readings": ()}),
        ("would-know", {"would_know": None}),
        ("not-counted", {"counted": None}),
        ("approvers", {"approvals": ()}),
    ],
)
def test_each_part_that_is_missing_shuts_it(ready: StoryCast, key: str, other: dict[str, Any]) -> None:
    assert key in keys(with_record(ready.facts(), **other))


def test_consent_that_lasts_longer_than_three_years_shuts_it(ready: StoryCast) -> None:
    facts = ready.facts()
    given = facts.consent
    assert given is not None
    assert given.terms is not None
    longer = replace(given, terms=replace(given.terms, until=TODAY + timedelta(3 * 366)))
    assert keys(changed(facts, consent=longer)) == ["too-long"]


def test_her_lawyers_word_opens_it_for_what_had_begun_by_then(ready: StoryCast) -> None:
    facts = changed(ready.facts(), under_way=TODAY - timedelta(5))
    digest = facts.record.digest
    word = LawyerWord(
        present_moment(), "-", TODAY - timedelta(5), "Юрист Лейла", "Дело закрыто", allows=True, digest=digest
    )
    assert keys(with_record(facts, lawyer=word)) == []
    earlier = replace(word, on=TODAY - timedelta(6))
    assert keys(with_record(facts, lawyer=earlier)) == ["proceedings"]
    assert keys(with_record(facts, lawyer=replace(word, digest="0" * 64))) == ["proceedings"]


@pytest.mark.parametrize("under_way", [None, LONG_AGO])
def test_a_lawyers_no_shuts_it_whatever_runs(ready: StoryCast, under_way: date | None) -> None:
    facts = changed(ready.facts(), under_way=under_way)
    no = LawyerWord(present_moment(), "-", TODAY, "Юрист", "Нельзя", allows=False, digest=facts.record.digest)
    assert keys(with_record(facts, lawyer=no)) == ["lawyer-no"]


def test_a_lawyers_no_calls_back_and_two_approve_anew(ready: StoryCast) -> None:
    pk = actions.open_gate(keyring=keyring_of(ready.dana), case=ready.case)
    for allows, expected in ((True, True), (False, False)):
        actions.note_lawyer(
            keyring=keyring_of(ready.berk),
            case=ready.case,
            digest=ready.record().digest,
            said=LawyerSaid(TODAY, "Юрист", "Так", allows=allows),
        )
        assert (permits.permit_in_force(pk) is not None) is expected
        assert "approvers" in keys(ready.facts())


def test_what_a_rule_is_certain_of_is_never_common_and_common_has_a_reason(ready: StoryCast) -> None:
    facts = ready.facts()
    place = facts.record.declared[0]
    common = replace(place, decided=Decided.COMMON, why="Так говорят все")
    assert "not-common" in keys(with_record(facts, declared=(common,)))
    texts = TEXTS | {"ru": f"{RU} Мама ждала."}
    mother = Declared(TraitKind.RELATIVES, "мама", Decided.COMMON, "-", "Мама есть у каждой")
    assert keys(with_record(facts, texts=texts, declared=(place, mother))) == []
    assert "not-common" in keys(with_record(facts, texts=texts, declared=(place, replace(mother, why=""))))


@pytest.mark.parametrize(
    "said", ["Мама Мадины", "позвал Мадину", "мадина ушла", "«Лола/Мадина»", "у Каримовых", "Мадинанын",
             "Каримову", "Madinaning onasi", "madinaga", "у karimovoy", "Ма\u00adдина", "Ма\u200bдины"]
)  # fmt: skip
def test_a_name_with_another_ending_is_her_name(ready: StoryCast, said: str) -> None:
    facts = changed(ready.facts(), names=("Мадина Каримова",))
    assert "name" in keys(with_record(facts, texts=TEXTS | {"ru": f"{RU} {said}."}))
    assert "name" not in keys(facts)


def test_a_short_name_and_part_of_one_is_heard_as_another_name() -> None:
    assert is_like("Ай", ("Ай Ли",))
    assert not is_like("Айгуль", ("Ай Ли",))
    assert not is_like("Лола", ("Мадина Каримова",))


@pytest.mark.parametrize("name", ["Анна Ким", "Мария", "Айгуль Меред", "Dilnoza", "Рано", "Мира"])
def test_words_that_only_begin_like_a_name_are_none(ready: StoryCast, name: str) -> None:
    text = "another married woman; один мир, dillar, майка, раньше, аннотация."
    facts = changed(ready.facts(), names=(name,))
    assert "name" not in keys(with_record(facts, texts=TEXTS | {"ru": text}))


def test_a_rare_event_is_never_common(ready: StoryCast) -> None:
    facts = ready.facts()
    event = Declared(TraitKind.EVENT, "вич", Decided.COMMON, "-", "У многих")
    texts = TEXTS | {"ru": f"{RU} У меня ВИЧ."}
    assert keys(with_record(facts, texts=texts, declared=(*facts.record.declared, event))) == ["not-common"]


def test_who_wrote_what_is_approved_does_not_approve_and_who_approves_sees_it(story_cast: StoryCast) -> None:
    digest, says = story_cast.record().digest, LawyerSaid(TODAY, "Юрист Лейла", "Дело закрыто", allows=True)
    actions.say_who_would_know(
        keyring=keyring_of(story_cast.dana), case=story_cast.case, digest=digest, says="Никто"
    )
    actions.note_lawyer(keyring=keyring_of(story_cast.farida), case=story_cast.case, digest=digest, said=says)
    for client in (story_cast.dana, story_cast.farida):
        with pytest.raises(actions.NotTheirs):
            story_cast.approve(client)
    page = story_cast.dana.get(story_cast.page()).text
    for words in ("мары", "whoever shares it is counted", "Никто", "Юрист Лейла", "Дело закрыто"):
        assert words in page


def test_what_is_kept_is_what_her_file_says(ready: StoryCast) -> None:
    """The year is that of her birth, the place is hers: others share it, not any year or place."""
    facts = ready.facts()
    for text, kind, said, is_shut in (
        ("Родилась в 1994 году.", TraitKind.YEAR, "1994 году", False),
        ("В 2019 году уехала.", TraitKind.YEAR, "2019 году", True),
        ("Жила потом в Анталье.", TraitKind.PLACE, "анталье", True),
        ("Работала швеёй.", TraitKind.TRADE, "швеей", True),
    ):
        declared = (*facts.record.declared, Declared(kind, said, Decided.KEPT, "-"))
        now = keys(with_record(facts, texts=TEXTS | {"ru": f"{RU} {text}"}, declared=declared))
        assert ("not-countable" in now) is is_shut, text


def test_a_count_holds_for_a_month_and_says_enough_or_not(ready: StoryCast) -> None:
    facts = ready.facts()
    counted = facts.record.counted
    assert isinstance(counted, Counted)
    for other, key in (
        ({"passed": False}, ["few"]),
        ({"on": TODAY - timedelta(31)}, ["not-counted"]),
        ({"on": TODAY + timedelta(1)}, ["not-counted"]),
        ({"on": TODAY - timedelta(30)}, []),
    ):
        record = replace(facts.record, counted=replace(counted, **other))
        assert keys(changed(facts, record=record)) == key


def test_two_others_who_hold_the_keys_approve(ready: StoryCast) -> None:
    facts = ready.facts()
    first, second = facts.record.approvals
    for approvals in ((first,), (first, first), (first, replace(second, digest="0" * 64))):
        assert keys(changed(facts, record=replace(facts.record, approvals=approvals))) == ["approvers"]
    (writer,) = facts.record.writers
    own = replace(second, by=writer)
    assert keys(changed(facts, record=replace(facts.record, approvals=(first, own)))) == ["approvers"]


def test_the_story_of_2022_is_stopped_and_each_trait_named(ready: StoryCast) -> None:
    facts = with_record(ready.facts(), texts={"ru": STORY_RU, "en": STORY_EN}, declared=())
    named = " · ".join(refusal.about.casefold() for refusal in refusals(facts) if refusal.key == "undeclared")
    for trait in (
        "1987", "нарынской области", "naryn province", "швея", "seamstress", "mother of four", "четверых детей",
        "400 долларов",
        "3,000 dollars", "развелся", "divorced", "2020",
    ):  # fmt: skip
        assert trait in named


def has_passed(people: StoryCast) -> bool:
    counted = people.record().counted
    assert counted is not None
    return counted.passed


def test_ten_of_ones_own_people_and_not_nine(story_cast: StoryCast) -> None:
    keyring = keyring_of(story_cast.dana)
    assert actions.count(keyring=keyring, case=story_cast.case) == gate.ENOUGH
    assert has_passed(story_cast)
    keyring, person = keyring_of(story_cast.dana), fresh(story_cast.case).person
    other = Person.objects.exclude(pk=person.pk).first()
    assert other is not None
    contents = sealing.open_person(other, keyring)
    change_person(keyring=keyring, person=other, contents=replace(contents, place="Лебап"))
    assert actions.count(keyring=keyring_of(story_cast.dana), case=story_cast.case) == gate.ENOUGH - 1
    assert not has_passed(story_cast)
    story_cast.approve()
    with pytest.raises(actions.GateShut) as shut:
        actions.open_gate(keyring=keyring_of(story_cast.dana), case=story_cast.case)
    assert [refusal.key for refusal in shut.value.refusals] == ["few"]


def test_nobody_is_counted_before_each_trait_is_decided(story_cast: StoryCast) -> None:
    """The number would be too high, and say that there are enough."""
    texts = TEXTS | {"ru": f"{RU} У меня трое детей."}
    actions.write_story(keyring=keyring_of(story_cast.berk), case=story_cast.case, alias=ALIAS, texts=texts)
    before = story_cast.record().counted
    page = story_cast.dana.get(story_cast.page("story_known")).text
    assert "They are counted once it is decided" in page
    assert "Count them" not in page
    pressed = story_cast.dana.post(story_cast.page("story_count"))
    assert pressed["Location"] == story_cast.page("story_traits")
    assert story_cast.record().counted == before
    children = Declared(TraitKind.RELATIVES, "трое детей", Decided.KEPT, "-")
    declared = [*story_cast.record().declared, children]
    actions.declare(keyring=keyring_of(story_cast.berk), case=story_cast.case, declared=declared)
    assert "Count them" in story_cast.dana.get(story_cast.page("story_known")).text


def test_steps_of_justice_and_open_demands_are_seen_in_each_of_her_cases(ready: StoryCast) -> None:
    keyring = keyring_of(ready.berk)
    beginning = creating.Beginning("Суд", None, "", happened_on=LONG_AGO)
    other = creating.create_case(
        keyring=keyring, person=fresh(ready.case).person, beginning=beginning, today=TODAY
    )
    assert keys(ready.facts()) == []
    change_case(
        "case.justice-moved", keyring_of(ready.berk), other,
        lambda now: replace(
            now, justice=replace(now.justice, entries=(*now.justice.entries, StageEntry("complaint", TODAY)))
        ),
    )  # fmt: skip
    assert keys(ready.facts()) == ["proceedings"]
    assert ready.facts().under_way == TODAY


def test_where_nobody_wrote_down_what_happened_it_stays_shut(ready: StoryCast) -> None:
    keyring = keyring_of(ready.berk)
    change_case("case.details-changed", keyring, fresh(ready.case), lambda now: replace(now, details=()))
    assert keys(ready.facts()) == ["no-exit"]


def test_a_case_that_began_this_year_is_not_a_year_ago(ready: StoryCast) -> None:
    keyring = keyring_of(ready.berk)
    creating.create_case(
        keyring=keyring,
        person=fresh(ready.case).person,
        beginning=creating.Beginning("Снова", None),
        today=TODAY,
    )
    assert keys(ready.facts()) == ["too-early"]
