"""Django's entry for the whole house."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "amanjol.site"
    label = "site"
