"""Courses as data: modules with their parts and minutes, handouts, and one test that is answered three times.

Owns the files of `data/`, how they are read (`library`), what they hold (`lessons`) and what no course may be without
(`course_files`, `comparing`). Knows nothing of who learns: for a survivor, a relative, a lawyer or an officer a
course looks alike.
"""
