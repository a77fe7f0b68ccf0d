"""The addresses of every room; each room lists its own."""

from amanjol.casework.support.files.urls import urlpatterns as of_files

app_name = "support"
urlpatterns = [*of_files]
