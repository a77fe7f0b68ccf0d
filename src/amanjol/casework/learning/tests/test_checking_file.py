"""The file that checks certificates, as the desk gives it out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from amanjol.casework.learning import checker
from amanjol.casework.learning.tests.pages import BY_NAME, ISSUER
from amanjol.casework.standards.papers import certificate_check as words
from amanjol.foundation.seals import statements

if TYPE_CHECKING:
    from amanjol.casework.learning.tests.learning_cast import LearningCast


@pytest.mark.django_db
def test_it_holds_the_key_and_the_name_and_nobody_of_the_organisation(people: LearningCast) -> None:
    where = BY_NAME["checking_file"].path()
    assert people.berk.get(where).status_code == 404  # nobody has said yet how the training is named
    people.dana.post(BY_NAME["issuer"].path(), ISSUER)
    key = re.search(r"AMJP1\.[\w-]+", people.dana.get(BY_NAME["issuer"].path()).text)
    response = people.berk.get(where)
    assert response["Content-Disposition"] == 'attachment; filename="certificate-check.html"'
    assert key
    assert f'data-key="{key[0]}"' in response.text
    assert "Учебный центр «Юлдуз»" in response.text
    assert not re.search(r"""(?:src|href|action)=["']?(?!#)""", response.text)  # it asks nobody


def test_all_languages_of_certificates_are_in_it() -> None:
    assert set(words.languages_of_words()) == {"en", "ru", "uz", "ky", "kk", "tk"}
    assert 'lang="en"' in checker.page("Центр", statements.public_key(bytes(32)), "tr")
