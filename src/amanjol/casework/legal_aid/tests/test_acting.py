"""The mandate as the advocate who acts has it: who opens it, what they write, whom it is taken from."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.casework.desk.sums import CURRENCIES
from amanjol.casework.legal_aid.acting import actions, queries
from amanjol.casework.legal_aid.mandates import showing
from amanjol.casework.legal_aid.mandates.actions import CannotAct
from amanjol.casework.legal_aid.mandates.records import (
    Closed,
    ClosingOutcome,
    ContactMade,
    ContactOutcome,
    Extended,
    ExtensionReason,
    HandedOver,
    HandOverReason,
    Part,
    SumStage,
)
from amanjol.casework.legal_aid.mandates.standing import ActRefused
from amanjol.casework.legal_aid.models import AdvocateAccount, Mandate, MandateReader
from amanjol.casework.legal_aid.register import accounts
from amanjol.casework.legal_aid.tests import mandate_cast
from amanjol.casework.legal_aid.tests.acting_cast import DEPUTY, as_stored, begin, own, path
from amanjol.casework.legal_aid.tests.advocate_cast import MY_WORK, compare, compare_ours, give
from amanjol.casework.legal_aid.tests.mandate_cast import LIST, TODAY, asked, money, opened, step, write
from amanjol.casework.legal_aid.tests.mandate_cast import path as coordinators
from amanjol.casework.legal_aid.turns import vouching
from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals import case_keys
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.tests.advocate_cast import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_kyrgyzstan")]
DAY = TODAY.isoformat()
STEP = {"step": "statement", "outcome": "done", "on": DAY, "minutes": "75", "next_on": ""}
CIRCLES = "/organisation/keys/circles/"


# Who opens it.


def test_it_stands_on_their_page_once_their_words_were_compared(advocates: Scene) -> None:
    mandate = mandate_cast.begin(advocates)
    assert mandate.code not in advocates.aigul.get(MY_WORK).text
    assert advocates.aigul.get(path(mandate)).status_code == 404
    compare(advocates.zarina, advocates.at(advocates.aigul))
    compare_ours(advocates.zarina, advocates.aigul)
    assert advocates.zarina.get(coordinators(mandate)).status_code == 200
    assert mandate.code in advocates.aigul.get(MY_WORK).text
    page = advocates.aigul.get(path(mandate))
    assert "The coordinator sees steps, days and minutes, and never your notes." in page.text
    assert "Add a step" in page.text
    assert "Extend" not in page.text
    assert Entry.objects.filter(verb="mandate.readers-named", subject_id=str(mandate.pk)).count() == 1
    assert advocates.zarina.get(LIST).status_code == 200
    assert Entry.objects.filter(verb="mandate.readers-named").count() == 1


def test_advocate_and_deputy_each_see_as_what_they_act(advocates: Scene) -> None:
    mandate = begin(advocates, deputy=DEPUTY)
    assert [own(client, mandate).reader.part for client in (advocates.aigul, advocates.timur)] == list(Part)
    page = advocates.timur.get(path(mandate)).text
    assert "Aigul Chinar" in page
    assert "deputy" in page


def test_nobody_else_finds_it(advocates: Scene) -> None:
    mandate = begin(advocates)
    of_timur = [path(mandate), path(mandate, "step"), path(mandate, "step", 1), path(mandate, "notes")]
    for where in of_timur:
        assert advocates.timur.get(where).status_code == 404, where
        assert advocates.timur.post(where, STEP | {"text": "x"}).status_code in {404, 405}, where
    assert mandate.code not in advocates.timur.get(MY_WORK).text
    administrator = unlocked(join("Nargis Chinar", advocates.chinar, RoleKey.ADMINISTRATOR).account)
    for client in (advocates.zarina, administrator, advocates.cases.gul, advocates.cases.keys.berk):
        for where in of_timur:
            assert client.get(where).status_code == 403, where
            assert client.post(where, STEP).status_code in {403, 405}, where
    assert Client().get(path(mandate))["Location"].startswith("/account/sign-in/")
    with pytest.raises(PermissionDenied):
        actions.write(circles=circles_at(advocates.timur), mandate=mandate.pk, act=step(2))


def test_while_it_is_locked_the_page_says_so_and_no_code(advocates: Scene) -> None:
    mandate = begin(advocates)
    advocates.aigul.post("/account/lock/")
    locked = advocates.aigul.get(MY_WORK).text
    assert "Locked: your mandates open once you unlock." in locked
    assert mandate.code not in locked
    assert advocates.aigul.get(path(mandate)).status_code in {302, 423}


def test_an_account_that_was_ended_opens_nothing_at_once_and_the_key_changes(advocates: Scene) -> None:
    mandate = begin(advocates)
    before = as_stored(advocates.zarina, mandate)
    accounts.end_account(keyring=keyring_of(advocates.zarina), advocate=advocates.of_aigul, today=TODAY)
    assert MandateReader.objects.count() == 0
    assert advocates.aigul.get(path(mandate)).status_code == 404
    assert as_stored(advocates.zarina, mandate)["wrapped_key"] != before["wrapped_key"]
    assert opened(advocates, mandate).now.readers == ()


def test_who_is_no_advocate_of_the_register_opens_nothing_though_the_key_is_there(advocates: Scene) -> None:
    mandate = begin(advocates)
    request_of(advocates.zarina)
    AdvocateAccount.objects.all().delete()
    assert MandateReader.objects.count() == 1
    assert advocates.aigul.get(path(mandate)).status_code == 404


# What they write.


def test_a_step_of_theirs_stands_at_the_coordinators_with_its_author_and_minutes(advocates: Scene) -> None:
    mandate = begin(advocates)
    assert press(advocates.aigul, path(mandate, "step"), STEP).headers["Location"] == path(mandate)
    there = opened(advocates, mandate)
    assert (there.now.minutes, there.is_older) == (75, False)
    assert there.record.acts[-1].by == str(advocates.at(advocates.aigul).account_id)
    page = advocates.zarina.get(coordinators(mandate)).text
    assert "1 h 15 min" in page
    assert "Aigul Chinar" in page
    typed = STEP | {"minutes": "20"}
    assert press(advocates.aigul, path(mandate, "step", 2), typed).status_code == 302
    assert opened(advocates, mandate).now.minutes == 20


def test_the_page_begins_with_the_next_step_and_its_form_with_today(advocates: Scene) -> None:
    mandate = begin(advocates)
    page = advocates.aigul.get(path(mandate))
    step = showing.upcoming(opened(advocates, mandate).now)
    assert step is not None
    assert step.name in page.text
    form = advocates.aigul.get(path(mandate, "step")).context["form"]
    assert (form["step"].value(), form["on"].value()) == (step.key, TODAY)
    # Another step meanwhile makes another one the next: what was typed is taken all the same.
    first = {"step": step.key, "outcome": "done", "on": DAY, "minutes": "5", "next_on": ""}
    hidden = form.seen_version
    assert press(advocates.aigul, path(mandate, "step"), first).status_code == 302
    typed = first | dict(re.findall(r'name="([^"]+)" value="([^"]*)"', hidden))
    assert press(advocates.aigul, path(mandate, "step"), typed).status_code == 302


def test_whom_to_call_stands_on_each_page_of_theirs(advocates: Scene) -> None:
    mandate = begin(advocates)
    for where in (MY_WORK, path(mandate)):
        page = advocates.aigul.get(where).text
        assert "Who coordinates" in page, where
        assert advocates.at(advocates.zarina).account.name in page, where


def test_every_act_of_theirs_has_a_page_and_none_of_the_course(advocates: Scene) -> None:
    mandate = begin(advocates)
    hearing = {
        "on": DAY, "level": "first", "outcome": "heard", "apart": "screen", "interpreter": "there", "minutes": "30",
    }  # fmt: skip
    received = {"kind": "wages", "stage": "received", "amount": "500", "currency": "KGS", "on": DAY}
    contact = {"whom": "employer", "risks": ["learns-where"], "on": DAY}
    for act, typed in (("hearing", hearing), ("sum", received), ("contact", contact)):
        assert press(advocates.aigul, path(mandate, act), typed).status_code == 302, act
    item = opened(advocates, mandate).now.size - 1
    reached = {"outcome": "reached", "on": DAY}
    refused = press(advocates.aigul, path(mandate, "made", item), reached)
    assert "Without the person&#x27;s yes to this very contact" in refused.text
    assert (
        press(advocates.aigul, path(mandate, "answer", item), {"answer": "yes", "on": DAY}).status_code == 302
    )
    assert press(advocates.aigul, path(mandate, "made", item), reached).status_code == 302
    page = advocates.aigul.get(path(mandate)).text
    assert "behind a screen" in page
    assert "reached" in page
    for act in ("extend", "hand-over", "close", "erase"):
        assert advocates.aigul.post(path(mandate, act), {}).status_code == 404
        assert advocates.aigul.post(coordinators(mandate, act), {}).status_code == 403


def test_the_action_itself_writes_no_course_and_no_contact_without_a_yes(advocates: Scene) -> None:
    mandate = begin(advocates)
    write(advocates, mandate, asked(2))
    before = as_stored(advocates.zarina, mandate)
    circles = circles_at(advocates.aigul)
    for act in (
        Closed(TODAY, ClosingOutcome.REACHED),
        HandedOver(TODAY, DEPUTY, HandOverReason.AWAY),
        Extended(mandate.ends_on + timedelta(days=300), ExtensionReason.APPEAL),
        own(advocates.aigul, mandate).opened.record.acts[1].says,
    ):
        with pytest.raises(PermissionDenied):
            actions.write(circles=circles, mandate=mandate.pk, act=act)
    with pytest.raises(ActRefused):
        actions.write(circles=circles, mandate=mandate.pk, act=ContactMade(2, TODAY, ContactOutcome.REACHED))
    assert as_stored(advocates.zarina, mandate) == before


def test_after_the_end_an_advocate_writes_no_sum_and_the_coordinator_does(advocates: Scene) -> None:
    mandate = begin(advocates)
    sent = {"kind": "wages", "stage": "received", "amount": "900000", "currency": "KGS", "on": DAY}
    write(advocates, mandate, money(2, SumStage.RECEIVED, 100), Closed(TODAY, ClosingOutcome.REACHED))
    before = as_stored(advocates.zarina, mandate)
    for item in ((), (2,)):
        refused = press(advocates.aigul, path(mandate, "sum", *item), sent)
        assert "tell the coordinator" in refused.text
    for act in (money(2, SumStage.RECEIVED, 0), money(4, SumStage.RECEIVED, 900000)):
        with pytest.raises(ActRefused):
            actions.write(circles=circles_at(advocates.aigul), mandate=mandate.pk, act=act)
    assert as_stored(advocates.zarina, mandate) == before
    page = advocates.aigul.get(path(mandate)).text
    assert path(mandate, "sum") not in page
    assert path(mandate, "sum", 2) not in page
    assert coordinators(mandate, "sum") in advocates.zarina.get(coordinators(mandate)).text
    assert press(advocates.zarina, coordinators(mandate, "sum"), sent).status_code == 302
    assert opened(advocates, mandate).now.received() == {"KGS": 900100}


def test_a_form_that_is_sent_twice_writes_once(advocates: Scene) -> None:
    mandate = begin(advocates)
    once = re.search(r'name="once" value="([^"]+)"', advocates.aigul.get(path(mandate, "step")).text)
    assert once
    for _press in range(2):
        assert advocates.aigul.post(path(mandate, "step"), STEP | {"once": once[1]}).status_code in {302, 303}
    assert opened(advocates, mandate).now.minutes == 75


def test_what_the_coordinator_saved_meanwhile_is_not_overwritten(advocates: Scene) -> None:
    mandate = begin(advocates)
    write(advocates, mandate, step(2))
    page = advocates.aigul.get(path(mandate, "step", 2)).text
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    write(advocates, mandate, step(2, minutes=10))
    answer = advocates.aigul.post(path(mandate, "step", 2), hidden | STEP)
    assert answer.status_code == 200
    assert opened(advocates, mandate).now.minutes == 10


# Another acts.


def test_after_a_hand_over_the_former_advocate_opens_nothing_and_knows_no_key(advocates: Scene) -> None:
    mandate = begin(advocates)
    key = own(advocates.aigul, mandate).key
    handed = HandedOver(TODAY, DEPUTY, HandOverReason.PERSON_WISHES)
    write(advocates, mandate, handed)
    assert advocates.aigul.get(path(mandate)).status_code == 404
    assert advocates.aigul.post(path(mandate, "step"), STEP).status_code == 404
    assert mandate.code not in advocates.aigul.get(MY_WORK).text
    now = own(advocates.timur, mandate)
    assert now.reader.part is Part.ADVOCATE
    assert now.key != key
    assert [row.key_id for row in MandateReader.objects.all()] == [
        key_of(advocates.at(advocates.timur).account).pk  # type: ignore[union-attr]  # Timur has one
    ]
    assert press(advocates.timur, path(mandate, "step"), STEP).status_code == 302


def test_what_was_put_back_after_a_hand_over_takes_no_writing(advocates: Scene) -> None:
    mandate = begin(advocates)
    then, [reader] = as_stored(advocates.zarina, mandate), list(MandateReader.objects.values())
    write(advocates, mandate, HandedOver(TODAY, DEPUTY, HandOverReason.LAWYER_WISHES))
    request_of(advocates.zarina)
    Mandate.objects.filter(pk=mandate.pk).update(**then)
    MandateReader.objects.create(**reader)
    page = advocates.aigul.get(path(mandate)).text
    assert "Nothing is written into it" in page
    assert "Add a step" not in page
    refused = press(advocates.aigul, path(mandate, "step"), STEP)
    assert "Nothing is written into an older copy" in refused.text
    assert as_stored(advocates.zarina, mandate) == then


# Rows are claims.


def test_a_key_that_was_moved_to_another_opens_nothing(advocates: Scene) -> None:
    mandate = begin(advocates)
    theirs = key_of(advocates.at(advocates.timur).account)
    request_of(advocates.zarina)
    MandateReader.objects.update(key=theirs)
    assert "does not open: call the coordinator" in advocates.timur.get(MY_WORK).text
    assert advocates.timur.get(path(mandate))["Location"] == CIRCLES
    assert advocates.timur.post(path(mandate, "step"), STEP)["Location"] == CIRCLES
    assert advocates.aigul.get(path(mandate)).status_code == 404


def test_a_key_from_another_mandate_opens_nothing(advocates: Scene) -> None:
    mandate, other = begin(advocates), mandate_cast.begin(advocates, advocate=DEPUTY)
    request_of(advocates.zarina)
    [reader] = MandateReader.objects.filter(mandate=mandate)
    MandateReader.objects.filter(pk=reader.pk).update(mandate=other)
    assert advocates.aigul.get(path(other))["Location"] == CIRCLES
    with pytest.raises(SealBroken):
        queries.opened_mandate(circles_at(advocates.aigul), other.pk)


def test_who_is_not_named_inside_the_seal_opens_nothing_even_with_the_key(advocates: Scene) -> None:
    """A wrap made by somebody who knows the key, as a former deputy, with a voucher that their own seed gives."""
    mandate = begin(advocates)
    timur = advocates.at(advocates.timur)
    theirs, of_aigul = key_of(timur.account), own(advocates.aigul, mandate)
    assert theirs
    keyring = keyring_of(advocates.zarina)
    wrapped = case_keys.seal_for(
        of_aigul.key, keyring.organisation, str(mandate.pk), str(timur.account_id), bytes(theirs.public),
        case_keys.Access.WORK,
    )  # fmt: skip
    given = MandateReader(organisation=advocates.chinar, mandate=mandate, key=theirs, wrapped=wrapped)
    secret = vouching.own_secret(timur, circles_at(advocates.timur).keys)
    given.voucher = vouching.mandate_voucher(given, of_aigul.key, secret)
    given.save(force_insert=True)
    assert advocates.timur.get(path(mandate)).status_code == 404
    assert advocates.zarina.get(LIST).status_code == 200
    assert MandateReader.objects.count() == 1
    assert own(advocates.aigul, mandate).key != of_aigul.key


def test_an_account_that_a_row_names_alone_is_given_nothing(advocates: Scene) -> None:
    """Whoever writes rows says that Timur keeps Aigul's duty."""
    compare(advocates.zarina, advocates.at(advocates.aigul))
    compare(advocates.zarina, advocates.at(advocates.timur))
    request_of(advocates.zarina)
    AdvocateAccount.objects.filter(advocate=advocates.of_aigul).update(member=advocates.at(advocates.timur))
    mandate = mandate_cast.begin(advocates)
    assert advocates.timur.get(path(mandate)).status_code == 404
    assert [row.key.account_id for row in MandateReader.objects.select_related("key")] == [
        advocates.at(advocates.aigul).account_id
    ]


