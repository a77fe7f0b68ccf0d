"""Addresses of the country at a glance."""

from django.urls import path

from amanjol.casework.legal_aid.coverage import views

urlpatterns = [path("advocates/districts/", views.districts, name="advocate_districts")]
