from django.urls import path

from amanjol.casework.legal_aid.acting import views

_ALONE = ("step", "hearing", "sum", "contact")
_OF_ITEM = ("step", "hearing", "sum", "answer", "made")
_MANDATE = "my-work/mandates/<uuid:pk>/"

urlpatterns = [
    path(_MANDATE, views.mandate, name="own_mandate"),
    *(path(f"{_MANDATE}{act}/", views.write, {"act": act}, name=f"own_mandate_{act}") for act in _ALONE),
    *(
        path(f"{_MANDATE}{act}/<int:item>/", views.write, {"act": act}, name=f"own_mandate_{act}_item")
        for act in _OF_ITEM
    ),
    path(f"{_MANDATE}file/", views.own_file, name="own_file"),
    path(f"{_MANDATE}notes/", views.own_notes, name="own_notes"),
    path(f"{_MANDATE}notes/<int:item>/", views.own_note, name="own_note"),
    path(f"{_MANDATE}notes/<int:item>/erase/", views.erase_note, name="erase_own_note"),
]
