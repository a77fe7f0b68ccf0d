from django.apps import AppConfig


class OnceConfig(AppConfig):
    name = "amanjol.foundation.once"
    label = "once"
