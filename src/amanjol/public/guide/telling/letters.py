"""The words of a letter: titles and links to this installation, nothing of what was written, nobody's name."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amanjol.public.guide.telling.things import words_above

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amanjol.public.guide.telling.things import Thing

# What a mail program would make a link of, so that a title leads nobody elsewhere in our name.
_LINK: Final = re.compile(r"(?<=\w)([.:@]|\u3002|\uff0e|\uff61)(?=[^\W\d_]|/)")
MOST: Final = 20  # of one kind in a letter; the page behind the link has them all


def letter(things: Sequence[Thing], address: str, *, is_last: bool = False) -> EmailMessage:
    """In the language that is spoken now. `things` of one heading stand together. `is_last`: of this day."""
    at_desk = all(thing.origin == "desk" for thing in things)
    in_guide = ngettext(
        "Amanjol: %(count)d thing waits for you in the guide",
        "Amanjol: %(count)d things wait for you in the guide",
        len(things),
    ) % {"count": len(things)}
    subject = _("Amanjol: something waits for you at the desk") if at_desk else in_guide
    own_account = f"{settings.ORIGINS['desk' if at_desk else 'editor']}{reverse('accounts:own_account')}"
    ends = _("You do not want these letters? Turn them off in your account: %(address)s") % {
        "address": own_account
    }
    last = (
        [
            _(
                "This is the last letter today. What comes until tomorrow will be in one letter, unless it is urgent."
            )
        ]
        if is_last
        else []
    )
    body = "\n\n".join([*_parts(things), *last, ends])
    return EmailMessage(subject, body, to=[address], headers={"Auto-Submitted": "auto-generated"})


def _parts(things: Sequence[Thing]) -> Iterator[str]:
    for heading, group in groupby(things, key=lambda thing: thing.heading):
        of_heading = list(group)
        yield words_above(heading)
        for thing in of_heading[:MOST]:
            yield f"{_without_links(thing.title)}\n{settings.ORIGINS[thing.origin]}{thing.path}"
        if (more := len(of_heading) - MOST) > 0:
            yield ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more}


def _without_links(title: str) -> str:
    """In one line: `https: //evil. example`. What is not seen goes, so that it parts nothing."""
    seen = "".join(letter if letter.isprintable() else " " for letter in title)
    return _LINK.sub(r"\1 ", " ".join(seen.split()))
