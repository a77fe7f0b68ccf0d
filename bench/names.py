"""Are two written names one person's, how fast, and how long does it take to find one among 100,000?

Beside ours: the baseline that the test data's README describes (fixed transliteration, overlap of trigrams of
sorted words), RapidFuzz alone, and Splink. Each of the others gets the threshold that is best on the pairs of the
test data, and Splink the labels too; ours has one threshold, fixed in the code. Without the test data only our own
hard pairs are measured, without the peers (dependency group bench) only ours.
"""

from __future__ import annotations

import csv
import functools
import importlib.util
import logging
import os
import random
import re
import statistics
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _ground import print_table

import amanjol.foundation.names
from amanjol.foundation.names.matching import SAME_FROM, Matcher
from amanjol.foundation.names.searching import NameSearch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TESTS = Path(amanjol.foundation.names.__file__).parent / "tests"
PEOPLE = 100_000
ROUNDS = 3
CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіўҳҷӣӯ"
LATIN = (
    "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya a g k n o u u h i o h j i u"
)
LETTERS = dict(zip(CYRILLIC, LATIN.replace("-", "").split(" "), strict=True))
FIRST = "Аб Ай Ал Ан Бек Бер Бол Да Дил Эр Фар Гул Жа Кам Ма Мир Нур Ол Ра Са Ше Та Тур Ул Ум Ян За Жо Хур Ой"
SECOND = (
    "бек ар ида лан мат нур рат сан ым зат дос фуза гул хон жан кан ли ман нара оза рим султан тан уз вир ян"
)


@dataclass(frozen=True)
class Pair:
    same: bool
    first: str
    second: str


def of_test_data() -> list[Pair]:
    folder = os.environ.get("AMANJOL_TEST_DATA")
    if not folder:
        print("AMANJOL_TEST_DATA is not set: only our own pairs are measured.")
        return []
    return read(Path(folder) / "names" / "full_name_pairs.csv", "same_person")


def read(path: Path, column: str) -> list[Pair]:
    with path.open(encoding="utf-8", newline="") as file:
        return [Pair(row[column] == "1", row["name_a"], row["name_b"]) for row in csv.DictReader(file)]


def transliterated(name: str) -> str:
    """As a fixed table has it, without marks, words in the order of the alphabet."""
    letters = "".join(LETTERS.get(letter, letter) for letter in unicodedata.normalize("NFC", name).lower())
    plain = "".join(c for c in unicodedata.normalize("NFD", letters) if not unicodedata.combining(c))
    return " ".join(sorted(re.findall(r"[^\W\d_]+", plain)))


def trigrams(name: str) -> set[str]:
    return {
        word[place : place + 3]
        for word in (f"  {part} " for part in transliterated(name).split())
        for place in range(len(word) - 2)
    }


def overlap(pair: Pair) -> float:
    first, second = trigrams(pair.first), trigrams(pair.second)
    return len(first & second) / (len(first | second) or 1)


def peers() -> dict[str, Callable[[Sequence[Pair]], list[float]]]:
    """What scores a list of pairs, by name."""
    comparisons: dict[str, Callable[[Sequence[Pair]], list[float]]] = {
        "baseline of the README: trigrams": lambda pairs: [overlap(pair) for pair in pairs]
    }
    if importlib.util.find_spec("rapidfuzz"):
        from rapidfuzz import fuzz

        for scorer in (fuzz.token_sort_ratio, fuzz.token_set_ratio, fuzz.WRatio):
            name = f"RapidFuzz {scorer.__name__}"
            comparisons[f"{name}, as written"] = functools.partial(scored, scorer, str.lower)
            comparisons[f"{name}, transliterated"] = functools.partial(scored, scorer, transliterated)
    if importlib.util.find_spec("splink"):
        comparisons["Splink, transliterated, with labels"] = splink
    if len(comparisons) < 8:
        print("RapidFuzz or Splink is not installed (dependency group bench): measured without.")
    return comparisons


def scored(
    scorer: Callable[[str, str], float], written: Callable[[str], str], pairs: Sequence[Pair]
) -> list[float]:
    return [scorer(written(pair.first), written(pair.second)) for pair in pairs]


