"""One small sound file of each kind, and the same as data."""

from __future__ import annotations

from amanjol.public.guide import documents as d

NAME = "content/guide/kr/health-care.en.yaml"
TEXT = """\
title: Health care
summary: Free emergency help, insurance, what to do after an accident
translation: original
look_again_on: 2027-03-01
blocks:
- text:
    heading: If you are ill
    body: |-
      First paragraph with **strong** words.

      Second paragraph.
    sources:
    - an-office
- steps:
    heading: After an accident
    items:
    - do: Call 119.
      how: An ambulance comes.
    - do: Keep every paper.
    sources:
    - an-office
- checklist:
    heading: Take with you
    items:
    - Passport
    - 'Papers: all of them'
    sources:
    - an-office
- warning:
    say: Do not sign what you cannot read.
    more: Ask for a copy.
    sources:
    - an-office
- comparison:
    heading: What is said
    left: What they say
    right: What is true
    rows:
    - about: Pay
      left: Much
      right: The minimum wage
    sources:
    - an-office
- law:
    name: Labour Standards Act
    article: Article 6
    says: No worker is treated worse for being foreign.
    sources:
    - an-office
- contact: kr-line
- video:
    title: A clip
    file: clip.mp4
    captions: clip.en.vtt
    transcript: |-
      One.

      Two.
    picture: clip.jpg
- poster:
    file: passport.svg
    says: Your passport is yours
    sources:
    - an-office
- change:
    what: Workers register by telephone.
    since: 2025-09-01
    state: in_force
    who: Workers in the capital
    do: |-
      Install it.

      If it fails, ask.
    sources:
    - an-office
"""
DOCUMENT = d.Document(
    kind="topic",
    key="kr/health-care",
    language="en",
    title="Health care",
    summary="Free emergency help, insurance, what to do after an accident",
    translation="original",
    look_again_on="2027-03-01",
    blocks=(
        d.Text(
            "First paragraph with **strong** words.\n\nSecond paragraph.", "If you are ill", ("an-office",)
        ),
        d.Steps(
            (d.Step("Call 119.", "An ambulance comes."), d.Step("Keep every paper.")),
            "After an accident",
            ("an-office",),
        ),
        d.Checklist(("Passport", "Papers: all of them"), "Take with you", ("an-office",)),
        d.Warn("Do not sign what you cannot read.", "Ask for a copy.", ("an-office",)),
        d.Comparison(
            "What they say",
            "What is true",
            (d.ComparisonRow("Pay", "Much", "The minimum wage"),),
            "What is said",
            ("an-office",),
        ),
        d.Law(
            "Labour Standards Act",
            "No worker is treated worse for being foreign.",
            "Article 6",
            ("an-office",),
        ),
        d.ContactRef("kr-line"),
        d.Video("A clip", "clip.mp4", "clip.en.vtt", "One.\n\nTwo.", "clip.jpg"),
        d.Poster("passport.svg", "Your passport is yours", ("an-office",)),
        d.Change(
            "Workers register by telephone.",
            "2025-09-01",
            "in_force",
            "Workers in the capital",
            "Install it.\n\nIf it fails, ask.",
            ("an-office",),
        ),
    ),
)
COUNTRY = d.Document(
    kind="country",
    key="kr",
    language="uz",
    title="Koreya Respublikasi",
    summary="Ishga borish",
    translation="drafted",
    look_again_on="",
    blocks=(d.Text("Oʻzbekiston", sources=("an-office",)),),
    figures=(d.KeyFigure("89,700", "people from Uzbekistan lived here", "2024", "an-office"),),
)
COUNTRY_TEXT = """\
title: Koreya Respublikasi
summary: Ishga borish
translation: drafted
figures:
- figure: 89,700
  counts: people from Uzbekistan lived here
  as_of: 2024
  source: an-office
blocks:
- text:
    body: Oʻzbekiston
    sources:
    - an-office
"""
SOURCE = d.Source(
    key="an-office",
    title="Insurances for foreign workers",
    publisher="An office",
    address="https://www.example.org/a?b=c#d",
    year="2020s",
    confidence="high",
    needs_review=False,
)
SOURCE_TEXT = """\
- key: an-office
  title: Insurances for foreign workers
  publisher: An office
  address: https://www.example.org/a?b=c#d
  year: 2020s
  confidence: high
  needs_review: no
"""
CONTACT_TEXT = """\
- key: kr-line
  country: KR
  number: 1577-0071
  service:
    en: Advice
  run_by:
    en: An office (state)
  operator: state
  emergency: no
  cost: unknown
  asks_name: unknown
  source: an-office
"""
