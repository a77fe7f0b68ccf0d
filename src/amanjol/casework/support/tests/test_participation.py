"""Courses of the person of a case: one press, what is seen of them, and where the learner goes with the case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from django.utils import timezone

from amanjol.casework.cases import sealing as case_sealing
from amanjol.casework.cases.actions import creating, working
from amanjol.casework.cases.actions.working import change_case
from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.merging import actions as merging
from amanjol.casework.cases.models import Case, Erased, Purpose
from amanjol.casework.cases.models import Named as NamedForPerson
from amanjol.casework.cases.record_parts.reviews import ErasureNotice
from amanjol.casework.cases.restricting.actions import restricting
from amanjol.casework.cases.tests.case_cast import NEXT, CaseCast, open_case
from amanjol.casework.cases.tests.pages import path, verbs, without_tokens
from amanjol.casework.cases.tests.test_links import MERET
from amanjol.casework.cases.tests.test_restricted import farida_of, me, restrict, supervisor
from amanjol.casework.learning import sealing
from amanjol.casework.learning.actions.attending import Day, write_day
from amanjol.casework.learning.actions.cohorts import begin_cohort
from amanjol.casework.learning.actions.erasing import erase_learner
from amanjol.casework.learning.actions.learners import Person, change_learner
from amanjol.casework.learning.models import Cohort, Learner, Livelihood, Named
from amanjol.casework.learning.records import ErasureNotice as LearnerNotice
from amanjol.casework.learning.tests.learning_cast import COURSE, PLAN
from amanjol.casework.support.models import CaseParticipation
from amanjol.casework.support.participation.alike import is_alike
from amanjol.casework.support.participation.queries import participations_of
from amanjol.casework.support.tests.pages import COURSE_ROUTES
from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.once import tokens
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.key_cast import accept, give, keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace as replace_record

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
TYPED: dict[str, Any] = COURSE_ROUTES[0].data
NAME = TYPED["name"]


@dataclass
class Scene:
    """Farida, Dana and Berk hold the keys; a cohort is on now."""

    people: CaseCast
    cohort: Cohort

    @property
    def berk(self) -> Client:
        return self.people.keys.berk

    @property
    def dana(self) -> Client:
        return self.people.keys.dana

    @property
    def case(self) -> Case:
        return self.people.case


@pytest.fixture
def scene(three_with_keys: CaseCast) -> Scene:
    plan = replace(PLAN, ends_on=TODAY + timedelta(5))
    keyring = keyring_of(three_with_keys.keys.berk)
    return Scene(three_with_keys, begin_cohort(keyring=keyring, course=COURSE.key, plan=plan))


def address(case: Case, name: str = "courses") -> str:
    return reverse(f"support:{name}", args=[case.pk])


def sign_up(scene: Scene, client: Client | None = None, case: Case | None = None) -> Learner:
    where = address(case or scene.case)
    answer = (client or scene.berk).post(where, TYPED | {"cohort": str(scene.cohort.pk)})
    assert answer.status_code == 302, answer.text
    request_of(client or scene.berk)
    return Learner.objects.get(pk=records(client or scene.berk, case or scene.case)[-1].row)


def records(client: Client, case: Case) -> list[Any]:
    keyring = keyring_of(client)
    return participations_of(Case.objects.select_related("person").get(pk=case.pk), keyring).records


def test_one_press_signs_somebody_up_and_the_case_shows_what_comes_of_it(scene: Scene) -> None:
    page = scene.berk.get(address(scene.case)).text
    assert f'value="{scene.cohort.pk}"' in page
    assert "checked" in page  # the one course that there is is chosen already
    assert 'value="Роза' in page
    row = sign_up(scene)
    assert "case.course-joined" in verbs(scene.berk)
    keyring = keyring_of(scene.berk)
    day = Day(TODAY, 90, ("telephone",))
    write_day(keyring=keyring, cohort=scene.cohort.pk, number=None, day=day, minutes={row.pk: 45})
    page = scene.berk.get(path("case", scene.case)).text
    assert reverse("learning:learner", args=[row.pk]) in page
    assert reverse("learning:certificate", args=[row.pk]) in page
    assert PLAN.name in page
    assert "50" in page.partition('id="courses"')[2].partition("%")[0]
    assert (
        f'value="{scene.cohort.pk}"' not in scene.berk.get(address(scene.case)).text
    )  # nobody learns there twice


def test_learning_gets_the_name_and_how_to_reach_them_and_nothing_of_the_case(scene: Scene) -> None:
    row = sign_up(scene)
    record = sealing.open_learner(row, keyring_of(scene.berk))
    assert (record.now.name, record.now.reach) == (NAME, TYPED["reach"])
    assert str(scene.case.pk) not in str(record.as_data())
    page = scene.berk.get(reverse("learning:learner", args=[row.pk])).text
    assert str(scene.case.pk) not in page
    assert scene.case.code not in without_tokens(page)


def test_the_row_says_nothing_of_the_learner_in_clear(scene: Scene) -> None:
    row = sign_up(scene)
    request_of(scene.berk)
    values = CaseParticipation.objects.values_list().get()
    texts = [bytes(value) if isinstance(value, memoryview) else str(value).encode() for value in values]
    assert not any(str(row.pk).encode() in text or row.pk.bytes in text for text in texts)


def test_a_restricted_person_has_a_restricted_learner_before_and_after(scene: Scene) -> None:
    berk, dana, farida = scene.berk, scene.dana, farida_of(scene.people)
    first, above = sign_up(scene), records(berk, scene.case)[0].above
    restrict(scene.people, berk, work=(dana,))
    request_of(farida)
    assert not Learner.objects.exists()
    assert NAME not in farida.get(reverse("learning:cohort", args=[scene.cohort.pk])).text
    assert farida.get(address(scene.case)).status_code == 404
    assert NAME in dana.get(reverse("learning:learner", args=[first.pk])).text
    assert records(dana, scene.case)[0].above != above
    other = begin_cohort(
        keyring=keyring_of(berk), course="family-business", plan=replace(PLAN, ends_on=TODAY)
    )
    assert dana.post(address(scene.case), TYPED | {"cohort": str(other.pk)}).status_code == 302
    request_of(farida)
    assert not Learner.objects.exists()
    request_of(berk)
    assert Learner.objects.filter(epoch=None).count() == 2
    restricting.lift(keyring=keyring_of(berk), person=Case.objects.get(pk=scene.case.pk).person)
    request_of(farida)
    assert Learner.objects.exclude(epoch=None).count() == 2
    assert NAME in farida.get(reverse("learning:learner", args=[first.pk])).text


def test_work_of_a_restricted_person_is_restricted_at_once(scene: Scene) -> None:
    restrict(scene.people, scene.berk, work=(scene.dana,))
    first = scene.dana.post(address(scene.case, "begin_work"))
    assert first.status_code == 302
    assert scene.berk.post(address(scene.case, "begin_work"))["Location"] == first["Location"]
    request_of(farida_of(scene.people))
    assert not Livelihood.objects.exists()
    request_of(scene.berk)
    assert Livelihood.objects.get().is_restricted
    assert first["Location"] in scene.berk.get(path("case", scene.case)).text
    restricting.lift(keyring=keyring_of(scene.berk), person=Case.objects.get(pk=scene.case.pk).person)
    request_of(farida_of(scene.people))
    assert not Livelihood.objects.get().is_restricted


def test_the_desk_knows_a_like_name_from_a_group_and_from_who_did_it(scene: Scene) -> None:
    keyring = keyring_of(scene.berk)
    assert not is_alike(keyring, ["Пекарня Кедровкиной", "Кедровкина"])
    change_case("case.details-changed", keyring, scene.case, _with_perpetrator)
    keyring = keyring_of(scene.berk)
    assert is_alike(keyring, ["Кедровкина"])
    assert not is_alike(keyring, ["Совсем другая"])
    restrict(scene.people, scene.berk, work=(scene.dana,))
    assert is_alike(keyring_of(scene.dana), ["Кедровкина"])
    assert not is_alike(keyring_of(farida_of(scene.people)), ["Кедровкина"])


def _with_perpetrator(record: Any) -> Any:
    values = {"per_Organisation": "Кедровкина"}
    document = {"section": "perpetrator", "version": "2.0", "values": values}
    return replace_record(record, details=({"part": "perpetrators", "entry": "x", "document": document},))


def test_who_is_named_no_more_loses_the_learner_too(scene: Scene) -> None:
    farida = farida_of(scene.people)
    row = sign_up(scene)
    restrict(scene.people, scene.berk, work=(scene.dana, farida))
    request_of(farida)
    assert Learner.objects.filter(pk=row.pk).exists()
    restrict(scene.people, scene.berk, work=(scene.dana,))
    request_of(farida)
    assert not Learner.objects.filter(pk=row.pk).exists()


def test_who_is_named_for_danger_alone_sees_no_course(scene: Scene) -> None:
    farida = farida_of(scene.people)
    row = sign_up(scene)
    restrict(scene.people, scene.berk, work=(scene.dana,), emergency=(farida,))
    assert scene.berk.post(address(scene.case, "begin_work")).status_code == 302
    request_of(farida)
    assert not Learner.objects.filter(pk=row.pk).exists()
    assert not Livelihood.objects.exists()


@pytest.mark.parametrize("attack", ["planted", "another purpose"])
@pytest.mark.parametrize("begun", ["course", "work", "again", "new case"])
def test_a_row_that_names_somebody_brings_them_no_learner(scene: Scene, attack: str, begun: str) -> None:
    """Farida has the keys and was never named for work on this person: whoever writes rows says that she was."""
    farida, case = farida_of(scene.people), scene.case
    row = sign_up(scene) if begun == "again" else None
    emergency = (farida,) if attack == "another purpose" else ()
    restrict(scene.people, scene.berk, work=(scene.dana,), emergency=emergency)
    if begun == "new case":
        person = Case.objects.select_related("person").get(pk=case.pk).person
        case = creating.create_case(
            keyring=keyring_of(scene.berk), person=person, beginning=NEXT, today=TODAY
        )
    request_of(scene.berk)
    if emergency:
        NamedForPerson.objects.filter(member=me(farida)).update(purpose=Purpose.WORK)
    else:
        like = NamedForPerson.objects.get(member=scene.people.keys.cast.dana)
        key = key_of(scene.people.keys.farida.account)
        assert key is not None
        NamedForPerson.objects.create(
            organisation_id=like.organisation_id, person_id=like.person_id, member=scene.people.keys.farida,
            key=key, purpose=Purpose.WORK, sealed=like.sealed,
        )  # fmt: skip
    if row is not None:
        Named.objects.filter(learner=row, member=scene.people.keys.cast.berk).delete()
        assert scene.berk.post(address(case, "open_courses_again")).status_code == 302
    elif begun == "work":
        assert scene.berk.post(address(case, "begin_work")).status_code == 302
    else:
        sign_up(scene, case=case)
    model = Livelihood if begun == "work" else Learner
    for client, number in ((scene.berk, 1), (scene.dana, 1), (farida, 0)):
        request_of(client)
        assert model._default_manager.count() == number


def test_who_was_named_by_two_sheets_names_themselves_for_the_course(scene: Scene) -> None:
    """As two sheets name somebody for the person alone: the key above lies in the row of the case."""
    row = sign_up(scene)
    restrict(scene.people, scene.berk, work=(scene.dana,))
    request_of(scene.berk)
    Named.objects.filter(learner=row, member=me(scene.dana)).delete()
    request_of(scene.dana)
    assert not Learner.objects.filter(pk=row.pk).exists()
    assert "left to others" in scene.dana.get(address(scene.case)).text
    assert scene.dana.post(address(scene.case, "open_courses_again")).status_code == 302
    assert NAME in scene.dana.get(reverse("learning:learner", args=[row.pk])).text
    assert NAME in scene.berk.get(reverse("learning:learner", args=[row.pk])).text


def test_a_course_follows_its_case_when_two_people_are_one_and_two_again(scene: Scene) -> None:
    other = open_case(scene.berk, MERET)
    row = sign_up(scene, case=other)
    merge = merging.merge(keyring=keyring_of(scene.berk), person=scene.case.person, other=other.person)
    assert records(scene.berk, other)[0].row == str(row.pk)
    merging.part(keyring=keyring_of(scene.berk), merge=merge)
    assert records(scene.berk, other)[0].row == str(row.pk)
    assert records(scene.berk, scene.case) == []


@pytest.mark.parametrize("is_restricted", [False, True])
def test_an_erased_case_takes_its_learners_along_and_only_its_own(
    scene: Scene, *, is_restricted: bool
) -> None:
    """A certificate is checked by the issuer's public key alone: no row is needed for it."""
    other = open_case(scene.berk, MERET)
    gone, staying = sign_up(scene), sign_up(scene, case=other)
    selbi = supervisor(scene.people)
    if is_restricted:
        restrict(scene.people, scene.berk, work=(selbi,))
    case = Case.objects.select_related("person").get(pk=scene.case.pk)
    working.close_case(keyring=keyring_of(scene.berk), case=case, reason="Просит стереть")
    keyring = keyring_of(selbi)
    case = Case.objects.select_related("person").get(pk=scene.case.pk)
    erasing.erase_case(keyring=keyring, case=case, notice=ErasureNotice.ASKED, today=TODAY)
    assert set(Learner.objects.values_list("pk", flat=True)) == {staying.pk}
    assert {gone.pk, case.pk} <= set(Erased.objects.values_list("pk", flat=True))
    assert not CaseParticipation.objects.filter(case=case).exists()
    assert not Named.objects.filter(learner=gone).exists()


