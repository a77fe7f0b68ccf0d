"""What each error page says: what happened, what became of the person's work, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Problem:
    status: int
    title: _StrPromise
    happened: _StrPromise
    do: _StrPromise


PROBLEMS = {
    "bad-request": Problem(
        400,
        _("We could not read that"),
        _("What the browser sent was incomplete or too large. Nothing was saved."),
        _("Go back, reload the page and try again. Send smaller files if you sent files."),
    ),
    "forbidden": Problem(
        403,
        _("Your role does not include this"),
        _("You are signed in, but this page belongs to another role."),
        _("If you need it for your work, ask the administrator of your organisation."),
    ),
    "not-found": Problem(
        404,
        _("There is no such page"),
        _("The address is mistyped, or the page has moved, or it belongs to another organisation."),
        _("Check the address, or begin at the start page."),
    ),
    "by-button": Problem(
        405,
        _("This page opens by a button only"),
        _("It was asked for by its address, or in another language. Nothing was done or saved now."),
        _("Go back to the page before it, and press the button there."),
    ),
    "stale-form": Problem(
        403,
        _("This form is too old"),
        _("You signed out or in since you opened it, or the browser blocks cookies. Nothing was saved."),
        _("Go back, reload the page and send it again. Copy a long text first."),
    ),
    "exchanged": Problem(
        409,
        _("Something was exchanged in the database"),
        _("What should open or be sealed here is damaged, or somebody exchanged it. Nothing was done."),
        _("Write nothing about a person here. Tell the operator of this node by telephone."),
    ),
    "our-mistake": Problem(
        500,
        _("Something broke on our side"),
        _("It is not your mistake. Nothing was half saved: either all of it or none of it."),
        _(
            "Go back, look whether your change is there, and try again. If it breaks again, tell the operator."
        ),
    ),
    "busy": Problem(
        503,
        _("Many people are signing in or unlocking right now"),
        _("What you typed was not looked at, and nothing was counted against you."),
        _("Wait ten seconds, go back and send it again."),
    ),
    "unavailable": Problem(
        503,
        _("We cannot save right now"),
        _("The database is busy or has no room. Nothing was half saved."),
        _("Wait a minute and send it again. If it lasts, tell the operator of this node."),
    ),
}
