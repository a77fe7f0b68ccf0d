"""What was taken back stays so, whatever a restore brings; and who told it on is led to take it back there, too."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction
from django.utils import timezone

from amanjol.casework.cases.erasing.actions import erasing
from amanjol.casework.cases.models import Case, Erased
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.consent_words import HOME
from amanjol.casework.desk import attachments
from amanjol.casework.referrals import pending
from amanjol.casework.referrals.models import CaseReferral, Referral, ReferralLetter
from amanjol.casework.referrals.passed_on import SILENT_FOR
from amanjol.casework.referrals.tests.test_otherwise import CODED, PARTNER, told
from amanjol.casework.referrals.tests.test_referrals import (
    INQUIRY,
    MERJEN,
    agree,
    arrived,
    ask,
    become_case,
    named,
    said_yes,
    send,
    state_of,
    told_by_code,
)
from amanjol.casework.referrals.tests.two_houses import as_shown, carry, open_letters
from amanjol.casework.standards.referring.states import State
from amanjol.foundation.letters.models import Incoming, OpenedLetter, Outgoing
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.referrals.tests.two_houses import TwoHouses

pytestmark = pytest.mark.django_db


def lines(*clients: Client) -> list[Erased]:
    """The ledgers of these organisations."""
    written: list[Erased] = []
    for client in clients:
        with acting_for(keyring_of(client).member):
            written += Erased.objects.all()
    return written


def replay(client: Client, ledger: list[Erased]) -> int:
    """As a restore does it, of what this organisation sees."""
    keyring = keyring_of(client)
    own = [line for line in ledger if line.organisation_id == keyring.member.organisation_id]
    with acting_for(keyring.member):
        return erasing.replay(own).others


def kept_by(client: Client) -> int:
    organisation = keyring_of(client).member.organisation_id
    return OpenedLetter.objects.filter(organisation=organisation, kept__isnull=False).count()


def test_a_restore_of_before_brings_no_letter_back_that_was_taken_back(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours, theirs = named(houses, case)
    assert kept_by(houses.selbi) == 2
    older = transaction.savepoint_create()
    send(houses.dana, ours, "take-back", {})
    assert kept_by(houses.selbi) == 0
    ledger = lines(houses.dana, houses.selbi)
    assert {line.reason for line in ledger} == {"recalled"}
    transaction.savepoint_rollback(older)
    assert kept_by(houses.selbi) == 2
    assert replay(houses.selbi, ledger) == 2
    assert kept_by(houses.selbi) == 0
    assert "The partner has taken back what they told" in houses.selbi.get(theirs).text
    assert replay(houses.dana, ledger) == 2
    with acting_for(keyring_of(houses.dana).member):
        sent = Outgoing.objects.filter(pk__in=[line.pk for line in ledger])
        assert [row.sealed for row in sent] == [None, None]
    assert replay(houses.selbi, ledger) == replay(houses.dana, ledger) == 0


def test_what_nobody_had_opened_comes_back_with_no_older_copy(houses: TwoHouses) -> None:
    """Also where it was opened between the copy and the recall: then the copy has the bytes as they arrived."""
    case = open_case(houses.dana, MERJEN)
    agree(houses)
    ours, _theirs = said_yes(houses, case)
    told(houses, ours, CODED)
    assert carry() == 1
    older = transaction.savepoint_create()
    open_letters(houses.selbi)
    send(houses.dana, ours, "take-back", {})
    ledger = lines(houses.selbi)
    transaction.savepoint_rollback(older)
    assert replay(houses.selbi, ledger) > 0
    assert "tells who it is" not in open_letters(houses.selbi)
    with acting_for(keyring_of(houses.selbi).member):
        assert not Incoming.objects.filter(sealed__isnull=False).exists()


def test_what_went_with_a_case_is_not_brought_by_an_older_copy(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    named(houses, case)
    keyring = keyring_of(houses.dana)
    older = transaction.savepoint_create()
    with acting_for(keyring.member):
        sent = list(Outgoing.objects.filter(sealed__isnull=False).values_list("pk", flat=True))
        gone = attachments.erase(keyring, case)
    transaction.savepoint_rollback(older)
    ledger = [
        Erased(pk=pk, organisation_id=keyring.member.organisation_id, erased_on=timezone.localdate())
        for pk in gone
    ]
    replay(houses.dana, ledger)
    with acting_for(keyring_of(houses.dana).member):
        assert not Referral.objects.exists()
        left = Outgoing.objects.filter(pk__in=sent, sealed__isnull=False)
        assert left.count() == len(sent) - 2  # the inquiry and who it is; the offer of the agreement stays


def test_what_an_erased_case_came_from_opens_from_no_older_copy(houses: TwoHouses) -> None:
    """In the copy it lies as it arrived, and nobody has opened it."""
    agree(houses)
    ours = ask(houses, open_case(houses.dana, MERJEN))
    assert carry() == 1
    older = transaction.savepoint_create()
    theirs = arrived(houses.selbi)
    send(houses.selbi, theirs, "reply", {"answer": "can", "contact": "named-person"})
    arrived(houses.berk)
    send(houses.dana, ours, "identity", CODED)
    arrived(houses.selbi)
    code_word = houses.dana.get(ours).text.partition('class="code-word">')[2].partition("<")[0]
    page = become_case(houses, theirs, code_word)
    keyring = keyring_of(houses.selbi)
    with acting_for(keyring.member):
        attachments.erase(keyring, Case.objects.get(pk=page.split("/")[-2]))
    ledger = lines(houses.selbi)
    transaction.savepoint_rollback(older)
    assert replay(houses.selbi, ledger) == 1
    with acting_for(keyring_of(houses.selbi).member):
        assert not Incoming.objects.filter(sealed__isnull=False).exists()
    assert "whether you can take somebody" not in open_letters(houses.selbi)
    with acting_for(keyring_of(houses.selbi).member):
        assert not Referral.objects.exists()
    with acting_for(keyring_of(houses.dana).member):
        assert (
            Outgoing.objects.filter(sealed__isnull=False).count() == 2
        )  # theirs to keep, with the agreement


def test_a_recall_is_kept_to_be_told_again_when_letters_are_not(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours, _theirs = named(houses, case)
    send(houses.dana, ours, "take-back", {})
    with connection.cursor() as cursor:
        cursor.execute("select letters_forget(%s)", [timezone.now() + timedelta(days=40)])
    with acting_for(keyring_of(houses.dana).member):
        left = Outgoing.objects.filter(sealed__isnull=False)
        assert [row.sequence for row in left] == [None]


def test_the_tables_of_letters_are_written_anew_with_the_rest() -> None:
    tables = {"letters_openedletter", "letters_incoming", "letters_outgoing"}
    assert tables <= set(erasing.swept_tables())
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute("select has_table_privilege('amanjol_keeper', %s, 'maintain')", [table])
            assert cursor.fetchone() == (True,)


def told_on(houses: TwoHouses) -> tuple[str, str, str, str]:
    """From Yyldyz to Gul, whose case tells it on to Umyt by telephone. Both first pages, the second, and the case."""
    agree(houses)
    ours, theirs, code_word = told_by_code(houses, open_case(houses.dana, MERJEN))
    case = become_case(houses, theirs, code_word)
    typed = INQUIRY | {"name": PARTNER, "country": HOME, "way": "telephone"}
    asked = houses.selbi.post(f"{case}refer/otherwise/", typed)
    assert asked.status_code == 302, asked.text
    second = str(asked.headers["Location"])
    for act, said in (
        ("said/answer", {"answer": "can", "contact": "named-person"}),
        ("prepare", {"on_paper": "on"}),
        ("identity", CODED),
    ):
        page = f"{second}{act}/"
        sent = as_shown(houses.selbi, page, said) if act == "identity" else said
        assert houses.selbi.post(page, sent).status_code == 302
    return ours, theirs, second, case


def test_who_told_it_on_takes_it_back_from_the_third_by_one_press(houses: TwoHouses) -> None:
    ours, theirs, second, case = told_on(houses)
    said = "told on to Umyt"
    for page in (case, theirs, second):
        assert said not in houses.selbi.get(page).text
    send(houses.dana, ours, "take-back", {})
    for page in (case, theirs, second, f"{theirs}remains/"):
        assert f"Taken back by Yyldyz; {said}" in houses.selbi.get(page).text
    assert "Take back from Umyt what you told on" in houses.selbi.get("/desk/").text
    assert "waits for you" in houses.selbi.get("/desk/referrals/").text
    erased = houses.selbi.post(f"{theirs}remains/", {"remains": "erased"})
    assert "As long as this case stands, something is kept" in erased.text
    assert carry() == 0
    assert houses.selbi.post(f"{second}take-back/", {}).status_code == 302
    assert state_of(houses.selbi, second) == State.RECALLED
    for page in (case, theirs, second):
        assert said not in houses.selbi.get(page).text
    send(houses.selbi, theirs, "remains", {"remains": "kept", "reason": "own-notes"})
    assert arrived(houses.berk) == ours


def test_who_says_why_it_is_kept_is_asked_no_more(houses: TwoHouses) -> None:
    ours, theirs, second, case = told_on(houses)
    send(houses.dana, ours, "take-back", {})
    send(houses.selbi, theirs, "remains", {"remains": "kept", "reason": "her-claim"})
    assert "told on to Umyt" not in houses.selbi.get(case).text
    assert state_of(houses.selbi, second) != State.RECALLED


def test_silence_goes_to_a_supervisor(houses: TwoHouses) -> None:
    ours, _theirs, second, _case = told_on(houses)
    send(houses.dana, ours, "take-back", {})
    title = "What we told on is not taken back from the third"
    assert title not in houses.oraz.get("/desk/").text
    with acting_for(keyring_of(houses.oraz).member):
        OpenedLetter.objects.filter(gone_at__isnull=False).update(gone_at=timezone.now() - SILENT_FOR * 2)
        assert pending.told_on(keyring_of(houses.oraz).member).count() == 1
    page = houses.oraz.get("/desk/").text
    assert title in page
    assert second in page
    assert title not in houses.selbi.get("/desk/").text
    assert title not in houses.dana.get("/desk/").text
    houses.selbi.post(f"{second}take-back/", {})
    assert title not in houses.oraz.get("/desk/").text


def test_what_was_only_asked_of_a_third_is_not_told_on(houses: TwoHouses) -> None:
    agree(houses)
    ours, theirs, code_word = told_by_code(houses, open_case(houses.dana, MERJEN))
    case = become_case(houses, theirs, code_word)
    typed = INQUIRY | {"name": PARTNER, "country": HOME, "way": "telephone"}
    asked = str(houses.selbi.post(f"{case}refer/otherwise/", typed).headers["Location"])
    houses.selbi.post(f"{asked}said/answer/", {"answer": "can", "contact": "named-person"})
    send(houses.dana, ours, "take-back", {})
    assert "told on to Umyt" not in houses.selbi.get(case).text
    with acting_for(keyring_of(houses.selbi).member):
        assert not pending.told_on(keyring_of(houses.selbi).member).exists()


def test_who_erases_reads_first_where_it_has_to_be_taken_back(houses: TwoHouses) -> None:
    agree(houses)
    case = open_case(houses.dana, MERJEN)
    erase = f"/desk/cases/{case.pk}/erase/"
    ours, _theirs = said_yes(houses, case)
    assert "Partners still have" not in houses.dana.get(erase).text, "an inquiry tells nobody who it is"
    send(
        houses.dana, ours, "identity", {"purpose": "shelter", "how": "code", "fields_told": [], "send": "yes"}
    )
    page = houses.dana.get(erase).text
    assert "Partners still have what they were told" in page
    assert f'href="{ours}take-back/"' in page
    send(houses.dana, ours, "take-back", {})
    assert "Partners still have" not in houses.dana.get(erase).text


def test_who_erases_reads_it_also_where_what_was_told_is_missing(houses: TwoHouses) -> None:
    """Whoever writes rows takes the letter away, so that nobody takes back what it told."""
    agree(houses)
    case = open_case(houses.dana, MERJEN)
    ours, _theirs = said_yes(houses, case)
    send(
        houses.dana, ours, "identity", {"purpose": "shelter", "how": "code", "fields_told": [], "send": "yes"}
    )
    with acting_for(keyring_of(houses.dana).member):
        assert ReferralLetter.objects.filter(referral_id=ours.split("/")[-2]).delete()[0] > 1
    assert "Partners still have what they were told" in houses.dana.get(f"/desk/cases/{case.pk}/erase/").text


def test_who_erases_reads_it_also_where_the_whole_referral_is_missing(houses: TwoHouses) -> None:
    """Whoever writes rows takes away that it hangs on the case: no partner is named, and the journal knows of it."""
    case = open_case(houses.dana, MERJEN)
    ask(houses, case)
    erase = f"/desk/cases/{case.pk}/erase/"
    assert "Not every partner" not in houses.dana.get(erase).text
    with acting_for(keyring_of(houses.dana).member):
        CaseReferral.objects.filter(case=case).delete()
    assert "Not every partner who was told something is shown here" in houses.dana.get(erase).text


def test_the_other_two_choices_stand_beside_taking_back(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    page = houses.dana.get(f"{ask(houses, case)}take-back/").text
    assert f'href="/desk/cases/{case.pk}/consent/"' in page
    assert "Erase everything, here and at every partner" in page


def test_what_proves_a_claim_is_offered_before_anything_is_taken_back(houses: TwoHouses) -> None:
    case = open_case(houses.dana, MERJEN)
    ours, _theirs = named(houses, case)
    page = houses.dana.get(f"{ours}take-back/").text
    proof, press = page.index("what proves it is offered to them"), page.index("danger-button")
    assert proof < page.index(f'href="/desk/cases/{case.pk}/#files"') < press
