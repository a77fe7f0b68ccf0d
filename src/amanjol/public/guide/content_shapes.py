"""What may stand in a file of the guide: documents and sources, as shapes of `textfiles`."""

from __future__ import annotations

import re

from amanjol.foundation.textfiles.shapes import Choice, Day, Word, Words, YesNo
from amanjol.foundation.textfiles.structures import Field, Items, OneOf, Record, Single
from amanjol.public.guide import documents as d

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
KEY_WANTED = "small letters, digits and single hyphens, such as `easylaw-insurance`"
# A plain name, so that no file outside the folder of media can be named.
MEDIA = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)+")
CAPTIONS = re.compile(rf"{MEDIA.pattern}(?<=\.vtt)")
MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
COUNTRY = re.compile("[A-Z]{2}")
COUNTRY_WANTED = "two capital letters, such as RU"
# Small letters, as addresses are compared; a path for what shares its host with others.
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[A-Za-z0-9._~@-]+)*")
HOST_WANTED = "a host in small letters, such as example.org, or with a path, such as t.me/name"
ADDRESS = re.compile(r"none|https?://[^\s/?#<>\"]+[^\s<>\"]*")


def _key(*, refers_to: str = "") -> Word:
    return Word(KEY, KEY_WANTED, longest=80, refers_to=refers_to)


def _media(pattern: re.Pattern[str] = MEDIA, wanted: str = "a file name such as `kept-passport.svg`") -> Word:
    return Word(pattern, wanted, longest=100, refers_to="media file")


# As long as the editor's own fields take, so that what is loaded can also be saved there.
LINE = Words(longest=300)
PARAGRAPHS = Words(multi_line=True, longest=6000)
SHORT = Words(longest=80)
HEADING = Field("heading", Words(longest=120), required=False)
# Not required here: that a fact has one is said with a sentence of its own, and a poster may do without.
BLOCK_SOURCES = Field("sources", Items(_key(refers_to="source")), required=False)

STEP = Record(d.Step, (Field("do", LINE), Field("how", PARAGRAPHS, required=False)))
ROW = Record(d.ComparisonRow, (Field("about", LINE), Field("left", PARAGRAPHS), Field("right", PARAGRAPHS)))

PHRASE = Record(d.Phrase, (Field("says", LINE), Field("means", LINE)))
QUESTION = Record(
    d.Question,
    (
        Field("ask", LINE),
        Field("raised_by", Choice(("yes", "no"))),
        Field("flag", LINE),
        Field("why", PARAGRAPHS),
        Field("find_out", PARAGRAPHS),
        Field("source", _key(refers_to="source")),
        Field("country", Word(re.compile("[a-z]{2}"), "a country such as kr"), required=False),
    ),
)
QUIZ_QUESTION = Record(
    d.QuizQuestion,
    (
        Field("ask", LINE),
        Field("choices", Items(LINE, least=2)),
        Field("right", Word(re.compile(r"[1-9]"), "the number of the right choice, counted from 1")),
        Field("because", PARAGRAPHS),
    ),
    problem=d.QuizQuestion.problem,
)

BLOCK = OneOf(
    {
        "text": Record(d.Text, (HEADING, Field("body", PARAGRAPHS), BLOCK_SOURCES)),
        "steps": Record(d.Steps, (HEADING, Field("items", Items(STEP)), BLOCK_SOURCES)),
        "checklist": Record(d.Checklist, (HEADING, Field("items", Items(LINE)), BLOCK_SOURCES)),
        "warning": Record(
            d.Warn, (Field("say", LINE), Field("more", PARAGRAPHS, required=False), BLOCK_SOURCES)
        ),
        "comparison": Record(
            d.Comparison,
            (HEADING, Field("left", SHORT), Field("right", SHORT), Field("rows", Items(ROW)), BLOCK_SOURCES),
        ),
        "law": Record(
            d.Law,
            (
                Field("name", LINE),
                Field("article", SHORT, required=False),
                Field("says", PARAGRAPHS),
                BLOCK_SOURCES,
            ),
        ),
        "change": Record(
            d.Change,
            (
                Field("what", LINE),
                Field("since", Day()),
                Field("state", Choice(("in_force", "to_start", "proposed"))),
                Field("who", LINE),
                Field("do", PARAGRAPHS),
                BLOCK_SOURCES,
            ),
        ),
        "contact": Single(d.ContactRef, Field("contact", _key(refers_to="contact"))),
        "video": Record(
            d.Video,
            (
                Field("title", LINE),
                Field("file", _media()),
                Field("captions", _media(CAPTIONS, "a WebVTT file such as `clip.en.vtt`")),
                Field("transcript", PARAGRAPHS),
                Field("picture", _media(), required=False),
                BLOCK_SOURCES,
            ),
        ),
        "poster": Record(d.Poster, (Field("file", _media()), Field("says", PARAGRAPHS), BLOCK_SOURCES)),
        "phrases": Record(
            d.Phrases,
            (
                HEADING,
                Field("language", Word(re.compile("[a-z]{2}"), "two small letters, such as ko")),
                Field("items", Items(PHRASE)),
                BLOCK_SOURCES,
            ),
        ),
        "questions": Record(d.Questions, (HEADING, Field("items", Items(QUESTION)))),
        "quiz": Record(d.Quiz, (HEADING, Field("items", Items(QUIZ_QUESTION)), BLOCK_SOURCES)),
    }
)