def test_an_older_copy_of_a_learner_hinders_nobody_from_restricting(scene: Scene) -> None:
    """It stays one, and says so to the named."""
    row = sign_up(scene)
    request_of(scene.berk)
    old = Learner.objects.filter(pk=row.pk).values("wrapped_key", "schema", "sealed").get()
    keyring, person = keyring_of(scene.berk), Person(NAME, "иначе")
    change_learner(keyring=keyring, learner=row.pk, person=person)
    Learner.objects.filter(pk=row.pk).update(**old)
    restrict(scene.people, scene.berk, work=(scene.dana,))
    request_of(farida_of(scene.people))
    assert not Learner.objects.exists()
    assert "older copy" in scene.dana.get(reverse("learning:learner", args=[row.pk])).text


def test_a_learner_who_was_erased_there_hinders_nothing_here(scene: Scene) -> None:
    row = sign_up(scene)
    erase_learner(
        keyring=keyring_of(scene.berk), learner=row.pk, notice=LearnerNotice.BY_MISTAKE, today=TODAY
    )
    assert "left to others" in scene.berk.get(path("case", scene.case)).text
    restrict(scene.people, scene.berk, work=(scene.dana,))
    assert scene.berk.get(path("case", scene.case)).status_code == 200


def test_a_row_that_somebody_took_away_is_missed_and_one_of_another_case_breaks(scene: Scene) -> None:
    other = open_case(scene.berk, MERET)
    sign_up(scene)
    request_of(scene.berk)
    CaseParticipation.objects.update(case=other)
    with pytest.raises(SealBroken):
        records(scene.berk, other)
    CaseParticipation.objects.all().delete()
    assert "more courses or work than stands here" in scene.berk.get(path("case", scene.case)).text


