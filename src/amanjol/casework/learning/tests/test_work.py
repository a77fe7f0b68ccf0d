"""Employers, placements, a family business: who goes where, who says yes, and that no employer learns why."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.desk.points import BOUND
from amanjol.casework.desk.tallies import Counting, Quarter
from amanjol.casework.learning import queries
from amanjol.casework.learning.actions import restricting
from amanjol.casework.learning.calendar import months_after
from amanjol.casework.learning.models import Employer, Livelihood
from amanjol.casework.learning.tests.learning_cast import (
    JAHAN,
    LOOK,
    TODAY,
    VACANCY,
    employer_now,
    livelihood_now,
)
from amanjol.casework.learning.tests.pages import (
    CHECK,
    EMPLOYER,
    ISSUER,
    LETTER,
    RECEIPT,
    TALK,
    path,
)
from amanjol.casework.learning.work import asking, letters
from amanjol.casework.learning.work.actions import business, earning, employers
from amanjol.casework.learning.work.queries import vacancies
from amanjol.casework.learning.work.records import Alike, Answer, EndReason
from amanjol.casework.learning.work.tally import GRANTS, PLACEMENTS
from amanjol.casework.standards.courses.comparing import NOT_IN_A_TITLE
from amanjol.casework.standards.papers import introduction
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of, request_of
from amanjol.foundation.printing.press import pdf_of
from amanjol.foundation.seals.case_keys import new_case_key
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from datetime import date

    from django.test import Client

    from amanjol.casework.desk.tallies import Tally
    from amanjol.casework.learning.tests.learning_cast import LearningCast

pytestmark = pytest.mark.django_db


def place(people: LearningCast, client: Client | None = None) -> int:
    return earning.place(
        keyring=keyring_of(client or people.berk),
        livelihood=people.livelihood.pk,
        employer=people.employer.pk,
        vacancy=1,
        begins_on=TODAY,
    )


@pytest.mark.parametrize("name", ["contract", "pay", "papers", "leaving", "housing"])
@pytest.mark.parametrize("answer", [Answer.NO, Answer.NOT_KNOWN])
def test_nobody_goes_where_something_is_not_well(people: LearningCast, name: str, answer: Answer) -> None:
    keyring = keyring_of(people.berk)
    look = employers.Look(**{key: getattr(LOOK, key) for key in LOOK.__slots__} | {name: answer})
    employers.check_employer(keyring=keyring, employer=people.employer.pk, look=look)
    with pytest.raises(earning.NotChecked):
        place(people)
    assert vacancies(keyring_of(people.berk), TODAY) == []


def test_nobody_goes_where_nobody_looked_where_it_is_time_again_or_where_they_take_nobody(
    people: LearningCast,
) -> None:
    keyring = keyring_of(people.berk)
    assert not employer_now(people.berk, people.employer).takes_people_on(LOOK.review_on)
    assert employer_now(people.berk, people.employer).takes_people_on(LOOK.review_on - timedelta(1))
    other = employers.write_employer(keyring=keyring, contact=employers.Contact("Кафе"))
    employers.write_vacancy(keyring=keyring, employer=other.pk, number=None, work=VACANCY)
    with pytest.raises(earning.NotChecked):
        earning.place(
            keyring=keyring, livelihood=people.livelihood.pk, employer=other.pk, vacancy=1, begins_on=TODAY
        )
    assert place(people) == 2
    people.berk.post(path("close_employer", people), {"why": "Закрылись"})
    with pytest.raises(earning.NotChecked):
        place(people)
    people.berk.post(path("reopen_employer", people))
    assert place(people) == 3


def test_nobody_goes_to_work_that_is_taken(people: LearningCast) -> None:
    taken = employers.Work(**{key: getattr(VACANCY, key) for key in VACANCY.__slots__} | {"is_open": False})
    employers.write_vacancy(
        keyring=keyring_of(people.berk), employer=people.employer.pk, number=1, work=taken
    )
    with pytest.raises(earning.NoVacancy):
        place(people)
    assert "1500 TMT" in people.berk.get(path("employer", people)).text.partition("Earlier")[0]


@pytest.mark.parametrize(
    ("answer", "alike", "goes"),
    [(None, Alike.NOT_ASKED, False), (True, Alike.SOMEBODY, False), (False, Alike.NOBODY, True)],
)
def test_the_desk_is_asked_for_a_like_name(
    people: LearningCast, monkeypatch: pytest.MonkeyPatch, answer: bool | None, alike: Alike, goes: bool
) -> None:
    asked: list[Any] = []

    def look(_keyring: Any, names: Any) -> bool:
        asked.extend(names)
        return bool(answer)

    monkeypatch.setattr(asking, "_looks", [] if answer is None else [look])
    assert people.berk.post(path("check_employer", people), CHECK).status_code == 302
    check = employer_now(people.berk, people.employer).newest_check
    assert check is not None
    assert check.alike is alike
    assert employer_now(people.berk, people.employer).takes_people_on(TODAY) is goes
    assert bool(asked) is (answer is not None)


def test_somebody_is_asked_after_a_week_a_month_and_three_months(people: LearningCast) -> None:
    """The day stands in clear for the list, and inside the seal."""
    request_of(people.berk)
    begins_on = TODAY - timedelta(8)
    assert people.livelihood.ask_on == begins_on + timedelta(7)
    assert "Ask how it goes" in people.berk.get(path("livelihood", people)).text
    people.berk.post(path("placement_talk", people), TALK)
    request_of(people.berk)
    ask_on = Livelihood.objects.get(pk=people.livelihood.pk).ask_on
    assert ask_on == months_after(begins_on, 1)
    people.berk.post(path("placement_talk", people), TALK | {"asked": "month"})
    request_of(people.berk)
    assert Livelihood.objects.get(pk=people.livelihood.pk).ask_on == months_after(begins_on, 3)
    people.berk.post(path("placement_talk", people), TALK | {"asked": "quarter"})
    request_of(people.berk)
    assert Livelihood.objects.get(pk=people.livelihood.pk).ask_on is None


def test_what_is_not_as_agreed_stands_out_and_the_end_says_why(people: LearningCast) -> None:
    people.berk.post(path("placement_talk", people), TALK | {"has_papers": "no", "going": "hard"})
    page = people.berk.get(path("livelihood", people)).text
    assert "alarm" in page.partition("Нравится")[0]
    keyring = keyring_of(people.berk)
    with pytest.raises(earning.NotThen):
        earning.end_placement(
            keyring=keyring, livelihood=people.livelihood.pk, placement=1, on=TODAY - timedelta(99),
            why=EndReason.DANGER,
        )  # fmt: skip
    people.berk.post(path("end_placement", people), {"on": str(TODAY), "why": "not-as-agreed", "says": "x"})
    record = livelihood_now(people.berk, people.livelihood)
    assert (record.ends[0].why, record.ask_on) == (EndReason.NOT_AS_AGREED, None)
    for name in ("placement_talk", "end_placement", "letter"):
        assert people.berk.get(path(name, people)).status_code == 404, name
    with pytest.raises(earning.NoSuchPlacement):
        earning.end_placement(
            keyring=keyring_of(people.berk), livelihood=people.livelihood.pk, placement=1, on=TODAY,
            why=EndReason.DANGER,
        )  # fmt: skip


def test_danger_says_what_to_do_today_until_the_person_has_left(people: LearningCast) -> None:
    says = "call for help together"
    people.berk.post(path("placement_talk", people), TALK | {"going": "danger"})
    assert says in people.berk.get(path("livelihood", people)).text
    people.berk.post(path("end_placement", people), {"on": str(TODAY), "why": "danger", "says": ""})
    assert says not in people.berk.get(path("livelihood", people)).text


def test_two_people_say_yes_before_a_receipt_and_nobody_says_it_twice(people: LearningCast) -> None:
    berk = keyring_of(people.berk)
    spending = business.Spending(TODAY, 100, "Мука")
    own: dict[str, Any] = {"livelihood": people.livelihood.pk, "number": 2}
    acts = livelihood_now(people.berk, people.livelihood).acts
    for is_new in (True, False):
        assert business.approve_grant(keyring=berk, **own) is is_new
        with pytest.raises(business.NotApproved):
            business.write_receipt(keyring=berk, spending=spending, **own)
    assert livelihood_now(people.berk, people.livelihood).acts == acts + 1
    page = people.berk.get(path("livelihood", people)).text
    assert "Somebody else has to say yes, too" in page
    assert reverse("learning:receipt", args=[people.livelihood.pk, 2]) not in page
    dana = keyring_of(people.dana)
    assert business.approve_grant(keyring=dana, **own)
    business.write_receipt(keyring=dana, spending=spending, **own)
    grant = livelihood_now(people.dana, people.livelihood).grant(2)
    assert grant is not None
    assert (grant.spent, grant.left) == (100, 800)


def test_no_more_is_spent_than_was_granted(people: LearningCast) -> None:
    keyring = keyring_of(people.berk)
    own: dict[str, Any] = {"keyring": keyring, "livelihood": people.livelihood.pk, "number": 1}
    business.write_receipt(spending=business.Spending(TODAY, 700, "Глина"), **own)
    with pytest.raises(business.MoreThanGranted):
        business.write_receipt(spending=business.Spending(TODAY, 201, "Мука"), **own)
    page = people.berk.post(path("receipt", people), RECEIPT | {"amount": "201"}).text
    assert "Only 200 are left" in page
    business.write_receipt(spending=business.Spending(TODAY, 200, "Мука"), **own)
    assert "0 TMT" in people.berk.get(path("livelihood", people)).text


def test_what_stood_there_earlier_stays(people: LearningCast) -> None:
    for idea in ("Лепёшки", "Пироги"):
        people.berk.post(path("business_plan", people), {"idea": idea})
    people.berk.post(path("change_employer", people), EMPLOYER)
    assert "Лепёшки" in people.berk.get(path("livelihood", people)).text.partition("was-became")[2]
    assert "Кедровкина" in people.berk.get(path("employer", people)).text.partition("was-became")[2]
    acts = livelihood_now(people.berk, people.livelihood).acts
    people.berk.post(path("business_plan", people), {"idea": "Пироги"})
    assert livelihood_now(people.berk, people.livelihood).acts == acts


def test_a_letter_speaks_of_the_training_and_of_nothing_else(people: LearningCast) -> None:
    """Neither the organisation's own name nor anything of the person but what was typed for it."""
    where = path("letter", people)
    assert "Nobody has said yet how your training is named" in people.berk.get(where).text
    people.dana.post(path("issuer", people), ISSUER)
    before = livelihood_now(people.berk, people.livelihood)
    assert people.berk.post(where, LETTER)["Content-Type"].startswith("text/html")
    answer = people.berk.post(where, LETTER | {"is_safe": "yes"})
    assert answer["Content-Type"] == "application/pdf"
    assert livelihood_now(people.berk, people.livelihood) == before
    own = people.keys.cast.yyldyz.name
    for language in introduction.languages_of_words():
        letter = letters.Letter("Учебный центр", "Джахан", "Печь", "Учёт", "Мерджен")
        text = repr(letters.document(letter, language, TODAY))
        assert not NOT_IN_A_TITLE.search(text), language
        assert own not in text
    assert pdf_of(letters.document(letter, "ru", TODAY)).startswith(b"%PDF")


