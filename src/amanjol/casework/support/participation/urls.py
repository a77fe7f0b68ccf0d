from django.urls import path

from amanjol.casework.support.participation import views

urlpatterns = [
    path("cases/<uuid:pk>/courses/", views.courses, name="courses"),
    path("cases/<uuid:pk>/courses/again/", views.open_again, name="open_courses_again"),
    path("cases/<uuid:pk>/work/", views.begin_work, name="begin_work"),
]