def splink(pairs: Sequence[Pair]) -> list[float]:
    """Two tables, one row a pair in each, their names and words by Splink's own comparisons."""
    import pyarrow as pa
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    database = DuckDBAPI()
    tables = []
    for side in ("one", "other"):
        names = [transliterated(getattr(pair, side)) for pair in pairs]
        table = pa.table(
            {
                "unique_id": list(range(len(pairs))),
                "pair": list(range(len(pairs))),
                "name": names,
                "sorted": names,
                "words": [name.split() for name in names],
                **{f"word_{n}": [([*name.split(), None, None, None])[n] for name in names] for n in range(3)},
                "person": [n if pair.same or side == "one" else -n - 1 for n, pair in enumerate(pairs)],
            }
        )
        tables.append(database.register(table, dataset_display_name=side))
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            compare.JaroWinklerAtThresholds("name", [0.95, 0.9, 0.85, 0.8, 0.7]),
            compare.LevenshteinAtThresholds("sorted", [1, 2, 4, 6, 9]),
            *(compare.JaroWinklerAtThresholds(f"word_{place}", [0.95, 0.9, 0.8]) for place in range(3)),
            compare.ArrayIntersectAtSizes("words", [3, 2, 1]),
        ],
        blocking_rules_to_generate_predictions=[block_on("pair")],
    )
    linker = Linker(tables, settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    linker.training.estimate_m_from_label_column("person")
    rows: Any = linker.inference.predict().as_record_list()
    scores = {row["unique_id_l"]: row["match_weight"] for row in rows}
    return [scores.get(number, -100.0) for number in range(len(pairs))]


def judged(pairs: Sequence[Pair], scores: Sequence[float], threshold: float) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    same = [score >= threshold for score in scores]
    right = sum(pair.same and so for pair, so in zip(pairs, same, strict=True))
    precision = right / (sum(same) or 1)
    recall = right / sum(pair.same for pair in pairs)
    return precision, recall, 2 * precision * recall / ((precision + recall) or 1)


def best_threshold(pairs: Sequence[Pair], scores: Sequence[float]) -> float:
    return max(set(scores), key=lambda threshold: judged(pairs, scores, threshold)[2])


def report_pairs(title: str, pairs: Sequence[Pair], thresholds: dict[str, float]) -> None:
    """`thresholds` of the others: those chosen on earlier pairs stay, missing ones are chosen on these."""
    rows = []
    ours = 0.0
    for name, score in {"ours": our_scores, **peers()}.items():
        started = time.perf_counter()
        scores = score(pairs)
        pace = len(pairs) / (time.perf_counter() - started)
        if name not in thresholds:
            thresholds[name] = best_threshold(pairs, scores)
        threshold = thresholds[name]
        precision, recall, f1 = judged(pairs, scores, threshold)
        ours = ours or pace
        rows.append(
            (name, f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}", f"{pace:,.0f}", f"{pace / ours:.2f}")
        )
    print_table(title, ("", "precision", "recall", "F1", "pairs a second", "beside ours"), rows)


def our_scores(pairs: Sequence[Pair]) -> list[float]:
    matcher = Matcher()
    return [matcher.compare(pair.first, pair.second).score for pair in pairs]


def fictional(count: int) -> list[str]:
    """Invented people, half of them in Latin letters; some names are common and most are rare, as in life."""
    chance = random.Random(2026)
    firsts, seconds = FIRST.split(), SECOND.split()
    short = [first + second for first in firsts for second in seconds]
    long = [first + middle.lower() + second for first in firsts for middle in firsts for second in seconds]
    chance.shuffle(long)
    given = chance.choices(
        short + long[:2000], [1 / (rank + 10) for rank in range(len(short) + 2000)], k=2 * count
    )
    families = chance.choices(long, [1 / (rank + 100) ** 0.7 for rank in range(len(long))], k=count)
    names = [
        f"{families[n]}ов{chance.choice(('', 'а'))} {given[n]} {given[count + n]}{chance.choice(('ович', 'овна'))}"
        for n in range(count)
    ]
    return [name if n % 2 else transliterated(name) for n, name in enumerate(names)]


class Clock:
    """Milliseconds on the wall and of the processor: others use the machine too."""

    def __init__(self) -> None:
        self.taken: list[tuple[float, float]] = []

    def time(self, work: Callable[[], object]) -> None:
        wall, processor = time.perf_counter(), time.process_time()
        work()
        self.taken.append(((time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000))

    def row(self, name: str) -> tuple[str, str, str]:
        wall, processor = (f"{statistics.median(column):.0f}" for column in zip(*self.taken, strict=True))
        return name, wall, processor


def put_in_and_ask(search: NameSearch[int], people: Sequence[str], query: str) -> None:
    search.add_all(enumerate(people))
    search.find(query)


def put_in_plainly_and_ask(
    plain: list[str], people: Sequence[str], find: Callable[[str], object], query: str
) -> None:
    plain += map(transliterated, people)
    find(query)


def ask_plainly(find: Callable[[str], object], query: str) -> None:
    find(transliterated(query))


def report_search() -> None:
    people = fictional(PEOPLE)
    words = len({word for name in people for word in name.lower().split()})
    queries = [people[place] for place in range(7, PEOPLE, PEOPLE // 10)]
    queries += ["Нурлан", "Rosa", "Дилфуза Камалова"]
    first, later = Clock(), Clock()
    for _ in range(ROUNDS):
        search: NameSearch[int] = NameSearch()
        first.time(functools.partial(put_in_and_ask, search, people, queries[0]))
        for query in queries:
            later.time(functools.partial(search.find, query))
    rows = [first.row("ours, names put in and the first question"), later.row("ours, every further question")]
    if importlib.util.find_spec("rapidfuzz"):
        from rapidfuzz import fuzz, process

        first, later = Clock(), Clock()
        for _ in range(ROUNDS):
            plain: list[str] = []
            find = functools.partial(process.extract, choices=plain, scorer=fuzz.WRatio, limit=20)
            first.time(functools.partial(put_in_plainly_and_ask, plain, people, find, queries[0]))
            for query in queries:
                later.time(functools.partial(ask_plainly, find, query))
        rows += [
            first.row("RapidFuzz WRatio, transliterated, the first"),
            later.row("RapidFuzz, every further"),
        ]
    title = f"{PEOPLE:,} invented people, {words:,} different words, median of {ROUNDS} rounds"
    print_table(title, ("", "milliseconds", "of the processor"), rows)


def main() -> None:
    logging.disable()
    thresholds = {"ours": SAME_FROM}
    pairs = of_test_data()
    if pairs:
        report_pairs(f"{len(pairs)} pairs of the test data", pairs, thresholds)
    own = [pair for file in ("pairs.csv", "pairs_written_later.csv") for pair in read(TESTS / file, "same")]
    report_pairs(f"{len(own)} hard pairs of fictional people", own, thresholds)
    report_search()


if __name__ == "__main__":
    main()
