from django.urls import path

from amanjol.foundation.letters.delivery import views

app_name = "letters"
urlpatterns = [
    path("", views.deliver, name="deliver"),
    path("again/", views.again, name="again"),
]