def test_another_key_above_opens_no_learner_of_somebody_else(scene: Scene) -> None:
    """As somebody who writes rows gives the person of one case the learner of another."""
    other = open_case(scene.berk, MERET)
    sign_up(scene)
    stranger = sign_up(scene, case=other)
    request_of(scene.berk)
    mine, theirs = (CaseParticipation.objects.get(case=case) for case in (scene.case, other))
    CaseParticipation.objects.filter(pk=mine.pk).update(sealed=theirs.sealed, wrapped_key=theirs.wrapped_key)
    with pytest.raises(SealBroken):
        records(scene.berk, scene.case)
    assert Learner.objects.filter(pk=stranger.pk).exists()


def test_a_closed_case_takes_no_course_and_shows_those_that_it_has(scene: Scene) -> None:
    row = sign_up(scene)
    working.close_case(keyring=keyring_of(scene.berk), case=scene.case, reason="Всё")
    answer = scene.berk.post(address(scene.case), TYPED | {"cohort": str(scene.cohort.pk)})
    assert answer.status_code in {200, 302}
    request_of(scene.berk)
    assert Learner.objects.count() == 1
    page = scene.berk.get(path("case", scene.case)).text
    assert reverse("learning:learner", args=[row.pk]) in page
    assert f'href="{address(scene.case)}"' not in page


