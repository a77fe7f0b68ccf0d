"""Guide, editor and desk on origins of their own; a demo answers this machine only; one transaction a request."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from amanjol.foundation.organisations import actions
from amanjol.public.packs.models import Pack
from amanjol.site.middleware import OriginMiddleware, ProxyMiddleware, TransactionMiddleware

ORIGINS = {
    "guide": "https://guide.example",
    "editor": "https://editor.example",
    "desk": "https://desk.example",
}


def _ok(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        ("guide.example", "/desk/", 404),
        ("guide.example", "/cms/", 404),
        ("guide.example", "/account/sign-in/", 404),
        ("guide.example", "/fleet/", 404),
        ("guide.example", "/device/v1/report", 200),
        ("desk.example", "/device/v1/report", 404),
        ("desk.example", "/fleet/", 200),
        ("editor.example", "/cms/", 200),
        ("editor.example", "/account/sign-in/", 200),
        ("editor.example", "/desk/", 404),
        ("desk.example", "/desk/", 200),
        ("desk.example", "/organisation/members/", 200),
        ("desk.example", "/account/sign-in/", 200),
        ("desk.example", "/help/", 200),
        ("editor.example", "/help/editor/", 200),
        ("guide.example", "/help/", 404),
        ("desk.example", "/cms/pages/", 404),
        ("desk.example", "/media/a.jpg", 404),
    ],
)
@pytest.mark.django_db
def test_each_origin_answers_its_own_addresses_only(host: str, path: str, status: int, settings) -> None:
    settings.ORIGINS = ORIGINS
    settings.ALLOWED_HOSTS = ["guide.example", "editor.example", "desk.example"]
    request = RequestFactory(headers={"host": host}).get(path)
    assert OriginMiddleware(_ok)(request).status_code == status


@pytest.mark.django_db
@pytest.mark.parametrize("is_demo", [True, False])
def test_a_demo_answers_this_machine_only(is_demo: bool) -> None:
    actions.create_node(country="TM", name="Somewhere", is_demo=is_demo)
    refused = 403 if is_demo else 200
    assert Client().get("/account/sign-in/").status_code == 200
    assert Client(REMOTE_ADDR="10.0.0.7").get("/account/sign-in/").status_code == refused
    assert Client(headers={"x-forwarded-for": "10.0.0.7"}).get("/account/sign-in/").status_code == refused


def test_behind_a_proxy_its_last_word_is_who_asked(settings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    request = RequestFactory(headers={"x-forwarded-for": "6.6.6.6, 10.0.0.7"}).get("/")
    ProxyMiddleware(_ok)(request)
    assert request.META["REMOTE_ADDR"] == "10.0.0.7"


@pytest.mark.usefixtures("fresh_database")
@pytest.mark.parametrize(("status", "is_kept"), [(200, True), (404, True), (500, False), (503, False)])
def test_what_fails_is_rolled_back_whole(status: int, is_kept: bool) -> None:
    def view(_request: HttpRequest) -> HttpResponse:
        Pack.objects.create(number=7, digest="")
        assert connection.in_atomic_block
        return HttpResponse(status=status)

    TransactionMiddleware(view)(RequestFactory().get("/"))
    assert Pack.objects.filter(number=7).exists() is is_kept
