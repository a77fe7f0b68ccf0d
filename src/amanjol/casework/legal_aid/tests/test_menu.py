"""Where legal aid stands in the menu, and what an advocate finds there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.foundation.web import menu

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.tests.advocate_cast import Scene

OF_COORDINATOR = {f"legal_aid:{page}" for page in ("needs", "plans", "advocates", "mandates", "rota")}


def test_what_a_coordinator_keeps_stands_in_places_of_its_own() -> None:
    places = {item.url_name: item.place for item in menu._items.values()}
    own = [places[name] for name in OF_COORDINATOR]
    others = {place for name, place in places.items() if name not in OF_COORDINATOR}
    assert len(set(own)) == len(own)
    assert others.isdisjoint(own)


@pytest.mark.django_db
def test_an_advocate_is_shown_no_list_that_is_always_empty(advocates: Scene) -> None:
    page = advocates.aigul.get("/desk/my-work/").text
    assert 'href="/desk/my-work/"' in page
    assert 'href="/desk/clients/"' not in page
