"""Files of a case go with who it is: chosen one by one, as copies, on a consent that names what one sees in them."""

from __future__ import annotations

import errno
import io
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any, BinaryIO
from unittest.mock import Mock
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from amanjol.casework.cases.models import Case
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.pages import verbs
from amanjol.casework.referrals import attaching
from amanjol.casework.referrals.actions import telling
from amanjol.casework.referrals.attaching import FileChoice
from amanjol.casework.referrals.erasing import erase_with
from amanjol.casework.referrals.models import ReferralLetter
from amanjol.casework.referrals.tests.sent_files import (
    ask_with_file,
    chosen,
    fetch,
    tell_with_file,
)
from amanjol.casework.referrals.tests.test_referrals import (
    MERJEN,
    arrived,
    send,
)
from amanjol.casework.referrals.tests.two_houses import TwoHouses, as_shown, carry
from amanjol.casework.standards.referring.codes import Purpose
from amanjol.casework.standards.referring.evidence import Sort
from amanjol.casework.support.files import actions as case_files
from amanjol.casework.support.files.contents import kinds
from amanjol.casework.support.files.contents.reading import Refused, Why
from amanjol.casework.support.files.forms import NO_ROOM
from amanjol.casework.support.tests import file_samples as samples
from amanjol.casework.support.tests.file_pages import ABOUT, seen, take_in
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.letters.files import lying
from amanjol.foundation.letters.models import ArrivingFile, SentFile
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.test import Client

    from amanjol.casework.referrals.tests.sent_files import Scene
    from amanjol.casework.support.files.contents.kinds import Kind

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.SEALED_FILES_ROOT = tmp_path / "files"


def _case_there(houses: TwoHouses, theirs: str) -> Case:
    typed = {"names": "Merjen Terekova", "form": "adult", "next_step": "Meet her"}
    response = houses.selbi.post(f"{theirs}case/", typed)
    assert response.status_code == 302, response.text
    with acting_for(keyring_of(houses.selbi).member):
        return Case.objects.get(pk=re.findall(r"[0-9a-f-]{36}", response.headers["Location"])[0])


def _link(client: Client, page: str) -> str:
    match = re.search(rf'href="({page}files/[0-9a-f-]{{36}}/0/)"', client.get(page).text)
    assert match
    return match[1]


def test_a_picture_goes_as_its_copy_under_a_name_that_says_nothing(sent: Scene) -> None:
    houses, case, file, ours, theirs = sent
    there = _case_there(houses, theirs)
    answer: Any = houses.selbi.get(_link(houses.selbi, theirs))
    content = b"".join(answer.streaming_content)
    copy: Any = houses.dana.get(f"/desk/cases/{case.pk}/files/{file.pk}/")
    assert content == b"".join(copy.streaming_content)
    assert content != samples.jpeg()
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{there.code}-p1.jpg"'
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    page = houses.selbi.get(theirs).text
    assert "Contract or promise of work" in page
    assert ABOUT not in page
    assert "Роза" not in page
    assert "Contract or promise of work" in houses.dana.get(ours).text


def test_it_opens_once_there_is_a_case_and_for_who_opens_that(sent: Scene) -> None:
    houses, _case, _file, _ours, theirs = sent
    assert "They open once there is a case" in houses.selbi.get(theirs).text
    with acting_for(keyring_of(houses.selbi).member):
        letter = ReferralLetter.objects.get(opened__in=ArrivingFile.objects.values("opened")).letter
    address = f"{theirs}files/{letter}/0/"
    assert houses.selbi.get(address).status_code == 404
    _case_there(houses, theirs)
    answer: Any = houses.selbi.get(address)
    assert b"".join(answer.streaming_content)
    assert houses.dana.get(address).status_code == 404
    assert houses.selbi.get(f"{theirs}files/{letter}/1/").status_code == 404
    assert houses.selbi.get(f"{theirs}files/{uuid4()}/0/").status_code == 404