def test_a_newcomer_in_the_register_without_an_account_is_named_nowhere(advocates: Scene) -> None:
    mandate = mandate_cast.begin(advocates, advocate=DEPUTY)
    assert opened(advocates, mandate).now.readers == ()
    with pytest.raises(CannotAct):
        mandate_cast.begin(advocates, advocate="7-999")
    give(advocates.zarina, advocates.of_bakyt, advocates.at(advocates.timur))
    assert advocates.zarina.get(LIST).status_code == 200
    assert opened(advocates, mandate).now.readers == ()
    compare(advocates.zarina, advocates.at(advocates.timur))
    compare_ours(advocates.zarina, advocates.timur)
    assert advocates.zarina.get(LIST).status_code == 200
    assert own(advocates.timur, mandate).reader.part is Part.ADVOCATE


def test_every_page_is_all_russian(advocates: Scene) -> None:
    mandate = begin(advocates, deputy=DEPUTY)
    write(advocates, mandate, step(2), money(3, SumStage.RECEIVED, 100), asked(4))
    client = advocates.aigul
    client.get("/desk/")
    client.post("/language/", {"language": "ru"})
    assert press(client, path(mandate, "notes"), {"text": "Своё", "is_shared": "on"}).status_code == 302
    wheres = [MY_WORK, path(mandate), path(mandate, "notes"), path(mandate, "notes", 0)]
    wheres += [path(mandate, act) for act in ("step", "hearing", "sum", "contact")]
    wheres += [path(mandate, act, item) for act, item in (("step", 2), ("sum", 3), ("answer", 4))]
    names = {*CURRENCIES, mandate.code, "Timur", "Chinar", "Aigul", "Zarina"}
    for where in wheres:
        page = client.get(where, headers={"accept-language": "ru"})
        assert page.status_code == 200, where
        assert '<html lang="ru"' in page.text, where
        assert english(page.text) <= names, where
