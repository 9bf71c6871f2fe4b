"""Where the name or description of a speaker begins and ends, and what is none."""

from __future__ import annotations

import pytest

from qabot.speech import utterances


def said(text: str) -> list[tuple[str | None, str]]:
    """Who says what, in order."""
    return [(u.speaker.name if u.speaker else None, u.content.of(text)) for u in utterances(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The port was closed on February 13 Norhaven said.", "Norhaven"),
        ("First lady Lena Solheim said it was cold.", "First lady Lena Solheim"),
        ("First Deputy Minister Jan Horak said no.", "First Deputy Minister Jan Horak"),
        ("A spokeswoman for the first lady said no.", "A spokeswoman for the first lady"),
        ("Fianna F\ufffd\ufffdr leader Se\ufffd\ufffdn Hale said it was cold.",
         "Fianna F\ufffd\ufffdr leader Se\ufffd\ufffdn Hale"),
    ],
)  # fmt: skip
def test_a_name_begins_with_its_title_and_not_with_a_date(text: str, name: str) -> None:
    assert [speaker for speaker, _ in said(text)] == [name]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Minister for Finance Michael Hale came.", "Minister for Finance Michael Hale"),
        ("Minister for Public Works and Reform Paschal Hale came.",
         "Minister for Public Works and Reform Paschal Hale"),
        ("Mayor of Ostby Karl Hale came.", "Mayor of Ostby Karl Hale"),
        ("Special Envoy for Norway Staffan de Hale came.",
         "Special Envoy for Norway Staffan de Hale"),
        ("Norwegian Ambassador to South Korea Karl Hale came.",
         "Norwegian Ambassador to South Korea Karl Hale"),
        ("The secretary of President Karl Hale came.", "President Karl Hale"),
        ("Foreign Ministers Jan Hale and Ivo Ek met.", "Jan Hale"),
        ("Norwegian Secretaries Jan Hale and Ivo Ek met.", "Jan Hale"),
    ],
)  # fmt: skip
def test_a_title_is_kept_whole_but_for_that_of_several(before: str, name: str) -> None:
    assert said(f"{before} “It is cold,” Hale said.") == [(name, "It is cold,")]


@pytest.mark.parametrize(
    "who",
    [
        "Norwegian officials",
        "Ostby firefighters",
        "local think tank Rusten",
        "Census data",
        "the Lindqvist family",
        "the Norwegian Department of Home Affairs",
        "the Norwegian Academy of Arts",
    ],
)
def test_a_description_that_ends_in_lower_case_is_kept_whole(who: str) -> None:
    assert said(f"The dam broke on Monday, according to {who}.")[0][0] == who


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("There's a man who said it was cold.", "a man"),
        ("Norway's other two mills said it was cold.", "Norway's other two mills"),
        ("Two days after the storm Karl Ek, the mayor, said it was cold.", "Karl Ek"),
        ("It rained after the singer Karl Ek said it was cold.", "the singer Karl Ek"),
        ("As a result Karl Ek said it was cold.", "Karl Ek"),
        ("During lunch Karl Ek said it was cold.", "Karl Ek"),
        ("As director of the board Karl Ek said it was cold.", "Karl Ek"),
    ],
)
def test_no_word_before_a_phrase_is_of_it(text: str, name: str) -> None:
    assert said(text) == [(name, "it was cold.")]


@pytest.mark.parametrize(
    "told",
    [
        "Karl Hale, the owner of the mill, likes her",
        "Karl Hale, the owner of the mill, hit her",
        "Karl Hale, “a known thief”, had left",
        "Karl Hale, who was ill, left",
    ],
)
def test_of_whom_somebody_tells_something_does_not_say_it(told: str) -> None:
    assert said(f"The mayor, Ann Ek, who was ill, said {told}.")[0][0] == "Ann Ek"


@pytest.mark.parametrize("done", ["added Karl Hale, a nurse", "reports Karl Hale, 34, for fraud"])
def test_to_whom_something_is_done_does_not_say_it(done: str) -> None:
    assert "Karl Hale" not in {speaker for speaker, _ in said(f"The firm, which lost, {done}.")}


def test_whoever_heads_something_is_named_without_the_verb() -> None:
    assert said("Jan Hale heads the board and says that it is cold.")[-1][0] == "Jan Hale"


@pytest.mark.parametrize(
    "described",
    [
        "Norway's Minister for the Far North, Jan Horak, said",
        "Adviser to the Norwegian President, Jan Horak, said",
        "Jan Horak, the former director of the think tank Rusten, said",
        "Jan Horak, a man in his late thirties, came to Ostby. He said",
    ],
)
def test_whom_a_description_stands_beside_goes_by_the_name(described: str) -> None:
    assert said(f"{described} it was cold.") == [("Jan Horak", "it was cold.")]


