"""Addresses of courses and of work, below `desk/learning` and `desk/work`: for `address_table`."""

from __future__ import annotations

OF_LEARNING = """/ /new/ /<uuid:pk>/ /<uuid:pk>/change/ /<uuid:pk>/results/ /<uuid:pk>/erase/ /<uuid:pk>/learners/
    /<uuid:pk>/days/ /<uuid:pk>/days/<int:number>/ /learners/<uuid:pk>/ /learners/<uuid:pk>/change/
    /learners/<uuid:pk>/erase/ /learners/<uuid:pk>/certificate/ /learners/<uuid:pk>/test/<slug:timing>/"""
OF_COURSES = """<slug:key>/<slug:language>/ <slug:key>/<slug:language>/answers/
    <slug:key>/<slug:language>/lessons/<slug:module>/ <slug:key>/<slug:language>/lessons/<slug:module>/handout/"""
OF_WORK = """/ /employers/ /employers/<uuid:pk>/ /employers/<uuid:pk>/change/ /employers/<uuid:pk>/check/
    /employers/<uuid:pk>/vacancies/ /employers/<uuid:pk>/vacancies/<int:number>/ /employers/<uuid:pk>/close/
    /employers/<uuid:pk>/erase/ /people/ /people/<uuid:pk>/ /people/<uuid:pk>/change/ /people/<uuid:pk>/place/
    /people/<uuid:pk>/placements/<int:number>/ /people/<uuid:pk>/placements/<int:number>/end/
    /people/<uuid:pk>/placements/<int:number>/letter/ /people/<uuid:pk>/business/ /people/<uuid:pk>/savings/
    /people/<uuid:pk>/grants/ /people/<uuid:pk>/grants/<int:number>/ /people/<uuid:pk>/erase/"""
