from __future__ import annotations

from uuid import UUID

import pytest
from django.template import TemplateSyntaxError, engines
from django.urls import reverse

from amanjol.foundation.web.addresses import addresses

ROW = '{% filled rows %}<li class="{}">{}</li>{% endfilled %}'


def drawn(template: str, **context: object) -> str:
    return str(engines["django"].from_string(template).render(context))


def test_each_row_fills_the_text_and_is_escaped() -> None:
    page = drawn(ROW, rows=[("a", "<b>&"), ('"x"', "{y}")])
    assert page == '<li class="a">&lt;b&gt;&amp;</li><li class="&quot;x&quot;">{y}</li>'
    assert drawn(ROW, rows=[]) == ""


@pytest.mark.parametrize("inside", ["{{ name }}", "{% csrf_token %}"])
def test_what_would_be_drawn_otherwise_than_it_looks_is_refused(inside: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        drawn(f"{{% filled rows %}}{inside}{{% endfilled %}}", rows=[])


def test_addresses_are_those_that_django_writes() -> None:
    ids = [UUID(int=1), UUID(int=2**127)]
    assert addresses("cases:case", ids) == [reverse("cases:case", args=[pk]) for pk in ids]
    assert addresses("cases:case", []) == []