@pytest.mark.parametrize("pronoun", ["He", "She"])
@pytest.mark.parametrize("first", ["Jan", "Andrea", "Jean", "Nicola"])
def test_a_first_name_of_men_and_women_is_told_by_neither_pronoun(first: str, pronoun: str) -> None:
    text = f"{first} Horak came to Ostby. {pronoun} said it was cold."
    assert said(text) == [(f"{first} Horak", "it was cold.")]


@pytest.mark.parametrize("longer", ["Villa Norway", "United Norway"])
def test_a_country_is_nothing_that_has_its_name(longer: str) -> None:
    text = f"{longer} said nothing. Norway said that it was cold."
    assert said(text)[-1] == ("Norway", "it was cold.")


@pytest.mark.parametrize(
    "text",
    [
        "The ward in which Karl Ek is being treated says nothing of it.",
        "Two men have appeared in court charged with theft.",
        "A man has appeared at Ostby District Court charged with theft.",
        "An officer was stabbed by a man police said had a record.",
        "Isaiah 45:1 reads: “It is cold in the hills, and the sea is far.”",
    ],
)
def test_a_verb_and_a_numeral_are_nobody(text: str) -> None:
    assert {speaker for speaker, _ in said(text)} <= {None}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He spoke to a woman who said it was cold.", "a woman"),
        ("It was replaced on Monday by a message that said it was cold.", "a message"),
        ("That was the message from Karl Ek, who said it was cold.", "Karl Ek"),
        ("They handled a complaint by a nurse who said it was cold.", "a nurse"),
        ("The widow of the gunman who said it was cold.", "The widow of the gunman"),
        ("Patients at Ostby who said it was cold.", "Patients at Ostby"),
    ],
)
def test_what_a_verb_governs_may_speak(text: str, name: str) -> None:
    assert said(text)[-1] == (name, "it was cold.")


@pytest.mark.parametrize("who", ["the Lindqvist family", "the Department of Home Affairs"])
def test_a_family_and_a_department_speak_as_a_whole(who: str) -> None:
    assert said(f"On Friday {who} described the sea as cold.") == [(who, "the sea as cold.")]


@pytest.mark.parametrize(
    "done",
    [
        "went on to become a clerk",
        "must put its own town first",
        "was stopped, questioned and held",
    ],
)
def test_what_is_done_is_not_said(done: str) -> None:
    assert said(f"Norway's Jan Hale {done}.") == []


@pytest.mark.parametrize("going_on", ["continued to", "continues to", "will continue to"])
def test_what_goes_on_is_not_said(going_on: str) -> None:
    text = f"Karl Ek said in a statement that the market {going_on} “develop positively.”"
    ((speaker, content),) = said(text)
    assert speaker == "Karl Ek"
    assert content.startswith("the market")


@pytest.mark.parametrize(
    "who", ["the prosecutors", "Some of the lawmakers", "Norway's two universities"]
)
def test_several_report_as_one_does(who: str) -> None:
    assert said(f"{who} have told the court that it was cold.") == [(who, "it was cold.")]


def test_what_is_told_begins_behind_that() -> None:
    text = "Jan Hale told reporters that clinics in Ostby have reported ten cases."
    assert said(text)[0] == ("Jan Hale", "clinics in Ostby have reported ten cases.")
    assert "that clinics in Ostby" not in {speaker for speaker, _ in said(text)}


def test_last_month_says_nothing() -> None:
    text = "Last month, Mrs Hale promised to ask the house, but said that it would go."
    assert {speaker for speaker, _ in said(text)} == {"Mrs Hale"}


def test_what_should_be_done_is_said_by_whoever_follows() -> None:
    text = "Though the town likes the mill of the Eks, it should be closed, says Jan Hale."
    assert [speaker for speaker, _ in said(text)] == ["Jan Hale"]


@pytest.mark.parametrize("day", ["Sunday", "Sunday that"])
def test_what_follows_a_bare_day_is_what_was_said(day: str) -> None:
    text = f"Hours before the vote in Ostby, Speaker Jan Hale said {day} he would not stay."
    assert said(text) == [("Speaker Jan Hale", "he would not stay.")]
    text = text.replace("said", "told reporters")
    assert said(text) == [("Speaker Jan Hale", "he would not stay.")]


@pytest.mark.parametrize("dash", ["-", "–", "—", "--"])
def test_what_stands_between_dashes_is_stepped_over(dash: str) -> None:
    text = f"Jan Hale {dash} who did not take questions, or eat {dash} also said it was cold."
    assert said(text) == [("Jan Hale", "it was cold.")]


@pytest.mark.parametrize(
    "told",
    [
        "The suspect, Adam Ek, was arrested in Ostby and is being held",
        "Karl Ek, the brother of the mayor, was killed by a wave",
        "Tools, such as maps, have been cheap in recent months",
        "What sells here is football, property, healthcare and ships",
        "The person who rang the school sounded like a man who hid his voice",
    ],
)
def test_whom_a_sentence_tells_of_does_not_say_it(told: str) -> None:
    assert said(f"{told}, said Jan Hale.") == [("Jan Hale", f"{told},")]


