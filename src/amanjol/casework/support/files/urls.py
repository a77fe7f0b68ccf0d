from django.urls import path

from amanjol.casework.support.files import views

_FILES = "cases/<uuid:pk>/files"
urlpatterns = [
    path(f"{_FILES}/", views.add, name="add_file"),
    path(f"{_FILES}/<uuid:file>/", views.open_copy, name="file_copy"),
    path(f"{_FILES}/<uuid:file>/original/", views.open_original, name="file_original"),
    path(f"{_FILES}/<uuid:file>/away/", views.take_away, name="take_file_away"),
]
