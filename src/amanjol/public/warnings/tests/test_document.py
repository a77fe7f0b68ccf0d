"""The signed document: every piece once, in every language; small; numbers of the directory; nothing that is over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from amanjol.foundation.directory.models import Contact
from amanjol.public.guide.models import Source
from amanjol.public.packs.publishing.channels import canonical
from amanjol.public.packs.publishing.documents import all_documents
from amanjol.public.warnings import queries
from amanjol.public.warnings.document import in_language, warnings_document
from amanjol.public.warnings.kinds import LONGEST_DOCUMENT, MOST_STANDING
from amanjol.public.warnings.tests.warning_cast import TEXTS, approved

if TYPE_CHECKING:
    from amanjol.public.warnings.tests.warning_cast import WarningCast

pytestmark = pytest.mark.django_db
LANGUAGES = ["en", "kk", "ky", "ru", "tk", "uz", "uz-cyrl"]


def contact(**changes: object) -> Contact:
    values: dict[str, object] = {
        "key": "tr-test", "country": "TR", "number": "112", "service": {"ru": "Полиция", "uz": "Politsiya"},
        "run_by": {"ru": "Полиция"}, "operator": "state", "source": "x",
    }  # fmt: skip
    return Contact.objects.create(**(values | changes))


def test_nothing_stands_is_an_empty_document() -> None:
    assert warnings_document() == {"version": 1, "languages": {}, "contacts": {}, "warnings": []}
    assert all_documents()["warnings"] == b'{"contacts":{},"languages":{},"version":1,"warnings":[]}'


def test_every_piece_is_there_in_every_language(cast: WarningCast) -> None:
    row = approved(cast.lola, cast.timur)
    document = warnings_document()
    assert sorted(document["languages"]) == LANGUAGES
    [part] = document["warnings"]
    assert part["lines"] == [
        ["country", "TR"], ["region", "tr-antalya"], ["trade", "hotel"], ["channel", "telegram"], ["month", "2026-10"],
    ]  # fmt: skip
    assert part["until"] == str(row.ends_on)
    for language in LANGUAGES:
        own = document["languages"][language]
        assert all(own["kinds"]["false-agency"])
        assert set(own["advice"]) == {"check-firm", "stop-and-ask"}
        for label, value in part["lines"]:
            assert own["words"][label]
            assert own["names"][value] != ""
        assert all(own["words"].values())
        assert own["names"][part["until"]] != part["until"]  # a day in words
    assert document["languages"]["uz-cyrl"]["kinds"]["false-agency"][0] == "Лицензиясиз агентлик"
    assert document["languages"]["uz-cyrl"]["names"]["TR"] == "Туркия"
    assert part["texts"] == TEXTS | {"uz-cyrl": "Меҳмонхонада иш ваъда қилишади."}
    assert "read" not in part  # no native speaker has read a translation so far


def test_whom_to_call_comes_from_the_directory_and_says_whether_it_was_dialled(cast: WarningCast) -> None:
    row = contact()
    approved(cast.lola, cast.timur, contact="tr-test")
    document = warnings_document()
    assert document["contacts"] == {"tr-test": {"number": "112", "link": "tel:112", "dialled": ""}}
    assert document["languages"]["uz-cyrl"]["services"] == {"tr-test": "Полиция"}
    row.last_dialled_on, row.last_dialled_by, row.answered = timezone.localdate(), "Lola", True
    row.save()
    assert warnings_document()["contacts"]["tr-test"]["dialled"] == str(timezone.localdate())
    row.answered, row.is_wrong = False, True
    row.save()
    document = warnings_document()
    assert (document["contacts"], document["warnings"][0].get("contact")) == ({}, None)


def test_what_rests_on_a_source_names_its_publisher(cast: WarningCast) -> None:
    Source.objects.create(
        key="a-report", title="A report", publisher="A ministry", address="https://example.org", year="2026",
        confidence="high",
    )  # fmt: skip
    approved(cast.lola, cast.timur, sureness="official", source="a-report")
    [part] = warnings_document()["warnings"]
    assert (part["sure"], part["source"]) == ("official", "A ministry")


def test_one_reader_gets_one_language_and_hears_in_which_there_is_more(cast: WarningCast) -> None:
    approved(cast.lola, cast.timur)
    narrow = in_language(warnings_document(), "kk")
    assert list(narrow["languages"]) == ["kk"]
    [part] = narrow["warnings"]
    assert (part["texts"], part["written_in"]) == ({}, ["ru", "uz", "uz-cyrl"])


def test_the_day_after_the_last_is_gone_everywhere(
    cast: WarningCast, monkeypatch: pytest.MonkeyPatch
) -> None:
    approved(cast.lola, cast.timur, days=1)
    now, today = timezone.now(), timezone.localdate()
    assert len(warnings_document()["warnings"]) == 1
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=3))
    monkeypatch.setattr(timezone, "localdate", lambda *_moment: today + timedelta(days=3))
    assert warnings_document()["warnings"] == []


def test_twenty_of_different_kinds_fit_into_what_devices_take(cast: WarningCast) -> None:
    """Each with three pieces of advice, a place, and free text in Russian and Uzbek."""
    catalogue = queries.catalogue()
    for kind in list(catalogue.kinds.values())[:MOST_STANDING]:
        approved(cast.lola, cast.timur, kind=kind.key, advice=list(kind.advice))
    size = len(canonical(warnings_document()))
    assert size <= LONGEST_DOCUMENT, size
    assert size > LONGEST_DOCUMENT / 2  # a measure, not an empty file