def test_it_is_taken_into_the_case_by_a_press_and_stays_when_the_letter_is_taken_back(
    sent: Scene, django_capture_on_commit_callbacks: Any
) -> None:
    houses, _case, _file, ours, theirs = sent
    there = _case_there(houses, theirs)
    address = _link(houses.selbi, theirs)
    assert not seen(houses.selbi, there).files
    assert houses.selbi.post(f"{address}take/", {}).status_code == 302
    (taken,) = seen(houses.selbi, there).files
    assert taken.record.about == "Contract or promise of work"
    assert taken.record.giver == "Yyldyz"
    assert "lies in the case" in houses.selbi.get(theirs).text
    with acting_for(keyring_of(houses.selbi).member):
        (row,) = ArrivingFile.objects.all()
    with django_capture_on_commit_callbacks(execute=True):
        send(houses.dana, ours, "take-back", {})
    assert not lying.folder().is_there(row.pk)
    with acting_for(keyring_of(houses.selbi).member):
        assert not ArrivingFile.objects.exists()
    assert houses.selbi.get(address).status_code == 404
    assert "Files that the partner sent" not in houses.selbi.get(theirs).text
    (taken,) = seen(houses.selbi, there).files
    assert not taken.is_lost


def test_nothing_goes_without_a_consent_for_what_one_sees_in_it(houses: TwoHouses) -> None:
    _case, file, ours, _theirs = ask_with_file(houses, groups=["name", "happened"])
    page = houses.dana.post(f"{ours}identity/", chosen(file) | {"send": "yes"}).text
    assert "Before it can be sent" in page
    assert carry() == 0
    with acting_for(keyring_of(houses.dana).member):
        assert not SentFile.objects.exists()


def test_what_is_sealed_was_asked_in_that_transaction(houses: TwoHouses) -> None:
    """Whatever a page has let through before."""
    case, file, ours, _theirs = ask_with_file(houses, groups=["name", "happened"])
    files = (FileChoice(file.pk, Sort.CONTRACT, as_evidence=False, shows_face=False),)
    choice = telling.Choice(
        Purpose.SHELTER, ("prs_FirstName-name",), by_code=False, why_more="To meet her", files=files
    )
    with pytest.raises(telling.NotAllowed) as refused:
        telling.tell(
            keyring=keyring_of(houses.dana),
            case=case,
            referral=UUID(ours.split("/")[-2]),
            choice=choice,
            digests="",
        )
    lacking = {
        verdict.group for verdict in refused.value.permission.for_partner.decision.verdicts if verdict.lacking
    }
    assert lacking == {"doers", "wages"}
    assert not [*lying.folder().lying()]


def test_a_face_never_goes_whatever_the_consent_names(asked: Scene) -> None:
    houses, _case, file, ours, _theirs = asked
    page = houses.dana.post(f"{ours}identity/", chosen(file, looked="") | {"send": "yes"}).text
    assert "No consent names a face" in page
    assert carry() == 0


def test_under_a_code_word_no_file_goes(asked: Scene) -> None:
    houses, case, file, ours, _theirs = asked
    page = houses.dana.post(f"{ours}identity/", chosen(file, how="code") | {"send": "yes"}).text
    assert "Under a code word no file goes" in page
    choice = telling.Choice(
        Purpose.SHELTER, (), by_code=True, files=(FileChoice(file.pk, Sort.CONTRACT, False, False),)
    )
    with pytest.raises(ValueError, match="no file goes"):
        telling.tell(
            keyring=keyring_of(houses.dana),
            case=case,
            referral=UUID(ours.split("/")[-2]),
            choice=choice,
            digests="",
        )
    assert carry() == 0


def test_the_original_goes_only_where_somebody_said_that_it_is_evidence(asked: Scene) -> None:
    houses, _case, file, ours, theirs = asked
    evidence = {f"evidence-{file.pk}": "on", "send": "yes"}
    send(houses.dana, ours, "identity", chosen(file, **evidence))
    assert arrived(houses.selbi) == theirs
    assert fetch() == 1
    _case_there(houses, theirs)
    answer: Any = houses.selbi.get(_link(houses.selbi, theirs))
    assert b"".join(answer.streaming_content) == samples.jpeg()


