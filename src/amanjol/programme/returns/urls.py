from django.urls import path

from amanjol.programme.returns import views

app_name = "returns"
urlpatterns = [path("", views.quarter, name="quarter")]
