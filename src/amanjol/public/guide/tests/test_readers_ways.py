"""The list for native readers from the editor's page and from the command line."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.guide.models import TranslatorFile
from amanjol.public.guide.readers.workbook import workbook_for_readers
from amanjol.public.guide.tests.small_guide import page_of
from amanjol.public.guide.tests.test_readers import NAME, _corrected, _everything, _filled
from amanjol.public.guide.translation.actions import draft_of
from amanjol.site.tests.commands import run_here

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.public.guide.tests.small_guide import People

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("guide")]


def _title(key: str) -> str:
    draft = draft_of(page_of(key, "uz"))
    assert draft is not None
    return str(draft.title)


def test_the_page_shows_what_would_change_before_it_hands_it_on(people: People) -> None:
    gulnara = browser(people.gulnara)
    before = _everything()
    sent = gulnara.post(
        "/cms/translate/uz/readers/send/",
        {"file": SimpleUploadedFile(NAME, _filled(_corrected))},
        follow=True,
    )
    assert "2 texts differ" in sent.text
    assert "read by G. Ch., 1.11.2026" in sent.text
    assert "Yaxshi, faqat uzun" in sent.text
    assert _everything() == before
    [(address, _status)] = sent.redirect_chain
    assert browser(people.lola).get(address).status_code == 404  # whoever sent it
    assert gulnara.get(address.replace("/readers/", "/import/")).status_code == 404
    assert "1 article went to review" in gulnara.post(address, follow=True).text
    assert _title("kr/your-rights") == "Haqlaringiz"
    assert not TranslatorFile.objects.exists()


def test_the_command_writes_a_list_shows_it_and_takes_it(people: People, tmp_path: Path) -> None:
    file = tmp_path / NAME
    written = run_here("guide", "readers", "export", "uz", str(file))
    assert written.exit_code == 0, written.output
    assert f"13 texts of 2 articles written to {file}." in written.output
    before = _everything()
    file.write_bytes(_filled(_corrected))
    preview = run_here("guide", "readers", "import", str(file))
    assert "    + Haqlaringiz" in preview.output
    assert "2 texts of 1 articles would go to review. Nothing is saved yet." in preview.output
    assert _everything() == before
    refused = run_here("guide", "readers", "import", str(file), "--save", "--by", "timur@example.org")
    assert (refused.exit_code, "Name with --by" in refused.output) == (1, True)
    saved = run_here("guide", "readers", "import", str(file), "--save", "--by", "gulnara@example.org")
    assert "Sent to the second person: 1." in saved.output
    assert _title("kr/your-rights") == "Haqlaringiz"
    assert run_here("guide", "readers", "export", "xx", str(file)).exit_code == 1
    file.write_bytes(b"x")
    again = run_here("guide", "readers", "import", str(file))
    assert again.exit_code == 1
    assert "no spreadsheet that can be read" in again.output
    assert "Traceback" not in again.output


def test_the_file_names_nobody_and_computes_nothing() -> None:
    with zipfile.ZipFile(BytesIO(workbook_for_readers("uz").data)) as book:
        for name in book.namelist():
            assert b"<f>" not in book.read(name)
            assert b"Gulnara" not in book.read(name)
