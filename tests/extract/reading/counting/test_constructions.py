"""The matrix of English: what befalls whom or what, in every construction that reports a count.

Rows are predicates of each kind, columns are constructions; every cell is one text. A word that is added to the
vocabulary is understood in all of them, or in none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

Counts = Callable[[str], list[str]]

# the noun, the participle, how it is read
SUFFERED = [
    ("people", "killed", "killed person"),
    ("villagers", "shot dead", "killed person"),
    ("farm workers", "murdered", "killed person"),
    ("families", "displaced", "displaced household"),
    ("residents", "driven out", "displaced person"),
    ("households", "evicted", "displaced household"),
    ("Bedouin", "forced from their homes", "displaced person"),
    ("houses", "demolished", "destroyed home"),
    ("shops", "burned down", "destroyed building"),
    ("dwellings", "torn down", "destroyed home"),
    ("apartment blocks", "levelled", "destroyed building"),
    ("buildings", "damaged", "damaged building"),
    ("structures", "hit", "destroyed_or_damaged building"),
    ("people", "abducted", "taken person"),
    ("hostages", "freed", "released person"),
    ("captives", "handed over", "released person"),
]

# the construction, and its numbers
OF_PARTICIPLES = [
    ("Twelve {noun} were {done} in Beita on Monday.", ["Twelve"]),
    ("Since January 3,400 {noun} have been {done}.", ["3,400"]),
    ("Twelve {noun}, the mayor's office says, were {done}.", ["Twelve"]),
    ("Twelve {noun} in Beita, where the raid began, were {done}.", ["Twelve"]),
    ("A list of the 12 {noun} {done} in Beita hangs at the gate.", ["12"]),
    ("The council counts 640 {noun} {done} in the past year.", ["640"]),
    ("It was 12 {noun} that were {done} that night.", ["12"]),
    ("There were 640 {noun} {done} in the first month.", ["640"]),
    ("Among those {done} were 12 {noun}.", ["12"]),
    ("The number of {noun} {done} stands at 640.", ["640"]),
    ("The number of {noun} {done} in the camps rose to 640 on Friday.", ["640"]),
    ("That brings the number of {noun} {done} this year to 640.", ["640"]),
    ("640 is the number of {noun} {done} this year.", ["640"]),
    ("A total of 640 {noun} were {done} this year.", ["640"]),
    ("Twelve {noun} {done} in Beita\n\nIt began at dawn.", ["Twelve"]),
    ("Beita: 12 {noun} {done} overnight\n\nIt began at dawn.", ["12"]),
    ("{Noun} {done}: 640", ["640"]),
    ("{Noun} {done} – 640", ["640"]),
    ("{Noun} {done}\n640\n", ["640"]),
    ("• 640 {noun} {done}\n• 30 roads closed", ["640"]),
    ("{Noun} were {done} in Beita (12) and Tubas (5).", ["12", "5"]),
    ("{Noun} {done}: twelve in Beita, nine in Tubas and four in Nablus.", ["twelve", "nine", "four"]),
    ("640 {noun} were {done}, 31 of them in Beita.", ["640", "31"]),
    ("640 {noun} were {done}, including 31 in Beita alone.", ["640", "31"]),
    ("Nine of the 31 {noun} in the lane were {done}.", ["Nine"]),
    ("Twelve {noun} were {done} in Beita and nine in Tubas.", ["Twelve", "nine"]),
    ("In Beita twelve {noun} were {done}, while in Tubas it was nine.", ["twelve", "nine"]),
    ("640 {noun} were {done} this year, up from 310 in 2023.", ["640", "310"]),
    ("In May 640 {noun} were {done}, against 310 in April.", ["640", "310"]),
    ("The raid ended with 12 {noun} {done}.", ["12"]),
    ("The week saw 12 {noun} {done}.", ["12"]),
    ("It was a raid in which 12 {noun} were {done}.", ["12"]),
    ("After 12 {noun} were {done}, the school shut.", ["12"]),
    ("Between 30 and 40 {noun} were {done} in one night.", ["30 and 40"]),
    ("Scores of {noun} have been {done} in one night.", ["Scores"]),
    ("Twelve {noun} are said to have been {done}.", ["Twelve"]),
    ("Not only were 12 {noun} {done}, the road was cut as well.", ["12"]),
]

# the noun, the verb in the past, how it is read
BEFELL = [
    ("villagers", "perished", "killed person"),
    ("students", "did not survive", "killed person"),
    ("families", "fled", "displaced household"),
    ("residents", "crossed into Egypt", "displaced person"),
    ("families", "ran for their lives", "displaced household"),
    ("people", "sought shelter in schools", "displaced person"),
    ("households", "moved to tents on the beach", "displaced household"),
    ("families", "packed up and left", "displaced household"),
    ("people", "went back to their homes", "returned person"),
    ("flats", "caved in", "destroyed home"),
    ("shops", "went up in flames", "destroyed building"),
    ("homes", "lost their roofs", "damaged home"),
    ("hostages", "walked free", "released person"),
    ("captives", "died in captivity", "dead person"),
]

OF_VERBS = [
    ("Twelve {noun} {did} on Monday.", ["Twelve"]),
    ("On Monday twelve {noun} in Beita {did}.", ["twelve"]),
    ("Twelve {noun}, most of one lane, {did}.", ["Twelve"]),
    ("We wrote down the names of the 12 {noun} that {did}.", ["12"]),
    ("There were 12 {noun} that {did}.", ["12"]),
    ("The number of {noun} that {did} rose to 640 on Friday.", ["640"]),
    ("640 {noun} {did}, 31 of them in one night.", ["640", "31"]),
    ("Twelve {noun} {did} on Thursday. Nine more {did} on Friday.", ["Twelve", "Nine"]),
    ("Twelve {noun} {did} on Thursday and a further nine overnight.", ["Twelve", "nine"]),
    ("Twelve {noun} {did} on Thursday. By Sunday it was 31.", ["Twelve", "31"]),
    ("640 {noun} {did} this year, compared with 310 the year before.", ["640", "310"]),
    ("Dozens of {noun} {did} in one night.", ["Dozens"]),
    ("Nine of the 31 {noun} in the lane {did}.", ["Nine"]),
    ("The army came at dawn and twelve {noun} {did}.", ["twelve"]),
]


def cells() -> Iterator[tuple[str, list[str]]]:
    for noun, done, read in SUFFERED:
        for construction, numbers in OF_PARTICIPLES:
            text = construction.format(noun=noun, Noun=noun[0].upper() + noun[1:], done=done)
            yield text, [f"{number}: {read}" for number in numbers]
    for noun, did, read in BEFELL:
        for construction, numbers in OF_VERBS:
            yield construction.format(noun=noun, did=did), [f"{number}: {read}" for number in numbers]


@pytest.mark.parametrize(("text", "expected"), list(cells()))
def test_what_befalls_whom_is_read_in_every_construction(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected


# the same words about what is counted for something else
OTHERS = [
    "{} people returned to work on Sunday.",
    "{} pupils went back to school.",
    "{} volunteers arrived in Rafah with food.",
    "{} settlers moved into the building.",
    "{} families of settlers moved into the outpost.",
    "{} people live in the village.",
    "{} people live near the school.",
    "{} Palestinians were freed from jail.",
    "The army released {} men after questioning.",
    "Police held {} suspects.",
    "Soldiers raided {} houses.",
    "{} houses are to be built.",
    "{} homes were without power.",
    "{} schools reopened on Sunday.",
    "They destroyed {} rocket launchers.",
    "Settlers uprooted {} olive trees.",
    "Settlers carried out {} attacks.",
    "The army took {} rifles.",
    "{} people were wounded.",
    "{} people are missing under the rubble.",
    "{} families received tents.",
    "{} people came to the funeral.",
]

CONTEXTS = [
    ("Some 3,000 people fled the camp on Monday.", "3,000: displaced person"),
    ("The strike killed 12 people.", "12: killed person"),
    ("The army demolished nine houses.", "nine: destroyed home"),
    ("Hamas freed three hostages.", "three: released person"),
]


@pytest.mark.parametrize(("before", "read"), CONTEXTS)
@pytest.mark.parametrize("trap", OTHERS)
def test_the_same_words_count_nothing_of_ours(trap: str, before: str, read: str, counts: Counts) -> None:
    other = trap.format("forty")
    assert counts(f"{before} {other[0].upper()}{other[1:]}") == [read]
