"""Where a copy is, typed wrong: corrected by who posted it, and what stood there stays."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from amanjol.foundation.organisations.tests.cast import browser
from amanjol.foundation.organisations.tests.journal_reader import entries_seen_by
from amanjol.public.warnings import actions, posting, queries
from amanjol.public.warnings.models import Copy, CopyCorrection
from amanjol.public.warnings.tests.copies import address, copied, to_take_down
from amanjol.public.warnings.tests.warning_cast import approved

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member
    from amanjol.public.warnings.models import PublicWarning
    from amanjol.public.warnings.tests.warning_cast import WarningCast

pytestmark = pytest.mark.django_db
SEEN = r'name="seen-correctionform" value="([^"]+)"'


@pytest.fixture
def row(cast: WarningCast) -> PublicWarning:
    return approved(cast.lola, cast.timur)


def correct(copy: Copy, by: Member, **typed: str) -> Any:
    client, there = browser(by), f"/cms/warnings/copies/{copy.pk}/correct/"
    version = re.search(SEEN, client.get(there).text)
    seen = {"seen-correctionform": version[1]} if version else {}
    return client.post(there, {"name": "Safe road", "link": ""} | seen | typed)


def test_what_was_typed_wrong_is_corrected_and_the_earlier_words_stay(
    cast: WarningCast, row: PublicWarning
) -> None:
    copy = copied(row, cast.lola, name="Safe raod", link="https://t.me/saferaod/12")
    right = "https://t.me/saferoad/12"
    assert correct(copy, cast.dilnoza, link=right).status_code == 302
    copy.refresh_from_db()
    assert (copy.name, copy.link) == ("Safe raod", "https://t.me/saferaod/12")  # the copy itself stands
    assert queries.where_is(copy) == ("Safe road", right)
    actions.withdraw(pk=row.pk, by=cast.lola)
    today = browser(cast.lola).get("/desk/").text
    assert ("Safe road" in today, "Safe raod" in today) == (True, False)
    for path in (address(row), "/cms/warnings/", f"/cms/warnings/copies/{copy.pk}/taken-down/"):
        page = browser(cast.lola).get(path).text
        assert f'href="{right}"' in page, path
        assert 'href="https://t.me/saferaod/12"' not in page, path
    assert "https://t.me/saferaod/12" in browser(cast.lola).get(address(row)).text  # and nobody is led there
    [entry] = entries_seen_by(cast.lola, "warning.copy-corrected")
    assert (entry.subject_id, set(entry.details)) == (str(row.pk), {"copy", "place", "language"})
    assert to_take_down() == [copy]
    correct(copy, cast.lola, name="Safe road, Antalya", link=right)
    page = browser(cast.lola).get(address(row)).text
    assert [page.count(name) for name in ("Safe raod", "Safe road, Antalya")] == [1, 1]


def test_only_who_posted_it_corrects_and_only_what_is_still_there(
    cast: WarningCast, row: PublicWarning
) -> None:
    copy = copied(row, cast.lola)
    assert correct(copy, cast.bahar).status_code == 404
    assert correct(copy, cast.ogul).status_code == 403
    for nobody in (cast.bahar, cast.ogul, cast.berk):
        with pytest.raises(PermissionDenied):
            posting.correct_copy(pk=copy.pk, name="Elsewhere", link="", by=nobody)
    with pytest.raises(posting.SaidSo):
        posting.correct_copy(pk=copy.pk, name=copy.name, link=copy.link, by=cast.lola)
    for link in ("http://t.me/x", "javascript:alert(1)"):
        assert "begins with https://" in correct(copy, cast.lola, link=link).text
    assert "Write which channel or group it is." in correct(copy, cast.lola, name=" ").text
    posting.correct_copy(pk=copy.pk, name="Safe road 2", link="", by=cast.timur)
    assert "Safe road 2" not in browser(cast.bahar).get(address(row)).text
    posting.note_taken_down(pk=copy.pk, on=timezone.localdate(), by=cast.lola)
    with pytest.raises(posting.TakenDownBefore):
        posting.correct_copy(pk=copy.pk, name="Elsewhere", link="", by=cast.lola)
    assert CopyCorrection.objects.count() == 1


def test_two_who_correct_at_once_do_not_overwrite_each_other_unseen(
    cast: WarningCast, row: PublicWarning
) -> None:
    copy = copied(row, cast.lola)
    there, client = f"/cms/warnings/copies/{copy.pk}/correct/", browser(cast.lola)
    version = re.search(SEEN, client.get(there).text)
    assert version
    posting.correct_copy(pk=copy.pk, name="Safe road 2", link="", by=cast.timur)
    answer = client.post(there, {"name": "Safe road 3", "link": "", "seen-correctionform": version[1]})
    assert (answer.status_code, "Safe road 2" in answer.text) == (422, True)
    assert queries.where_is(copy) == ("Safe road 2", "")


def test_the_database_keeps_every_correction_and_the_copy_as_it_was(
    cast: WarningCast, row: PublicWarning
) -> None:
    copy = copied(row, cast.lola)
    posting.correct_copy(pk=copy.pk, name="Safe road 2", link="", by=cast.lola)
    whole: dict[str, Any] = {"copy": copy, "name": "Safe road 3", "corrected_by": cast.lola.account}
    for change in ({"name": ""}, {"link": "http://x.example"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CopyCorrection.objects.create(**whole | change)
    for act in (
        lambda: CopyCorrection.objects.update(name="Elsewhere"),
        lambda: CopyCorrection.objects.all().delete(),
        lambda: Copy.objects.update(name="Safe road 2"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
    CopyCorrection.objects.create(**whole, corrected_at=timezone.now() + timedelta(days=30_000))
    posting.correct_copy(pk=copy.pk, name="Safe road 4", link="", by=cast.lola)
    assert queries.where_is(copy) == ("Safe road 4", "")  # whatever day was written before it
    posting.note_taken_down(pk=copy.pk, on=timezone.localdate(), by=cast.lola)
    with pytest.raises(IntegrityError), transaction.atomic():
        CopyCorrection.objects.create(**whole)
