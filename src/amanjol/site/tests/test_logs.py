"""A refused page is told in one line; a fault of ours with the place where it happened."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.handlers.exception import convert_exception_to_response
from django.test import RequestFactory

from amanjol.site.logs import RefusedInOneLine

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

REQUEST = logging.getLogger("django.request")


@pytest.fixture
def record(caplog: pytest.LogCaptureFixture) -> logging.LogRecord:
    """Of a page that refuses, as Django writes it down."""

    def page(_request: HttpRequest) -> HttpResponse:
        raise PermissionDenied

    answer: Any = convert_exception_to_response(page)(RequestFactory().get("/desk/somewhere/"))
    assert answer.status_code == 403
    assert [entry.name for entry in caplog.records] == ["django.request"]
    return caplog.records[0]


@pytest.mark.django_db
def test_a_refusal_is_one_line(record: logging.LogRecord) -> None:
    assert record.getMessage() == "Forbidden (Permission denied): /desk/somewhere/"
    assert "\n" not in logging.Formatter().format(record)


@pytest.mark.parametrize("status", [500, 503, None])
def test_a_fault_says_where(caplog: pytest.LogCaptureFixture, status: int | None) -> None:
    extra = {} if status is None else {"status_code": status}
    REQUEST.error("Fault", exc_info=RuntimeError("ours"), extra=extra)
    assert "RuntimeError: ours" in logging.Formatter().format(caplog.records[0])


def test_the_loggers_of_answers_have_it() -> None:
    for name in ("django.request", "django.security.csrf"):
        assert any(isinstance(own, RefusedInOneLine) for own in logging.getLogger(name).filters), name
