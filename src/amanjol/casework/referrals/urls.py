from django.urls import path

from amanjol.casework.referrals.agreements import views as agreements
from amanjol.casework.referrals.danger import views as danger
from amanjol.casework.referrals.register import views as register
from amanjol.casework.referrals.reminders import views as reminders
from amanjol.casework.referrals.returning import letter_views as letters
from amanjol.casework.referrals.returning import views as returning
from amanjol.casework.referrals.views import files, inbox, of_case, otherwise

_RETURN = "cases/<uuid:pk>/return"
app_name = "referrals"
urlpatterns = [
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/offer/<uuid:pk>/", agreements.offer, name="offer"),
    path("agreements/<uuid:pk>/", agreements.agreement, name="agreement"),
    path("agreements/<uuid:pk>/answer/", agreements.accept, name="answer"),
    path("agreements/<uuid:pk>/end/", agreements.end, name="end"),
    path("referrals/", inbox.referrals, name="referrals"),
    path("reminders/", reminders.choose, name="reminders"),
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
    path("referrals/<uuid:pk>/second-word/", danger.second_word, name="second-word"),
    path("referrals/<uuid:pk>/person-told/", danger.person_told, name="person-told"),
    path("referrals/<uuid:pk>/call-back/", danger.called_back, name="call-back"),
    path("referrals/<uuid:pk>/danger-answer/", danger.answer, name="danger-answer"),
    path("referrals/<uuid:pk>/danger-step/", danger.step, name="danger-step"),
    path("cases/<uuid:pk>/refer/danger/", danger.tell, name="danger"),
    path("cases/<uuid:pk>/refer/otherwise/", otherwise.ask, name="ask-otherwise"),
    path("cases/<uuid:pk>/refer/", of_case.ask, name="ask"),
    path(f"{_RETURN}/", returning.of_case, name="return"),
    path(f"{_RETURN}/begin/", returning.begin, name="return-begin"),
    path(f"{_RETURN}/stop/", returning.stop, name="return-stop"),
    path(f"{_RETURN}/go-on/", returning.take_up, name="return-take-up"),
    path(f"{_RETURN}/arrived/", returning.arrived, name="return-arrived"),
    path(f"{_RETURN}/tell/", letters.tell, name="return-tell"),
    path(f"{_RETURN}/take-over/", letters.take_over, name="return-take-over"),
    path("referrals/<uuid:pk>/return-here/", letters.here, name="return-here"),
    path("referrals/<uuid:pk>/return-report/", letters.report, name="return-report"),
    path("referrals/<uuid:pk>/return-off/", letters.call_off, name="return-off"),
    path(f"{_RETURN}/way/<int:number>/", returning.leg, name="return-leg"),
    path(f"{_RETURN}/<slug:part>/", returning.part, name="return-part"),
]
