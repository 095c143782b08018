"""Other languages than English: the months of dates, “and” and “et al.” between authors, labels of links."""

from __future__ import annotations

import pytest

from awesomelint.fields import author_names, dates, link_labels
from awesomelint.fields.languages import label_words, words_of

# Dates as each language writes them, with the months in order.
MONTHS = {
    "12. {} 2021": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "{} 2021": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "12 de {} de 2021": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "{} de 2021": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "12 {} 2021": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "1 {} 2021": "januari februari maart april mei juni juli augustus september oktober november december",
    "2 {} 2021": "januari februari mars april maj juni juli augusti september oktober november december",
    "3. {} 2021": "januar februar marts april maj juni juli august september oktober november december",
    "4. {} 2021": "januar februar mars april mai juni juli august september oktober november desember",
    "5 {} 2021": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "6. {} 2021": "ledna února března dubna května června července srpna září října listopadu prosince",
    "7 {} 2021": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "{}, 2021": "Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь",
    "8 {} 2021": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "9 {} 2021": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "{}. 2021": "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez",
    "{}/2021": "янв февр март апр май июн июл авг сент окт нояб дек",
}


@pytest.mark.parametrize(
    "text",
    [
        "for Mars 2020",
        "MARS 2020",
        "Tien Mai 2019",
        "Sheep of Augustus 2020",
        "Maja 2020",
        "seit 2020",
        "el libro de 2020",
        "de 2020",
        "mars 20200",
        "mars 2020/21",
        "mars2020",
    ],
)
def test_nothing_but_months_is_a_month(text: str) -> None:
    assert dates.find(text) == []


@pytest.mark.parametrize("form", MONTHS)
def test_months(form: str) -> None:
    for number, month in enumerate(MONTHS[form].split(), 1):
        text = form.format(month)
        (found,) = dates.find(f"Tidy Sheep ({text}), more")
        assert found.iso[:7] == f"2021-{number:02}", text
        assert dates.read_whole(text) is not None


@pytest.mark.parametrize(
    ("text", "iso", "problem"),
    [
        ("1er mars 2021", "2021-03-01", ""),
        ("2º de maio de 2021", "2021-05-02", ""),
        ("31 juin 2021", "", "June has 30 days"),
        ("2021년", "2021", ""),
        ("2021년 3월", "2021-03", ""),
        ("2021년 3월 5일", "2021-03-05", ""),
        ("Mai 2021", "2021-05", ""),
        ("Lark, Mai 2021", "2021-05", ""),
        ("im Mai 2021", "2021-05", ""),
        ("Tien 2 Mai 2021", "2021-05-02", ""),
    ],
)
def test_dates(text: str, iso: str, problem: str) -> None:
    (found,) = dates.find(text)
    assert (found.iso, found.problem) == (iso, problem)


def test_dates_of_several_languages_are_in_order() -> None:
    assert [found.iso for found in dates.find("March 2020; mars 2021; April 2022")] == [
        "2020-03",
        "2021-03",
        "2022-04",
    ]


def test_a_year_belongs_to_the_month_before_it() -> None:
    assert [found.iso for found in dates.find("mars 2021, April 2022")] == ["2021-03"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("12. April 2021", "2021-04-12"),
        ("(12. August 2021)", "2021-08-12"),
        ("Lark, 3. September 2021", "2021-09-03"),
        ("Tidy Sheep 2. April 2021", "2021-04"),
        ("Tidy Sheep. April 2021", "2021-04"),
    ],
)
def test_the_day_before_a_month_with_its_english_name(text: str, iso: str) -> None:
    (found,) = dates.find(text)
    assert found.iso == iso


@pytest.mark.parametrize(
    ("raw", "other"), [("Mai 2021", True), ("May 2021", False), ("April 2021", False), ("2021-03", False)]
)
def test_months_in_another_language(raw: str, other: bool) -> None:
    assert dates.is_in_another_language(raw) is other


