from django.urls import path

from amanjol.casework.learning.views import certificates, cohorts, courses, days, learners, testing
from amanjol.casework.learning.work.urls import urlpatterns as of_work

app_name = "learning"
urlpatterns = [
    *of_work,
    path("learning/", cohorts.cohorts, name="cohorts"),
    path("learning/new/", cohorts.new, name="new_cohort"),
    path("learning/courses/", courses.courses, name="courses"),
    path("learning/courses/<slug:key>/<slug:language>/", courses.course, name="course"),
    path("learning/courses/<slug:key>/<slug:language>/answers/", courses.answers, name="answers"),
    path("learning/courses/<slug:key>/<slug:language>/lessons/<slug:module>/", courses.lesson, name="lesson"),
    path(
        "learning/courses/<slug:key>/<slug:language>/lessons/<slug:module>/handout/",
        courses.handout,
        name="handout",
    ),
    path("learning/issuer/", certificates.issuer, name="issuer"),
    path("learning/issuer/check/", certificates.checking_file, name="checking_file"),
    path("learning/<uuid:pk>/", cohorts.cohort, name="cohort"),
    path("learning/<uuid:pk>/change/", cohorts.change, name="change_cohort"),
    path("learning/<uuid:pk>/asked/", cohorts.followed_up, name="followed_up"),
    path("learning/<uuid:pk>/results/", cohorts.results, name="results"),
    path("learning/<uuid:pk>/erase/", cohorts.erase, name="erase_cohort"),
    path("learning/<uuid:pk>/learners/", learners.add, name="add_learner"),
    path("learning/<uuid:pk>/days/", days.new, name="new_day"),
    path("learning/<uuid:pk>/days/<int:number>/", days.day, name="day"),
    path("learning/learners/<uuid:pk>/", learners.learner, name="learner"),
    path("learning/learners/<uuid:pk>/change/", learners.change, name="change_learner"),
    path("learning/learners/<uuid:pk>/test/<slug:timing>/", testing.sheet, name="sheet"),
    path("learning/learners/<uuid:pk>/certificate/", certificates.certificate, name="certificate"),
    path("learning/learners/<uuid:pk>/erase/", learners.erase, name="erase_learner"),
]
