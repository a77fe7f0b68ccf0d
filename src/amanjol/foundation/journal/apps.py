from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "amanjol.foundation.journal"
    label = "journal"
