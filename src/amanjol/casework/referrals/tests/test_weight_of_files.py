"""How much goes with one letter: what is sealed is weighed, and not what it was copied from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.casework.cases.tests.pages import verbs
from amanjol.casework.referrals import file_forms
from amanjol.casework.referrals.tests.sent_files import chosen
from amanjol.casework.referrals.tests.test_referrals import send
from amanjol.casework.referrals.tests.two_houses import as_shown, carry
from amanjol.casework.support.tests import file_samples as samples
from amanjol.casework.support.tests.file_pages import take_in
from amanjol.foundation.letters.files import lying, sending
from amanjol.foundation.letters.models import SentFile
from amanjol.foundation.organisations.tenant import acting_for
from amanjol.foundation.organisations.tests.key_cast import keyring_of
from amanjol.foundation.seals.letters.documents import parsed
from amanjol.foundation.seals.letters.pieces import PIECE_BYTES, Manifest

if TYPE_CHECKING:
    from amanjol.casework.referrals.tests.sent_files import Scene
    from amanjol.casework.referrals.tests.two_houses import TwoHouses
    from amanjol.casework.support.models import CaseFile

    type Heavy = tuple[TwoHouses, str, CaseFile]

pytestmark = pytest.mark.django_db


@pytest.fixture
def heavy(asked: Scene, monkeypatch: pytest.MonkeyPatch) -> Heavy:
    """What stands beside the picture is more than a letter carries; the picture itself is not."""
    houses, case, _file, ours, _theirs = asked
    file = take_in(houses.dana, case, samples.jpeg() + bytes(3 * PIECE_BYTES))
    for module in (file_forms, sending):
        monkeypatch.setattr(module, "LARGEST_TOGETHER", 2 * PIECE_BYTES)
    return houses, ours, file


def test_what_goes_is_weighed_and_not_what_it_was_copied_from(heavy: Heavy) -> None:
    houses, ours, file = heavy
    evidence = {f"evidence-{file.pk}": "on", "send": "yes"}
    page = houses.dana.post(f"{ours}identity/", chosen(file, **evidence)).text
    assert str(file_forms.TOO_MUCH) in page
    assert carry() == 0
    send(houses.dana, ours, "identity", chosen(file, send="yes"))
    with acting_for(keyring_of(houses.dana).member):
        (row,) = SentFile.objects.all()
    assert parsed(bytes(row.manifest), Manifest).size < PIECE_BYTES


def test_copies_that_are_too_large_together_say_so_and_nothing_goes(
    heavy: Heavy, monkeypatch: pytest.MonkeyPatch
) -> None:
    houses, ours, file = heavy
    typed = as_shown(houses.dana, f"{ours}identity/", chosen(file, send="yes"))
    monkeypatch.setattr(sending, "LARGEST_TOGETHER", 1)
    assert str(file_forms.TOO_MUCH) in houses.dana.post(f"{ours}identity/", typed, follow=True).text
    assert not [*lying.folder().lying()]
    assert verbs(houses.dana, "case.told-partner") == []
