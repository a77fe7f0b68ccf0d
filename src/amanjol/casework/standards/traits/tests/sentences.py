"""Sentences as stories have them, of nobody, with the kinds of their traits; and a story of nobody who exists."""

from __future__ import annotations

from typing import Final, NamedTuple


class Told(NamedTuple):
    """`kinds` are those of its traits, as somebody reads them, separated by spaces."""

    text: str
    kinds: str = ""


TOLD_BEFORE: Final = (
    Told("I was born in 1991 in a village of Aksuu in Batken province.", "year place place"),
    Told("She is 34 years old and a mother of three.", "age relatives"),
    Told("At seventeen I got married.", "age marriage"),
    Told("They promised me 600 dollars a month, but paid nothing for eleven months.", "sum duration"),
    Told("I worked as a seamstress in Moscow.", "trade place"),
    Told("My passport was taken on 12 March 2019.", "date"),
    Told("My husband divorced me.", "relatives marriage"),
    Told("I come from a small town near Osh.", "place"),
    Told("A neighbour told me about the job."),
    Told("They took my passport and locked the door."),
    Told("I called the number on the poster and a woman answered."),
    Told("In the shelter I learned to trust people again."),
    Told("A Kyrgyz woman in her forties ran the kitchen.", "nationality age"),
    Told("In May my eldest son called me.", "date relatives"),
    Told("We were shown on television.", "event"),
    Told("Я родилась в 1991 году в селе Аксуу Баткенской области.", "year place place"),
    Told("Ей 34 года, у неё трое детей.", "age relatives"),
    Told("В семнадцать лет меня выдали замуж.", "age marriage"),
    Told("Обещали 600 долларов в месяц, но за одиннадцать месяцев не заплатили ничего.", "sum duration"),
    Told("Я работала швеёй в Москве.", "trade place"),
    Told("Паспорт забрали 12 марта 2019 года.", "date"),
    Told("Муж развёлся со мной.", "relatives marriage"),
    Told("Соседка рассказала мне о работе."),
    Told("У меня забрали паспорт и закрыли дверь."),
    Told("Я позвонила по номеру с плаката, и мне ответила женщина."),
    Told("Мне было двадцать три, когда я уехала.", "age"),
    Told("Я вернулась домой через полтора года.", "duration"),
    Told("За билет заплатили 15 000 рублей, долг вырос до двух тысяч долларов.", "sum sum"),
    Told("Она узбечка из Кара-Суу, воспитывает двух дочерей одна.", "nationality place relatives"),
    Told("По профессии я медсестра, но мыла посуду в кафе.", "trade"),
    Told("Мне обещали 500 долларов в месяц.", "sum"),
    Told("Мне уже было 25.", "age"),
    Told("Теперь я учусь и помогаю другим."),
)
HELD_OUT: Final = (
    Told("He was forty-one when the factory closed.", "age"),
    Told("Her father, a shepherd, sold two cows to pay the agent.", "relatives trade"),
    Told("It was the winter of 2016 and the roads to Naryn were closed.", "year place"),
    Told("The agent asked for $1,200 and kept my papers.", "sum"),
    Told("I have twin daughters and a sick mother.", "relatives relatives"),
    Told("For three years nobody knew where I was.", "duration"),
    Told("After the wedding his family took my telephone.", "marriage"),
    Told("I used to teach chemistry at a school in Talas.", "trade place"),
    Told("A lorry driver helped me to reach the consulate.", "trade"),
    Told("I now live in another country and nobody asks where I come from."),
    Told("They gave us one meal a day and we slept on the floor."),
    Told("The lawyer explained my rights to me.", "trade"),
    Told("On 3 September the police opened the door.", "date"),
    Told("She is a widow from Jizzakh with five children.", "relatives place relatives"),
    Told("He owed me 90 thousand tenge.", "sum"),
    Told("My story began with an advertisement on the internet."),
    Told("I want others to know that help exists."),
    Told("Мой брат работал на стройке в Сургуте и позвал меня.", "relatives place"),
    Told("Летом 2018-го мы приехали в Анталью.", "year place"),
    Told("Мне тогда исполнилось девятнадцать.", "age"),
    Told("Я мать-одиночка, старшему сыну восемь лет.", "relatives relatives duration"),
    Told("Хозяин платил 200 сомов в день.", "sum"),
    Told("Отец чабан, мама всю жизнь доила коров.", "relatives trade relatives"),
    Told("Сорокалетняя женщина из Узгенского района приютила меня.", "age place"),
    Told("После развода я осталась без жилья.", "marriage"),
    Told("Я окончила училище и стала поваром.", "trade"),
    Told("Нас держали в подвале и не выпускали на улицу."),
    Told("Мне помогли люди, которых я никогда раньше не видела."),
    Told("Долг перекупщика составил 3500 долларов.", "sum"),
    Told("В сентябре её дочь пошла в первый класс.", "date relatives"),
    Told("Он кореец, держал теплицы под Ташкентом.", "nationality place"),
    Told("О нашем деле писали в газетах.", "event"),
    Told("Двоюродная сестра уехала первой.", "relatives"),
    Told("За четыре месяца мне ни разу не дали позвонить.", "duration"),
    Told("Сегодня я сама решаю, куда мне идти."),
    Told("Раньше я боялась каждого звонка."),
)
STORY_RU: Final = """Айсулуу (имя вымышлено) родилась в 1987 году в Нарынской области.
Она швея и одна воспитывает четверых детей: муж развёлся с ней, когда младшей исполнилось два года.
В 2020 году знакомая позвала её на работу в Анталью и дала на дорогу 400 долларов.
Долг вырос до 3 000 долларов, паспорт забрали. Теперь Айсулуу снова дома."""
STORY_EN: Final = """Aisuluu (not her name) was born in 1987 in Naryn province. She is a seamstress and a mother of
four: her husband divorced her when the youngest was two. In 2020 somebody offered her work in Antalya and lent
her 400 dollars for the ticket. The debt grew to 3,000 dollars and her passport was taken. Now Aisuluu is home again."""
"""Built like the one that was printed in 2022, of nobody who exists: year of birth, province, trade, children,
sums, a marriage that ended.
"""
