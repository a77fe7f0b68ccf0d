"""Django's entry for the guide."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.accounts import panels
from amanjol.foundation.web import menu


class GuideConfig(AppConfig):
    name = "amanjol.public.guide"
    label = "guide"
    verbose_name = _("Guide")

    def ready(self) -> None:
        from amanjol.public.guide.rights import opens_editor  # noqa: PLC0415  models are ready now
        from amanjol.public.guide.telling.views import letters_panel  # noqa: PLC0415  models are ready now

        panels.register_account_panel(letters_panel)
        menu.register(
            menu.MenuItem(
                label=_("Guide"),
                does=_("Write, translate and approve what migrants read."),
                url_name="wagtailadmin_home",
                icon="book-open",
                place=20,
                allowed=lambda request: opens_editor(request.user),
            )
        )
