from django.urls import path

from amanjol.foundation.web import views

app_name = "web"
urlpatterns = [
    path("desk/", views.home, name="home"),
    path("language/", views.choose_language, name="choose_language"),
]
