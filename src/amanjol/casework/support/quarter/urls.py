from django.urls import path

from amanjol.casework.support.quarter import views

urlpatterns = [path("quarter/", views.quarter, name="quarter")]
