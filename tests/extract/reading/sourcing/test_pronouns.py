"""Whom "he said", "it said" and "the agency said" mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure
from extract.reading.sourcing.persons import find_person

Read = Callable[..., list[Figure]]

# text, whose the last number is
MEANT = [
    ("UNICEF sent lorries. Later on Sunday its spokeswoman, Lina Haddad, gave 900 displaced.", "Lina Haddad, UNICEF"),
    ("The media office goes another way: its claim on Monday was that 900 people were displaced.", "media office"),
    ("Oxfam said roads were shut. The agency lost nobody. But two schools were damaged, it said in a note.", "Oxfam"),
    ("UNICEF sent lorries. On Sunday its spokeswoman, Lina Haddad, gave 27,000 displaced.", "Lina Haddad, UNICEF"),
    ("As to homes, the committees give no sum. In Tubas, they say, 312 homes were razed.", "committees"),
    ("As for the media office, it said that nine people died.", "media office"),
    (
        "UN agency in Tubas: full\n\nIn UN schools 900 displaced live, the agency that runs them said.",
        "UN agency in Tubas",
    ),
    ("The health ministry said the road was shut.\n\nI slept.\n\nI rose.\n\nThey say nine people were killed.", None),
    ("Medics said the road was shut.\n\nThey say nine people were killed.", "Medics"),
    # somebody of whom a quotation tells has not spoken
    (
        "The owner, Omar Haddad, told the paper of the night. “A man came by car. He had a bag.” "
        "Nine people were killed, he believed.",
        "Omar Haddad",
    ),
    ("Nine dead, army says\n\n“Nine people were killed,” the military said.", "military"),
    (
        "Health authorities in Gaza said the road was shut.\n\nNine homes were destroyed, the authorities said.",
        "authorities",
    ),
    (
        "Health authorities in Gaza said 60 people died. Nine of them were women, the authorities added.",
        "Health authorities in Gaza",
    ),
    (
        "The Coastal Office said the road was shut. A town engineer with a list had been in forty homes. "
        "Nine of the homes, he said, were destroyed.",
        "town engineer",
    ),
    (
        "The Coastal Office said the road was shut.\n\nDeputy mayor Omar Haddad runs a bakery. "
        "He believes 15 percent of the homes were destroyed.",
        "Deputy mayor Omar Haddad",
    ),
    (
        "The Coastal Office said the road was shut.\n\nRana Saleh, who heads the school, keeps a list. "
        "Nine families fled, she says.",
        "Rana Saleh",
    ),
    ("The army said the road was shut.\n\nAmal*, 32, walked. “They killed nine people,” she says.", "Amal"),
    ("The army said the road was shut.\n\nKamal, a baker, came home. Nine people died, he said.", "Kamal"),
    (
        "President Omar Haddad spoke. Freed in May, a mechanic from Tubas said he was well. Nine people died, he said.",
        "mechanic from Tubas",
    ),
    ("Umm Omar, 57, sits in the hall. “Then came messages. Nine families fled our house.”", "Umm Omar"),
    (
        "The army said the road was shut.\n\nAmal, 33, stayed. “Nine families were displaced,” she says of last week.",
        "Amal",
    ),
    ("The governor said the road was shut. Nine people were killed, he continued, in the camp.", "governor"),
    ("The army said the road was shut. Its death count now stands at nine people killed.", "army"),
    ("In Tubas, the mayor walked to the school. “Nine people were killed here,” he said.", "mayor"),
    ("The Coastal Relief Society sent teams. The army left. The Society said nine died.", "Coastal Relief Society"),
    # who speaks for a body is a person
    (
        "Nine fled, an official told us. “We are full,” said the head of Tubas municipality. He said 40 people died.",
        "Tubas municipality",
    ),
    ("“We are full,” said the head of Tubas municipality. It said 40 people died.", "Tubas municipality"),
    # "of them it counts", and whose the study is
    ("The Coastal Office made a list. Of schools it counts nine that were destroyed.", "Coastal Office"),
    ("The Coastal Office wrote a study. The study, paid for by Norway, says nine people died.", "Coastal Office"),
    # of several in a sentence, its subject
    (
        "The Coastal Office said 900 people fled, while the army spoke of 400 evacuees. It denied that nine died.",
        "Coastal Office",
    ),
    (
        "The International Organization for Migration said the road was shut. Nine people fled, the agency said.",
        "International Organization for Migration (IOM)",
    ),
    (
        "UNRWA said the road was shut.\n\nThe Coastal Observatory for Human Rights, a local monitor, raised its toll. "
        "It lists nine people killed.",
        "Coastal Observatory for Human Rights, local monitor",
    ),
    ("Town officials said 60 people fled. Nine people died, according to the same officials.", "Town officials"),
    # whose staff they are
    (
        "The Coastal Commission met on Monday. Its chair told journalists in Tubas that nine people were killed.",
        "Coastal Commission's chair",
    ),
    (
        "The Tubas Municipality estimates that 70% of the roads are shut and, according to its spokesman, "
        "120 families fled.",
        "Tubas Municipality's spokesman",
    ),
    (
        "According to UNRWA, 90 people fled. The agency's spokeswoman put the dead at nine people.",
        "UNRWA's spokeswoman",
    ),
    ("Sixty people fled, OCHA said. Nine people died, according to the office.", "OCHA"),
    (
        "Dignity Watch said the road was shut. The organisation found that nine homes were destroyed.",
        "Dignity Watch",
    ),
    (
        "The head of the Land Commission, Minister Omar Haddad, said it was shut. Haddad said nine people fled.",
        "Minister Omar Haddad, head of the Land Commission",
    ),
    (
        "Residents found nothing. Gaza's civil emergency service said the road was shut. It believes nine people died.",
        "Gaza's civil emergency service",
    ),
    ("Nine of those killed belonged to the Lions' Den, a new armed group, the group said on Telegram.", "Lions' Den"),
    # the short name of a body that is named by what it does
    (
        "OCHA keeps lists. Nine people fled, the UN's humanitarian office said.",
        "UN's humanitarian office (OCHA)",
    ),
    ("Nine people fled, the town's humanitarian office said.", "town's humanitarian office"),
    # who was named, though not as a speaker: by the last word of the name, by the kind of body
    (
        "The Coastal Families Forum met on Sunday. Hamas said it would wait. "
        "Nine captives are still held, the forum says.",
        "Coastal Families Forum",
    ),
    (
        "Save the Children called for help. The army refused. The charity said nine homes were lost.",
        "Save the Children",
    ),
    ("Dignity Watch said the road was shut. Hamas said so, too. The rights group says nine people died.", "Hamas"),
    ("Human Rights Watch called for help. Hamas said no. The rights group says nine died.", "Human Rights Watch (HRW)"),
    ("Amnesty International wrote. The London-based group says nine people died.", "Amnesty International"),
    ("OCHA said the road was shut. Nine homes were lost, said the office's report.", "OCHA"),
    (
        "Amnesty International wrote. A review of images by the organization showed that nine homes were destroyed.",
        "Amnesty International",
    ),
    (
        "The town was hit. An investigation by Dignity Watch said two people died. "
        "The army denied it. The investigation found that nine homes were destroyed.",
        "Dignity Watch",
    ),
    # whose the report is of which the text told
    (
        "The Crisis Committee issued its ninth report. The police said the road was shut. "
        "The report puts the displaced at 900 people.",
        "Crisis Committee",
    ),
    ("The army came, the mayor said. Its losses were told later. The announcement says nine people died.", "mayor"),
    ("The Coastal Forum said it was shut. “Nine people were killed,” the declaration added.", "Coastal Forum"),
    ("The Coastal Forum said it was shut. Data collected on May 3 shows that nine homes were lost.", "Coastal Forum"),
    ("The police said 60 people fled in Israel. The army said nine people were killed.", "army"),
    # "it" is one body: not the people who did something
    ("The ambulance service said a house was hit. Rescuers pulled nine bodies out, it said.", "ambulance service"),
    (
        "The town's civil defence said it was hit. The count comes to nine dead, agency official Omar al-Basal said.",
        "agency official Omar al-Basal, town's civil defence",
    ),
    ("UNRWA said the road was shut. Nine fighters of the Coastal Brigades died, the group said.", "Coastal Brigades"),
]


@pytest.mark.parametrize(("text", "source"), MEANT)
def test_a_pronoun_means_who_was_told_of_last(text: str, source: str | None, read_text: Read) -> None:
    assert read_text(text)[-1].source == source


@pytest.mark.parametrize(
    "text",
    [
        "Hamas, a group in Gaza, fired.",
        "In Tubas, rain fell.",
        "The army, a day later, left.",
        "Families, who are many, fled.",
        "On Monday, the council met.",
        "The boy was nine.",
    ],
)
def test_a_sentence_that_opens_with_something_else_has_no_person(text: str) -> None:
    assert find_person(text) is None


def test_a_day_after_a_name_is_no_part_of_it(read_text: Read) -> None:
    (figure,) = read_text("Nine people died, according to the commander Rana Saleh on May 12 in Rafah.")
    assert figure.source == "commander Rana Saleh"
