"""The sorts of files that a partner is told: what their names say, and what one sees in them."""

from __future__ import annotations

from amanjol.casework.standards.referring.evidence import GROUPS, Sort, name_of, sort_in


def test_a_name_says_the_sort_and_nothing_else_is_read_from_it() -> None:
    for sort in Sort:
        assert sort_in(name_of(sort, 20, "jpg")) is sort
        assert "name" in GROUPS[sort]
    for name in (
        "contract.jpg",
        "contract-0.jpg",
        "contract-100.jpg",
        "Роза-1.jpg",
        "../contract-1.jpg",
        "contract-1.jpg\n",
    ):
        assert sort_in(name) is None