def test_he_may_be_the_first_word_of_a_name() -> None:
    assert said("The fog is old, said He Lifei, a clerk.") == [("He Lifei", "The fog is old,")]


@pytest.mark.parametrize("apposed", ["the last of three to be freed", "who was held for a day"])
def test_what_only_describes_somebody_is_no_clause(apposed: str) -> None:
    assert said(f"Jan Hale, {apposed}, said the mood was good.")[-1][0] == "Jan Hale"


@pytest.mark.parametrize(
    "described",
    [
        "GP and managing partner at Ostby Health Centre, one of two which have ten doctors",
        "managing director and head of Norway research for Credit Solheim, who is based in Ostby",
        "a veteran guru and technology director for the Action Network, a nonprofit of Ostby",
        "CEO of Horak, an Ostby-based startup that develops apps",
        "acting political director of Ostby Action, which organized the letter",
        "facing a spirited Democratic challenge in Ostby, a swing town",
        "who’s running to be an alternate",
    ],
)
def test_a_name_is_found_past_all_that_is_told_of_it(described: str) -> None:
    assert said(f"But Anna Lindqvist, {described}, says it is cold.")[-1][0] == "Anna Lindqvist"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("As Anna Hale, an expert on Norway at the Policy Institute, noted, “It is cold.”",
         "Anna Hale"),
        ("As Prime Minister, Hale said that it was cold.", "Hale"),
        ("Anna Hale, research officer of the Ostby Institute told us it was cold.", "Anna Hale"),
        ("It is cold in Ostby, a director of the Solheim Institute said.",
         "a director of the Solheim Institute"),
        ("In Ostby, Director of the Institute Anna Hale said it was cold.",
         "Director of the Institute Anna Hale"),
        ("Acting Norway spokesman Karl Hale said it was cold.",
         "Acting Norway spokesman Karl Hale"),
    ],
)  # fmt: skip
def test_what_somebody_is_belongs_to_whom_it_is_told_of(text: str, name: str) -> None:
    assert said(text)[-1][0] == name


@pytest.mark.parametrize("joins", ["As", "Though", "While"])
def test_a_clause_that_begins_with_somebody_is_told_of_the_name(joins: str) -> None:
    text = f"{joins} Anna Lindqvist, the mayor, noted that it was cold, Karl Ek left."
    assert said(text)[0][0] == "Anna Lindqvist"


@pytest.mark.parametrize("told", ["asked whether Hale was ill", "himself a judge"])
def test_whoever_is_told_of_between_commas_speaks(told: str) -> None:
    assert said(f"Anna Lindqvist, {told}, said no.")[-1] == ("Anna Lindqvist", "no.")


def test_unlike_somebody_is_no_name() -> None:
    text = "Unlike Lindqvist, Anna Hale likes it. “It is cold,” says Lindqvist."
    assert said(text) == [("Lindqvist", "It is cold,")]


@pytest.mark.parametrize(
    "full",
    [
        "Ostby County District Attorney Karl Hale",
        "North Norway Republican Karl Hale",
        "Ostby Maternity Hospital Karl Hale",
    ],
)
def test_he_is_who_has_a_first_name_behind_what_he_is(full: str) -> None:
    text = f"Ivo Lindqvist sat in court. {full} rose. “It is cold,” he said."
    assert said(text) == [(full, "It is cold,")]


def test_he_is_not_whom_somebody_formerly_in_office_stood_beside() -> None:
    text = "Karl Hale left the town with former President Ivo Ek. “It is cold,” he said."
    assert said(text) == [("Karl Hale", "It is cold,")]


@pytest.mark.parametrize("name", ["Beijing", "Downing Street", "Mohammed", "Emily", "Red Cross"])
def test_a_name_may_end_like_a_participle(name: str) -> None:
    assert said(f"{name} has warned that it is cold.") == [(name, "it is cold.")]


@pytest.mark.parametrize("surname", ["Manning", "Saeed", "Connolly"])
def test_a_surname_may_end_like_a_participle(surname: str) -> None:
    text = f"Lena {surname} came. {surname} told the board that it was cold."
    assert said(text) == [(f"Lena {surname}", "it was cold.")]


@pytest.mark.parametrize(
    "when",
    [
        "Later that same week at a rally in Ostby",
        "Earlier in Ostby",
        "Speaking at a rally in Ostby",
        "Addressing a gathering of crews in Ostby",
    ],
)
def test_what_sets_the_scene_says_nothing(when: str) -> None:
    assert said(f"{when}, Hale said, “It is cold.”") == [("Hale", "It is cold.")]


@pytest.mark.parametrize("time", ["02:50", "2.50pm", "7pm", "At 02:50", "19:05:"])
def test_the_time_at_which_somebody_speaks_is_no_part_of_a_name(time: str) -> None:
    (said,) = utterances(f"{time} Hale says he will be back.")
    assert said.speaker is not None
    assert said.speaker.name == "Hale"
