"""Forms that carry no once-token, with the addresses that take them so: one list for both of its tests."""

from __future__ import annotations

from typing import Final, NamedTuple


class Bare(NamedTuple):
    """A form without a token.

    `sent_to` is an entry of the address table, or empty where it goes to where it was sent before; `action` is what
    its address is made of in the template, or empty for the page's own.
    """

    template: str
    sent_to: str
    why: str
    action: str = ""


_PRINTS: Final = "Gives a paper to print and changes nothing; each printing is written down."
_OPENLY: Final = "Gives the paper that is shown to print and changes nothing."
_OF_CASE: Final = "desk/cases/<uuid:pk>"
_CONFERENCE: Final = f"{_OF_CASE}/conferences/<uuid:conference>/paper/"
_PLACEMENT: Final = "desk/work/people/<uuid:pk>/placements/<int:number>"
_GROUP: Final = "POST desk/cases/groups/<uuid:pk>/claim/"
BARE: Final = (
    Bare("accounts/change_passphrase.html", "account/passphrase/",
         "A second press finds the code used and the old session ended."),
    Bare("accounts/locked.html", "", "Carries the token of the form that was sent while it was locked.", "here"),
    Bare("accounts/sign_in.html", "account/sign-in/", "Nobody is signed in yet; a code opens one door once."),
    Bare("accounts/unlock.html", "account/unlock/", "Unlocked twice is unlocked."),
    Bare("accounts/welcome.html", "account/welcome/", "Nobody is signed in yet; an invitation is good once."),
    Bare("cases/access_ask.html", f"{_OF_CASE}/access/paper/", _PRINTS),
    Bare("cases/access_paper.html", f"{_OF_CASE}/access/paper/", _PRINTS),
    Bare("cases/claim.html", _GROUP, _PRINTS),
    Bare("cases/group.html", _GROUP, _PRINTS, "cases:claim"),
    Bare("cases/find.html", "desk/cases/find/", "A search changes nothing; each is written down."),
    Bare("complaints/page/answer.html", "complaint/<slug:language>/answer/", "Opens an answer and changes nothing."),
    Bare("complaints/page/write.html", "complaint/<slug:language>/<uuid:pk>/write/",
         "A stranger has no row of sent forms: the form has a number of its own, which arrives once."),
    Bare("learning/certificate.html", "desk/learning/learners/<uuid:pk>/certificate/", _PRINTS),
    Bare("learning/work/letter.html", f"{_PLACEMENT}/letter/", _PRINTS),
    Bare("legal_aid/planning/ranking.html", "POST desk/plans/<uuid:pk>/trainings/",
         "Ranks some more trainings; a second press ranks the next.", "legal_aid:trainings"),
    Bare("mailings/open/subscribe.html", "lists/<slug:language>/<uuid:pk>/",
         "A stranger's: an address that was asked is asked twice a day at most."),
    Bare("mailings/open/confirm.html", "lists/<slug:language>/confirm/<str:secret>/",
         "A stranger's: confirmed twice is confirmed."),
    Bare("mailings/open/leave.html", "lists/<slug:language>/leave/<str:secret>/",
         "A stranger's, or a mail program's: who left twice has left."),
    Bare("observations/repeats.html", "desk/observations/repeats/",
         "Counts anew and keeps nothing; each counting is written down."),
    Bare("organisations/demo_people.html", "account/sign-in/", "Signs in, in a demo.", "accounts:sign_in"),
    Bare("organisations/keys/keys.html", "POST organisation/keys/rewrap/",
         "Moves some rows on; a second press moves the next.", "organisations:rewrap"),
    Bare("referrals/otherwise/card.html", "desk/referrals/<uuid:pk>/card/", _OPENLY),
    Bare("referrals/otherwise/paper.html", "desk/referrals/<uuid:pk>/paper/", _OPENLY),
    Bare("returns/quarter.html", "desk/return/", "Gives a paper to print; twice the same numbers are kept as one."),
    Bare("support/conferences/paper.html", _CONFERENCE, _PRINTS),
    Bare("support/conferences/paper_ask.html", _CONFERENCE, _PRINTS),
    Bare("support/followups/paper.html", f"{_OF_CASE}/afterwards/paper/", _PRINTS),
    Bare("support/followups/paper_ask.html", f"{_OF_CASE}/afterwards/paper/", _PRINTS),
    Bare("support/plans/paper.html", f"{_OF_CASE}/support/paper/", _PRINTS),
    Bare("support/plans/paper_ask.html", f"{_OF_CASE}/support/paper/", _PRINTS),
    Bare("support/shelter/receipt.html", f"{_OF_CASE}/stays/<uuid:stay>/receipt/", _PRINTS),
    Bare("web/base.html", "desk/cases/find/", "A search changes nothing; each is written down.", "frame-search"),
    Bare("web/base.html", "POST account/lock/", "Locked twice is locked.", "lock_url"),
    Bare("web/base.html", "POST account/sign-out/", "Signed out twice is signed out.", "leave_url"),
    Bare("web/language.html", "POST language/",
         "The same language twice is the same; for strangers too.", "web:choose_language"),
    Bare("web/watch.html", "account/unlock/", "Unlocked twice is unlocked."),
)  # fmt: skip
WITHOUT_A_TEMPLATE: Final = {
    "POST account/still-here/": "Sent by a script; changes nothing but when the browser locks.",
    "cms/logout/": "A form of Wagtail's pages: signed out twice is signed out.",
}
LET_OFF: Final = {form.sent_to for form in BARE if form.sent_to} | WITHOUT_A_TEMPLATE.keys()
"""Entries of the address table at which a form without a token is taken."""
