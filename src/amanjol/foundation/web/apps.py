from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "amanjol.foundation.web"
    label = "web"