@pytest.mark.parametrize("field", ["holder", "learnt", "contact"])
def test_a_letter_that_would_tell_an_employer_why_is_refused(people: LearningCast, field: str) -> None:
    people.dana.post(path("issuer", people), ISSUER)
    typed = LETTER | {"is_safe": "yes", field: "Помощь после торговли людьми"}
    answer = people.berk.post(path("letter", people), typed)
    assert "never learns why" in answer.text


def test_the_letter_is_there_in_every_language_whose_catalogue_is_whole() -> None:
    assert {"en", "ru", "tk"} <= set(introduction.languages_of_words())


@pytest.mark.parametrize("name", ["ask_on"])
def test_what_stands_in_clear_of_work_is_compared_with_the_seal(people: LearningCast, name: str) -> None:
    request_of(people.berk)
    Livelihood.objects.filter(pk=people.livelihood.pk).update(**{name: None})
    for where in ("work", "livelihood", "place"):
        assert people.berk.get(path(where, people))["Location"] == KEYS, where


@pytest.mark.parametrize("moved", [{"review_on": TODAY + timedelta(900)}, {"is_open": False}])
def test_a_review_that_somebody_moves_breaks_the_employer(
    people: LearningCast, moved: dict[str, Any]
) -> None:
    request_of(people.berk)
    Employer.objects.filter(pk=people.employer.pk).update(**moved)
    for where in ("work", "employer", "place"):
        assert people.berk.get(path(where, people))["Location"] == KEYS, where


