"""What other nodes ask for. No page: nobody signs in here."""

from django.urls import path

from amanjol.foundation.letters import views

app_name = "between_nodes"
urlpatterns = [path("organisations/", views.organisations, name="organisations")]
