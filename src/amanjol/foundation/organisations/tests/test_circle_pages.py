"""The pages of circles: a psychologist without the organisation's keys, lawyers, a holder, and who is none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from django.db import connection

from amanjol.foundation.accounts import actions as accounts
from amanjol.foundation.accounts.models import PersonKey
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.organisations.keys import unlocking
from amanjol.foundation.organisations.keys.circles import intakes
from amanjol.foundation.organisations.keys.circles.opening import CircleState
from amanjol.foundation.organisations.models import Circle, CircleKey, CircleVoucher
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.cast import browser, join
from amanjol.foundation.organisations.tests.circle_cast import (
    both_in,
    circles_at,
    inside,
    own_words,
    state_at,
    take_in,
    vouch,
    words_of_circle,
)
from amanjol.foundation.organisations.tests.key_cast import KEYS, keyring_of, six_words
from amanjol.foundation.organisations.tests.test_keys_again import _sheets, _type

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.foundation.organisations.tests.circle_cast import CircleCast

pytestmark = pytest.mark.django_db
CIRCLES = f"{KEYS}circles/"


def page_of(circle: Circle, rest: str = "") -> str:
    return f"{CIRCLES}{circle.pk}/{rest}"


def psychologists(people: CircleCast) -> int:
    with acting_for(people.keys.cast.berk):
        return Circle.objects.filter(purpose="psychologist").count()


def press(client: Client, path: str, typed: dict[str, str]) -> str:
    return client.post(path, typed, follow=True).text


def test_a_psychologist_begins_takes_a_colleague_in_and_hands_over(circles: CircleCast) -> None:
    gunesh, ogul = circles.at["gunesh"], circles.at["ogul"]
    empty = ogul.get(CIRCLES).text
    assert "You are in no circle yet" in empty
    assert six_words(empty) == own_words(circles.ogul)
    assert "You alone open it" in press(gunesh, f"{CIRCLES}begin/", {"purpose": "psychologist"})
    assert psychologists(circles) == 2
    leave = page_of(circles.psychologists, "leave/")
    assert "Hand it over first" in gunesh.get(leave).text
    assert "Hand it over first" in press(gunesh, leave, {})
    member = page_of(circles.psychologists, f"people/{circles.ogul.pk}/")
    words = six_words(gunesh.get(member).text)
    assert words == own_words(circles.ogul)
    assert "Compare the words first" in press(gunesh, member, {"compared": words})
    assert "Done." in press(gunesh, member, {"compared": words, "are_same": "on"})
    waiting = ogul.get(CIRCLES).text
    assert "You were taken in" in waiting
    accept = page_of(circles.psychologists, "accept/")
    assert "six-words" not in ogul.get(accept).text
    assert "has other words" in press(ogul, accept, {"typed": own_words(circles.ogul)})
    read_out = six_words(gunesh.get(page_of(circles.psychologists)).text)
    assert "You are in the circle now" in press(ogul, accept, {"typed": read_out})
    assert "You have left the circle" in press(gunesh, leave, {})
    inside_now = ogul.get(page_of(circles.psychologists)).text
    assert "Gunesh" not in inside_now[: inside_now.index("Take somebody in")]
    assert gunesh.get(page_of(circles.psychologists)).status_code == 404


def test_a_holder_hears_the_words_and_then_reads_them_to_who_was_taken_in(circles: CircleCast) -> None:
    vouching, berk = page_of(circles.psychologists, "vouch/"), circles.at["berk"]
    page = berk.get(vouching).text
    assert "six-words" not in page
    assert "nobody can put anything in" in berk.get(CIRCLES).text
    assert "has other words" in press(berk, vouching, {"typed": own_words(circles.gunesh)})
    words = words_of_circle(circles.at["gunesh"], circles.psychologists)
    assert "can put something into this circle" in press(berk, vouching, {"typed": words})
    assert six_words(berk.get(vouching).text) == words
    assert "Next: let a colleague hear" not in circles.at["gunesh"].get(page_of(circles.psychologists)).text
    assert intakes.intake_of(circles.psychologists, keyring=keyring_of(berk)) is not None


def test_a_holder_compares_a_colleague_and_gives_them_no_key(circles: CircleCast) -> None:
    jemal = join("Jemal Terek", circles.keys.cast.yyldyz, RoleKey.LAWYER)
    doctor = join("Dovran Terek", circles.keys.cast.yyldyz, RoleKey.DOCTOR)
    berk = circles.at["berk"]
    assert "has not signed in yet" in berk.get(CIRCLES).text
    unlocked(doctor.account)
    path = f"{CIRCLES}people/{doctor.pk}/"
    words = six_words(berk.get(path).text)
    assert "can take them in now" in press(berk, path, {"compared": words, "are_same": "on"})
    with acting_for(circles.keys.cast.berk):
        assert CircleVoucher.objects.filter(member=doctor, epoch__isnull=False).count() == 1
        assert not doctor.holdings.exists()
    assert "key has changed" in press(berk, path, {"compared": "other", "are_same": "on"})
    for member in (jemal, circles.murat, circles.keys.cast.ayna, circles.keys.cast.berk):
        assert berk.get(f"{CIRCLES}people/{member.pk}/").status_code == 404


def test_lawyers_are_taken_in_by_what_a_holder_has_compared(circles: CircleCast) -> None:
    path = page_of(circles.lawyers, f"people/{circles.leyli.pk}/")
    page = circles.at["murat"].get(path).text
    assert "six-words" not in page
    assert "has compared their words" in page
    assert "Done." in press(
        circles.at["murat"], path, {"compared": own_words(circles.leyli), "are_same": "on"}
    )
    assert circles.at["leyli"].get(page_of(circles.lawyers)).status_code == 200


def test_sheets_are_known_by_the_words_that_a_holder_reads(circles: CircleCast) -> None:
    gunesh, berk = circles.at["gunesh"], circles.at["berk"]
    path = page_of(circles.psychologists, "sheets/")
    assert gunesh.get(path).status_code == 302
    printed = _sheets(berk)
    assert "The sheets work" in _type(berk, "typed", printed[0], printed[1])
    assert "They do not open this circle yet" in gunesh.get(page_of(circles.psychologists)).text
    page = berk.get(CIRCLES).text
    words = six_words(page[page.index("The six words of the sheets of paper") :])
    assert "have other words" in press(gunesh, path, {"typed": own_words(circles.gunesh)})
    assert "Two sheets of paper open this circle" in press(gunesh, path, {"typed": words})
    assert (
        "They open this circle when nobody in it is left" in gunesh.get(page_of(circles.psychologists)).text
    )
    circles_at(circles.at["murat"])  # who holds the epoch needs no words: it vouches for the sheets
    with acting_for(circles.keys.cast.berk):
        assert not CircleKey.objects.filter(by_recovery_set__isnull=True).exists()


def test_who_lost_a_key_before_is_spoken_of_as_such(circles: CircleCast) -> None:
    accounts.drop_person_key(account=circles.ogul.account, by=None)
    unlocked(circles.ogul.account)
    path = page_of(circles.psychologists, f"people/{circles.ogul.pk}/")
    assert "They lost a key before" in circles.at["gunesh"].get(path).text


def test_what_was_swapped_is_said_and_no_page_of_it_opens(circles: CircleCast) -> None:
    with acting_for(circles.keys.cast.berk):
        CircleKey.objects.filter(circle=circles.psychologists).update(public=b"x" * 1216)
    page = circles.at["gunesh"].get(page_of(circles.psychologists), follow=True).text
    assert "does not open as it should" in page
    assert "Stop. Something was changed in the database" in page
    assert "six-words" not in page[: page.index("Your own six words")]
    assert state_at(circles.at["gunesh"], circles.psychologists) is CircleState.CHANGED


def test_locked_nothing_opens_and_the_way_leads_back(circles: CircleCast) -> None:
    client = browser(circles.gunesh)
    assert "Locked: your circles open" in client.get(CIRCLES).text
    assert "six-words" not in client.get(CIRCLES).text
    for rest in ("", "leave/", "accept/", f"people/{circles.ogul.pk}/"):
        path = page_of(circles.psychologists, rest)
        assert unquote(client.get(path)["Location"]) == f"/account/unlock/?next={path}"


def test_roles_without_circles_are_refused_and_strangers_find_nothing(circles: CircleCast) -> None:
    gozel = unlocked(join("Gozel Terek", circles.keys.cast.gul, RoleKey.PSYCHOLOGIST).account)
    observer = browser(join("Maya Terek", circles.keys.cast.yyldyz, RoleKey.OBSERVER))
    for rest in ("", "leave/", f"people/{circles.ogul.pk}/", "sheets/"):
        assert gozel.get(page_of(circles.psychologists, rest)).status_code == 404
        assert circles.at["berk"].get(page_of(circles.psychologists, rest)).status_code == 404
        assert observer.get(page_of(circles.psychologists, rest)).status_code == 403
        assert circles.at["ogul"].get(page_of(circles.psychologists, rest)).status_code == 404
    assert browser(circles.keys.cast.ayna).get(CIRCLES).status_code == 403
    assert "Gunesh" not in gozel.get(CIRCLES).text
    for rest in ("", "new/", "sheets/"):
        assert circles.at["gunesh"].get(f"{KEYS}{rest}").status_code == 403
    assert circles.at["gunesh"].get(page_of(circles.psychologists, "vouch/")).status_code == 403


def test_another_organisation_finds_no_circle_to_vouch_for(circles: CircleCast) -> None:
    supervisor = unlocked(join("Gozel Terek", circles.keys.cast.gul, RoleKey.SUPERVISOR).account)
    supervisor.post(f"{KEYS}begin/")
    assert supervisor.get(page_of(circles.psychologists, "vouch/")).status_code == 404
    page = supervisor.get(CIRCLES).text
    assert "You are in no circle yet" in page
    assert "Other circles" not in page


def test_who_is_taken_in_is_of_the_same_work_and_organisation(circles: CircleCast) -> None:
    gozel = join("Gozel Terek", circles.keys.cast.gul, RoleKey.PSYCHOLOGIST)
    unlocked(gozel.account)
    for member in (gozel, circles.murat, circles.gunesh):
        path = page_of(circles.psychologists, f"people/{member.pk}/")
        assert circles.at["gunesh"].get(path).status_code == 404
    assert inside(circles, circles.psychologists) == ["Gunesh"]


def test_a_purpose_of_others_begins_nothing(circles: CircleCast) -> None:
    for purpose, status in (("lawyer", 403), ("", 404), ("other", 404)):
        assert circles.at["gunesh"].post(f"{CIRCLES}begin/", {"purpose": purpose}).status_code == status
    assert psychologists(circles) == 1


def test_the_first_sign_in_of_a_psychologist_asks_for_a_recovery_code(circles: CircleCast) -> None:
    doctor = join("Dovran Terek", circles.keys.cast.yyldyz, RoleKey.DOCTOR)
    client = unlocked(doctor.account)
    assert PersonKey.objects.filter(account=doctor.account_id).count() == 1
    assert unlocking.uses_keys(doctor.account)
    assert not unlocking.uses_keys(circles.keys.cast.ayna.account)
    assert client.get("/account/recovery-code/").status_code == 200


def test_a_colleague_who_is_in_it_sees_who_was_only_planted(circles: CircleCast) -> None:
    take_in(circles.at["gunesh"], circles.psychologists, circles.ogul)
    with acting_for(circles.keys.cast.berk):
        CircleVoucher.objects.filter(member=circles.ogul).update(mark=b"x" * 32)
    page = circles.at["gunesh"].get(page_of(circles.psychologists)).text
    assert "their key is not the one that was compared" in page


def test_a_list_of_circles_takes_as_many_queries_for_three_as_for_one(circles: CircleCast) -> None:
    both_in(circles)
    vouch(circles, circles.psychologists, circles.at["gunesh"])
    counts = []
    for _ in range(2):
        circles.at["gunesh"].get(CIRCLES)
        with QueriesOfPage(connection) as queries:
            circles.at["gunesh"].get(CIRCLES)
        counts.append(len(queries))
        for _ in range(2):
            circles.at["gunesh"].post(f"{CIRCLES}begin/", {"purpose": "psychologist"})
    assert counts[0] == counts[1]
