from django.urls import path

from amanjol.casework.support.interpreters import views

_IN_CASE = "cases/<uuid:pk>/interpreters"
urlpatterns = [
    path("interpreters/", views.interpreters, name="interpreters"),
    path("interpreters/new/", views.new, name="new_interpreter"),
    path("interpreters/<uuid:pk>/", views.interpreter, name="interpreter"),
    path("interpreters/<uuid:pk>/erase/", views.erase, name="erase_interpreter"),
    path(f"{_IN_CASE}/", views.of_case, name="interpreting"),
    path(f"{_IN_CASE}/<uuid:interpreter>/", views.book, name="book_interpreter"),
    path(f"{_IN_CASE}/entries/<uuid:entry>/", views.end_booking, name="end_interpreting"),
]
