from django.urls import path

from amanjol.casework.legal_aid.conflict import file_views, views

urlpatterns = [
    path("needs/<uuid:pk>/other-side/", views.other_side, name="other_side"),
    path("needs/<uuid:pk>/other-side/<uuid:side>/", views.change_side, name="change_side"),
    path("needs/<uuid:pk>/other-side/<uuid:side>/erase/", views.erase_side, name="erase_side"),
    path("needs/<uuid:pk>/look/<uuid:advocate>/", views.look, name="look"),
    path("advocates/<uuid:pk>/clients/", views.clients, name="clients"),
    path("advocates/<uuid:pk>/clients/file/", file_views.from_file, name="clients_file"),
    path("advocates/<uuid:pk>/clients/<uuid:client>/erase/", views.erase_client, name="erase_client"),
]
