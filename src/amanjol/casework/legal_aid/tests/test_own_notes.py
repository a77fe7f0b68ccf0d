"""Notes of an advocate: theirs alone, whoever reads rows; and what they choose to show the other of the two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.db import ProgrammingError, connection, transaction

from amanjol.casework.cases.tests.test_sealed_rows import every_value, spellings
from amanjol.casework.legal_aid.acting import notes
from amanjol.casework.legal_aid.mandates import actions as mandates
from amanjol.casework.legal_aid.mandates.records import HandedOver, HandOverReason
from amanjol.casework.legal_aid.models import MandateNotes
from amanjol.casework.legal_aid.tests import mandate_cast
from amanjol.casework.legal_aid.tests.acting_cast import DEPUTY, begin, own, path
from amanjol.casework.legal_aid.tests.advocate_cast import MY_WORK
from amanjol.casework.legal_aid.tests.mandate_cast import TODAY, write
from amanjol.casework.legal_aid.tests.mandate_cast import path as coordinators
from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.once.tests.pressing import press
from amanjol.foundation.organisations.tests.circle_cast import circles_at
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.legal_aid.acting.notes import OwnNotes
    from amanjol.casework.legal_aid.models import Mandate
    from amanjol.casework.legal_aid.tests.advocate_cast import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_kyrgyzstan")]
SECRET = "Жёлтая тетрадь под подоконником"
SHOWN = "Завтра звонить в суд"


def note(client: Client, mandate: Mandate, text: str, *, is_shared: bool = False) -> None:
    typed = {"text": text} | ({"is_shared": "on"} if is_shared else {})
    assert press(client, path(mandate, "notes"), typed).headers["Location"] == path(mandate, "notes")


def kept(client: Client, mandate: Mandate) -> OwnNotes:
    there = notes.own_notes(circles_at(client), mandate.pk)
    assert there is not None
    return there


def test_what_is_noted_is_read_by_whoever_wrote_it_and_by_nobody_else(advocates: Scene) -> None:
    mandate = begin(advocates, deputy=DEPUTY)
    note(advocates.aigul, mandate, SECRET)
    assert SECRET in advocates.aigul.get(path(mandate)).text
    assert SECRET in advocates.aigul.get(path(mandate, "notes")).text
    for where in (path(mandate), path(mandate, "notes")):
        assert SECRET not in advocates.timur.get(where).text, where
    assert SECRET not in advocates.zarina.get(coordinators(mandate)).text
    assert advocates.zarina.get(path(mandate, "notes")).status_code == 403
    for client in (advocates.zarina, advocates.timur):
        request_of(client)
        assert not MandateNotes.objects.exists()


def test_a_stolen_database_and_the_journal_hold_no_word_of_them(advocates: Scene) -> None:
    mandate = begin(advocates, deputy=DEPUTY)
    note(advocates.aigul, mandate, SECRET)
    note(advocates.aigul, mandate, SHOWN, is_shared=True)
    request_of(advocates.aigul)
    assert MandateNotes.objects.count() == 1
    dump = b"\n".join(every_value())
    for secret in (SECRET, SHOWN):
        for spelled in spellings(secret):
            assert spelled not in dump
    entries = Entry.objects.filter(verb=notes.WRITTEN)
    assert entries.count() == 2
    assert str(mandate.pk) not in {entry.subject_id for entry in entries}


def test_the_deputy_reads_what_was_shown_and_nothing_else(advocates: Scene) -> None:
    mandate = begin(advocates, deputy=DEPUTY)
    note(advocates.aigul, mandate, SECRET)
    note(advocates.aigul, mandate, SHOWN, is_shared=True)
    page = advocates.timur.get(path(mandate)).text
    assert "What Aigul Chinar shows you" in page
    assert SHOWN in page
    assert SECRET not in page
    item = kept(advocates.aigul, mandate).record.notes[1].item
    assert press(advocates.aigul, path(mandate, "notes", item), {"text": SHOWN}).status_code == 302
    assert SHOWN not in advocates.timur.get(path(mandate)).text
    request_of(advocates.timur)
    assert not MandateNotes.objects.exists()


def test_where_nobody_stands_beside_them_nothing_can_be_shown(advocates: Scene) -> None:
    mandate = begin(advocates)
    assert "is_shared" not in advocates.aigul.get(path(mandate, "notes")).text
    note(advocates.aigul, mandate, SECRET, is_shared=True)
    assert not kept(advocates.aigul, mandate).record.notes[0].is_shared
    request_of(advocates.aigul)
    assert MandateNotes.objects.get().for_colleague is None


def test_another_text_takes_the_place_of_one_and_erasing_takes_it_away(advocates: Scene) -> None:
    mandate = begin(advocates)
    note(advocates.aigul, mandate, SECRET)
    note(advocates.aigul, mandate, SHOWN)
    first, second = kept(advocates.aigul, mandate).record.notes
    assert press(advocates.aigul, path(mandate, "notes", first.item), {"text": "Иначе"}).status_code == 302
    assert [entry.text for entry in kept(advocates.aigul, mandate).record.notes] == ["Иначе", SHOWN]
    gone = path(mandate, "notes", second.item, "erase")
    assert SHOWN in advocates.aigul.get(gone).text  # asked first
    assert len(kept(advocates.aigul, mandate).record.notes) == 2
    assert advocates.aigul.post(gone, {}).headers["Location"] == path(mandate, "notes")
    assert [entry.text for entry in kept(advocates.aigul, mandate).record.notes] == ["Иначе"]
    assert "It is not there any more." in advocates.aigul.post(gone, {}, follow=True).text
    assert advocates.aigul.get(path(mandate, "notes", second.item)).status_code == 404
    assert advocates.aigul.get(gone).status_code == 404
    assert advocates.timur.get(gone).status_code == 404
    assert advocates.timur.post(gone, {}).status_code == 404
    empty = press(advocates.aigul, path(mandate, "notes"), {"text": "  "})
    assert "Write the note." in empty.text
    note(advocates.aigul, mandate, "Третья")
    items = [entry.item for entry in kept(advocates.aigul, mandate).record.notes]
    assert len(set(items)) == len(items)


def test_what_was_written_in_another_window_is_not_overwritten(advocates: Scene) -> None:
    mandate = begin(advocates)
    note(advocates.aigul, mandate, SECRET)
    where = path(mandate, "notes", 0)
    hidden = dict(
        re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', advocates.aigul.get(where).text)
    )
    assert press(advocates.aigul, where, {"text": SHOWN}).status_code == 302
    assert advocates.aigul.post(where, hidden | {"text": "Поверх"}).status_code == 200
    assert kept(advocates.aigul, mandate).record.notes[0].text == SHOWN


def test_an_older_copy_of_them_takes_no_writing(advocates: Scene) -> None:
    mandate = begin(advocates)
    note(advocates.aigul, mandate, SECRET)
    request_of(advocates.aigul)
    then = MandateNotes.objects.values("schema", "sealed").get()
    note(advocates.aigul, mandate, SHOWN)
    MandateNotes.objects.update(**then)
    assert kept(advocates.aigul, mandate).is_older
    page = advocates.aigul.get(path(mandate, "notes")).text
    assert "An older copy of your notes was put back" in page
    refused = press(advocates.aigul, path(mandate, "notes"), {"text": "Ещё"})
    assert "An older copy of your notes was put back" in refused.text
    with pytest.raises(notes.OlderNotes):
        notes.erase(
            circles=circles_at(advocates.aigul), mandate=mandate.pk, item=0, own=own(advocates.aigul, mandate)
        )
    assert len(kept(advocates.aigul, mandate).record.notes) == 1


def test_a_row_that_was_moved_or_made_by_another_opens_nothing(advocates: Scene) -> None:
    """The deputy's own notes, claimed to be Aigul's: no public key is enough to write in her name."""
    mandate = begin(advocates, deputy=DEPUTY)
    note(advocates.timur, mandate, "Не её")
    aigul = key_of(advocates.at(advocates.aigul).account)
    assert aigul
    request_of(advocates.timur)
    row = MandateNotes.objects.get()
    request_of(advocates.aigul)
    MandateNotes.objects.create(
        organisation=advocates.chinar, mandate=mandate, key=aigul, schema=row.schema, sealed=row.sealed
    )
    with pytest.raises(SealBroken):
        notes.own_notes(circles_at(advocates.aigul), mandate.pk)
    assert advocates.aigul.get(path(mandate, "notes"))["Location"] == "/organisation/keys/circles/"


def test_notes_of_one_mandate_are_none_of_another(advocates: Scene) -> None:
    """Both are hers, and the deputy of the second would read what she shows there."""
    first = begin(advocates)
    second = mandate_cast.begin(advocates, deputy=DEPUTY)
    note(advocates.aigul, first, SECRET, is_shared=True)
    note(advocates.aigul, second, SHOWN, is_shared=True)
    request_of(advocates.aigul)
    moved = MandateNotes.objects.get(mandate=first).sealed
    MandateNotes.objects.filter(mandate=second).update(sealed=moved)
    with pytest.raises(SealBroken):
        notes.own_notes(circles_at(advocates.aigul), second.pk)


def test_after_a_hand_over_they_stay_theirs_and_are_shown_to_nobody_new(advocates: Scene) -> None:
    mandate = begin(advocates)
    note(advocates.aigul, mandate, SECRET)
    write(advocates, mandate, HandedOver(TODAY, DEPUTY, HandOverReason.PERSON_WISHES))
    assert "somebody else acts; your notes are still yours" in advocates.aigul.get(MY_WORK).text
    page = advocates.aigul.get(path(mandate, "notes")).text
    assert SECRET in page
    assert "Save the note" not in page
    assert advocates.aigul.post(path(mandate, "notes"), {"text": "Ещё"}).status_code == 200
    assert len(kept(advocates.aigul, mandate).record.notes) == 1
    assert SECRET not in advocates.timur.get(path(mandate)).text
    assert advocates.aigul.post(path(mandate, "notes", 0, "erase"), {}).status_code == 302
    assert kept(advocates.aigul, mandate).record.notes == ()


def test_another_deputy_reads_what_is_shown_and_the_one_before_no_more(advocates: Scene) -> None:
    mandate = begin(advocates, deputy=DEPUTY)
    note(advocates.aigul, mandate, SHOWN, is_shared=True)
    write(advocates, mandate, HandedOver(TODAY, DEPUTY, HandOverReason.AWAY, "7-001"))
    assert SHOWN in advocates.timur.get(path(mandate)).text
    write(advocates, mandate, HandedOver(TODAY, "7-001", HandOverReason.PERSON_WISHES))
    assert advocates.aigul.get(path(mandate)).status_code == 200
    request_of(advocates.timur)
    assert not MandateNotes.objects.exists()


def test_nobody_adds_changes_or_deletes_notes_of_another(advocates: Scene) -> None:
    """Not even the deputy, to whom one was shown, by whatever query."""
    mandate = begin(advocates, deputy=DEPUTY)
    note(advocates.aigul, mandate, SHOWN, is_shared=True)
    aigul = key_of(advocates.at(advocates.aigul).account)
    assert aigul
    request_of(advocates.timur)
    [row] = MandateNotes.objects.all()
    assert MandateNotes.objects.filter(pk=row.pk).update(sealed=b"x") == 0
    with connection.cursor() as cursor:
        cursor.execute("delete from legal_aid_mandatenotes")
        assert cursor.rowcount == 0
    with pytest.raises(ProgrammingError), transaction.atomic():
        MandateNotes.objects.create(
            organisation=advocates.chinar, mandate=other(advocates), key=aigul, schema=1, sealed=b"x"
        )
    assert len(kept(advocates.aigul, mandate).record.notes) == 1


def other(advocates: Scene) -> Mandate:
    mandate = mandate_cast.begin(advocates)
    request_of(advocates.timur)
    return mandate


def test_they_go_with_the_mandate(advocates: Scene) -> None:
    mandate = begin(advocates)
    note(advocates.aigul, mandate, SECRET)
    mandates.erase(keyring=keyring_of(advocates.zarina), mandate=mandate.pk)
    request_of(advocates.aigul)
    assert not MandateNotes.objects.exists()
    assert advocates.aigul.get(path(mandate, "notes")).status_code == 404


def test_a_shared_note_that_does_not_open_hides_no_page(advocates: Scene) -> None:
    mandate = begin(advocates, deputy=DEPUTY)
    note(advocates.aigul, mandate, SHOWN, is_shared=True)
    request_of(advocates.aigul)
    assert MandateNotes.objects.update(for_colleague=b"x" * 80) == 1
    page = advocates.timur.get(path(mandate))
    assert page.status_code == 200
    assert SHOWN not in page.text
