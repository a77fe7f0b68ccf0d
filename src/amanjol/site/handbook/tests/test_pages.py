"""Who is signed in reads the handbook of their role first, and each page leads to its chapter."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as own_settings
from django.test import Client

from amanjol.foundation.accounts.tests.people import enrolled
from amanjol.foundation.organisations import actions
from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import RoleKey
from amanjol.public.guide import rights
from amanjol.site.handbook import rendering
from amanjol.site.handbook.reading import languages_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.django_db
HELP = re.compile(r'<a\s+class="help-link" href="([^"]+)" target="_blank"')
ORIGINS = {
    "guide": "https://guide.example",
    "editor": "https://editor.example",
    "desk": "https://desk.example",
}


@pytest.fixture(scope="module")
def _browsers(written_once: None) -> dict[RoleKey, Client]:
    rights.set_up()
    organisation = actions.create_organisation(name="Yyldyz", kind=OrganisationKind.NGO, by=None)
    browsers = {}
    for role in RoleKey:
        account = enrolled(f"{role}@example.org", "Ayna Chinar")
        actions.add_member(account=account, organisation=organisation, role=role, by=None)
        browsers[role] = Client()
        browsers[role].force_login(account)
    return browsers


@pytest.fixture
def browser(_browsers: dict[RoleKey, Client], db: None) -> Callable[..., Client]:
    def speaking(role: RoleKey, language: str = "en") -> Client:
        client = deepcopy(_browsers[role])
        client.cookies[own_settings.LANGUAGE_COOKIE_NAME] = language
        return client

    return speaking


@pytest.fixture
def read_anew() -> Iterator[None]:
    rendering.read_aloud.cache_clear()
    yield
    rendering.read_aloud.cache_clear()


def test_who_is_signed_out_is_sent_to_sign_in(client: Client) -> None:
    for address in ("/help/", "/help/case-worker/"):
        assert client.get(address)["Location"] == f"/account/sign-in/?next={address}"


@pytest.mark.parametrize(
    ("role", "key"),
    [
        (RoleKey.CASE_WORKER, "case-worker"),
        (RoleKey.OBSERVER, "case-worker"),
        (RoleKey.PSYCHOLOGIST, "circles"),
        (RoleKey.SUPERVISOR, "supervisor"),
        (RoleKey.OFFICER, "officer"),
        (RoleKey.TRANSLATOR, "editor"),
        (RoleKey.DEVICE_MANAGER, "device-manager"),
        (RoleKey.PROGRAMME_MANAGER, "programme"),
        (RoleKey.ADMINISTRATOR, "operator"),
        (RoleKey.EVALUATOR, "everybody"),
    ],
)
def test_each_role_finds_its_own_first(role: RoleKey, key: str, browser: Callable[..., Client]) -> None:
    page = browser(role).get("/help/").text
    assert re.findall(r'class="card-link" href="([^"]+)"', page) == [f"/help/{key}/"]
    book = browser(role).get(f"/help/{key}/")
    assert book.status_code == 200
    assert book.text.index('id="sign-in"') < book.text.index('id="account"')


@pytest.mark.parametrize(("language", "label"), [("en", "Write down"), ("ru", "Записать")])
def test_a_button_is_quoted_as_it_stands_on_the_page(
    language: str, label: str, browser: Callable[..., Client]
) -> None:
    page = browser(RoleKey.CASE_WORKER, language).get("/help/case-worker/").text
    assert f'<b class="press">{label}</b>' in page
    assert f'lang="{language}"' in page
    assert f"handbook/pictures/{language}/talk.webp" in page


@pytest.mark.usefixtures("read_anew")
def test_in_a_language_without_a_text_the_english_has_the_labels_of_the_interface(
    browser: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        rendering, "languages_of", lambda key: [code for code in languages_of(key) if code != "ru"]
    )
    page = browser(RoleKey.CASE_WORKER, "ru").get("/help/case-worker/").text
    assert '<div lang="en">' in page
    assert '<b class="press">Записать</b>' in page


@pytest.mark.parametrize(
    ("role", "page", "chapter"),
    [
        (RoleKey.CASE_WORKER, "/desk/", "case-worker/#today"),
        (RoleKey.CASE_WORKER, "/desk/cases/", "case-worker/#today"),
        (RoleKey.SUPERVISOR, "/desk/cases/", "supervisor/#everybodys"),
        (RoleKey.SUPERVISOR, "/desk/cases/reviews/", "supervisor/#reviews"),
        (RoleKey.CASE_WORKER, "/account/", "case-worker/#account"),
        (RoleKey.OFFICER, "/desk/report/", "officer/#report"),
        (RoleKey.OFFICER, "/account/", "officer/#account"),
        (RoleKey.DEVICE_MANAGER, "/fleet/", "device-manager/#alerts"),
        (RoleKey.PROGRAMME_MANAGER, "/programme/", "programme/#results"),
        (RoleKey.ADMINISTRATOR, "/organisation/members/", "operator/#people"),
        (RoleKey.EDITOR, "/organisation/members/", "editor/#account"),
        (RoleKey.EVALUATOR, "/account/", "everybody/#account"),
        (RoleKey.CASE_WORKER, "/help/", None),
    ],
)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_page_leads_to_its_chapter(
    role: RoleKey, page: str, chapter: str | None, language: str, browser: Callable[..., Client]
) -> None:
    client = browser(role, language)
    links = HELP.findall(client.get(page).text)
    assert links == ([f"/help/{chapter}"] if chapter else [])
    for link in links:
        address, _hash, key = link.partition("#")
        assert f'id="{key}"' in client.get(address).text


def test_pages_for_who_is_signed_out_offer_none(client: Client) -> None:
    assert "/help/" not in client.get("/account/sign-in/").text


def test_the_editors_menu_leads_to_the_chapter_of_the_page(browser: Callable[..., Client]) -> None:
    client = browser(RoleKey.EDITOR)
    for page, chapter in (("/cms/", "waits"), ("/cms/pages/", "article"), ("/cms/dialling/", "contacts")):
        assert f"/help/editor/#{chapter}" in client.get(page).text, page


def test_a_plane_that_is_off_has_no_handbook(browser: Callable[..., Client], settings) -> None:
    client = browser(RoleKey.CASE_WORKER)
    assert client.get("/help/editor/").status_code == 200
    settings.PLANES = ("casework",)
    assert client.get("/help/editor/").status_code == 404
    page = client.get("/help/").text
    assert "/help/editor/" not in page
    assert "/help/operator/" in page


@pytest.mark.usefixtures("read_anew")
def test_on_origins_of_their_own_a_page_is_linked_where_it_answers(settings) -> None:
    settings.ORIGINS = ORIGINS
    editor, worker = (rendering.read_aloud(key, "en") for key in ("editor", "case-worker"))
    assert 'href="https://editor.example/cms/dialling/"' in "".join(
        chapter.body for chapter in editor.chapters
    )
    assert 'href="https://desk.example/desk/cases/find/"' in "".join(
        chapter.body for chapter in worker.chapters
    )
    everybody = rendering.read_aloud("everybody", "en")
    assert 'href="/account/"' in "".join(chapter.body for chapter in everybody.chapters)
