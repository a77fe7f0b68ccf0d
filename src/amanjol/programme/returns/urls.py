from django.urls import path

from amanjol.programme.returns.views import desk

app_name = "returns"
urlpatterns = [path("", desk.quarter, name="quarter"), path("hand-in/", desk.hand_in, name="hand_in")]
