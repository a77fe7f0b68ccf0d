"""Who alone opens a circle is shut out at once, but never unasked: whoever does it is told what goes with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.keys.circles.actions import taking_in
from amanjol.foundation.organisations.models import CircleKey, Member
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.foundation.organisations.tests.circle_cast import (
    accept_words,
    both_in,
    circles_at,
    inside,
    put_in,
    read,
    take_in,
    vouch,
    words_of_circle,
)
from amanjol.foundation.organisations.tests.test_circle_pages import CIRCLES
from amanjol.foundation.organisations.tests.test_circle_sheets import on_paper
from amanjol.foundation.organisations.tests.test_members import LIST

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.organisations.tests.circle_cast import CircleCast

pytestmark = pytest.mark.django_db
FOR_EVER = "nobody will ever read what lies in it"
BY_SHEETS = "only two sheets of paper open it then"


@pytest.fixture
def ayna(circles: CircleCast) -> Client:
    """Who manages members and holds no key."""
    return browser(circles.keys.cast.ayna)


def remove_page(member: Member) -> str:
    return f"{LIST}{member.pk}/remove/"


def role_page(member: Member) -> str:
    return f"{LIST}{member.pk}/role/"


def works_here(member: Member) -> bool:
    return Member.objects.get(pk=member.pk).left_on is None


def role_of(member: Member) -> str:
    return Member.objects.get(pk=member.pk).role


def test_the_last_one_is_removed_only_by_who_knows_what_is_lost(circles: CircleCast, ayna: Client) -> None:
    vouch(circles, circles.psychologists, circles.at["gunesh"])
    put = put_in(circles, circles.psychologists, b"what she heard")
    where, tick = remove_page(circles.gunesh), {"lost": str(circles.psychologists.pk)}
    page = ayna.get(where).text
    assert "Gunesh Terek alone opens what lies here" in page
    assert "Psychological help" in page
    assert FOR_EVER in page
    assert "Tick each circle" in ayna.post(where).text
    assert works_here(circles.gunesh)
    assert read(circles.at["gunesh"], circles.psychologists, put) == b"what she heard"
    assert ayna.post(where, tick).status_code == 302
    assert not works_here(circles.gunesh)
    assert inside(circles, circles.psychologists) == []


def test_a_tick_at_another_circle_is_none(circles: CircleCast, ayna: Client) -> None:
    ayna.post(remove_page(circles.gunesh), {"lost": str(circles.lawyers.pk)})
    assert works_here(circles.gunesh)


def test_the_act_asks_itself(circles: CircleCast) -> None:
    with acting_for(circles.keys.cast.ayna), pytest.raises(actions.CirclesLost) as lost:
        actions.remove_member(member=circles.gunesh, by=circles.keys.cast.ayna)
    assert [rows.circle.pk for rows in lost.value.circles] == [circles.psychologists.pk]
    with acting_for(circles.keys.cast.ayna), pytest.raises(actions.CirclesLost):
        actions.change_role(member=circles.gunesh, role=RoleKey.OFFICER, by=circles.keys.cast.ayna)
    assert (works_here(circles.gunesh), role_of(circles.gunesh)) == (True, RoleKey.PSYCHOLOGIST)


def test_what_is_on_paper_is_not_lost_and_the_page_says_so(circles: CircleCast, ayna: Client) -> None:
    on_paper(circles)
    page = ayna.get(remove_page(circles.gunesh)).text
    assert BY_SHEETS in page
    assert FOR_EVER not in page


def test_on_paper_without_a_holders_word_it_is_lost(circles: CircleCast, ayna: Client) -> None:
    """What two sheets open is believed by nobody then."""
    on_paper(circles)
    with acting_for(circles.keys.cast.berk):
        CircleKey.objects.filter(circle=circles.psychologists).update(voucher=None)
    assert FOR_EVER in ayna.get(remove_page(circles.gunesh)).text


def test_where_a_colleague_opens_it_nobody_is_asked(circles: CircleCast, ayna: Client) -> None:
    both_in(circles)
    assert "alone opens" not in ayna.get(remove_page(circles.gunesh)).text
    ayna.post(remove_page(circles.gunesh))
    assert not works_here(circles.gunesh)


def test_who_was_taken_in_and_has_not_accepted_opens_nothing_yet(circles: CircleCast, ayna: Client) -> None:
    take_in(circles.at["gunesh"], circles.psychologists, circles.ogul)
    assert FOR_EVER in ayna.get(remove_page(circles.gunesh)).text
    assert "alone opens" not in ayna.get(remove_page(circles.ogul)).text


def test_who_follows_from_an_earlier_key_counts(circles: CircleCast, ayna: Client) -> None:
    """The next key has begun, and Ogul has not signed in since."""
    both_in(circles)
    vouch(circles, circles.psychologists, circles.at["gunesh"])
    put = put_in(circles, circles.psychologists, b"before")
    jemal = join("Jemal Terek", circles.keys.cast.yyldyz, RoleKey.PSYCHOLOGIST)
    take_in_and_out(circles, jemal)
    assert circles_at(circles.at["gunesh"]).of(circles.psychologists.pk).key.number == 2
    assert "alone opens" not in ayna.get(remove_page(circles.gunesh)).text
    ayna.post(remove_page(circles.gunesh))
    assert not works_here(circles.gunesh)
    assert read(circles.at["ogul"], circles.psychologists, put) == b"before"


def take_in_and_out(circles: CircleCast, member: Member) -> None:
    client = unlocked(member.account)
    take_in(circles.at["gunesh"], circles.psychologists, member)
    accept_words(client, circles.psychologists, words_of_circle(circles.at["gunesh"], circles.psychologists))
    taking_in.leave(circles=circles_at(client), circle=circles.psychologists.pk)


@pytest.mark.parametrize(
    ("name", "role"), [("gunesh", "officer"), ("murat", "officer"), ("murat", "psychologist")]
)
def test_another_role_asks_as_removing_does(circles: CircleCast, ayna: Client, name: str, role: str) -> None:
    """Murat holds the keys of the organisation, and alone opens the circle of lawyers."""
    member = getattr(circles, name)
    circle = circles.psychologists if name == "gunesh" else circles.lawyers
    before = member.role
    assert "alone opens" not in ayna.get(role_page(member)).text
    page = ayna.post(role_page(member), {"role": role}).text
    assert FOR_EVER in page
    assert "Tick each circle" in page
    assert role_of(member) == before
    assert ayna.post(role_page(member), {"role": role, "lost": str(circle.pk)}).status_code == 302
    assert role_of(member) == role


def test_another_role_of_the_same_circles_asks_nothing(circles: CircleCast, ayna: Client) -> None:
    ayna.post(role_page(circles.gunesh), {"role": "psychologist"})
    assert inside(circles, circles.psychologists) == ["Gunesh"]
    ayna.post(role_page(circles.ogul), {"role": "officer"})
    assert role_of(circles.ogul) == RoleKey.OFFICER


def test_before_a_new_link_it_is_said_what_needs_the_code(circles: CircleCast, ayna: Client) -> None:
    assert "They alone open a circle." in ayna.get(f"{LIST}{circles.gunesh.pk}/link/").text
    assert "They alone open a circle." not in ayna.get(f"{LIST}{circles.ogul.pk}/link/").text


def test_holders_see_which_circle_hangs_on_one_key(circles: CircleCast) -> None:
    hanging = "with their key all that lies there is lost"
    page = circles.at["berk"].get(CIRCLES).text
    assert hanging in page
    assert page.count("one person alone") == 2
    assert page.count("not on paper</span>") == 2
    on_paper(circles)
    both_in(circles)
    circles_at(circles.at["murat"])  # who holds the epoch puts it on paper by any request
    page = circles.at["berk"].get(CIRCLES).text
    assert hanging not in page
    assert page.count("one person alone") == 1
    assert "not on paper</span>" not in page