@pytest.mark.parametrize(
    "text",
    [
        "Schafe und Ziegen",
        "Ramón y Cajal",
        "Un Programa y Editor que cuenta",
        "이미지, 비디오, 오디오",
        "seit und mit",
    ],
)
def test_nothing_but_names_is_a_name(text: str) -> None:
    assert not author_names.is_list(text)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Ada Lark und Bo Finch", ["Ada Lark", "Bo Finch"]),
        ("Ada Lark, Bo Finch und Cy Wren", ["Ada Lark", "Bo Finch", "Cy Wren"]),
        ("Ada Lark et Bo Finch", ["Ada Lark", "Bo Finch"]),
        ("Ada Lark y Bo Finch", ["Ada Lark", "Bo Finch"]),
        ("Ada Lark e Bo Finch", ["Ada Lark", "Bo Finch"]),
        ("Ada Lark i Bo Finch", ["Ada Lark", "Bo Finch"]),
        ("Ada Lark en Bo Finch", ["Ada Lark", "Bo Finch"]),
        ("Ada Lark och Bo Finch", ["Ada Lark", "Bo Finch"]),
        ("Ada Lark og Bo Finch", ["Ada Lark", "Bo Finch"]),
        ("Ada Lark ve Bo Finch", ["Ada Lark", "Bo Finch"]),
        ("А. Ларк и Б. Финч", ["А. Ларк", "Б. Финч"]),
        ("А. Ларк та Б. Финч", ["А. Ларк", "Б. Финч"]),
        ("김철수 및 이영희", ["김철수", "이영희"]),
        ("Ada Lark, Santiago Ramón y Cajal", ["Ada Lark", "Santiago Ramón y Cajal"]),
        ("Ada Lark u. a.", ["Ada Lark"]),
        ("Ada Lark u.a.", ["Ada Lark"]),
        ("Ада Ларк и др.", ["Ада Ларк"]),
        ("Ада Ларк и соавт.", ["Ада Ларк"]),
        ("Ада Ларк та ін.", ["Ада Ларк"]),
        ("Ada Lark y otros", ["Ada Lark"]),
        ("Ada Lark y cols.", ["Ada Lark"]),
        ("Ada Lark e outros", ["Ada Lark"]),
        ("Ada Lark e cols.", ["Ada Lark"]),
        ("Ada Lark et coll.", ["Ada Lark"]),
        ("Ada Lark i in.", ["Ada Lark"]),
        ("Ada Lark a kol.", ["Ada Lark"]),
        ("Ada Lark m.fl.", ["Ada Lark"]),
        ("Ada Lark e.a.", ["Ada Lark"]),
        ("Ada Lark ve ark.", ["Ada Lark"]),
        ("김철수 외", ["김철수"]),
        ("김철수 외 3명", ["김철수"]),
        ("山田太郎 他", ["山田太郎"]),
        ("山田太郎 外2名", ["山田太郎"]),
    ],
)
def test_lists_of_authors(text: str, authors: list[str]) -> None:
    assert author_names.is_list(text)
    assert author_names.split(text) == authors


def test_the_period_of_an_abbreviation_ends_no_sentence() -> None:
    assert author_names.first_sentence("Ada Lark u. a. Kleine Schafe") == "Ada Lark u. a"


@pytest.mark.parametrize("text", ["论文笔记本", "数据挖掘", "Kleine Schafe", "La casa", "データ分析"])
def test_names_of_works_are_no_labels(text: str) -> None:
    assert not link_labels.is_label(link_labels.normal(text))


@pytest.mark.parametrize(
    ("text", "paper", "code"),
    [
        ("Quelltext", False, True),
        ("Artikel", True, False),
        ("Code source", False, True),
        ("Página del proyecto", False, False),
        ("Conjunto de datos", False, False),
        ("код", False, True),
        ("Статья", True, False),
        ("논문", True, False),
        ("논문 링크", True, False),
        ("论文链接", True, False),
        ("官方代码", False, True),
        ("论文/代码", True, True),
        ("论文代码", True, True),
        ("日本語解説スライド", False, False),
        ("补充材料", False, False),
    ],
)
def test_labels(text: str, paper: bool, code: bool) -> None:
    assert link_labels.is_label(link_labels.normal(text))
    assert (link_labels.says_paper(text), link_labels.says_code(text)) == (paper, code)


def test_words_are_in_the_form_in_which_they_are_compared() -> None:
    assert words_of("tags") >= {"mots clés", "palabras clave"}
    for word in label_words():
        assert word == link_labels.normal(word)
