"""The file of a mandate: chosen on a consent, sealed to who acts, taken back with the consent."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from amanjol.casework.cases.tests.consent_words import read_aloud
from amanjol.casework.cases.tests.test_russian_pages import english
from amanjol.casework.cases.tests.test_sealed_rows import every_value, spellings
from amanjol.casework.legal_aid.acting import files, queries
from amanjol.casework.legal_aid.acting.files import FileState
from amanjol.casework.legal_aid.mandates import actions as mandates
from amanjol.casework.legal_aid.mandates import queries as of_mandates
from amanjol.casework.legal_aid.mandates.records import HandedOver, HandOverReason
from amanjol.casework.legal_aid.models import Advocate, Mandate
from amanjol.casework.legal_aid.needs import filing, previewing
from amanjol.casework.legal_aid.register import accounts
from amanjol.casework.legal_aid.tests.file_cast import (
    READ,
    TODAY,
    asked_need,
    begin,
    consent,
    file_at,
    give_file,
    letters,
    withdraw,
)
from amanjol.casework.legal_aid.tests.need_cast import NAME
from amanjol.casework.referrals.tests.two_houses import carry
from amanjol.casework.standards.legal_needs.bodies import File
from amanjol.casework.standards.legal_needs.file_contents import open_file, seal
from amanjol.foundation.accounts.tests.people import unlocked
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.letters.models import OpenedLetter, Outgoing
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.foundation.organisations.tests.cast import join
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals import canonical
from amanjol.foundation.seals.epochs import Organisation

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.mandates.records import FileArrived
    from amanjol.casework.legal_aid.tests.file_cast import Filed
    from amanjol.casework.legal_aid.tests.need_cast import NeedCast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_kyrgyzstan")]
DEPUTY = "7-002"


def given(people: NeedCast, **more: str) -> Filed:
    """A file that arrived, on a consent."""
    filed = begin(people, **more)
    consent(filed)
    give_file(filed)
    return filed


def hand_over(filed: Filed) -> None:
    act = HandedOver(TODAY, DEPUTY, HandOverReason.PERSON_WISHES)
    mandates.write(keyring=keyring_of(filed.gulnaz), mandate=filed.mandate.pk, act=act)


# What goes, to whom.


def test_the_advocate_reads_what_was_chosen_and_only_who_acts_does(asking: NeedCast) -> None:
    filed = given(asking, deputy=DEPUTY)
    for client in (filed.aigul, filed.timur):
        assert READ in client.get(filed.own("file/")).text
    for client, where in (
        (filed.gulnaz, f"/desk/needs/{filed.need}/"),
        (filed.gulnaz, f"/desk/mandates/{filed.mandate.pk}/"),
        (filed.gulnaz, filed.own("file/")),
        (asking.houses.selbi, f"/desk/needs/{filed.need}/"),
        (asking.houses.oraz, filed.own("file/")),
        (asking.dana, filed.own("file/")),
    ):
        assert READ not in client.get(where).text, where
    assert "A file for who acts" in filed.gulnaz.get(f"/desk/mandates/{filed.mandate.pk}/").text
    request_of(filed.gulnaz)
    opened = Entry.objects.filter(verb="mandate.file-opened", subject_id=str(filed.mandate.pk))
    assert opened.count() == 2


def test_another_advocate_and_who_works_on_no_such_case_find_nothing(asking: NeedCast) -> None:
    filed = given(asking)
    assert filed.timur.get(filed.own("file/")).status_code == 404
    stranger = unlocked(join("Jahan Yyldyz", asking.houses.keys.cast.yyldyz, RoleKey.LAWYER).account)
    for where in ("", "file/", "file/take-back/"):
        for client in (stranger, filed.gulnaz, filed.aigul):
            answer = client.post(filed.page(where), {})
            assert answer.status_code in {302, 403, 404, 405}, where
            assert READ not in answer.text
    assert file_at(filed.aigul, filed).state is FileState.THERE
    with pytest.raises(PermissionDenied):
        filing.take_back(keyring=keyring_of(asking.houses.oraz), case=asking.case, need=filed.sent)


def test_only_what_a_consent_names_can_be_chosen(asking: NeedCast) -> None:
    filed = begin(asking)
    assert "No consent names it yet" in filed.berk.get(filed.page("file/")).text
    consents = f"/desk/cases/{asking.case.pk}/consent/"
    assert f'href="{filed.page("file/")}"' in filed.berk.get(consents).text  # and back
    consent(filed, groups=("happened",))
    page = filed.berk.get(filed.page("file/"))
    assert "prs_FirstName" not in page.text
    with pytest.raises(filing.NotAllowed):
        filing.tell(
            keyring=keyring_of(filed.berk), case=asking.case, need=filed.sent, chosen=["prs_FirstName-name"],
            digests="",
        )  # fmt: skip
    assert asked_need(filed).record.files == ()


def test_nothing_goes_that_the_page_did_not_show(asking: NeedCast) -> None:
    filed = begin(asking)
    consent(filed)
    typed = {"fields_told": ["prs_FirstName-name"], "send": "yes"}
    assert "Look at it, then press again" in filed.berk.post(filed.page("file/"), typed).text
    assert "Tick what the advocate reads." in press(filed.berk, filed.page("file/"), {"send": "yes"}).text
    assert asked_need(filed).record.files == ()


def test_a_stolen_database_on_both_sides_holds_no_word_of_it(asking: NeedCast) -> None:
    filed = given(asking)
    for client in (filed.berk, filed.gulnaz, filed.aigul):
        request_of(client)
        dump = b"\n".join(every_value())
        for spelled in spellings(NAME):
            assert spelled not in dump
    request_of(filed.gulnaz)
    assert OpenedLetter.objects.filter(kept__isnull=False).count() == 1


def test_where_nobody_has_an_account_no_file_can_be_given(asking: NeedCast) -> None:
    filed = begin(asking)
    handed = HandedOver(TODAY, DEPUTY, HandOverReason.AWAY)
    request_of(filed.gulnaz)
    of_bakyt = Advocate.objects.get(number=DEPUTY).pk
    accounts.end_account(keyring=keyring_of(filed.gulnaz), advocate=of_bakyt, today=TODAY)
    mandates.write(keyring=keyring_of(filed.gulnaz), mandate=filed.mandate.pk, act=handed)
    letters(asking)
    page = filed.berk.get(filed.page()).text
    assert "Бакыт Примеров" in page
    assert "Choose what the advocate reads" not in page
    assert filed.berk.get(filed.page("file/"))["Location"] == filed.page()


# It is taken back.


def test_a_withdrawn_consent_closes_it_at_the_advocates_next_request(asking: NeedCast) -> None:
    filed = given(asking)
    assert READ in filed.aigul.get(filed.own("file/")).text
    withdraw(filed)
    page = filed.aigul.get(filed.own("file/"))
    assert "Taken back" in page.text
    assert READ not in page.text
    assert filed.mandate.code in filed.aigul.get(filed.own()).text
    request_of(filed.gulnaz)
    assert not OpenedLetter.objects.filter(kept__isnull=False).exists()
    request_of(filed.berk)
    assert not Outgoing.objects.filter(
        pk=asked_need(filed).record.files[0].letter, sealed__isnull=False
    ).exists()
    assert "Whoever had read it already knows" in filed.berk.get(filed.page()).text


def test_a_later_no_closes_it_too(asking: NeedCast) -> None:
    filed = given(asking)
    gul = asking.houses.keys.cast.gul
    typed = {
        "purpose": "sharing",
        "whom": "here",
        "organisation": str(gul.pk),
        "groups": ["name"],
        "language": "tk",
    }
    no = read_aloud(typed, organisations={str(gul.pk): gul.name}) | {"answer": "no"}
    assert filed.berk.post(f"/desk/cases/{asking.case.pk}/consent/", no).status_code == 302
    assert file_at(filed.aigul, filed).state is FileState.TAKEN_BACK


def test_one_that_was_taken_back_before_it_was_opened_never_opens(asking: NeedCast) -> None:
    filed = begin(asking)
    consent(filed)
    give_file_unopened(filed)
    withdraw(filed)
    letters(asking)
    assert file_at(filed.aigul, filed).state is FileState.NONE
    request_of(filed.gulnaz)
    assert not OpenedLetter.objects.filter(kept__isnull=False).exists()


def give_file_unopened(filed: Filed) -> None:
    opened, keyring = asked_need(filed), keyring_of(filed.berk)
    items, _allowed = filing.chosen_of(keyring, filed.people.case, opened)
    content = filing.composed(items)
    seen = re.search(r'value="([^"]+)"', str(previewing.seen(content, filing.shown_to(opened))))
    assert seen
    filing.tell(
        keyring=keyring, case=filed.people.case, need=filed.sent, chosen=[item.key for item in items],
        digests=seen[1],
    )  # fmt: skip
    carry()


def test_an_ended_consent_closes_it_without_anybody_doing_anything(
    asking: NeedCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed = begin(asking)
    consent(filed, until=TODAY)
    give_file(filed)
    assert file_at(filed.aigul, filed).state is FileState.THERE
    circles = circles_at(filed.aigul)
    own = queries.opened_mandate(circles, filed.mandate.pk)
    assert own is not None
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY + timedelta(days=1))
    assert files.open_own(circles, own) is None
    assert files.file_of(circles, own).state is FileState.ENDED
    assert not OpenedLetter.objects.filter(kept__isnull=False).exists()


def test_what_somebody_takes_back_by_hand_is_gone_and_another_can_be_given(asking: NeedCast) -> None:
    filed = given(asking)
    assert filed.berk.post(filed.page("file/take-back/"), {}).headers["Location"] == filed.page()
    assert file_at(filed.aigul, filed).state is FileState.TAKEN_BACK
    again = filed.berk.post(filed.page("file/take-back/"), {}, follow=True)
    assert "No file stands there any more." in again.text
    give_file(filed)
    assert READ in filed.aigul.get(filed.own("file/")).text
    assert [entry.version for entry in asked_need(filed).record.files] == [1, 2]


def test_an_erased_case_takes_it_along(asking: NeedCast) -> None:
    filed = given(asking)
    keyring = keyring_of(asking.dana)
    assert filing.recall_with(keyring, asking.case)
    assert file_at(filed.aigul, filed).state is FileState.TAKEN_BACK


# Rows are claims.


def test_bytes_that_were_put_back_after_taking_back_open_nothing(asking: NeedCast) -> None:
    filed = given(asking)
    request_of(filed.gulnaz)
    before = bytes(OpenedLetter.objects.get(kept__isnull=False).kept or b"")
    withdraw(filed)
    request_of(filed.gulnaz)
    row = OpenedLetter.objects.get(pk=own_act(filed).letter)
    OpenedLetter.objects.filter(pk=row.pk).update(gone_at=None, kept=before)
    assert "Taken back" in filed.aigul.get(filed.own("file/")).text
    request_of(filed.gulnaz)
    assert not OpenedLetter.objects.filter(kept__isnull=False).exists()


def own_act(filed: Filed) -> FileArrived:
    row = Mandate.objects.get(pk=filed.mandate.pk)
    act = of_mandates.opened_row(row, keyring_of(filed.gulnaz)).now.file
    assert act is not None
    return act


def test_other_bytes_in_its_place_open_nothing(asking: NeedCast) -> None:
    filed = given(asking)
    request_of(filed.gulnaz)
    row = OpenedLetter.objects.get(kept__isnull=False)
    OpenedLetter.objects.filter(pk=row.pk).update(
        kept=bytes(row.kept or b"").replace(b'"version":1', b'"version":2')
    )
    assert filed.aigul.get(filed.own("file/"))["Location"] == "/organisation/keys/circles/"
    OpenedLetter.objects.filter(pk=row.pk).delete()
    assert file_at(filed.aigul, filed).state is FileState.MISSING


def test_what_somebody_else_sealed_to_the_advocate_is_no_file(asking: NeedCast) -> None:
    """Anybody can seal to a public key, and name whoever asked: the digest in the mandate says which bytes came."""
    filed = given(asking)
    circles, act = circles_at(filed.aigul), own_act(filed)
    own = queries.opened_mandate(circles, filed.mandate.pk)
    assert own is not None
    content = files.open_own(circles, own)
    assert content is not None
    came = File.from_data(canonical.from_bytes(bytes(OpenedLetter.objects.get(pk=act.letter).kept or b"")))
    issuer = Organisation(act.node, act.organisation)
    forged = seal(content, issuer, came.need, came.version, came.until, [circles.keys.public])
    assert open_file(forged, circles.keys, issuer) == content
    request_of(filed.gulnaz)
    OpenedLetter.objects.filter(pk=act.letter).update(kept=canonical.to_bytes(forged.as_data()))
    assert filed.aigul.get(filed.own("file/"))["Location"] == "/organisation/keys/circles/"


def test_a_former_advocate_opens_it_not_even_from_what_was_put_back(asking: NeedCast) -> None:
    filed = given(asking)
    request_of(filed.gulnaz)
    before = bytes(OpenedLetter.objects.get(kept__isnull=False).kept or b"")
    letter = own_act(filed).letter
    hand_over(filed)
    request_of(filed.gulnaz)
    assert not OpenedLetter.objects.filter(kept__isnull=False).exists()
    assert filed.aigul.get(filed.own("file/")).status_code == 404
    assert file_at(filed.timur, filed).state is FileState.NONE
    OpenedLetter.objects.filter(pk=letter).update(gone_at=None, kept=before)
    assert filed.aigul.get(filed.own("file/")).status_code == 404
    assert file_at(filed.timur, filed).state is FileState.NONE


# Another acts.


def test_whoever_asked_reads_who_acts_now_and_seals_it_anew(asking: NeedCast) -> None:
    filed = given(asking)
    hand_over(filed)
    letters(asking)
    page = filed.berk.get(filed.page()).text
    assert "Бакыт Примеров" in page
    assert "somebody else acts: seal it anew" in page
    give_file(filed)
    assert READ in filed.timur.get(filed.own("file/")).text
    assert "sealed to who acts" in filed.berk.get(filed.page()).text


def test_a_file_that_is_on_its_way_to_the_former_advocate_waits_unopened(asking: NeedCast) -> None:
    filed = begin(asking)
    consent(filed)
    give_file_unopened(filed)
    hand_over(filed)
    letters(asking)
    assert file_at(filed.timur, filed).state is FileState.NONE
    request_of(filed.gulnaz)
    assert not OpenedLetter.objects.filter(kept__isnull=False).exists()


def test_the_journal_counts_what_was_told_and_the_case_misses_what_was_taken_away(asking: NeedCast) -> None:
    filed = given(asking)
    request_of(filed.berk)
    for verb in ("case.lawyer-file-told", "legal-need.acting-arrived"):
        assert Entry.objects.filter(verb=verb).count() == 1, verb
    withdraw(filed)
    request_of(filed.berk)
    assert Entry.objects.filter(verb="case.lawyer-file-taken-back").count() == 1
    paper = filed.berk.get(f"/desk/cases/{asking.case.pk}/").status_code
    assert paper == 200


def test_every_page_is_all_russian(asking: NeedCast) -> None:
    filed = given(asking)
    for client in (filed.berk, filed.aigul):
        client.get("/desk/")
        client.post("/language/", {"language": "ru"})
    names = {
        "Gul",
        "Yyldyz",
        "Oraz",
        "Terek",
        "Gulnaz",
        "Aigul",
        "Timur",
        "Berk",
        "uzgen",
        filed.mandate.code,
    }
    names.add(str(asked_need(filed).row.need)[:6].upper())
    for client, where in (
        (filed.berk, filed.page()), (filed.berk, filed.page("file/")), (filed.aigul, filed.own("file/")),
        (filed.aigul, filed.own()),
    ):  # fmt: skip
        assert english(client.get(where).text) <= names, where
    withdraw(filed)
    for client, where in (
        (filed.berk, filed.page()),
        (filed.berk, filed.page("file/")),
        (filed.aigul, filed.own("file/")),
    ):
        assert english(client.get(where).text) <= names, where


def test_what_changed_meanwhile_is_refused_by_the_action_itself(asking: NeedCast) -> None:
    filed = begin(asking)
    consent(filed)
    keyring = keyring_of(filed.berk)
    with pytest.raises(filing.AnotherFile):
        filing.tell(
            keyring=keyring, case=asking.case, need=filed.sent, chosen=["prs_FirstName-name"], digests="x"
        )
    assert asked_need(filed).record.files == ()
