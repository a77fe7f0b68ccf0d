"""An employer at whom somebody looked and who is called, or lies, otherwise since: nobody is sent there."""

from __future__ import annotations

import re
from dataclasses import replace as with_other
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.learning.models import Employer
from amanjol.casework.learning.sealing import close
from amanjol.casework.learning.tests.learning_cast import CONTACT, LOOK, TODAY, employer_now, livelihood_now
from amanjol.casework.learning.tests.pages import CHECK, EMPLOYER, path
from amanjol.casework.learning.work import asking
from amanjol.casework.learning.work.actions import earning, employers
from amanjol.casework.learning.work.queries import vacancies
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import datetime

    from amanjol.casework.learning.tests.learning_cast import LearningCast

pytestmark = pytest.mark.django_db
RECRUITER = with_other(CONTACT, name="Работа за морем", contact="Вербовкин", place="Заморск")


def place(people: LearningCast) -> int:
    return earning.place(
        keyring=keyring_of(people.berk),
        livelihood=people.livelihood.pk,
        employer=people.employer.pk,
        vacancy=1,
        begins_on=TODAY,
    )


def change(people: LearningCast, contact: employers.Contact) -> None:
    employers.change_employer(keyring=keyring_of(people.dana), employer=people.employer.pk, contact=contact)


@pytest.mark.parametrize("name", ["name", "contact", "place"])
def test_nobody_goes_to_whom_somebody_looked_at_as_another(people: LearningCast, name: str) -> None:
    change(people, with_other(CONTACT, **{name: getattr(RECRUITER, name)}))
    with pytest.raises(earning.NotChecked):
        place(people)
    assert vacancies(keyring_of(people.berk), TODAY) == []
    says = "Since somebody looked, the name, the place or who speaks for them was changed."
    assert says in people.berk.get(path("employer", people)).text
    assert "To be looked at again" in people.berk.get(path("work", people)).text
    employers.check_employer(keyring=keyring_of(people.berk), employer=people.employer.pk, look=LOOK)
    assert says not in people.berk.get(path("employer", people)).text
    assert place(people) == 2


def test_what_else_is_written_of_them_asks_nobody_to_look_again(people: LearningCast) -> None:
    change(people, with_other(CONTACT, does="Лепёшки", reach="+993 65 000000", agreed="Берёт на полгода"))
    assert place(people) == 2


def test_who_is_called_as_they_were_looked_at_again_is_sent_people(people: LearningCast) -> None:
    for contact in (RECRUITER, CONTACT):
        change(people, contact)
    assert place(people) == 2


def test_a_check_of_another_page_is_not_saved_for_who_was_renamed_meanwhile(people: LearningCast) -> None:
    """Berk writes about the bakery while Dana renames it."""
    page = people.berk.get(path("check_employer", people)).text
    assert CONTACT.place in page
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    assert hidden["looked_at"]
    change(people, RECRUITER)
    answer = people.berk.post(path("check_employer", people), hidden | CHECK)
    assert "somebody changed what you see here" in answer.text
    assert RECRUITER.name in answer.text
    assert len(employer_now(people.berk, people.employer).checks) == 1


@pytest.mark.parametrize("is_alike", [True, None])
def test_the_desk_is_asked_again_when_somebody_is_sent(
    people: LearningCast, monkeypatch: pytest.MonkeyPatch, is_alike: bool | None
) -> None:
    """A case told of them after somebody looked; or nobody can look."""
    before, asked = livelihood_now(people.berk, people.livelihood), []

    def look(_keyring: object, names: list[str]) -> bool:
        asked.append(names)
        return True

    monkeypatch.setattr(asking, "_looks", [look] if is_alike else [])
    with pytest.raises(earning.LikeName):
        place(people)
    sent = {"vacancy": f"{people.employer.pk} 1", "begins_on": str(TODAY)}
    answer = people.berk.post(path("place", people), sent, follow=True)
    assert "The desk may know a like name from its cases" in answer.text
    assert livelihood_now(people.berk, people.livelihood) == before
    assert asked == ([[CONTACT.name, CONTACT.contact]] * 2 if is_alike else [])


def without_digest(people: LearningCast, at: datetime | None = None) -> None:
    """As an earlier edition wrote it."""
    keyring, record = keyring_of(people.berk), employer_now(people.berk, people.employer)
    request_of(people.berk)
    row = Employer.objects.get(pk=people.employer.pk)
    check = replace(record.checks[-1], of="", at=at or record.checks[-1].at)
    close(row, replace(record, checks=(check,)), keyring)
    row.save()


def test_a_check_of_before_holds_while_everything_since_was_the_same(people: LearningCast) -> None:
    without_digest(people)
    assert place(people) == 2
    change(people, with_other(CONTACT, reach="+993 65 000000"))
    assert place(people) == 3


@pytest.mark.parametrize("later", [timedelta(0), timedelta(days=30)])
def test_a_check_of_before_holds_for_nobody_who_was_renamed_since(
    people: LearningCast, later: timedelta
) -> None:
    """Also when it was in the second of the check; one that was made after the change is of who they are now."""
    looked = employer_now(people.berk, people.employer).checks[-1].at
    change(people, RECRUITER)
    without_digest(people, looked)
    with pytest.raises(earning.NotChecked):
        place(people)
    changed = employer_now(people.berk, people.employer).now.at
    without_digest(people, changed + later)
    if later:
        assert place(people) == 2
    else:
        with pytest.raises(earning.NotChecked):
            place(people)


def test_the_page_of_change_is_the_attack(people: LearningCast) -> None:
    """As one person can do it in the browser: the honest check stands beneath another's name."""
    assert people.berk.post(path("change_employer", people), EMPLOYER).status_code == 302
    page = people.berk.get(path("employer", people)).text
    assert "Nobody is sent there" in page
    assert "People can go there" not in page


@pytest.mark.parametrize("agreed", ["", "   "])
def test_nobody_goes_to_who_was_only_asked(people: LearningCast, agreed: str) -> None:
    """Also a row of before, whose facts do not say what was agreed to: it is read, and takes nobody on."""
    change(people, with_other(CONTACT, agreed=agreed))
    with pytest.raises(earning.NotChecked):
        place(people)
    assert vacancies(keyring_of(people.berk), TODAY) == []
    page = people.berk.get(path("employer", people)).text
    assert CONTACT.name in page
    assert "People can go there" not in page
    assert "Nobody is sent there before it is written down." in page
    assert "They have not agreed yet" in people.berk.get(path("work", people)).text
    change(people, with_other(CONTACT, agreed="Берёт на полгода"))
    assert "They have not agreed yet" not in people.berk.get(path("employer", people)).text
    assert place(people) == 2