FIGURE = Record(
    d.KeyFigure,
    (
        Field("figure", Words(longest=40)),
        Field("counts", LINE),
        Field("as_of", Words(longest=40)),
        Field("source", _key(refers_to="source")),
    ),
)


MARKED_WORDS = re.compile(r"[0-9a-f]{32}")
LAWYER_MARK = Record(
    d.LawyerMark,
    (
        Field("country", Word(COUNTRY, COUNTRY_WANTED)),
        Field("marked_by", Words(longest=120), required=False),
        Field("marked_on", Day(has_come=True), required=False),
        Field(
            "marked_words",
            Word(MARKED_WORDS, "32 hexadecimal digits", longest=32),
            required=False,
        ),
    ),
    together=("marked_by", "marked_on"),
)


def document_shape(kind: d.Kind, key: str, language: str) -> Record:
    """The shape of one article, whose kind, key and language come from the name of its file."""

    def make(*, look_again_on: str = "", **given: object) -> d.Document:
        return d.Document(kind=kind, key=key, language=language, look_again_on=look_again_on, **given)  # type: ignore[arg-type]  # the fields below have read them

    return Record(
        make,
        (
            Field("title", Words(longest=255)),
            Field("summary", Words(longest=160)),
            Field("translation", Choice(("original", "drafted", "read"))),
            Field("look_again_on", Day(), required=False),
            Field("audience", Choice(("teachers",)), required=False),
            Field("lawyer_for", Items(LAWYER_MARK), required=False),
            Field("figures", Items(FIGURE), required=False),
            Field("blocks", Items(BLOCK)),
        ),
    )


ARTICLE = re.compile(r"[a-z]{2}|general/[a-z0-9]+(-[a-z0-9]+)*")
ORDER = Items(
    Word(ARTICLE, "a country such as kr, or general/kept-passport", longest=90, refers_to="article"), least=0
)
"""Countries and general articles in the reader's order."""

SOURCES = Items(
    Record(
        d.Source,
        (
            Field("key", _key()),
            Field("title", LINE),
            Field("publisher", LINE),
            Field("address", Word(ADDRESS, "an address of the web, or none", longest=500)),
            Field("year", Words(longest=40)),
            Field("confidence", Choice(("high", "medium", "low"))),
            Field("needs_review", YesNo()),
            Field("as_of", Word(MONTH, "a month such as 2026-03"), required=False),
            Field("kind", Choice(("app", "fee", "rule", "bill", "contact", "report")), required=False),
            Field("checked_by", Words(longest=120), required=False),
            Field("checked_on", Day(has_come=True), required=False),
        ),
        together=("checked_by", "checked_on"),
    ),
    key="key",
    least=0,
)

STANDINGS = Items(
    Record(
        d.Standing,
        (
            Field("key", _key()),
            Field("name", LINE),
            Field("hosts", Items(Word(HOST, HOST_WANTED, longest=100)), required=False),
            Field("contacts", Items(_key(refers_to="contact")), required=False),
            Field("country", Word(COUNTRY, COUNTRY_WANTED)),
            Field("kind", Choice(("undesirable", "banned", "foreign_agent", "none"))),
            Field("since", Day(has_come=True)),
            Field("exactness", Choice(("day", "month", "at_latest"))),
            Field("source", _key(refers_to="source")),
            Field("needs_review", YesNo()),
        ),
    ),
    key="key",
    least=0,
)
"""What the law of a country says of bodies that the guide names or rests on."""
