"""The journal's verbs in words. Packages above register theirs; an unknown one is shown as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import _StrPromise

_words: dict[str, _StrPromise] = {
    "account.signed-in": _("signed in"),
    "account.signed-out": _("signed out"),
    "account.sign-in-refused": _("a sign-in was refused"),
    "account.enrolled": _("signed in for the first time"),
    "account.invited": _("made a link for a first sign-in"),
    "account.passphrase-changed": _("changed their passphrase"),
    "account.unlock-refused": _("typed a wrong passphrase to unlock"),
    "account.key-made": _("got a key"),
    "account.key-broken": _("has a key that was tampered with"),
    "account.key-recovered": _("got their key back by the recovery code"),
    "account.key-lost": _("lost their key and began with a new one"),
    "account.key-dropped": _("took a person's keys away"),
    "account.code-made": _("made a recovery code"),
    "account.code-kept": _("has their recovery code on paper"),
    "account.session-ended": _("signed out another browser"),
    "account.sessions-ended": _("ended all sessions"),
    "account.deactivated": _("shut an account"),
    "account.erased": _("erased an account"),
    "keys.begun": _("began the keys of the organisation"),
    "keys.given": _("gave the keys to a colleague"),
    "keys.accepted": _("holds the keys"),
    "keys.renewed": _("began new keys"),
    "keys.regrant-first": _("agreed to give the keys again, as the first"),
    "keys.regrant-second": _("agreed to give the keys again, as the second"),
    "keys.regranted": _("holds the keys again"),
    "keys.earlier-gone": _("the earlier keys are gone"),
    "keys.sheets-made": _("printed three sheets of paper"),
    "keys.sheets-kept": _("typed two sheets back"),
    "keys.sheets-used": _("opened the keys with two sheets"),
    "keys.changed": _("noticed that the keys were tampered with"),
    "organisation.created": _("the organisation was created"),
    "member.joined": _("a member joined"),
    "member.role-changed": _("changed a role"),
    "member.removed": _("removed a member"),
}


def register_verbs(words: Mapping[str, _StrPromise]) -> None:
    _words.update(words)


def in_words(verb: str) -> str:
    return str(_words.get(verb, verb))
