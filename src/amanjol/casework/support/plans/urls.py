from django.urls import path

from amanjol.casework.support.plans.views import goals, paper, plan

_PLAN = "cases/<uuid:pk>/support"
urlpatterns = [
    path(f"{_PLAN}/", plan.plan, name="plan"),
    path(f"{_PLAN}/together/", plan.together, name="together"),
    path(f"{_PLAN}/paper/", paper.paper, name="paper"),
    path(f"{_PLAN}/goals/", goals.new_goal, name="new_goal"),
    path(f"{_PLAN}/goals/<uuid:goal>/", goals.goal, name="goal"),
    path(f"{_PLAN}/goals/<uuid:goal>/end/", goals.end_goal, name="end_goal"),
    path(f"{_PLAN}/goals/<uuid:goal>/services/", goals.new_service, name="new_service"),
    path(f"{_PLAN}/services/<uuid:service>/", goals.service, name="service"),
    path(f"{_PLAN}/services/<uuid:service>/state/", goals.move_service, name="move_service"),
]
