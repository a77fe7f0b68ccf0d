from django.urls import path

from amanjol.casework.legal_aid.register import account_views, views

urlpatterns = [
    path("advocates/", views.advocates, name="advocates"),
    path("advocates/file/", views.from_file, name="advocate_file"),
    path("advocates/<uuid:pk>/account/", account_views.account, name="advocate_account"),
    path("advocates/<uuid:pk>/account/invite/", account_views.invite, name="invite_advocate"),
    path("advocates/<uuid:pk>/account/end/", account_views.end, name="end_advocate_account"),
    path("advocates/<uuid:pk>/erase/", views.erase, name="erase_advocate"),
]
