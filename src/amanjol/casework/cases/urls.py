from django.urls import path

from amanjol.casework.cases.views import beginning, case, groups, restricted, same, stages, talk, work

app_name = "cases"
_CASE = "cases/<uuid:pk>"
_GROUP = "cases/groups/<uuid:pk>"
urlpatterns = [
    path("cases/", work.work, name="work"),
    path("cases/find/", work.find, name="find"),
    path("cases/new/", beginning.new, name="new"),
    path("cases/groups/", groups.all_groups, name="groups"),
    path("cases/groups/new/", groups.new_group, name="new_group"),
    path(f"{_GROUP}/", groups.group, name="group"),
    path(f"{_GROUP}/add/", groups.add_to_group, name="add_to_group"),
    path(f"{_GROUP}/facts/", groups.group_facts, name="group_facts"),
    path(f"{_GROUP}/claim/", groups.claim, name="claim"),
    path("cases/danger/", restricted.emergency, name="emergency"),
    path("cases/openings/<uuid:pk>/", restricted.answer_opening, name="answer_opening"),
    path("cases/alike/<uuid:pk>/", restricted.seen, name="seen"),
    path(f"{_CASE}/", case.case, name="case"),
    path(f"{_CASE}/access/", case.access, name="access"),
    path(f"{_CASE}/note/", case.note, name="note"),
    path(f"{_CASE}/plan/", case.plan, name="plan"),
    path(f"{_CASE}/risk/", case.risk, name="risk"),
    path(f"{_CASE}/safety/", case.safety, name="safety"),
    path(f"{_CASE}/person/", case.person, name="person"),
    path(f"{_CASE}/same/", same.same, name="same"),
    path(f"{_CASE}/same/part/", same.part, name="part"),
    path(f"{_CASE}/same/<uuid:other>/", same.merge, name="merge"),
    path(f"{_CASE}/decision/", case.determine, name="determine"),
    path(f"{_CASE}/close/", case.close, name="close"),
    path(f"{_CASE}/reopen/", case.reopen, name="reopen"),
    path(f"{_CASE}/assign/", case.assign, name="assign"),
    path(f"{_CASE}/unassign/<uuid:member>/", case.unassign, name="unassign"),
    path(f"{_CASE}/minutes/", groups.three_minutes, name="three_minutes"),
    path(f"{_CASE}/wages/", groups.wages, name="wages"),
    path(f"{_CASE}/names/", restricted.restrict, name="restrict"),
    path(f"{_CASE}/names/lift/", restricted.lift, name="lift"),
    path(f"{_CASE}/stage/", stages.help_stage, name="stage"),
    path(f"{_CASE}/justice/", stages.justice_step, name="justice"),
    path(f"{_CASE}/talk/", talk.talk, name="talk"),
    path(f"{_CASE}/talk/begin/", talk.begin, name="begin_talk"),
    path(f"{_CASE}/talk/answer/", talk.answer, name="answer"),
    path(f"{_CASE}/talk/back/", talk.back, name="back"),
    path(f"{_CASE}/talk/stop/", talk.stop, name="stop_talk"),
    path(f"{_CASE}/talk/resume/", talk.resume, name="resume_talk"),
    path(f"{_CASE}/talk/result/", talk.result, name="result"),
]
