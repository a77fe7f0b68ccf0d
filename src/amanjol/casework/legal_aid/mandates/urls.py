from django.urls import path

from amanjol.casework.legal_aid.mandates import views

_ALONE = ("step", "hearing", "sum", "contact", "extend", "hand-over", "close")
_OF_ITEM = ("step", "hearing", "sum", "answer", "made")

urlpatterns = [
    path("mandates/", views.mandates, name="mandates"),
    path("mandates/narrow/", views.narrow, name="narrow_mandates"),
    path("mandates/new/", views.begin, name="begin_mandate"),
    path("mandates/<uuid:pk>/", views.mandate, name="mandate"),
    path("mandates/<uuid:pk>/erase/", views.erase, name="erase_mandate"),
    *(path(f"mandates/<uuid:pk>/{act}/", views.write, {"act": act}, name=f"mandate_{act}") for act in _ALONE),
    *(
        path(f"mandates/<uuid:pk>/{act}/<int:item>/", views.write, {"act": act}, name=f"mandate_{act}_item")
        for act in _OF_ITEM
    ),
]