def test_an_older_copy_takes_nothing(people: LearningCast) -> None:
    """As of before a grant was spent, or before it was seen that papers are kept."""
    request_of(people.berk)
    rows = [row.__class__.objects.filter(pk=row.pk) for row in (people.livelihood, people.employer)]
    old = [row.values("wrapped_key", "schema", "sealed").get() for row in rows]
    assert old[0]["schema"] == BOUND
    people.berk.post(path("receipt", people), RECEIPT)
    people.berk.post(path("change_employer", people), EMPLOYER)
    request_of(people.berk)
    newest = rows[0].values("wrapped_key", "schema", "sealed").get()
    for row, values in zip(rows, old, strict=True):
        row.update(**values)
    for name in ("livelihood", "employer"):
        assert "older copy" in people.berk.get(path(name, people)).text, name
    with pytest.raises(OlderCopy):
        business.write_plan(
            keyring=keyring_of(people.berk), livelihood=people.livelihood.pk, plan=business.Plan("x")
        )
    rows[0].update(**newest)  # the employer alone is of before
    with pytest.raises(OlderCopy):
        place(people)


def test_no_row_opens_with_what_is_sealed_in_another(people: LearningCast) -> None:
    keyring = keyring_of(people.berk)
    other = earning.begin_livelihood(keyring=keyring, name="Чужая")
    request_of(people.berk)
    Livelihood.objects.filter(pk=people.livelihood.pk).update(
        sealed=other.sealed, wrapped_key=other.wrapped_key
    )
    with pytest.raises(SealBroken):
        livelihood_now(people.berk, people.livelihood)


