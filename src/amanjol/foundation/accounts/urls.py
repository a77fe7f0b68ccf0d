from django.urls import path

from amanjol.foundation.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.own_account, name="own_account"),
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("welcome/", views.welcome, name="welcome"),
    path("welcome/<str:token>/", views.welcome_link, name="welcome_link"),
    path("passphrase/", views.change_passphrase, name="change_passphrase"),
    path("sessions/end-others/", views.end_other_sessions, name="end_other_sessions"),
    path("sessions/<uuid:session>/end/", views.end_session, name="end_session"),
]
