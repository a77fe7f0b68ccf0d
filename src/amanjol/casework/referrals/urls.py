from django.urls import path

from amanjol.casework.referrals.agreements import views as agreements

app_name = "referrals"
urlpatterns = [
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/offer/<uuid:pk>/", agreements.offer, name="offer"),
    path("agreements/<uuid:pk>/", agreements.agreement, name="agreement"),
    path("agreements/<uuid:pk>/answer/", agreements.accept, name="answer"),
    path("agreements/<uuid:pk>/end/", agreements.end, name="end"),
]
