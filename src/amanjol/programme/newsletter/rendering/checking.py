"""A drawing is held against the allow-list of the house before it stands on a page or a paper, whoever kept it, and is
written anew of its shapes: what XML reads as a comment a browser may read as a page.
"""

from __future__ import annotations

import logging
from functools import lru_cache

from django.core.exceptions import ValidationError

from amanjol.foundation.drawing.shapes import only_shapes
from amanjol.public.guide.drawings import check_drawing

logger = logging.getLogger(__name__)


@lru_cache(maxsize=64)
def checked(svg: str) -> str:
    """Empty where it does more than draw: the table beside it says the same."""
    if not svg:
        return ""
    try:
        check_drawing(svg.encode())
    except ValidationError:
        logger.error("A drawing of an issue is none, and is left out.")  # noqa: TRY400  the error says no more
        return ""
    return only_shapes(svg)
