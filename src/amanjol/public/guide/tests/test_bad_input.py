"""Bad input in every form of the editors: one sentence in their language beside the field; what was typed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.utils import translation
from django.utils.html import escape
from wagtail.test.utils.form_data import nested_form_data, streamfield

from amanjol.foundation.directory.models import Contact
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.guide.models import LegalStanding, Proposal, Source, WatchedPage
from amanjol.public.guide.tests.small_guide import page_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.public.guide.tests.small_guide import People

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("guide")]

ADD = {
    "contact": "/cms/snippets/directory/contact/add/",
    "source": "/cms/snippets/guide/source/add/",
    "standing": "/cms/snippets/guide/legalstanding/add/",
    "watched": "/cms/snippets/guide/watchedpage/add/",
}
SOUND: dict[str, dict[str, str]] = {
    "contact": {
        "key": "kr-new", "country": "KR", "number": "1577-0071", "operator": "state", "cost": "free", "asks_name": "no",
        "languages": "ko en", "source": "ministry", "service_en": "Advice for workers", "run_by_en": "A centre",
    },
    "source": {
        "key": "a-paper", "title": "A paper", "publisher": "An office", "address": "https://example.org/a",
        "year": "2026", "confidence": "high", "needs_review": "on", "as_of": "", "kind": "", "checked_by": "",
        "checked_on": "",
    },
    "standing": {
        "key": "kr-news", "name": "News", "hosts": "news.example", "contacts": "", "country": "KR", "kind": "banned",
        "since": "20.02.2024", "exactness": "day", "source": "ministry", "needs_review": "on",
    },
    "watched": {
        "key": "kr-gazette", "country": "KR", "kind": "gazette", "name": "Gwanbo", "address": "https://example.org/g",
    },
}  # fmt: skip
EMPTY = "Требуется заполнить это поле."
CAPITALS = "Две заглавные буквы, например KR."
MONTH = "Напишите месяц, например 2026-03."
DAY = "Напишите день календаря, например 2026-12-31 или 31.12.2026."
UNSEEN = "Содержит знак, который нельзя показать: наберите текст заново."
ADDRESS = "Укажите адрес страницы"
NO_SOURCE = "Источника с таким ключом нет."
TOGETHER = "Укажите, кто проверил источник и в какой день, или ничего."
SNIPPETS = [
    ("contact", {"country": ""}, "country", EMPTY),
    ("contact", {"country": "kr"}, "country", CAPITALS),
    ("contact", {"country": "Корея"}, "country", CAPITALS),
    ("contact", {"number": ""}, "number", EMPTY),
    ("contact", {"number": "горячая линия"}, "number", "горячая линия"),
    ("contact", {"number": "1577-0071 доб. 5"}, "number", "1577-0071 доб. 5"),
    ("contact", {"number": "+7 495 123-45-6"}, "number", "+82"),
    ("contact", {"number": "1" * 26}, "number", "24"),
    ("contact", {"service_en": ""}, "service", EMPTY),
    ("contact", {"service_ru": "а" * 501}, "service", "500"),
    ("contact", {"service_en": "A\u202eB"}, "service", UNSEEN),
    ("contact", {"run_by_en": ""}, "run_by", EMPTY),
    ("contact", {"operator": ""}, "operator", EMPTY),
    ("contact", {"languages": "русский, узбекский"}, "languages", "Пишите коды языков"),
    ("contact", {"languages": "ko ko"}, "languages", "Пишите коды языков"),
    ("contact", {"source": ""}, "source", EMPTY),
    ("contact", {"source": "nobody"}, "source", NO_SOURCE),
    ("contact", {"key": "новый ключ"}, "key", "латинских букв"),
    ("contact", {"key": "kr-line"}, "key", "уже существует"),
    ("source", {"key": "ministry"}, "key", "уже существует"),
    ("source", {"title": ""}, "title", EMPTY),
    ("source", {"title": "а" * 301}, "title", "300"),
    ("source", {"title": "A\u202eB"}, "title", UNSEEN),
    ("source", {"year": ""}, "year", EMPTY),
    ("source", {"confidence": ""}, "confidence", EMPTY),
    ("source", {"as_of": "март 2026"}, "as_of", MONTH),
    ("source", {"as_of": "2026-13"}, "as_of", MONTH),
    ("source", {"as_of": "2099-01"}, "as_of", "Этот месяц ещё не наступил"),
    ("source", {"address": ""}, "address", EMPTY),
    ("source", {"address": "www.example.org"}, "address", "https://"),
    ("source", {"checked_by": "Lola"}, "__all__", TOGETHER),
    ("source", {"checked_on": "2026-01-01"}, "__all__", TOGETHER),
    ("source", {"checked_by": "Lola", "checked_on": "31.02.2026"}, "checked_on", DAY),
    ("source", {"checked_by": "Lola", "checked_on": "05/06/2026"}, "checked_on", DAY),
    ("standing", {"since": ""}, "since", "с какого дня"),
    ("standing", {"since": "2099-01-01"}, "since", "Этот день ещё не наступил"),
    ("standing", {"since": "вчера"}, "since", DAY),
    ("standing", {"hosts": "https://news.example/"}, "hosts", "строчными"),
    ("standing", {"hosts": "news.example news.example"}, "__all__", "указано дважды"),
    ("standing", {"source": "nobody"}, "source", NO_SOURCE),
    ("standing", {"contacts": "nobody"}, "contacts", "Контакта с ключом nobody нет."),
    ("standing", {"country": "Россия"}, "country", CAPITALS),
    ("standing", {"kind": ""}, "kind", EMPTY),
    ("watched", {"country": "kr"}, "country", CAPITALS),
    ("watched", {"name": ""}, "name", EMPTY),
    ("watched", {"address": "javascript:alert(1)"}, "address", "URL"),
    ("watched", {"key": "a b"}, "key", "латинских букв"),
]  # fmt: skip


@pytest.fixture
def lola(people: People) -> Client:
    people.lola.account.language = "ru"
    people.lola.account.save()
    client = browser(people.lola)
    client.post("/language/", {"language": "ru", "next": "/cms/"})
    return client


def _listed(*items: str) -> dict[str, Any]:
    entries = {str(at): {"value": item, "order": str(at), "deleted": ""} for at, item in enumerate(items)}
    return {"count": str(len(items)), **entries}


def _stored() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Contact, Source, LegalStanding, WatchedPage, Proposal))


@pytest.mark.parametrize("kind", ADD)
def test_a_row_that_is_wrong_is_refused_in_one_sentence(lola: Client, kind: str) -> None:
    before = _stored()
    for typed, field, sentence in [case[1:] for case in SNIPPETS if case[0] == kind]:
        response = lola.post(ADD[kind], SOUND[kind] | typed)
        assert response.status_code == 200, typed
        with translation.override("ru"):
            errors = {name: list(sentences) for name, sentences in response.context["form"].errors.items()}
        assert list(errors) == [field], typed
        [said] = errors[field]
        assert sentence in said, typed
        assert escape(said) in response.text, typed
        for value in (SOUND[kind] | typed).values():
            assert escape(value) in response.text, typed  # stands in the form as it was typed
    assert _stored() == before


@pytest.mark.parametrize("kind", ADD)
def test_what_the_others_change_is_taken(lola: Client, kind: str) -> None:
    before = _stored()
    assert lola.post(ADD[kind], SOUND[kind]).status_code == 302
    assert sum(_stored()) > sum(before)


@pytest.mark.parametrize("kind", ["contact", "standing"])
def test_a_second_new_row_with_one_key_is_refused_while_the_first_waits(lola: Client, kind: str) -> None:
    lola.post(ADD[kind], SOUND[kind])
    before = _stored()
    response = lola.post(ADD[kind], SOUND[kind] | {"country": "KZ"} if kind == "standing" else SOUND[kind])
    with translation.override("ru"):
        [said] = response.context["form"].errors["key"]
    assert "уже ждёт второго человека" in said
    assert _stored() == before


def test_what_was_typed_while_another_change_came_to_wait_stays(lola: Client, people: People) -> None:
    address = "/cms/snippets/directory/contact/edit/kr-line/"
    browser(people.timur).post(address, SOUND["contact"] | {"number": "1577-1366"})
    response = lola.post(address, SOUND["contact"] | {"service_en": "Typed meanwhile"})
    assert "Typed meanwhile" in response.text
    with translation.override("ru"):
        [said] = response.context["form"].non_field_errors()
    assert said in response.text
    assert Proposal.objects.count() == 1


TEXT = ("text", {"heading": "Pay", "body": "Words", "sources": _listed("ministry")})
CHANGE = {"what": "Rule", "since": "2026-01-01", "state": "in_force", "who": "Workers", "do": "Ask",
          "sources": _listed("ministry")}  # fmt: skip
FIELDS = [
    ({"title": ""}, "title", EMPTY),
    ({"title": "а" * 256}, "title", "255"),
    ({"summary": "A\u202eB"}, "summary", UNSEEN),
    ({"look_again_on": "31.02.2027"}, "look_again_on", DAY),
    ({"look_again_on": "скоро"}, "look_again_on", DAY),
    ({"slug": "новый адрес"}, "slug", "символов"),
]
BLOCKS = [
    (
        ("text", {"heading": "Pay", "body": "Words", "sources": _listed()}),
        "Нет источника: выберите его в самом блоке.",
    ),
    (("text", {"heading": "", "body": "", "sources": _listed("ministry")}), "Напишите здесь что-нибудь."),
    (
        ("text", {"heading": "", "body": "**a", "sources": _listed("ministry")}),
        "Две звёздочки (**) ставят парами",
    ),
    (("warning", {"say": "", "more": "", "sources": _listed("ministry")}), "Напишите здесь что-нибудь."),
    (("change", CHANGE | {"since": ""}), "Укажите день, с которого действует правило"),
    (("change", CHANGE | {"state": ""}), "Укажите, действует ли правило"),
    (("contact", ""), "Выберите контакт или удалите блок."),
]


def _page_form(**changes: str) -> dict[str, Any]:
    return {
        "title": "Your rights", "slug": "your-rights", "summary": "Pay", "look_again_on": "",
        "translation_state": "original", "lawyer_for": streamfield([]),
    } | changes  # fmt: skip


def _send(lola: Client, form: dict[str, Any], *blocks: tuple[str, Any]) -> Any:
    page = page_of("kr/your-rights", "en")
    return lola.post(f"/cms/pages/{page.pk}/edit/", nested_form_data(form | {"body": streamfield(blocks)}))


def test_a_field_of_an_article_that_is_wrong_is_refused(lola: Client) -> None:
    revision = page_of("kr/your-rights", "en").latest_revision_id
    for typed, field, sentence in FIELDS:
        response = _send(lola, _page_form(**typed), TEXT)
        with translation.override("ru"):
            [said] = response.context["form"].errors[field]
        assert sentence in said, typed
        assert all(escape(value) in response.text for value in typed.values()), typed
    assert page_of("kr/your-rights", "en").latest_revision_id == revision


def test_a_block_that_is_wrong_is_named_and_its_article_stays(lola: Client) -> None:
    revision = page_of("kr/your-rights", "en").latest_revision_id
    for block, sentence in BLOCKS:
        response = _send(lola, _page_form(summary="Typed just now"), TEXT, block)
        assert response.status_code == 200, block
        with translation.override("ru"):
            [stream] = response.context["form"].errors.as_data()["body"]
            [said] = stream.as_json_data()["messages"]
        assert said.startswith("Блок 2 ("), block
        assert sentence in said, block
        assert "Typed just now" in response.text, block
    assert page_of("kr/your-rights", "en").latest_revision_id == revision
