"""Whether the speaker asked for is the one an article names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qabot.speech import relative_match, speaker_match
from qabot.speech.asked.by_name import owner_of
from qabot.speech.words.name_words import name_words


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Putin", "President Vladimir Putin"),
        ("Vladimir Putin", "Mr. Putin"),
        ("Bill Clinton", "Clinton"),
        ("V. Putin", "Vladimir Putin"),
        ("General Tayeb", "General Karim al-Tayeb"),
        ("Karim al-Tayeb", "Mr. Tayeb"),
        ("WHO", "the World Health Organization"),
        ("World Health Organization", "WHO"),
        ("U.N.", "the United Nations"),
        ("the company", "the company"),
        ("Tony Blair", "Prime Minister Blair’s"),
        ("Rex Tillerson", "Secretary of State Rex Tillerson"),
        ("Ann Ek of the Green Party", "Ann Ek"),
        ("Women on Waves", "Women on Waves"),
        ("Harbour Watch's Marta Lindqvist", "Marta Lindqvist"),
        ("polling guru John Hale", "Professor Hale"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Théo Noël", "Theo Noel"),
        ("Renée Hale", "Madame Hale"),
        ("Per Lindqvist", "Commodore Per Lindqvist"),
        ("Lindqvist", "Per Lindqvist"),
        ("Commodore Lindqvist", "Per Lindqvist of the harbour guard"),
        ("So Horak", "Professor So Horak"),
    ],
)
def test_the_same_name_up_to_titles_matches_fully(asked: str, name: str) -> None:
    assert speaker_match(asked, name) == 1.0


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Russia", "A senior Russian official"),
        ("Russia", "the senior Kremlin official"),
        ("Russia", "the Kremlin"),
        ("Moscow", "Russia"),
        ("Russia", "Mr. Putin’s message"),
        ("South Korea", "Seoul"),
        ("the United States", "U.S. Embassy"),
        ("China", "Chinese Foreign Ministry spokesman Geng Shuang"),
        ("Microsoft", "Microsoft CEO Satya Nadella"),
        ("Microsoft", "a spokesman for Microsoft"),
        ("the Fed", "Federal Reserve Chairman Ben Bernanke"),
        ("the White House", "a senior administration official"),
        ("Pentagon", "the Defense Department"),
        ("the UN", "U.N. Secretary-General Kofi Annan"),
        ("police", "Police Chief Bob Jones"),
        ("the minister", "Jane Smith, the minister"),
        ("the senator", "Sen. Chris Murphy"),
        ("the activists from Women on Waves", "Women on Waves"),
        ("Latvia’s foreign minister", "Latvian Foreign Minister Edgars Rinkevics"),
        ("Kuwait", "the Kuwaiti ambassador"),
        ("Sri Lanka", "Colombo"),
        ("Harbour Watch's Lindqvist", "Marta Lindqvist"),
        ("the Turkish politician Ek", "Ayla Ek"),
        ("Xi Jinping", "Xi"),
        ("Xi Jinping", "President Xi"),
        ("Moon Jae-in", "Moon"),
        ("Türkiye", "Ankara"),
        ("Germany", "Schröder"),
        ("Britain", "Boris Johnson"),
        ("North Korea", "Kim Jong-un"),
        ("China", "President Xi Jinping"),
        ("Myanmar", "Aung San Suu Kyi"),
        ("the United States", "President Donald J. Trump"),
    ],
)
def test_who_speaks_for_it_by_office_or_alias_matches_well(asked: str, name: str) -> None:
    assert 0.7 <= speaker_match(asked, name) < 1.0


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Hillary Clinton", "Bill Clinton"),
        ("John Smith", "Jane Smith, the minister"),
        ("North Korea", "a South Korean official"),
        ("Russia", "a U.S. official"),
        ("Iraq", "the U.S. ambassador to Iraq"),
        ("Trump", "Trump critic Bob Smith"),
        ("Congress", "the White House"),
        ("Apple", "Samsung"),
        ("the Archbishop of Canterbury", "the Archbishop of Wales"),
        ("Federal Bureau of Investigation", "Federal Bureau of Prisons"),
        ("the Maldives", "a male officer"),
        ("Russia", "the official"),
        ("us", "the United States"),
        ("", "Putin"),
        ("Putin", ""),
        ("Putin", "—"),
        ("Kim Jong-un", "Kim Jong-nam"),
        ("Li Keqiang", "Xi"),
        ("He Lifeng", "he"),
        ("Sun Yang", "The Sun"),
        ("Ban Ki-moon", "the ban"),
        ("Lee Harvey Oswald", "General Lee"),
        ("Kim Kardashian", "Kim"),
        ("the lawyer representing Trump", "Donald Trump"),
        ("the senators who questioned Comey", "James Comey"),
        ("the man who shot Reagan", "Nancy Reagan"),
        ("Kim Jong Un", "Deputy French UN Ambassador Alexis Lamek"),
        ("Marta Lindqvist", "Marta"),
        ("North Korea", "Kim Kardashian"),
        ("Britain", "May Larsen"),
        ("Saudi Arabia", "Salman Rushdie"),
        ("the United States", "Boris Johnson"),
        ("Millie Bobby Brown", "a British minister"),
        ("France", "Paris Hilton"),
    ],
)
def test_somebody_else_does_not_match(asked: str, name: str) -> None:
    assert speaker_match(asked, name) == 0.0


@pytest.mark.parametrize(
    "name", ["Ankara", "Turkey", "Turkish Foreign Minister Ann Ek", "the Turkish ambassador"]
)
def test_who_else_speaks_for_a_country_is_not_the_minister_asked_for(name: str) -> None:
    asked = "Turkey’s justice minister"
    assert speaker_match(asked, name) < 0.5 < speaker_match(asked, "the Turkish justice minister")


@pytest.mark.parametrize("name", ["South Korean President Ann Ek", "the president of South Korea"])
def test_the_holder_of_a_post_is_who_is_asked_for(name: str) -> None:
    assert speaker_match("South Korea’s president", name) >= 0.5


def test_a_citizen_matches_less_than_an_official() -> None:
    citizen = speaker_match("Russia", "a Russian tourist")
    assert 0.0 < citizen < speaker_match("Russia", "a Russian official")


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_give_a_share(asked: str, name: str) -> None:
    assert 0.0 <= speaker_match(asked, name) <= 1.0


def test_kim_is_found_however_he_is_typed() -> None:
    assert speaker_match("kim jong un", "Kim Jong Un") == 1.0
    assert speaker_match("KIM JONG UN", "Kim Jong Un") == 1.0
    assert 0.5 < speaker_match("Kim Jong Un", "Kim") < 1.0
    assert speaker_match("kim jong un", "the UN") == 0.0
    assert speaker_match("the un", "the United Nations") > 0.5


def test_capitals_throughout_hide_no_title_and_no_country() -> None:
    assert name_words("GRUFF SEN. SMITH OF THE US") == ["gruff", "senator", "smith", "of", "u.s"]


def test_who_else_is_of_a_country_does_not_run_the_firm_asked_for() -> None:
    asked = "the Danish shipyard's boss"
    assert speaker_match(asked, "the Danish finance minister") < 0.5
    assert speaker_match(asked, "the Danish shipyard's boss") == 1.0


@pytest.mark.parametrize(
    ("name", "match"),
    [("Piotr Ek’s lawyer", 0.0), ("Karl Hale's lawyer", 1.0), ("his lawyer", 1.0)],
)
def test_somebody_elses_lawyer_is_another(name: str, match: float) -> None:
    assert speaker_match("Hale’s lawyer", name) == match
    assert speaker_match("Lars’ lawyer", "Hale’s lawyer") == 0.0


def test_an_owner_may_be_named_more_fully() -> None:
    assert speaker_match("Ostby's mayor", "the Ostby Council's mayor") > 0.5
    assert speaker_match("the Ostby Council's mayor", "the Marsund Council's mayor") == 0.0


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("the café's owner", ""),
        ("the iCafe's owner", ""),
        ("the Café's owner", "Café"),
        ("Ann Ek-Hale's lawyer", "Ek-Hale"),
    ],
)
def test_an_owner_is_a_whole_word_that_begins_with_a_capital(name: str, owner: str) -> None:
    assert owner_of(name) == owner


def test_a_word_without_end_is_held_against_a_name_to_the_end() -> None:
    assert speaker_match("Hale's lawyer", "A" * 100_000) == 0.0


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Luca Bianchi left. His wife, Grace, stayed.", True),
        ("Bianchi's former wife, Grace, stayed.", True),
        ("Luca Bianchi and his younger sister Grace stayed.", True),
        ("Luca Bianchi and his sister Grace Hale stayed.", False),
        ("Luca Bianchi left. His friend, Grace, stayed.", False),
        ("Karl Ek left. His wife, Grace, stayed. Luca Bianchi came.", False),
    ],
)
def test_a_relative_has_the_family_name_told_before(text: str, sure: bool) -> None:
    assert bool(relative_match("Grace Bianchi", "Grace", text)) is sure
    assert not relative_match("Anna Bianchi", "Grace", text)
    assert not relative_match("Grace", "Grace", text)
