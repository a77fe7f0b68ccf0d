from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.web.menu import Lock


class AccountsConfig(AppConfig):
    name = "amanjol.foundation.accounts"
    label = "accounts"

    def ready(self) -> None:
        from amanjol.foundation.web import language, menu  # noqa: PLC0415  needs loaded apps

        language.register_keeper(_keep_language)
        menu.register_leave("accounts:sign_out")
        menu.register_lock(_lock)
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
