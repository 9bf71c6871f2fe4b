"""Whether an article says of a speaker what a question describes."""

from __future__ import annotations

import pytest

from qabot.speech import described_match, holds_alone, tells_office

ARTICLE = (
    "Valdoran Prime Minister Inga Solheim met the envoys on Monday. Solheim said the strait would "
    "stay open. “It is a poor bargain,” said Pavel Horak, Ruritania’s central bank chief. Dr "
    "Amina Diallo, president of the National Association of Midwives, called it a scandal. Tor "
    "Lind, who is director of the Arctic desk and the ministry's special envoy for Norway, "
    "declined. Lena Marsh was the harbour's chief engineer. Jo Ek came along. Ohio Gov. Rob Vance "
    "met US Ambassador Ida Holt. Mary Hale, director of the Texas ballet, laughed. South African "
    "Foreign Minister Thandi Nkosi flew home. Olga Berg, sister of the Polish prime minister, and "
    "Per Dahl, who is deputy to the Polish prime minister, stayed. Ann Roos, former Danish "
    "defense minister, left. In talks with Nabil Sabri, the Israeli prime minister rejected it. "
    "After meeting Omar Aziz, Israeli Prime Minister Dan Peled was hopeful. Eva Lang, lawyer for "
    "a woman suing Donald Trump, spoke. Microdyne chief financial officer Amy Wood rose. Russian "
    "Foreign Minister Igor Vasnev met Defense Minister Sergei Vasnev. The Ruritanian ambassador, "
    "Hugo Pell, left. The husband of the Ruritanian chancellor, Otto Rein, waved. In a talk with "
    "the Valdoran army chief, Ulla Brand laughed. Unlike the Ostish ambassador, Vera Quist, left "
    "early. After he met the Ostish chancellor, Moa Lund, a pilot, left. After he met the Ostish "
    "premier, Finn Rask, 42, went home. The Ostish judge, Lea Moen, 51, stayed."
)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("the Valdoran PM", "Solheim"),
        ("the Valdoran prime minister", "Inga Solheim"),
        ("Ruritania's central bank head", "Pavel Horak"),
        ("the boss of Ruritania's central bank", "Horak"),
        ("the midwives association president", "Dr Amina Diallo"),
        ("the ministry's Norwegian envoy", "Tor Lind"),
        ("the harbour engineer", "Lena Marsh"),
        ("the Ohio governor", "Rob Vance"),
        ("the US ambassador", "Ida Holt"),
        ("the Texas ballet's head", "Mary Hale"),
        ("South Africa's foreign minister", "Thandi Nkosi"),
        ("the Israeli PM", "Dan Peled"),
        ("the Russian foreign minister", "Igor Vasnev"),
        ("the Ruritanian ambassador", "Hugo Pell"),
        ("the Ostish judge", "Lea Moen"),
    ],
)
def test_who_is_described_so_matches(asked: str, name: str) -> None:
    assert described_match(asked, name, ARTICLE) > 0.5


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("the Valdoran PM", "Pavel Horak"),
        ("the German PM", "Tor Lind"),
        ("the Swedish envoy", "Tor Lind"),
        ("the football association president", "Solheim"),
        ("the surgeons' federation president", "Dr Amina Diallo"),
        ("the ministry's Norwegian envoy", "Jo Ek"),
        ("Inga Solheim", "Inga Solheim"),  # a name describes nobody
        ("the envoy", "Tor Lind"),  # nor does an office alone
        ("", "Tor Lind"),
        ("the Valdoran PM", "Nobody Atall"),
        ("the Valdoran PM", ""),
        ("the German PM", "Inga Solheim"),
        ("the Texas governor", "Mary Hale"),  # a director is no governor
        ("the South Korean foreign minister", "Thandi Nkosi"),
        ("the Polish PM", "Olga Berg"),
        ("the Polish PM", "Per Dahl"),
        ("the Danish defense minister", "Ann Roos"),
        ("the Israeli PM", "Omar Aziz"),
        ("the Israeli PM", "Nabil Sabri"),
        ("Trump's lawyer", "Eva Lang"),
        ("the Apple chief financial officer", "Amy Wood"),
        ("the Russian foreign minister", "Sergei Vasnev"),
        ("the Ruritanian chancellor", "Otto Rein"),
        ("the Valdoran army chief", "Ulla Brand"),
        ("the Ostish ambassador", "Vera Quist"),
        ("the Ostish chancellor", "Moa Lund"),
        ("the Ostish premier", "Finn Rask"),
        ("the Russian foreign minister", "Vasnev"),  # which of the two is not told
    ],
)
def test_who_is_not_described_so_does_not(asked: str, name: str) -> None:
    assert described_match(asked, name, ARTICLE) == 0.0


