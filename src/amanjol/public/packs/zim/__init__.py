"""The guide as ZIM files, which the Kiwix apps open without internet: one of each language and script.

A ZIM of several languages could not be searched. The file is written by Debian's `zimwriterfs`, an outside
program: the library on PyPI writes a newer form than the apps and checkers that people have can read.
"""
