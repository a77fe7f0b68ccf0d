from django.urls import path

from amanjol.casework.legal_aid.register import views

urlpatterns = [
    path("advocates/", views.advocates, name="advocates"),
    path("advocates/file/", views.from_file, name="advocate_file"),
    path("advocates/<uuid:pk>/erase/", views.erase, name="erase_advocate"),
]
