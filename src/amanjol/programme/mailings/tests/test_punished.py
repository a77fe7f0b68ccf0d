"""No mail names an address for which a reader can be punished: neither its words nor those of its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.programme.mailings.forms import ListForm
from amanjol.programme.mailings.models import Mailing
from amanjol.programme.mailings.tests.mailing_cast import STAFF
from amanjol.programme.mailings.tests.test_pages import TYPED, press
from amanjol.public.guide.tests.banned_news import HOST, SENTENCE, ban

if TYPE_CHECKING:
    from amanjol.programme.mailings.tests.mailing_cast import MailingCast


@pytest.mark.parametrize("field", ["subject_en", "text_ru"])
def test_no_mail_names_an_address_for_which_a_reader_can_be_punished(cast: MailingCast, field: str) -> None:
    ban()
    typed = TYPED | {"mailing_list": str(cast.list.pk), field: f"См. https://www.{HOST}/a"}
    assert SENTENCE in press(cast.desk, f"{STAFF}new/", typed).text
    assert not Mailing.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["name_en", "name_ru", "about_en", "about_ru", "sender"])
def test_nor_does_a_list_by_its_names_or_its_sender(field: str) -> None:
    ban()
    typed = {"name_en": "News", "name_ru": "Вести", "sender": "House"}
    assert ListForm(typed).is_valid()
    assert SENTENCE in str(ListForm(typed | {field: f"Of {HOST}"}).errors[field])