def test_another_organisation_places_nobody_here(people: LearningCast) -> None:
    gul = keyring_of(people.gul)
    for act in (
        lambda: earning.change_profile(keyring=gul, livelihood=people.livelihood.pk, name="x", reach=""),
        lambda: business.approve_grant(keyring=gul, livelihood=people.livelihood.pk, number=1),
        lambda: employers.change_employer(
            keyring=gul, employer=people.employer.pk, contact=employers.Contact("x")
        ),
        lambda: place(people, people.gul),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_restricted_livelihood_is_there_for_the_named_alone(people: LearningCast) -> None:
    keyring, above = keyring_of(people.berk), new_case_key()
    own: dict[str, Any] = {"pk": people.livelihood.pk, "of": Livelihood}
    restricting.restrict(keyring=keyring, above=above, members=[people.keys.cast.berk.pk], **own)
    assert JAHAN not in people.dana.get(path("work", people)).text
    assert people.dana.get(path("livelihood", people)).status_code == 404
    assert JAHAN in people.berk.get(path("livelihood", people)).text
    request_of(people.dana)
    assert not Livelihood.objects.exists()
    dana = keyring_of(people.dana)
    with pytest.raises(SealBroken):
        restricting.name_anew(keyring=dana, above=new_case_key(), members=[people.keys.cast.dana.pk], **own)
    members = [people.keys.cast.dana.pk, people.keys.cast.berk.pk]
    restricting.name_anew(keyring=keyring_of(people.dana), above=above, members=members, **own)
    assert JAHAN in people.dana.get(path("livelihood", people)).text
    restricting.lift(keyring=keyring_of(people.dana), **own)
    request_of(people.berk)
    assert not Livelihood.objects.get().is_restricted


def test_keys_of_work_move_to_a_new_epoch(people: LearningCast) -> None:
    people.berk.post(f"{KEYS}new/")
    keyring = keyring_of(people.berk)
    assert queries.left_to_rewrap(keyring) == 0
    assert {*Employer.objects.values_list("epoch", flat=True)} == {2}
    assert {*Livelihood.objects.values_list("epoch", flat=True)} == {2}
    assert employer_now(people.dana, people.employer).now.name.startswith("Пекарня")
    assert livelihood_now(people.dana, people.livelihood).now.name == JAHAN


def test_what_is_erased_goes_and_stands_in_the_ledger(people: LearningCast) -> None:
    for row, name in ((people.livelihood, "erase_livelihood"), (people.employer, "erase_employer")):
        wrong = people.berk.post(path(name, people), {"told": "asked", "code": "ABCDEF"})
        assert wrong.status_code == 200
        assert people.berk.post(path(name, people), {"told": "asked", "code": row.code}).status_code == 302
    request_of(people.berk)
    assert not Livelihood.objects.exists()
    assert not Employer.objects.exists()


def counted(client: Client, tally: Tally, on: date) -> list[tuple[str, str]]:
    counting = Counting(keyring_of(client), Quarter.of(on), {})
    return [(deed.kind, deed.who) for deed in tally.deeds(counting)]


def test_the_quarter_counts_placements_and_grants_that_two_approved(people: LearningCast) -> None:
    """A grant to which one person said yes is none; who is restricted is in no figure."""
    jahan, began = str(people.livelihood.pk), TODAY - timedelta(8)
    assert counted(people.dana, PLACEMENTS, began) == [("placement", jahan)]
    assert counted(people.dana, GRANTS, TODAY) == [("grant", jahan)]
    business.approve_grant(keyring=keyring_of(people.berk), livelihood=people.livelihood.pk, number=2)
    assert len(counted(people.dana, GRANTS, TODAY)) == 1
    business.approve_grant(keyring=keyring_of(people.dana), livelihood=people.livelihood.pk, number=2)
    assert len(counted(people.dana, GRANTS, TODAY)) == 2
    for tally, on in ((PLACEMENTS, began), (GRANTS, TODAY)):
        assert counted(people.dana, tally, Quarter.of(on).before.last_day) == []
        assert tally.words(counted(people.dana, tally, on)[0][0])
    restricting.restrict(
        keyring=keyring_of(people.berk), pk=people.livelihood.pk, of=Livelihood, above=new_case_key(),
        members=[people.keys.cast.berk.pk],
    )  # fmt: skip
    assert counted(people.berk, PLACEMENTS, began) == counted(people.berk, GRANTS, TODAY) == []


def test_the_journal_says_who_did_what_and_nothing_else(people: LearningCast) -> None:
    request_of(people.berk)
    entries = entries_of(people.cohort.organisation_id).filter(subject_type__in=("employer", "livelihood"))
    assert {"employer.checked", "livelihood.placed", "livelihood.grant-approved"} <= {
        entry.verb for entry in entries
    }
    for entry in entries:
        assert not any(word in repr(entry.details) for word in (JAHAN, "Кедровкин", "TMT", "900"))
