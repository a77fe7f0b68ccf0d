"""Which acts may be written down, on which installations, and that reading refuses nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.apps import AppConfig
from django.conf import settings
from django.utils import translation

from amanjol.foundation.journal import vocabulary
from amanjol.foundation.journal.actions import UnknownVerb, record
from amanjol.foundation.journal.models import Entry
from amanjol.foundation.journal.tests.test_verification import as_keeper
from amanjol.foundation.journal.vocabulary import Verb, all_verbs, in_words, on_paper, verbs_of

PLANES = ("public", "casework", "programme")
OF_PLANE = {"public": "guide.published", "casework": "case.opened"}
FROM_BELOW = "contact.dialled"
LIST = "import django; django.setup(); from amanjol.foundation.journal.vocabulary import all_verbs; print(*all_verbs())"


@pytest.mark.parametrize("chosen", [planes for size in (1, 2, 3) for planes in combinations(PLANES, size)])
def test_each_set_of_planes_has_its_verbs_and_no_other(chosen: tuple[str, ...]) -> None:
    packages = [*settings.FOUNDATION_APPS]
    for plane, theirs in (("public", settings.PUBLIC_APPS), ("casework", settings.CASEWORK_APPS)):
        packages += theirs if plane in chosen else []
    verbs = verbs_of(AppConfig.create(package).name for package in packages)
    assert {plane for plane, verb in OF_PLANE.items() if verb in verbs} == OF_PLANE.keys() & set(chosen)
    assert FROM_BELOW in verbs


def test_an_installation_without_cases_refuses_their_verbs() -> None:
    environment = os.environ | {"AMANJOL_PLANES": "public"}
    printed = subprocess.run(
        [sys.executable, "-c", LIST], env=environment, capture_output=True, text=True, check=True
    ).stdout.split()
    assert OF_PLANE["public"] in printed
    assert OF_PLANE["casework"] not in printed


@pytest.mark.django_db
def test_an_unknown_verb_is_not_written_down() -> None:
    with pytest.raises(UnknownVerb, match=r"case\.sung stands in no package"):
        record(verb="case.sung", organisation=None, actor=None, subject=("case", 1))
    assert not Entry.objects.filter(verb="case.sung").exists()


def test_reading_refuses_none() -> None:
    assert in_words("case.sung") == "case.sung"
    assert on_paper("case.sung") == ""
    assert in_words("account.signed-in") == "signed in"


def test_every_verb_has_words_of_its_own_in_both_languages() -> None:
    for verb, registered in all_verbs().items():
        with translation.override("en"):
            english = str(registered.words)
        with translation.override("ru"):
            assert str(registered.words) not in {"", english}, verb


def test_two_packages_cannot_have_one_verb(monkeypatch: pytest.MonkeyPatch) -> None:
    def import_module(_name: str) -> SimpleNamespace:
        return SimpleNamespace(VERBS={"account.signed-in": Verb("signed in")})  # type: ignore[arg-type]  # plain words

    monkeypatch.setattr(vocabulary, "import_module", import_module)
    with pytest.raises(ValueError, match=r"Two packages register account\.signed-in"):
        all_verbs.__wrapped__()


@pytest.mark.usefixtures("fresh_database")
def test_the_keeper_reads_every_entry_and_is_refused_the_same() -> None:
    record(verb="account.signed-in", organisation=uuid4(), actor=None, subject=("account", 1))
    with as_keeper():
        assert in_words(Entry.objects.get().verb) == "signed in"
        with pytest.raises(UnknownVerb):
            record(verb="case.sung", organisation=None, actor=None, subject=("case", 1))
