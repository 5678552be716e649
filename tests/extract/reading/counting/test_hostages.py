"""Hostages taken, held, released and dead, and people whose death a noun names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Counts = Callable[[str], list[str]]
Cases = list[tuple[str, list[str]]]

FREED: Cases = [
    ("Hamas had handed over a second group of 12 surviving hostages.", ["12: released person"]),
    ("A second group of 12 hostages is returning to Israel.", ["12: released person"]),
    ("A second group of 12 hostages is held in Gaza.", ["12: held person"]),
    ("A deal to return the 100 hostages who remain in captivity is far.", ["100: held person"]),
    ("The killings bring to 21 the number of hostages whose deaths are known.", ["21: dead person"]),
    (
        "Hamas holds 21 hostages. The killings bring to 19 the number of soldiers whose deaths are known.",
        ["21: held person", "19: killed person"],
    ),
    (
        "Foreign hostages in captivity: three (two Thai nationals and one Tanzanian who have been confirmed dead)",
        ["three: held person", "two: dead person", "one: dead person"],
    ),
    ("Currently there are 96 hostages, including 34 dead, the army says.", ["96: held person", "34: dead person"]),
    ("Two Thai hostages held in Gaza killed, says army", ["Two: dead person"]),
    ("Four hostages held in Gaza freed by army", ["Four: released person"]),
    ("Two hostages held in Gaza for a year tell their story", ["Two: held person"]),
    ("Two kidnapped Thais were murdered, the army said.", ["Two: dead person"]),
    (
        "At least 15 who were kidnapped alive and later murdered in captivity are mourned, as are two hostages.",
        ["15: dead person", "two: held person"],
    ),
    (
        "Some 105 hostages were released in November. About 110 are believed to be in Gaza.",
        ["105: released person", "110: held person"],
    ),
    (
        "Of the 250 people who the army says were abducted, it has rescued seven hostages.",
        ["250: taken person", "seven: released person"],
    ),
    (
        "Hamas returned six dead hostages. The six bodies were removed from tunnels.",
        ["six: dead person", "six: dead person"],
    ),
    ("Fourteen hostages captured in the raids were back on Israeli soil.", ["Fourteen: released person"]),
    ("Three hostages taken from the festival were in a hospital near Haifa.", ["Three: released person"]),
    ("Three hostages taken from the festival were in a tunnel near Rafah.", ["Three: taken person"]),
    ("Two hostages killed by troops in Gaza had held up a white cloth.", ["Two: dead person"]),
    (
        "There are 97 hostages in the Strip, including 33 whom the army has declared dead.",
        ["97: held person", "33: dead person"],
    ),
    (
        "Hamas returned the remains of six hostages – with a seventh body that was not that of a hostage.",
        ["six: dead person"],
    ),
    ("Hamas returned a hostage. In all, 194 bodies have been returned by the Israeli state.", ["194: killed person"]),
    (
        "The families wait for talks on the hostages. The release of the remaining 65 begins in May.",
        ["65: released person"],
    ),
    ("Two hostages freed, 67 killed in Rafah raid", ["Two: released person", "67: killed person"]),
    (
        "Hamas handed over four more bodies of hostages, bringing the number returned to eight.",
        ["four: dead person", "eight: dead person"],
    ),
    ("The Red Cross took custody of eight hostages.", ["eight: released person"]),
    (
        "Hamas gave up the bodies of four hostages. It brings to eight the number of bodies returned.",
        ["four: dead person", "eight: dead person"],
    ),
    ("Three women were back with their families after 471 days in captivity.", ["Three: released person"]),
    ("Three families were back in their homes in Sderot.", ["Three: returned household"]),
    ("More than half the 48 remaining hostages are believed to be dead.", ["half: dead percent", "48: held person"]),
    (
        "Hostage talks go on. Of the 26 still to be handed over eight are dead.",
        ["26: held person", "eight: dead person"],
    ),
    ("Israel thinks that eight of the hostages who remain are no longer alive.", ["eight: dead person"]),
    ("Records list 24 hostages as alive and 35 as deceased.", ["24: held person", "35: dead person"]),
    ("Hamas still holds hostages. Four women have come home so far.", ["Four: released person"]),
    ("Three of her relatives were carried off from Nir Oz.", ["Three: taken person"]),
    ("Six hostages left the Strip on Saturday.", ["Six: released person"]),
    ("Four hostages were free at last.", ["Four: released person"]),
    ("The army said six hostages were found shot in a tunnel.", ["six: dead person"]),
    ("They recall the seizing of about 250 hostages that day.", ["250: taken person"]),
    (
        "Hamas handed over 20 living hostages and the remains of 26 dead ones.",
        ["20: released person", "26: dead person"],
    ),
    ("Gunmen came at dawn, killing 1,150 people and seizing 240.", ["1,150: killed person", "240: taken person"]),
    ("Terrorists killed 38 people of the town and seized another 76.", ["38: killed person", "76: taken person"]),
    ("Hamas delivered 20 living Israeli prisoners to the Red Cross.", ["20: released person"]),
    ("Four bodies of Israeli prisoners have been given up.", ["Four: dead person"]),
    ("There are 47 Zionist prisoners in the Strip.", ["47: held person"]),
    ("Israel freed 90 Palestinian prisoners from Israeli prisons.", []),
    ("Almost 50 of the people captured in October have been killed in raids.", ["50: dead person"]),
    ("At least 14 of those who were led away alive were killed in captivity.", ["14: dead person"]),
    ("It said that 31 of the people whom Hamas carried off are dead.", ["31: dead person"]),
    ("Commandos saved four hostages in a raid.", ["four: released person"]),
    ("Hamas killed 1,150 people and took about 240 back to Gaza.", ["1,150: killed person", "240: taken person"]),
    ("Hamas took 251 hostages and left 1,200 dead.", ["251: taken person", "1,200: killed person"]),
    ("Hamas handed seven Israelis and two Thais to the Red Cross.", ["seven: released person", "two: released person"]),
    (
        "Eleven Israelis, nine of them children, were handed to the Red Cross.",
        ["Eleven: released person", "nine: released person"],
    ),
    ("The army handed seven Palestinians to the Red Cross.", []),
    ("The captors hold 59 hostages. Officers say that 24 are alive.", ["59: held person", "24: held person"]),
    ("A convoy carrying 17 hostages out of the Gaza Strip reached the border.", ["17: released person"]),
    ("The last of 24 hostages held by Hamas were freed on Friday.", ["24: released person"]),
    ("The deal provides for the release within 72 hours of 20 hostages.", ["20: released person"]),
    (
        "Israel believes 63 hostages, including two children, are still alive, while 34 are confirmed dead.",
        ["63: held person", "two: held person", "34: dead person"],
    ),
    ("It has freed a group of 10 hostages held since October.", ["10: released person"]),
    ("Talks go on about the release of the 59 hostages still held.", ["59: held person"]),
    ("Air raids have killed 50 of the captives.", ["50: dead person"]),
    (
        "Hamas freed 20 living hostages and handed over the remains of 15 of the 28 dead.",
        ["20: released person", "15: dead person", "28: dead person"],
    ),
    ("Hamas has returned 15 out of 28 dead hostages.", ["15: dead person", "28: dead person"]),
    (
        "Hamas still holds 48 hostages. The death toll in Gaza has reached 60,100.",
        ["48: held person", "60,100: killed person"],
    ),
    (
        "Hamas still holds 48 hostages. Doctors found the bodies of 12 children under the rubble.",
        ["48: held person", "12: killed person"],
    ),
    ("Hostages were freed in exchange for hundreds of detained Gazans.", []),
    (
        "Gunmen took 251 people hostage. In all 1,200 were killed that day.",
        ["251: taken person", "1,200: killed person"],
    ),
    ("Hostages still held: 50\nOf these, declared dead: 27", ["50: held person", "27: dead person"]),
    ("Twenty come home as the hostages are freed\n\nIt began at dawn.", ["Twenty: released person"]),
    ("The number of hostages is 48.", ["48: held person"]),
    ("Of the 28 dead hostages, 15 have been returned.", ["28: dead person", "15: dead person"]),
    ("Hamas handed three hostages to the Red Cross.", ["three: released person"]),
    ("Among those freed were 12 captives.", ["12: released person"]),
    ("Two hostages' bodies were recovered.", ["Two: dead person"]),
]

FATES: Cases = [
    ("Hamas let go all 20 hostages who were still alive.", ["20: released person"]),
    ("Hamas freed all 20 hostages whom it had held for two years.", ["20: released person"]),
    ("Families pray for the 20 hostages who are still alive.", ["20: held person"]),
    ("Ninety of those kidnapped in October are in captivity to this day.", ["Ninety: held person"]),
    ("More than 90 of those captured were freed in November.", ["90: released person"]),
    ("Gunmen from the Strip kidnapped 90 hostages in October.", ["90: taken person"]),
    ("Some 59 hostages are held in Gaza. Israel says 35 of them are dead.", ["59: held person", "35: dead person"]),
    ("Hamas returned 33 hostages, eight of them in coffins.", ["33: released person", "eight: dead person"]),
    ("Hamas returned 33 hostages, eight of them women.", ["33: released person", "eight: released person"]),
    ("Commandos took four hostages out of a flat.", ["four: released person"]),
    ("Still captive: 60 hostages, 30 of whom Israel has declared dead", ["60: held person", "30: dead person"]),
    (
        "Hostages\n\n- Still captive: 60, 30 of whom Israel has declared dead\n- Soldiers: 13",
        ["60: held person", "30: dead person", "13: held person"],
    ),
    (
        "Militants returned the remains of 15 hostages, with 13 more still to be recovered.",
        ["15: dead person", "13: dead person"],
    ),
    ("Phase one: 33 hostages against hundreds of prisoners", ["33: released person"]),
    ("Families pray for 33 hostages against all odds.", ["33: held person"]),
    ("Troops shot three hostages by mistake.", ["three: dead person"]),
    ("Four Gaza hostage bodies handed to Red Cross", ["Four: dead person"]),
    ("Of the 97 hostages still held, at least 34 are confirmed dead.", ["97: held person", "34: dead person"]),
    ("Some 97 hostages remain, including 34 whose deaths were confirmed.", ["97: held person", "34: dead person"]),
    ("Four of the hostages were abducted earlier, two of whom are dead.", ["Four: taken person", "two: dead person"]),
    ("Of the 251 people abducted, 87 are still in the Strip.", ["251: taken person", "87: held person"]),
    (
        "Some 33 hostages are to be freed, but Israel believes eight of them are dead.",
        ["33: released person", "eight: dead person"],
    ),
    ("Hamas freed four soldiers in return for 200 Palestinian prisoners.", ["four: released person"]),
    ("Of the 133 hostages, 34 are no longer alive.", ["133: held person", "34: dead person"]),
    (
        "Israel says 132 hostages, 128 of whom were seized on October 7, are being held in Gaza.",
        ["132: held person", "128: held person"],
    ),
    ("Two dozen people held hostage in Gaza were set free on Friday.", ["Two dozen: released person"]),
    ("48 hostages remain, 27 of whom are no longer living.", ["48: held person", "27: dead person"]),
    (
        "Some 132 hostages remain, including 25 who are thought to have been killed.",
        ["132: held person", "25: dead person"],
    ),
    ("Hamas hands over four more captives.", ["four: released person"]),
    ("Around 240 hostages were dragged into Gaza; 112 are left there.", ["240: taken person", "112: held person"]),
    ("After the release there are still 18 Thai hostages abducted by Hamas.", ["18: held person"]),
    ("Five of the 19 hostages set for release on Sunday are dead.", ["Five: dead person", "19: released person"]),
    ("Those still in captivity number 137.", ["137: held person"]),
    ("Five of 19 hostages to be released on Sunday are dead.", ["Five: dead person", "19: released person"]),
    (
        "Hamas was to give up all its remaining hostages - 12 living and 19 dead - on Sunday.",
        ["12: held person", "19: dead person"],
    ),
    (
        "Hamas had to return 17 of the dead hostages on Friday, but has returned only four.",
        ["17: dead person", "four: dead person"],
    ),
    ("Hamas hands bodies of three Israelis to mediators", ["three: dead person"]),
    (
        "Hamas freed two more Israeli women, along with five Thai hostages.",
        ["two: released person", "five: released person"],
    ),
    ("During the first phase 33 hostages, including women and men over 50, were to be freed.", ["33: released person"]),
]
NAMED_DEATHS: Cases = [
    ("The blast led to the deaths of a family of seven.", ["seven: killed person"]),
    ("He was the head of a family of seven.", []),
    ("The shooting of three hostages by soldiers shook the country.", ["three: dead person"]),
    ("The army examined the deadly shooting of two captives.", ["two: dead person"]),
    ("The fatal shooting of three men in Nablus was condemned.", ["three: killed person"]),
    ("The shooting of three men in Nablus was condemned.", []),
    ("The killing of six hostages set off protests.", ["six: dead person"]),
    (
        "A family of five, including three children, were among the dead.",
        ["five: killed person", "three: killed person"],
    ),
    ("A strike killed a family of six in Rafah.", ["six: killed person"]),
    ("His family of six was killed in Rafah.", []),
    ("The death toll is now between 60 and 70.", ["60 and 70: killed person"]),
    ("The toll is now between 60 to 70.", ["60 to 70: killed person"]),
    ("The clinic is now open between 9 and 17.", []),
]

BACK: Cases = [
    (
        "Of the 64 hostages taken that day, 21 have not come home.",
        ["64: taken person", "21: held person"],
    ),
    ("Twelve hostages have still not been freed.", ["Twelve: held person"]),
    ("Under the deal Hamas is to let nine hostages go.", ["nine: released person"]),
    ("In the first truce 31 hostages were let out.", ["31: released person"]),
    ("Five hostages came home in coffins.", ["Five: dead person"]),
    ("Hamas handed over five coffins on Tuesday.", ["five: dead person"]),
    ("The hospital received five coffins on Tuesday.", ["five: killed person"]),
    ("All 17 living hostages are with their families again.", ["17: released person"]),
]

# In a text about hostages their noun may be left out from the first number on.
SPOKEN_OF = "Relatives of the hostages wait for news of a deal.\n\n"
PARTED: Cases = [
    ("Half of the hostages are feared dead.", ["Half: dead percent"]),
    ("Dead hostages whose bodies troops recovered: 40", ["40: dead person"]),
    ("Hamas let four soldiers go on Saturday, and other hostages wait.", ["four: released person"]),
    (
        "Some 50 Israelis and Thais remain captive in Gaza, among them 28 who have been declared dead.",
        ["50: held person", "28: dead person"],
    ),
    (
        "Some 120 hostages are still in Gaza. At least a third of those who remain are dead.",
        ["120: held person", "a third: dead percent"],
    ),
    (
        "Out of the 48 hostages, 20 are believed alive and 28 dead.",
        ["48: held person", "20: held person", "28: dead person"],
    ),
    (
        "The first phase frees 33 hostages. About 65 would then still be in Gaza.",
        ["33: released person", "65: held person"],
    ),
    (
        "Hamas released four women hostages, and troops freed one more in a raid.",
        ["four: released person", "one: released person"],
    ),
    ("Hamas freed three hostages. The strikes left 28 dead.", ["three: released person", "28: killed person"]),
]

UNNAMED: Cases = [
    ("At least 14 killed in Rafah hours before hostage release", ["14: killed person"]),
    ("Israel kills 14 in Rafah; hostage families demand deal", ["14: killed person"]),
    (SPOKEN_OF + "Eight have died in captivity since the hostage deal.", ["Eight: dead person"]),
    (
        "Hamas freed three hostages. In turn Israel returned 15 bodies to Gaza.",
        ["three: released person", "15: killed person"],
    ),
    (
        "Hamas gave up the bodies of four hostages. The ministry in Gaza received 60 bodies from Israel.",
        ["four: dead person", "60: killed person"],
    ),
    ("Hamas said two living and one dead hostage had been handed over.", ["two: released person", "one: dead person"]),
    ("Air strike kills six in Rafah on eve of hostage talks", ["six: killed person"]),
    ("Strikes kill 31 in Rafah; relatives of captives march", ["31: killed person"]),
    (
        "An air strike killed three hostages, and shelling killed another two.",
        ["three: dead person", "two: dead person"],
    ),
    (
        "Hamas still holds 40 hostages. Overnight strikes killed at least 11.",
        ["40: held person", "11: killed person"],
    ),
    (
        "Hamas holds 40 hostages. Israel sent back 30 bodies of Palestinians on the day it buried the hostage.",
        ["40: held person", "30: killed person"],
    ),
    (
        "Hamas holds 40 hostages. The Red Cross oversaw the return of 30 deceased Palestinians.",
        ["40: held person", "30: killed person"],
    ),
    ("The living hostages are home, but three deceased individuals remain in Gaza.", ["three: dead person"]),
    ("Hamas handed over 13 living and four dead captives.", ["13: released person", "four: dead person"]),
    ("The accord has Israel hand over 14 bodies of Palestinians for every body of a hostage.", []),
    (
        "Hamas returned the bodies of nine hostages. Thousands of Palestinians thought to be dead are still missing.",
        ["nine: dead person"],
    ),
    ("Hamas took 40 hostages. The uncle of the two girls was abducted too.", ["40: taken person"]),
    ("Hamas took 40 hostages. Four of the singers had brothers who were freed in May.", ["40: taken person"]),
    ("The father of the two boys who were killed in Rafah spoke.", ["two: killed person"]),
    (SPOKEN_OF + "By evening all nine were home.", ["nine: released person"]),
    (SPOKEN_OF + "Three women were passed to the Red Cross at four.", ["Three: released person"]),
    (
        SPOKEN_OF + "Those who came home are six mothers and nine children.",
        ["six: released person", "nine: released person"],
    ),
    (SPOKEN_OF + "The army has brought out five.", ["five: released person"]),
    (SPOKEN_OF + "Twenty-two are known to be dead.", ["Twenty-two: dead person"]),
    (SPOKEN_OF + "Hamas offered to free five of them.", ["five: released person"]),
    ("The state let 120 prisoners go for two of the hostages.", ["two: released person"]),
    ("The rain did not stop. Three women were passed to the Red Cross at four.", []),
    ("The school is shut. By evening all nine were home.", []),
    (SPOKEN_OF + "Bring back all 134!", ["134: held person"]),
    (SPOKEN_OF + "The deal would free all 33 hostages.", ["33: released person"]),
    (SPOKEN_OF + "The group is to give up 50 women and children.", ["50: released person"]),
    ("The club is to give up 50 women and children.", []),
    (SPOKEN_OF + "The list has 116 names. Of these it has declared 41 dead.", ["116: held person", "41: dead person"]),
    ("The list has 116 names. Of these it has declared 41 void.", []),
    (
        "Two captives were freed in a raid; dozens perished in the bombing.",
        ["Two: released person", "dozens: killed person"],
    ),
    ("All 20 hostages known to be alive were handed over.", ["20: released person"]),
    ("All 20 hostages known to be alive were seen on film.", ["20: held person"]),
    ("Twelve hostages held in Gaza and 36 detainees held in Israel were set free.", ["Twelve: released person"]),
    ("Twelve hostages held in Gaza and 36 detainees held in Israel were photographed.", ["Twelve: held person"]),
    ("Hostages still in captivity, alive or dead: 76", ["76: held person"]),
]

FIRED_ON = [
    ("The three captives, who had been held for 480 days, were handed to the Red Cross.", ["three: released person"]),
    ("Hostages are home. Five Thais who were seized on October 7 returned home on Sunday.", ["Five: released person"]),
    ("Hostages are home. Five Thais who were seized on October 7 are in Gaza.", ["Five: taken person"]),
    ("Nine captives whom gunmen had seized and kept for weeks came home on Tuesday.", ["Nine: released person"]),
    ("All the 18 hostages who remained in Gaza walked free today.", ["18: released person"]),
    ("The 11 captives who were still held in Gaza were handed over on Monday.", ["11: released person"]),
    ("The 11 captives who were still held in Gaza were moved on Monday.", ["11: held person"]),
    ("Hamas freed hostages. Six more Thais are still in the hands of the militants.", ["Six: held person"]),
    (
        "Four people of the kibbutz were murdered on October 7 and six were taken to Gaza.",
        ["Four: killed person", "six: taken person"],
    ),
    (
        "Four people were murdered on October 7 and six were taken to Gaza, of whom three are still there.",
        ["Four: killed person", "six: taken person", "three: held person"],
    ),
    (
        "All the 18 hostages who remained in Gaza and hundreds of prisoners in Israeli jails walked free today.",
        ["18: released person"],
    ),
    ("Four people of the kibbutz were killed. Nine were taken to Gaza City's hospital.", ["Four: killed person"]),
    ("Prisoners were freed. Another nine were taken to Gaza through the Kerem Shalom crossing.", []),
    (
        "The bodies of 14 hostages are still in Gaza. Only two were handed over. Nine killed as troops open fire.",
        ["14: dead person", "two: dead person", "Nine: killed person"],
    ),
    ("Nine women held hostage in Gaza were safely released.", ["Nine: released person"]),
    ("Nine women held hostage in Gaza were not released.", ["Nine: held person"]),
    ("Some 31 hostages remain in Gaza. These include 12 Israel says are dead.", ["31: held person", "12: dead person"]),
]

FORMS = {
    "fired on": FIRED_ON,
    "unnamed": UNNAMED,
    "back": BACK,
    "freed": FREED,
    "fates": FATES,
    "parted": PARTED,
    "named deaths": NAMED_DEATHS,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, id=f"{form}: {text}") for form, cases in FORMS.items() for text, expected in cases],
)
def test_what_became_of_them_is_read(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected
