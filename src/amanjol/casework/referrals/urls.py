from django.urls import path

from amanjol.casework.referrals.agreements import views as agreements
from amanjol.casework.referrals.register import views as register
from amanjol.casework.referrals.views import files, inbox, of_case, otherwise

app_name = "referrals"
urlpatterns = [
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/offer/<uuid:pk>/", agreements.offer, name="offer"),
    path("agreements/<uuid:pk>/", agreements.agreement, name="agreement"),
    path("agreements/<uuid:pk>/answer/", agreements.accept, name="answer"),
    path("agreements/<uuid:pk>/end/", agreements.end, name="end"),
    path("referrals/", inbox.referrals, name="referrals"),
    path("referrals/transfers/", register.transfers, name="transfers"),
    path("referrals/transfers/file/", register.transfers_file, name="transfers-file"),
    path("referrals/answers/", register.answers, name="answers"),
    path("referrals/<uuid:pk>/", inbox.referral, name="referral"),
    path("referrals/<uuid:pk>/reply/", inbox.answer, name="reply"),
    path("referrals/<uuid:pk>/case/", inbox.case, name="case"),
    path("referrals/<uuid:pk>/prepare/", of_case.prepare, name="prepare"),
    path("referrals/<uuid:pk>/identity/", of_case.identity, name="identity"),
    path("referrals/<uuid:pk>/files/<uuid:letter>/<int:number>/", files.open_file, name="file"),
    path("referrals/<uuid:pk>/files/<uuid:letter>/<int:number>/take/", files.take, name="take-file"),
    path("referrals/<uuid:pk>/step/", of_case.step, name="step"),
    path("referrals/<uuid:pk>/arrival/", of_case.arrival, name="arrival"),
    path("referrals/<uuid:pk>/outcome/", of_case.outcome, name="outcome"),
    path("referrals/<uuid:pk>/take-back/", of_case.take_back, name="take-back"),
    path("referrals/<uuid:pk>/remains/", inbox.remains, name="remains"),
    path("referrals/<uuid:pk>/said/<slug:what>/", otherwise.said, name="said"),
    path("referrals/<uuid:pk>/paper/", otherwise.paper, name="paper"),
    path("referrals/<uuid:pk>/card/", otherwise.card, name="card"),
    path("cases/<uuid:pk>/refer/otherwise/", otherwise.ask, name="ask-otherwise"),
    path("cases/<uuid:pk>/refer/", of_case.ask, name="ask"),
]
