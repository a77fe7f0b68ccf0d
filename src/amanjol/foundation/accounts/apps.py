from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.web.menu import Lock
    from amanjol.foundation.web.watch import Watch


class AccountsConfig(AppConfig):
    name = "amanjol.foundation.accounts"
    label = "accounts"

    def ready(self) -> None:
        from amanjol.foundation.accounts.actions.restoring import KIND  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.journal import endings  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.web import language, menu, watch  # noqa: PLC0415  needs loaded apps

        endings.register(KIND)
        language.register_keeper(_keep_language)
        menu.register_leave("accounts:sign_out")
        menu.register_lock(_lock)
        watch.register(_watch)
        menu.register(
            menu.MenuItem(
                label=_("My account"),
                does=_("See where you are signed in, and change your passphrase."),
                url_name="accounts:own_account",
                icon="user-circle",
                place=900,
                allowed=lambda request: request.user.is_authenticated,
            )
        )


def _keep_language(request: HttpRequest, language: str) -> None:
    from amanjol.foundation.accounts.actions import choose_language  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.accounts.models import Account  # noqa: PLC0415  needs loaded apps

    if isinstance(request.user, Account):
        choose_language(account=request.user, language=language)


def _lock(request: HttpRequest) -> Lock | None:
    """For those whose work needs their key; nobody else has anything to lock."""
    from amanjol.foundation.accounts import panels, unlocks  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.accounts.models import Account  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.web.menu import Lock  # noqa: PLC0415  needs loaded apps

    if not isinstance(request.user, Account) or not panels.uses_keys(request.user):
        return None
    unlock = reverse("accounts:unlock")
    leading_back = unlock if request.path == unlock else unlocks.address_to_unlock(request.path)
    return Lock(unlocks.is_unlocked(request), reverse("accounts:lock"), leading_back)


def _watch(request: HttpRequest) -> Watch | None:
    """For everybody who is signed in: leaving reaches every tab, also of those who have nothing to lock."""
    from amanjol.foundation.accounts import panels, unlocks  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.accounts.models import Account  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.accounts.watching import ADDRESS  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.web.watch import Watch  # noqa: PLC0415  needs loaded apps

    if not isinstance(request.user, Account):
        return None
    return Watch(
        account=str(request.user.pk),
        locks_in=unlocks.locks_in(request) if panels.uses_keys(request.user) else None,
        state_url=ADDRESS,
        lock_url=reverse("accounts:lock"),
        unlock_url=reverse("accounts:unlock"),
        sign_in_url=reverse("accounts:sign_in"),
    )
