"""A story on its way through the gate: of somebody whose case came from paper, with each trait of hers named first."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from playwright.sync_api import expect

from amanjol.site.tests.browser.legible import check_page
from amanjol.site.tests.browser.referral_pages import hear_yes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from amanjol.site.tests.browser.at_desk import AtDesk

    type Desk = Callable[[str], AtDesk]

ALIAS: Final = "Зоя"
NAME: Final = "Ширин Мередова"  # fictional
TOO_MUCH: Final = {
    "en": "In 2021 I left Turkmenabat. I am a seamstress and have two children. They promised 500 dollars a month.",
    "ru": "В 2021 году я уехала из Туркменабада. Я швея, у меня двое детей. Обещали 500 долларов в месяц.",
    "tk": "Men işlemäge gitdim. Maňa aýda 500 dollar söz berdiler.",
}
TRAITS: Final = ("2021", "туркменабада", "швея", "двое детей", "500 долларов")
"""Words of the text in Russian that tell of her, as the gate names them."""
COARSER: Final = {
    "en": (
        "A fictional story. I was promised good work far from home, and believed it. I thought that nobody looked for"
        " me. Then I heard of a number and kept it in my head. Now I work, and I laugh again."
    ),
    "ru": (
        "Вымышленная история. Мне обещали хорошую работу далеко от дома, и я поверила. Я думала, меня никто не ищет."
        " Потом я услышала про один номер и держала его в голове. Теперь я работаю и снова смеюсь."
    ),
    "tk": (
        "Toslanan gürrüň. Maňa öýden uzakda gowy iş söz berdiler, men hem ynandym. Soň bir belgini eşitdim we ýatda"
        " sakladym. Indi men işleýärin we ýene gülýärin."
    ),
}
TOLD: Final = {"en": "kept it in my head", "ru": "держала его в голове"}
"""Words of `COARSER`."""
_NAMES: Final = ("Айна", "Бике", "Гозель", "Дурсун", "Енеш", "Кумуш", "Наргуль", "Огуль")
OTHERS: Final = tuple(f"Вымышленная {name}" for name in _NAMES)
CHANNELS: Final = ("web", "mail", "paper")
_LONG_AGO: Final = timedelta(800)


def walk_through_gate(at_desk: Desk) -> None:
    """By Maral, who writes; Bahar and Selbi, who has the keys from now on, approve; Bahar signs."""
    maral, bahar, selbi = at_desk("Maral"), at_desk("Bahar"), at_desk("Selbi")
    give_keys(maral, selbi)
    paste_others(maral)
    case = open_case(maral)
    story = f"{case}story/"
    write(maral, case, TOO_MUCH)
    gate = maral.page.locator(".story-refusals")
    for words in TRAITS:
        expect(gate).to_contain_text(words)
    check_page(maral.page)
    write(maral, case, COARSER)
    for words in TRAITS:
        expect(gate).not_to_contain_text(words)
    read_to_her(maral, case)
    say_who_would_know(maral, case)
    maral.go(story)
    expect(gate.locator("li")).to_have_count(1)  # nobody has approved it
    expect(maral.page.locator("main form[action$='/approve/'], main form[action$='/open/']")).to_have_count(0)
    for colleague in (bahar, selbi):
        colleague.go(story)
        expect(colleague.page.locator("main form[action$='/open/']")).to_have_count(0)
        colleague.press("main form[action$='/approve/'] button")
    bahar.go(story)
    bahar.press("main form[action$='/open/'] button")
    expect(bahar.page.locator("main .head .badge-soft.good").first).to_be_visible()
    check_page(bahar.page)


def give_keys(giver: AtDesk, colleague: AtDesk) -> None:
    """With both pages of words side by side."""
    giver.go("/organisation/keys/")
    lines = giver.page.locator(".six-words").first.locator("li").all_inner_texts()
    of_all = [line.split()[0] for line in lines]
    giver.press("main a[href*='/keys/members/'][aria-label*='Selbi']")
    giver.page.locator("main [name=are_same]").check()
    giver.press("main form .main-button")
    colleague.go("/organisation/keys/compare/")
    colleague.page.locator("main [name=typed]").fill(" ".join(of_all))
    colleague.press("main form .main-button")
    expect(colleague.page.locator(".six-words").first).to_be_visible()


def paste_others(maral: AtDesk) -> None:
    """So many that she is one of ten."""
    maral.go("/desk/cases/groups/new/")
    maral.page.locator("[name=title]").fill("Вместе вернулись")
    maral.press("main form .main-button")
    maral.page.locator("main [name=names]").fill("\n".join(OTHERS))
    maral.press("main .next-step .main-button")
    maral.press("main form .main-button")
    expect(maral.page.locator(".case-main .case-link")).to_have_count(len(OTHERS))


def open_case(maral: AtDesk) -> str:
    """Begun and over long ago, her language written down, her consent heard; its address."""
    page, today = maral.page, timezone.localdate()
    long_ago = str(today - _LONG_AGO)
    maral.go("/desk/cases/new/")
    page.locator("main [name=form][value=adult]").check()
    page.locator("main details.other-day summary").click()
    _type(maral, {"names": NAME, "next_step": "Спросить, чего она хочет", "happened_on": long_ago})
    maral.press("main .main-button")
    case = page.url
    maral.go(f"{case}details/life/")
    page.locator("main select[name=prs_PrimaryLanguage]").select_option("tk")
    maral.press("main .main-button")
    maral.go(f"{case}details/events/")
    page.locator("main [name=hte_Type]").select_option("Exploitation")
    _type(maral, {"hte_Date": long_ago})
    maral.press("main .main-button")
    maral.go(f"{case}consent/")
    page.locator("[name=purpose]").select_option("published")
    for name, values in (("channels", CHANNELS), ("tongues", COARSER)):
        for value in values:
            page.locator(f"[name={name}][value={value}]").check()
    _type(maral, {"until": str(today + timedelta(365))})
    hear_yes(maral)
    return case


def write(maral: AtDesk, case: str, texts: Mapping[str, str]) -> None:
    maral.go(f"{case}story/text/")
    _type(maral, {"alias": ALIAS} | {f"text_{code}": text for code, text in texts.items()})
    maral.press("main .main-button")


def read_to_her(maral: AtDesk, case: str) -> None:
    maral.go(f"{case}story/read/")
    expect(maral.page.locator(".story-aloud")).to_contain_text(COARSER["tk"])
    maral.page.locator("main [name=answer][value=yes]").check()
    maral.press("main .main-button")


def say_who_would_know(maral: AtDesk, case: str) -> None:
    maral.go(f"{case}story/known/")
    _type(maral, {"says": "Никто, кроме сестры: она сама просила об этом рассказать."})
    maral.press("main form[action$='/known/'] .main-button")
    maral.go(f"{case}story/known/")
    maral.press("main form[action$='/count/'] button")
    expect(maral.page.locator("main [role=status]")).not_to_have_class("error")


def _type(maral: AtDesk, typed: Mapping[str, str]) -> None:
    for name, text in typed.items():
        maral.page.locator(f"main [name={name}]").fill(text)
