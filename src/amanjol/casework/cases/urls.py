from django.urls import path

from amanjol.casework.cases.accompanying import views as accompanying
from amanjol.casework.cases.consents import views as consents
from amanjol.casework.cases.demands import views as demands
from amanjol.casework.cases.desk_settings import views as desk_settings
from amanjol.casework.cases.details import views as details
from amanjol.casework.cases.erasing import views as erasing
from amanjol.casework.cases.finding import views as finding
from amanjol.casework.cases.groups import views as groups
from amanjol.casework.cases.lawyers import views as lawyers
from amanjol.casework.cases.lists import views as lists
from amanjol.casework.cases.merging import views as merging
from amanjol.casework.cases.official_papers import views as official_papers
from amanjol.casework.cases.restricting import views as restricting
from amanjol.casework.cases.stages import views as stages
from amanjol.casework.cases.talks import advice
from amanjol.casework.cases.talks import views as talks
from amanjol.casework.cases.tasks import views as tasks
from amanjol.casework.cases.texts import TEXTS
from amanjol.casework.cases.views import access_paper, age, case, closing, new_case, notes, today, work
from amanjol.casework.cases.vital_interest import views as vital_interest

app_name = "cases"
_CASE = "cases/<uuid:pk>"
_GROUP = "cases/groups/<uuid:pk>"
urlpatterns = [
    path("cases/", work.work, name="work"),
    path("cases/narrow/", work.narrow, name="narrow"),
    path("cases/give/", work.give, name="give"),
    path("cases/discreet/", today.discreet, name="discreet"),
    path("cases/find/", finding.find, name="find"),
    path("cases/new/", new_case.new, name="new"),
    path("cases/lists/<slug:key>/", lists.compare_list, name="compare_list"),
    path("cases/groups/", groups.all_groups, name="groups"),
    path("cases/groups/new/", groups.new_group, name="new_group"),
    path(f"{_GROUP}/", groups.group, name="group"),
    path(f"{_GROUP}/add/", groups.add_to_group, name="add_to_group"),
    path(f"{_GROUP}/facts/", groups.group_facts, name="group_facts"),
    path(f"{_GROUP}/claim/", groups.claim, name="claim"),
    path("cases/desk/", desk_settings.desk, name="desk"),
    path("cases/reviews/", erasing.reviews, name="reviews"),
    path("cases/danger/", restricting.emergency, name="emergency"),
    path("cases/for-you/", lawyers.written, name="written"),
    path("cases/for-you/<uuid:pk>/", lawyers.written_note, name="written_note"),
    path("cases/for-you/<uuid:pk>/delete/", lawyers.delete_note, name="delete_note"),
    path("cases/openings/<uuid:pk>/", restricting.answer_opening, name="answer_opening"),
    path("cases/alike/<uuid:pk>/", restricting.seen, name="seen"),
    path(f"{_CASE}/", case.case, name="case"),
    path(f"{_CASE}/access/", case.access, name="access"),
    path(f"{_CASE}/access/paper/", access_paper.access_paper, name="access_paper"),
    path(f"{_CASE}/vital-care/", vital_interest.vital_care, name="vital_care"),
    path(f"{_CASE}/vital-care/<int:number>/answer/", vital_interest.answer_care, name="answer_care"),
    path(
        f"{_CASE}/vital-care/<int:number>/representative/",
        vital_interest.representative_asked,
        name="representative_asked",
    ),
    path(f"{_CASE}/vital-care/<int:number>/end/", vital_interest.end_care, name="end_care"),
    path(f"{_CASE}/demand/", demands.demand, name="demand"),
    path(f"{_CASE}/demand/<int:number>/", demands.change_demand, name="change_demand"),
    path(f"{_CASE}/demand/<int:number>/paper/", official_papers.official_paper, name="official_paper"),
    path(f"{_CASE}/papers/<int:number>/", official_papers.printed_paper, name="printed_paper"),
    path(f"{_CASE}/note/", notes.note, name="note"),
    path(f"{_CASE}/note/<int:number>/", notes.correct_note, name="correct_note"),
    path(f"{_CASE}/plan/", case.plan, name="plan"),
    path(f"{_CASE}/tasks/", tasks.write, name="write_task"),
    path(f"{_CASE}/tasks/done/", tasks.done, name="task_done"),
    path(f"{_CASE}/tasks/<uuid:task>/", tasks.change, name="change_task"),
    path(f"{_CASE}/tasks/<uuid:task>/again/", tasks.again, name="task_again"),
    path(f"{_CASE}/risk/", case.risk, name="risk"),
    *(path(f"{_CASE}/{text.address}/", case.case_text, {"of": text}, name=text.address) for text in TEXTS),
    path(f"{_CASE}/person/", case.person, name="person"),
    path(f"{_CASE}/age/", age.age, name="age"),
    path(f"{_CASE}/same/", merging.same, name="same"),
    path(f"{_CASE}/same/part/", merging.part, name="unmerge"),
    path(f"{_CASE}/same/<uuid:other>/", merging.merge, name="merge"),
    path(f"{_CASE}/decision/", case.determine, name="determine"),
    path(f"{_CASE}/close/", closing.close, name="close"),
    path(f"{_CASE}/review/", erasing.review, name="review"),
    path(f"{_CASE}/erase/", erasing.erase, name="erase"),
    path(f"{_CASE}/make-case/", accompanying.make_case, name="make_case"),
    path(f"{_CASE}/reopen/", case.reopen, name="reopen"),
    path(f"{_CASE}/assign/", case.assign, name="assign"),
    path(f"{_CASE}/unassign/<uuid:member>/", case.unassign, name="unassign"),
    path(f"{_CASE}/minutes/", groups.three_minutes, name="three_minutes"),
    path(f"{_CASE}/wages/", groups.wages, name="wages"),
    path(f"{_CASE}/details/", details.all_details, name="details"),
    path(f"{_CASE}/details/<slug:part>/", details.one_part, name="part"),
    path(f"{_CASE}/details/<slug:part>/<slug:entry>/", details.one_part, name="entry"),
    path(f"{_CASE}/lawyer/", lawyers.for_lawyer, name="for_lawyer"),
    path(f"{_CASE}/consent/", consents.consents, name="consents"),
    path(f"{_CASE}/consent/withdraw/", consents.withdraw, name="withdraw"),
    path(f"{_CASE}/names/", restricting.restrict, name="restrict"),
    path(f"{_CASE}/names/lift/", restricting.lift, name="lift"),
    path(f"{_CASE}/stage/", stages.help_stage, name="stage"),
    path(f"{_CASE}/justice/", stages.justice_step, name="justice"),
    path(f"{_CASE}/talk/", talks.talk, name="talk"),
    path(f"{_CASE}/talk/begin/", talks.begin, name="begin_talk"),
    path(f"{_CASE}/talk/answer/", talks.answer, name="answer"),
    path(f"{_CASE}/talk/back/", talks.back, name="back"),
    path(f"{_CASE}/talk/stop/", talks.stop, name="stop_talk"),
    path(f"{_CASE}/talk/resume/", talks.resume, name="resume_talk"),
    path(f"{_CASE}/talk/order/", talks.order, name="talk_order"),
    path(f"{_CASE}/talk/result/", talks.result, name="result"),
    path(f"{_CASE}/talk/<int:number>/", talks.part, name="talk_part"),
    path(f"{_CASE}/talk/advice/<int:number>/", advice.end, name="end_advice"),
    path(f"{_CASE}/talk/advice/<int:number>/plan/", advice.as_plan, name="advice_plan"),
    path(f"{_CASE}/talk/advice/<int:number>/risk/", advice.as_risk, name="advice_risk"),
]