@pytest.mark.parametrize("name", ["Karl Baker", "James Dean"])
def test_a_name_may_be_what_others_are_by_trade(name: str) -> None:
    for text in (f"{name}, the mayor of Ostby, left.", f"Ostby Mayor {name} left."):
        assert described_match("the Ostby mayor", name, text) > 0.5


@pytest.mark.parametrize("rank", ["deputy", "former", "acting"])
def test_a_deputy_is_not_described_by_the_office_nor_the_other_way_round(rank: str) -> None:
    told = "Ann Ek, the {} of Ostby, left."
    assert described_match("the mayor of Ostby", "Ann Ek", told.format(f"{rank} mayor")) == 0.0
    assert described_match(f"the {rank} mayor of Ostby", "Ann Ek", told.format("mayor")) == 0.0


def test_who_is_no_longer_in_office_is_not_described_so() -> None:
    assert described_match("the Ostby mayor", "Ek", "Ek is no longer the mayor of Ostby.") == 0.0


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("the Ostby CEO", "Ann Ek, the chief executive of Ostby, left."),
        ("the Ostby managing director", "Ann Ek, the managing director of Ostby, left."),
        ("the Ostby vulcanologist", "The Ostby vulcanologist, Ann Ek, left."),
        ("the Ostby prosecutor", "The Ostby prosecutor, Ann Ek KC, left."),
        ("the finance chief of Ostby", "Ann Ek, the chief financial officer of Ostby, left."),
        ("the Bank of Ostby governor", "Ann Ek, the governor of the Bank of Ostby, left."),
        (
            "the Bank of Ostby's deputy governor",
            "Ann Ek, the Bank of Ostby’s deputy governor, left.",
        ),
        ("the former Ostby mayor", "Former Ostby mayor Ann Ek left."),
    ],
)
def test_an_office_may_be_written_otherwise(asked: str, told: str) -> None:
    assert described_match(asked, "Ann Ek", told) > 0.5


@pytest.mark.parametrize(
    ("told", "tells"),
    [
        ("Ann Ek, the managing director, left.", True),
        ("“No,” said the vulcanologist Dr. Ann Ek.", True),
        ("Ann Ek left.", False),
        ("Karl Ek, a nurse, left.", False),
        ("Ek, a nurse, left.", True),
        ("Ann Ek is no longer the mayor.", False),
    ],
)
def test_a_sentence_tells_who_somebody_is(told: str, tells: bool) -> None:
    assert tells_office("ann ek", told, told) is tells


def test_of_whom_a_surname_is_the_rest_of_the_article_tells() -> None:
    told = "Ek, a nurse, left."
    assert tells_office("Ann Ek", told, f"Ann Ek came. {told}")
    assert not tells_office("Ann Ek", told, f"Karl Ek came. {told}")


LOCAL = (
    "{} The strike grew on Friday. The mayor, Karl Hale, urged both sides to talk. The mayor of "
    "Ostby, Ann Ek, sent buses. Piotr Horak, a mayor from Valdora, came."
)


