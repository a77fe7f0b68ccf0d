from django.urls import path

from amanjol.casework.legal_aid.my_work import views

urlpatterns = [path("my-work/", views.my_work, name="my_work")]
