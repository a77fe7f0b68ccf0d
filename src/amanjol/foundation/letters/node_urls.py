"""What other nodes ask for. No page: nobody signs in here."""

from django.urls import path

from amanjol.foundation.letters import views
from amanjol.foundation.letters.delivery import views as delivery

app_name = "between_nodes"
urlpatterns = [
    path("", delivery.deliver, name="deliver"),
    path("many/", delivery.deliver_many, name="deliver_many"),
    path("again/", delivery.again, name="again"),
    path("pieces/", delivery.pieces, name="pieces"),
    path("pieces/received/", delivery.received, name="received"),
    path("organisations/", views.organisations, name="organisations"),
]
