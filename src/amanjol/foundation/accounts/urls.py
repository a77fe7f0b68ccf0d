from django.urls import path

from amanjol.foundation.accounts.views import own_account, recovering, signing_in, unlocking

app_name = "accounts"
urlpatterns = [
    path("", own_account.own_account, name="own_account"),
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("welcome/", signing_in.welcome, name="welcome"),
    path("welcome/<str:token>/", signing_in.welcome_link, name="welcome_link"),
    path("passphrase/", own_account.change_passphrase, name="change_passphrase"),
    path("unlock/", unlocking.unlock, name="unlock"),
    path("lock/", unlocking.lock, name="lock"),
    path("still-here/", unlocking.still_here, name="still_here"),
    path("recovery-code/", recovering.recovery_code, name="recovery_code"),
    path("recovery-code/check/", recovering.check_recovery_code, name="check_recovery_code"),
    path("sessions/end-others/", own_account.end_other_sessions, name="end_other_sessions"),
    path("sessions/<uuid:session>/end/", own_account.end_session, name="end_session"),
]
