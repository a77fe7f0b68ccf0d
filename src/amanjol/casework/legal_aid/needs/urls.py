from django.urls import path

from amanjol.casework.legal_aid.needs import file_views, views, views_of_case

urlpatterns = [
    path("cases/<uuid:pk>/need/", views_of_case.raise_need, name="raise_need"),
    path("lawyers-asked/<uuid:pk>/", views_of_case.sent_need, name="sent_need"),
    path("lawyers-asked/<uuid:pk>/change/", views_of_case.change_need, name="change_need"),
    path("lawyers-asked/<uuid:pk>/withdraw/", views_of_case.withdraw_need, name="withdraw_need"),
    path("lawyers-asked/<uuid:pk>/file/", file_views.give_file, name="give_lawyer_file"),
    path("lawyers-asked/<uuid:pk>/file/take-back/", file_views.take_file_back, name="take_lawyer_file_back"),
    path("needs/", views.needs, name="needs"),
    path("needs/<uuid:pk>/", views.need, name="need"),
    path("needs/<uuid:pk>/progress/", views.progress, name="need_progress"),
    path("needs/<uuid:pk>/erase/", views.erase_need, name="erase_need"),
]
