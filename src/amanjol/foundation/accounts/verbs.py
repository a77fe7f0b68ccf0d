"""What the journal says of accounts, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.foundation.journal.vocabulary import Verb

if TYPE_CHECKING:
    from collections.abc import Mapping

VERBS: Final[Mapping[str, Verb]] = {
    "account.created": Verb(_("made an account")),
    "account.signed-in": Verb(_("signed in")),
    "account.signed-out": Verb(_("signed out")),
    "account.sign-in-refused": Verb(_("a sign-in was refused")),
    "account.enrolled": Verb(_("signed in for the first time")),
    "account.invited": Verb(_("made a link for a first sign-in")),
    "account.address-taken": Verb(_("was told that their address has an account already")),
    "account.passphrase-changed": Verb(_("changed their passphrase")),
    "account.unlock-refused": Verb(_("typed a wrong passphrase to unlock")),
    "account.key-made": Verb(_("got a key")),
    "account.key-broken": Verb(_("has a key that was tampered with")),
    "account.key-recovered": Verb(_("got their key back by the recovery code")),
    "account.key-lost": Verb(_("lost their key and began with a new one")),
    "account.key-dropped": Verb(_("took a person's keys away")),
    "account.code-made": Verb(_("made a recovery code")),
    "account.code-kept": Verb(_("has their recovery code on paper")),
    "account.session-ended": Verb(_("signed out another browser")),
    "account.sessions-ended": Verb(_("ended all sessions")),
    "account.deactivated": Verb(_("shut an account")),
    "account.erased": Verb(_("erased an account")),
}