def test_of_others_there_is_no_such_page_and_observers_see_no_course(scene: Scene) -> None:
    sign_up(scene)
    member = join("Ogul Chinar", scene.people.keys.cast.yyldyz, RoleKey.OBSERVER)
    observer = unlocked(member.account)
    give(scene.berk, member)
    accept(observer)
    for route in COURSE_ROUTES:
        where = address(scene.case, route.name)
        assert scene.people.gul.post(where, TYPED).status_code == 404
        assert scene.people.officer.post(where, TYPED).status_code == 403
        assert observer.post(where, TYPED).status_code == 403
    assert 'id="courses"' in scene.berk.get(path("case", scene.case)).text
    page = observer.get(path("case", scene.case))
    assert page.status_code == 200
    assert 'id="courses"' not in page.text


def test_a_form_that_is_sent_twice_signs_up_once(scene: Scene) -> None:
    token, typed = tokens.new_token(), TYPED | {"cohort": str(scene.cohort.pk)}
    for _time in range(2):
        assert press(scene.berk, address(scene.case), typed, token).status_code in {302, 303}
    request_of(scene.berk)
    assert Learner.objects.count() == CaseParticipation.objects.count() == 1


@pytest.mark.parametrize("cohort", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_a_cohort_that_is_none_is_refused(scene: Scene, cohort: str) -> None:
    assert scene.berk.post(address(scene.case), TYPED | {"cohort": cohort}).status_code == 200
    request_of(scene.berk)
    assert not Learner.objects.exists()


def test_the_page_of_a_case_asks_two_questions_more_for_courses(
    scene: Scene, django_assert_max_num_queries: Any
) -> None:
    keyring = keyring_of(scene.berk)
    case = Case.objects.select_related("person").get(pk=scene.case.pk)
    case_sealing.prove(case, keyring)
    with django_assert_max_num_queries(2):
        participations_of(case, keyring)