def test_the_journal_waits_for_no_copies(asked: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each entry locks it until the transaction ends, and a copy takes seconds."""
    houses, case, file, ours, _theirs = asked
    second, evidence = take_in(houses.dana, case), take_in(houses.dana, case)
    page, more = f"{ours}identity/", {f"file-{row.pk}": "contract" for row in (second, evidence)}
    typed = as_shown(houses.dana, page, chosen(file, **more, **{f"evidence-{evidence.pk}": "on"}, send="yes"))
    before, entries, copied = [*Entry.objects.values_list("pk", flat=True)], [], kinds.copied

    def copy(kind: Kind, source: BinaryIO) -> Iterator[bytes]:
        entries.append([*Entry.objects.exclude(pk__in=before).values_list("verb", flat=True)])
        return copied(kind, source)

    monkeypatch.setattr(kinds, "copied", copy)
    assert houses.dana.post(page, typed).status_code == 302
    assert len(entries) >= 2
    assert not any(entries)
    acts = [verb for verb in verbs(houses.dana, "case.file-") if verb != "case.file-added"]
    assert set(acts[1::2]) == {"case.file-told"}  # in whichever order the files went
    assert sorted(acts[::2]) == ["case.file-opened", "case.file-opened", "case.file-original-opened"]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left"), "The disk of this node is full. Nothing was sent"),
        (Refused(Why.BUSY), "Two copies are being made already. Try again in a minute."),
        (Refused(Why.NO_COPY), "One of the files cannot go as it was chosen. Nothing was sent"),
    ],
    ids=["full-disk", "busy", "no-copy"],
)
def test_why_a_file_cannot_go_now_is_one_sentence(
    asked: Scene, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    houses, _case, file, ours, _theirs = asked
    typed = as_shown(houses.dana, f"{ours}identity/", chosen(file, send="yes"))
    monkeypatch.setattr(case_files, "copy_of", Mock(side_effect=error))
    assert said in houses.dana.post(f"{ours}identity/", typed, follow=True).text
    assert carry() == 0
    assert verbs(houses.dana, "case.told-partner") == []


def test_a_full_disk_takes_no_file_of_a_partner_in_and_says_so(
    sent: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    houses, _case, _file, _ours, theirs = sent
    case = _case_there(houses, theirs)
    where = f"{_link(houses.selbi, theirs)}take/"
    full = OSError(errno.ENOSPC, "No space left")
    monkeypatch.setattr("amanjol.foundation.seals.folders.os.fsync", Mock(side_effect=full))
    assert str(NO_ROOM) in houses.selbi.post(where, follow=True).text
    assert not seen(houses.selbi, case).files


def test_a_kind_without_a_copy_is_ticked_or_stays(asked: Scene) -> None:
    houses, case, _file, ours, _theirs = asked
    text = take_in(houses.dana, case, "Обещали 900 долларов".encode())
    page = houses.dana.post(f"{ours}identity/", chosen(text) | {"send": "yes"}).text
    assert "No copy can be made of this kind" in page
    assert carry() == 0
    keyring = keyring_of(houses.dana)
    with pytest.raises(attaching.NotThisFile):
        attaching.attachments(case, [FileChoice(text.pk, Sort.CONTRACT, False, False)], keyring)
    send(houses.dana, ours, "identity", chosen(text, **{f"evidence-{text.pk}": "on", "send": "yes"}))


def test_a_file_of_another_case_is_not_offered_and_not_sent(asked: Scene) -> None:
    houses, case, _file, ours, _theirs = asked
    other = open_case(houses.dana, MERJEN)
    strange = take_in(houses.dana, other)
    assert str(strange.pk) not in houses.dana.get(f"{ours}identity/").text
    keyring = keyring_of(houses.dana)
    with pytest.raises(attaching.NotThisFile):
        attaching.attachments(case, [FileChoice(strange.pk, Sort.CONTRACT, False, False)], keyring)


def test_what_is_no_file_that_we_take_in_is_not_opened(
    houses: TwoHouses, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The partner's program may be another: its content is looked at here."""
    attachments = attaching.attachments

    def program(*args: Any) -> Any:
        ((file, attachment),) = attachments(*args)
        content = b"MZ" + bytes(5000)
        return [(file, type(attachment)(attachment.name, attachment.media_type, lambda: io.BytesIO(content)))]

    monkeypatch.setattr(attaching, "attachments", program)
    _case, _file, _ours, theirs = tell_with_file(houses)
    there = _case_there(houses, theirs)
    address = _link(houses.selbi, theirs)
    assert houses.selbi.get(address).status_code == 302
    assert "no file that is taken in here" in houses.selbi.get(theirs).text
    assert houses.selbi.post(f"{address}take/", {}).status_code == 302
    assert not seen(houses.selbi, there).files


@pytest.mark.parametrize("damage", ["altered", "gone", "exchanged"])
def test_what_was_altered_on_our_disk_is_not_shown(sent: Scene, damage: str) -> None:
    houses, _case, _file, _ours, theirs = sent
    _case_there(houses, theirs)
    address = _link(houses.selbi, theirs)
    with acting_for(keyring_of(houses.selbi).member):
        (row,) = ArrivingFile.objects.all()
    path = lying.folder().path_of(row.pk)
    data = bytearray(path.read_bytes())
    data[60] ^= 1
    if damage == "gone":
        path.unlink()
        assert "not here any more" in houses.selbi.get(theirs).text
        assert houses.selbi.get(address).status_code == 302
        return
    path.write_bytes(bytes(data) if damage == "altered" else bytes(len(data)))
    response = houses.selbi.get(address)
    assert response.status_code != 200
    assert "attachment" not in response.headers.get("Content-Disposition", "")


def test_before_it_has_come_and_after_it_comes_no_more_the_page_says_so(asked: Scene) -> None:
    houses, _case, file, ours, theirs = asked
    send(houses.dana, ours, "identity", chosen(file) | {"send": "yes"})
    arrived(houses.selbi)
    assert "on its way" in houses.selbi.get(theirs).text
    with acting_for(keyring_of(houses.selbi).member):
        ArrivingFile.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert "it comes no more" in houses.selbi.get(theirs).text
    assert fetch() == 0


def test_the_register_and_the_paper_say_that_files_went(sent: Scene) -> None:
    houses, case, _file, _ours, _theirs = sent
    page = houses.dana.get("/desk/referrals/transfers/").text
    assert "1 file: Contract or promise of work" in page
    assert "contract-1.jpg" not in page
    paper = houses.dana.post(f"/desk/cases/{case.pk}/access/paper/", {"language": "en", "is_safe": "yes"})
    assert "A file of mine was sent to a partner, as I had agreed" in paper.text


def test_with_an_erased_case_its_sent_files_go_and_on_the_other_side_those_that_came(
    sent: Scene, django_capture_on_commit_callbacks: Any
) -> None:
    houses, case, _file, _ours, theirs = sent
    there = _case_there(houses, theirs)
    for client, of, model in ((houses.dana, case, SentFile), (houses.selbi, there, ArrivingFile)):
        keyring = keyring_of(client)
        with acting_for(keyring.member):
            (row,) = model._default_manager.all()
            with django_capture_on_commit_callbacks(execute=True):
                assert row.pk in erase_with(keyring, of)
            assert not model._default_manager.exists()
        assert not lying.folder().is_there(row.pk)


def test_what_another_program_called_it_is_not_shown(
    houses: TwoHouses, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "name_of", lambda *_args: "Роза Аманова.jpg")
    _case, _file, _ours, theirs = tell_with_file(houses)
    _case_there(houses, theirs)
    assert "<strong>File</strong>" in houses.selbi.get(theirs).text
    assert "Роза" not in houses.selbi.get(theirs).text
    answer: Any = houses.selbi.get(_link(houses.selbi, theirs))
    assert b"".join(answer.streaming_content)
    assert "-p1.jpg" in answer.headers["Content-Disposition"]