@pytest.mark.parametrize(
    "dateline",
    [
        "GRELSUND —",
        "GRELSUND, May 3 (AP) --",
        "Strike grows\nBy Ann Hale\n\nGRELSUND (AP) -",
        "GRELSUND, Valdora –",
    ],
)
def test_the_mayor_is_that_of_the_place_that_an_article_is_written_from(dateline: str) -> None:
    text = LOCAL.format(dateline)
    assert described_match("the mayor of Grelsund", "Karl Hale", text) > 0.5
    assert described_match("the Grelsund mayor", "Karl Hale", text) > 0.5
    assert described_match("the mayor of Ostby", "Karl Hale", text) == 0.0
    assert described_match("the mayor of Ostby", "Ann Ek", text) > 0.5
    assert described_match("the mayor of Grelsund", "Ann Ek", text) == 0.0
    assert described_match("the mayor of Grelsund", "Piotr Horak", text) == 0.0
    assert described_match("the mayor", "Karl Hale", text) == 0.0


@pytest.mark.parametrize("start", ["Grelsund -", "GRELSUND is quiet -", "In GRELSUND -", ""])
def test_without_a_dateline_nobody_knows_whose_mayor(start: str) -> None:
    assert described_match("the mayor of Grelsund", "Karl Hale", LOCAL.format(start)) == 0.0


@pytest.mark.parametrize("start", ["", "LARKMARKET - "])
def test_the_chief_executive_is_that_of_the_firm_with_which_an_article_begins(start: str) -> None:
    text = f"{start}Orvik Foods lost money. “It rained,” Chief Executive Ann Ek said."
    assert described_match("the Orvik CEO", "Ann Ek", text) > 0.5
    assert described_match("the Ostby CEO", "Ann Ek", text) == 0.0
    assert described_match("the Orvik CEO", "Ann Ek", text.replace("Orvik Foods", "It")) == 0.0


def test_who_alone_has_an_office_in_an_article_is_meant_by_it() -> None:
    text = "The rector, Audun Ek, left. Two deans, Ann Hale and Tor Holm, did not."
    assert holds_alone("the rector", "Ek", text)
    assert not holds_alone("the rector", "Ann Hale", text)
    assert not holds_alone("the Ostby rector", "Ek", text)
    assert not holds_alone("the rector", "Ek", f"{text} The rector, Piotr Horak, came.")


FROM_A_CAPITAL = (
    "OSLO, May 3 (AP) - The strike grew. The defence minister, Karl Hale, came. Its harbour "
    "minister, Ann Ek, left. The Danish finance minister, Lena Roos, stayed. Ghana’s transport "
    "minister, Kofi Dahl, who holds the chair, was ill. They met the envoy, Jo Berg, and the "
    "labour minister of Chile, Rosa Vik, there."
)


@pytest.mark.parametrize(
    ("asked", "name", "so"),
    [
        ("the Norwegian defence minister", "Karl Hale", True),
        ("Norway's defence minister", "Karl Hale", True),
        ("the Swedish defence minister", "Karl Hale", False),
        ("the Norwegian harbour minister", "Ann Ek", False),
        ("the Norwegian finance minister", "Lena Roos", False),
        ("the Ghanaian transport minister", "Kofi Dahl", True),
        ("the Norwegian finance minister", "Karl Hale", False),
        ("the Chilean labour minister", "Jo Berg", False),
    ],
)
def test_whose_country_an_office_is_of(asked: str, name: str, *, so: bool) -> None:
    assert (described_match(asked, name, FROM_A_CAPITAL) > 0.5) is so


@pytest.mark.parametrize("asked", ["the South Korean president", "the New Zealand president"])
def test_a_country_of_two_words_is_that_of_the_dateline(asked: str) -> None:
    place = "SEOUL" if "Korean" in asked else "WELLINGTON"
    text = f"{place}, May 3 (AP) - The president, Karl Holm, left."
    assert described_match(asked, "Karl Holm", text)
