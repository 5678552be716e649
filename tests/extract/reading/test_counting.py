"""What a number counts, decided by its clause: what happened, to whom, in which unit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Counts = Callable[[str], list[str]]
Cases = list[tuple[str, list[str]]]

ACTIVE: Cases = [
    ("Israeli forces killed 12 people in Jenin.", ["12: killed person"]),
    ("The raid displaced 3,000 residents of the camp.", ["3,000: displaced person"]),
    ("Bulldozers demolished 26 homes in Nur Shams.", ["26: destroyed home"]),
    ("Hamas released three hostages on Saturday.", ["three: released person"]),
    ("Gunmen took 251 people hostage.", ["251: taken person"]),
    ("The army blew up 23 buildings in the camp.", ["23: destroyed building"]),
    ("The municipality razed 11 apartments in Silwan.", ["11: destroyed home"]),
    ("The fighting forced 900 families from their homes.", ["900: displaced household"]),
    ("Shelling flattened 60 structures overnight.", ["60: destroyed building"]),
    ("Troops shot dead two men near Nablus.", ["two: killed person"]),
    ("The group is still holding 59 hostages.", ["59: held person"]),
    ("Around 4,500 people fled the camp on foot.", ["4,500: displaced person"]),
    ("Sixteen patients died when the power failed.", ["Sixteen: killed person"]),
    ("The strike destroyed two residential buildings.", ["two: destroyed building"]),
    ("The blast damaged 14 houses and a clinic.", ["14: damaged home"]),
    ("The kibbutz evacuated 350 residents to Eilat.", ["350: displaced person"]),
    ("The soldiers expelled 75 families from the quarter.", ["75: displaced household"]),
    ("The order has uprooted 1.9 million people.", ["1.9 million: displaced person"]),
    ("Some 300,000 people returned to northern Gaza.", ["300,000: returned person"]),
    ("The quake claimed 96 lives.", ["96: killed person"]),
    ("The attack left 17 people dead.", ["17: killed person"]),
    ("The raids left 40 families homeless.", ["40: displaced household"]),
    ("Crews recovered nine bodies from the rubble.", ["nine: killed person"]),
    ("The militants abducted 18 farm workers.", ["18: taken person"]),
    ("Killing at least 22 people, the strikes went on until dawn.", ["22: killed person"]),
    ("An air strike tore through a tent, killing 11 and wounding 40.", ["11: killed person"]),
    ("Israel has displaced about 90% of Gaza's people.", ["90%: displaced percent"]),
    ("Bulldozers levelled 12 homes and left 80 people without a roof.", ["12: destroyed home", "80: displaced person"]),
    ("The militants handed over the bodies of four captives.", ["four: dead person"]),
    ("Civil defence teams pulled 17 bodies from the ruins of the block.", ["17: killed person"]),
    ("Doctors pronounced two men dead at the hospital.", ["two: killed person"]),
    ("Fighters seized 18 farm workers and took them into Gaza.", ["18: taken person"]),
    ("Over 15,000 have had to leave Tulkarem camp.", ["15,000: displaced person"]),
    ("The army allowed 12 families to return to the camp, and they went back on Sunday.", ["12: returned household"]),
    ("The army moved 40 families out of the quarter by force.", ["40: displaced household"]),
    ("The town buried 31 people on Friday.", ["31: killed person"]),
    ("After the shelling, 75 families left the village for good.", ["75: displaced household"]),
    ("By noon 340 people had gone from the quarter for fear of the raid.", ["340: displaced person"]),
    ("The quake cost 96 people their lives.", ["96: killed person"]),
    ("The fire cost 30 families their homes.", ["30: displaced household"]),
    ("Since the deal 20 hostages have come home.", ["20: released person"]),
    ("A machine knocked over 16 shacks.", ["16: destroyed building"]),
    ("The army drove 31 families off the hill.", ["31: displaced household"]),
]

PASSIVE: Cases = [
    ("Twelve people were killed in the strike.", ["Twelve: killed person"]),
    ("More than 40,000 residents have been displaced.", ["40,000: displaced person"]),
    ("Some 470 housing units were completely destroyed.", ["470: destroyed home"]),
    ("Ninety shops were damaged in the market.", ["Ninety: damaged building"]),
    ("Fifty-nine hostages are still being held in Gaza.", ["Fifty-nine: held person"]),
    ("In all, 251 people were taken hostage.", ["251: taken person"]),
    ("Four captives were freed in the operation.", ["Four: released person"]),
    ("Three mosques were razed to the ground.", ["Three: destroyed building"]),
    ("Two were killed at the checkpoint.", ["Two: killed person"]),
    ("About 120 homes were rendered uninhabitable.", ["120: destroyed_or_damaged home"]),
    ("Eight bodies were recovered from the ruins.", ["Eight: killed person"]),
    ("A total of 640 families were driven out of the camp.", ["640: displaced household"]),
    ("Thirty houses were destroyed or damaged.", ["Thirty: destroyed_or_damaged home"]),
    ("Hundreds of homes have been bulldozed.", ["Hundreds: destroyed home"]),
    ("Nine people, most of them farmers, were shot dead.", ["Nine: killed person"]),
    ("Around 6,000 people had been made homeless.", ["6,000: displaced person"]),
    ("Nearly 12,000 people are sheltering in UN schools.", ["12,000: displaced person"]),
    ("Seventeen hostages were found dead in a tunnel.", ["Seventeen: dead person"]),
    ("Only 33 of the captives are believed to be alive.", ["33: held person"]),
    ("Six were pronounced dead on arrival.", ["Six: killed person"]),
    (
        "Only four of the twenty hostages seized there have been released.",
        ["four: released person", "twenty: taken person"],
    ),
    ("A further 1,900 people were uprooted in Far'a camp.", ["1,900: displaced person"]),
    ("Three more were found dead under the rubble.", ["Three: killed person"]),
    ("Not one but three houses were torn down.", ["three: destroyed home"]),
    ("Eleven hostages were exchanged for prisoners.", ["Eleven: released person"]),
    ("Twelve houses have been turned to rubble.", ["Twelve: destroyed home"]),
    ("In one camp alone, 60 buildings are gone.", ["60: destroyed building"]),
    ("Engineers say 45 of the houses are beyond repair.", ["45: destroyed home"]),
    ("Some 90 families were turned out of their homes at gunpoint.", ["90: displaced household"]),
    ("Twelve people were taken away to Gaza by the gunmen.", ["Twelve: taken person"]),
]

RELATIVE: Cases = [
    ("The 26,000 people who fled the two camps have not come back.", ["26,000: displaced person"]),
    ("Relatives buried the nine men who were killed on Tuesday.", ["nine: killed person"]),
    ("The three hostages who were freed on Saturday met their families.", ["three: released person"]),
    ("Workers cleared the 14 houses that the army blew up.", ["14: destroyed home"]),
    ("The 1,200 people killed that day are remembered here.", ["1,200: killed person"]),
    ("Food reached 3,500 families displaced from Jenin camp.", ["3,500: displaced household"]),
    ("The club houses 90 families, who had fled the camp in January.", ["90: displaced household"]),
]

NOMINAL: Cases = [
    ("The killing of five civilians was condemned.", ["five: killed person"]),
    ("The mayor deplored the demolition of 24 homes.", ["24: destroyed home"]),
    ("The displacement of 3,200 families has emptied the camp.", ["3,200: displaced household"]),
    ("The evacuation of 600 residents took a day.", ["600: displaced person"]),
    ("The release of 33 hostages was completed in March.", ["33: released person"]),
    ("The return of 300,000 people to the north began at dawn.", ["300,000: returned person"]),
    ("The destruction of 35% of buildings was confirmed.", ["35%: destroyed percent"]),
    ("The deaths of 17 children were recorded.", ["17: killed person"]),
    ("The abduction of 251 people shocked the country.", ["251: taken person"]),
    ("The raid ended with a death toll of 70.", ["70: killed person"]),
]

LABELS: Cases = [
    ("Killed: 61", ["61: killed person"]),
    ("Displaced: 21,500", ["21,500: displaced person"]),
    ("Hostages freed alive: 14", ["14: released person"]),
    ("Homes demolished: 38", ["38: destroyed home"]),
    ("Deaths – 45", ["45: killed person"]),
    ("IDPs: 12,400", ["12,400: displaced person"]),
    ("Houses damaged: 210", ["210: damaged home"]),
    ("Captives still held: 48", ["48: held person"]),
    ("Families displaced: 640", ["640: displaced household"]),
    ("Dead: 7, wounded: 31", ["7: killed person"]),
    ("• Structures demolished: 96", ["96: destroyed building"]),
    ("Bodies recovered: 19", ["19: killed person"]),
    ("Displaced households: 1,204", ["1,204: displaced household"]),
    ("Housing units destroyed: 70%", ["70%: destroyed percent"]),
    ("Number of people killed: 133", ["133: killed person"]),
    ("Killed (since 21 January): 61", ["61: killed person"]),
    ("Martyrs: 13", ["13: killed person"]),
    ("1. Martyrs: 13", ["13: killed person"]),
    ("Fatalities (Gaza): 163", ["163: killed person"]),
    ("Returnees: 525,000", ["525,000: returned person"]),
    ("Totally destroyed houses: 411", ["411: destroyed home"]),
    ("Partially damaged houses: 1,230", ["1,230: damaged home"]),
    ("Households displaced by demolitions: 17", ["17: displaced household"]),
    ("Number of structures demolished – 96", ["96: destroyed building"]),
    ("Palestinians killed by Israeli forces: 880", ["880: killed person"]),
    ("People displaced (2025): 41,000", ["41,000: displaced person"]),
    (
        "Jenin: 39 killed, 120 houses blown up, 20,000 displaced",
        ["39: killed person", "120: destroyed home", "20,000: displaced person"],
    ),
    ("Hostages still in Gaza: 59", ["59: held person"]),
    ("Killed by missiles, 13–24 June 2025: 28", ["28: killed person"]),
    ("Structures demolished, 2025 to date: 870", ["870: destroyed building"]),
    ("Schools hit: 212", ["212: destroyed_or_damaged building"]),
    ("Palestinian prisoners freed in exchange for hostages: 240", []),
]

COUNTERS: Cases = [
    ("Killed\n61,709\nInjured\n154,000", ["61,709: killed person"]),
    ("Displaced people\n40,000\n", ["40,000: displaced person"]),
    ("Buildings destroyed\n860\n", ["860: destroyed building"]),
    ("Homes demolished\n\n128\n", ["128: destroyed home"]),
    ("Hostages in captivity\n48\nReleased alive\n148", ["48: held person", "148: released person"]),
    ("Children killed\n131\nDetained\n9,200", ["131: killed person"]),
    ("Displaced\n21,500+\n", ["21,500+: displaced person"]),
    (
        "Starved to death\n382\nof whom children\n131\nDisplaced\n9,000\n",
        ["382: killed person", "131: killed person", "9,000: displaced person"],
    ),
    ("Dead\n7\nWounded\n31\nHomes destroyed\n12", ["7: killed person", "12: destroyed home"]),
    ("Killed since 7 October 2023\n72,000\n", ["72,000: killed person"]),
    ("Hostages still held\n48\n", ["48: held person"]),
]

HEADLINES: Cases = [
    ("Three dead in Nablus raid\n\nIt began before dawn.", ["Three: killed person"]),
    ("Nine killed, 30 wounded in Rafah strike\n\nIt began before dawn.", ["Nine: killed person"]),
    ("40,000 displaced from northern camps\n\nIt began before dawn.", ["40,000: displaced person"]),
    ("Dozens homeless after demolitions in Silwan\n\nIt began before dawn.", ["Dozens: displaced person"]),
    ("Gaza: 17 killed in school strike\n\nIt began before dawn.", ["17: killed person"]),
    ("61 dead: the toll in Jenin\n\nIt began before dawn.", ["61: killed person"]),
    ("Six hostages freed\n\nIt began before dawn.", ["Six: released person"]),
    ("21,500+ displaced\n\nIt began before dawn.", ["21,500+: displaced person"]),
    ("Strike on school kills 22\n\nIt began before dawn.", ["22: killed person"]),
    ("Twelve homes razed in Beita\n\nIt began before dawn.", ["Twelve: destroyed home"]),
]

BRACKETS: Cases = [
    ("Homes demolished: Nablus (17), Qalqilya (9).", ["17: destroyed home", "9: destroyed home"]),
    (
        "The UN counted people killed in Jenin (39), Tulkarem (14) and Tubas (8).",
        ["39: killed person", "14: killed person", "8: killed person"],
    ),
    (
        "Families displaced by camp: Jenin (3,200), Nur Shams (1,800).",
        ["3,200: displaced household", "1,800: displaced household"],
    ),
    ("Two buildings (12 apartments) were demolished.", ["Two: destroyed building", "12: destroyed home"]),
    ("The dead (31) were buried in Rafah.", ["31: killed person"]),
    (
        "Most of the demolitions were in Silwan (12 homes) and Beit Hanina (five).",
        ["12: destroyed home", "five: destroyed home"],
    ),
    (
        "In all, 14 structures were demolished (three in Nablus, 11 in Hebron).",
        ["14: destroyed building", "three: destroyed building", "11: destroyed building"],
    ),
    (
        "Seven people were killed in the week (Jenin 4, Nablus 3).",
        ["Seven: killed person", "4: killed person", "3: killed person"],
    ),
    (
        "Eight Palestinians were killed. By governorate: Jenin (3), Nablus (2), Hebron (3).",
        ["Eight: killed person", "3: killed person", "2: killed person", "3: killed person"],
    ),
    ("In Silwan two families (13 people) were displaced.", ["two: displaced household", "13: displaced person"]),
    (
        "The lists of displaced people: Burqin, 4,200; Kafr Dan, 1,850.",
        ["4,200: displaced person", "1,850: displaced person"],
    ),
]

ELIDED: Cases = [
    (
        "The army destroyed 120 homes and left a further 310 partly damaged.",
        ["120: destroyed home", "310: damaged home"],
    ),
    ("The strike destroyed two homes and damaged nine others.", ["two: destroyed home", "nine: damaged home"]),
    (
        "Bulldozers razed 80 buildings, 44 of which were inhabited.",
        ["80: destroyed building", "44: destroyed building"],
    ),
    ("The raid killed three people in Jenin and two in Tubas.", ["three: killed person", "two: killed person"]),
    ("The count of the dead climbed to 31.", ["31: killed person"]),
    ("Six people died of their wounds, taking the toll to 96.", ["Six: killed person", "96: killed person"]),
    ("The death toll stands at 48,219.", ["48,219: killed person"]),
    ("The number of people killed has risen to 61.", ["61: killed person"]),
    ("The number of displaced families reached 640.", ["640: displaced household"]),
    (
        "Five people were killed on Monday. Another three were killed overnight.",
        ["Five: killed person", "three: killed person"],
    ),
    ("Of the 76 hostages taken there, nine are still held.", ["76: taken person", "nine: held person"]),
    ("They buried 19 of the 21 dead.", ["19: killed person", "21: killed person"]),
    ("Twelve houses were destroyed; 30 more were damaged.", ["Twelve: destroyed home", "30: damaged home"]),
    ("Twelve homes were razed on Monday and nine on Tuesday.", ["Twelve: destroyed home", "nine: destroyed home"]),
    ("Israel says 14 of the dead were fighters.", ["14: killed person"]),
    (
        "Thirty-one were killed in Jenin, 12 in Tulkarem and five in Tubas.",
        ["Thirty-one: killed person", "12: killed person", "five: killed person"],
    ),
    ("That brings to 61 the number of people killed since January.", ["61: killed person"]),
    ("It raised the number of hostages freed to 33.", ["33: released person"]),
    ("Of 200 houses in the quarter, 63 have been demolished.", ["63: destroyed home"]),
    ("Of those killed, 17 were women.", ["17: killed person"]),
    ("The captives, 20 of whom are thought to be alive, remain in Gaza.", ["20: held person"]),
    ("The homes of 40 families were spared, but another 12 were demolished.", ["12: destroyed home"]),
    ("The ministry put the dead of the war at 48,365.", ["48,365: killed person"]),
    ("The ministry's count of the dead went past 30,000.", ["30,000: killed person"]),
    ("Two soldiers fell on Sunday, which brings the army's dead to 34.", ["Two: killed person", "34: killed person"]),
    ("The hospital has the dead at 210.", ["210: killed person"]),
    (
        "The raid killed seven people. Of the total, four were displaced people in tents.",
        ["seven: killed person", "four: killed person"],
    ),
    ("Nine people were killed. One of the victims was a nurse.", ["Nine: killed person", "One: killed person"]),
    (
        "They freed 17 hostages. Thirteen were Israelis and four were Thais.",
        ["17: released person", "Thirteen: released person", "four: released person"],
    ),
    (
        "Of 147 structures demolished last year, 104 were in Area C.",
        ["147: destroyed building", "104: destroyed building"],
    ),
    (
        "The army blew up 62 buildings in Tulkarem camp and 44 in Nur Shams.",
        ["62: destroyed building", "44: destroyed building"],
    ),
    (
        "The village lost nine houses on Monday and another six a day later.",
        ["nine: destroyed home", "six: destroyed home"],
    ),
]

RATIOS: Cases = [
    ("Seven in ten homes in the camp were destroyed.", ["Seven in ten: destroyed percent"]),
    ("A third of the camp's housing has been destroyed.", ["A third: destroyed percent"]),
    ("Of the street's houses, 12 of 15 buildings were damaged.", ["12: damaged building"]),
    ("Some 70 per cent of buildings have been damaged or destroyed.", ["70 per cent: destroyed_or_damaged percent"]),
    ("About 85% of the population is displaced.", ["85%: displaced percent"]),
    ("Nine out of ten people in Gaza have been displaced.", ["Nine out of ten: displaced percent"]),
    ("Two-thirds of the homes were demolished.", ["Two-thirds: destroyed percent"]),
    ("Half of the camp's families have fled.", ["Half: displaced percent"]),
    ("Women and children make up 70 percent of those killed.", ["70 percent: killed percent"]),
    ("More than half of the camp's buildings have been levelled.", ["half: destroyed percent"]),
    ("Four in five residents of Rafah have fled.", ["Four in five: displaced percent"]),
    (
        "Around 1.9 million people, or 90 percent of the population, have been displaced.",
        ["1.9 million: displaced person", "90 percent: displaced percent"],
    ),
    ("Destroyed housing units: 62% (290,820 units)", ["62%: destroyed percent", "290,820: destroyed home"]),
    ("Every home was hit; a quarter were destroyed.", ["a quarter: destroyed percent"]),
]

SUBSETS: Cases = [
    ("Forty people were killed, including 12 children.", ["Forty: killed person", "12: killed person"]),
    ("Seven people died, two of them women.", ["Seven: killed person", "two: killed person"]),
    ("The strike killed 22 people, among them four journalists.", ["22: killed person", "four: killed person"]),
    ("Of the 61 people killed, nine were minors.", ["61: killed person", "nine: killed person"]),
    ("Forty people were killed. Twelve of them were children.", ["Forty: killed person", "Twelve: killed person"]),
    ("They freed 12 hostages, including three foreigners.", ["12: released person", "three: released person"]),
    ("Fifty structures were razed, 31 of them homes.", ["Fifty: destroyed building", "31: destroyed home"]),
    (
        "Over 1,500 people, including 700 children, were displaced.",
        ["1,500: displaced person", "700: displaced person"],
    ),
    (
        "The toll stands at 188, a figure that takes in 55 children and 33 women.",
        ["188: killed person", "55: killed person", "33: killed person"],
    ),
    ("The ministry counts 8,005 dead, 3,342 children among them.", ["8,005: killed person", "3,342: killed person"]),
    ("Displaced in all: 39, incl. 17 children.", ["39: displaced person", "17: displaced person"]),
]

COORDINATED: Cases = [
    (
        "In all, 52 men, 10 women and two children were killed.",
        ["52: killed person", "10: killed person", "two: killed person"],
    ),
    ("The strike killed two doctors and a nurse, and four patients.", ["two: killed person", "four: killed person"]),
    ("Thirteen Israelis and four Thais were freed.", ["Thirteen: released person", "four: released person"]),
    ("The army demolished six houses and three shops.", ["six: destroyed home", "three: destroyed building"]),
    ("Three people were killed and 14 injured.", ["Three: killed person"]),
    ("The shelling killed five people and wounded 20.", ["five: killed person"]),
    ("It destroyed 18 homes and displaced 110 people.", ["18: destroyed home", "110: displaced person"]),
    ("It displaced 19 families, or 104 people.", ["19: displaced household", "104: displaced person"]),
    (
        "It displaced 19 families (104 people, half of them children).",
        ["19: displaced household", "104: displaced person", "half: displaced percent"],
    ),
    ("Nine people were killed, 31 wounded and 12 arrested.", ["Nine: killed person"]),
    ("The dead were three women, two men and a child.", ["three: killed person", "two: killed person"]),
    ("Four houses, two shops and a mosque were demolished.", ["Four: destroyed home", "two: destroyed building"]),
    ("It left 12 dead, 40 wounded and 300 homeless.", ["12: killed person", "300: displaced person"]),
    (
        "A drone hit a café, killing five, among them two children, and injuring 20.",
        ["five: killed person", "two: killed person"],
    ),
    ("The two raids killed nine people and destroyed 14 houses.", ["nine: killed person", "14: destroyed home"]),
    ("Soldiers killed two brothers, 17 and 19, in Qabatiya.", ["two: killed person"]),
    (
        "Some 39 people have died and 20,000 have fled since the raid began.",
        ["39: killed person", "20,000: displaced person"],
    ),
]

ANAPHORA: Cases = [
    (
        "Two brothers were shot dead in Jenin. The two were killed at dawn.",
        ["Two: killed person", "two: killed person"],
    ),
    (
        "Three boys died in the strike. The three were killed on the spot.",
        ["Three: killed person", "three: killed person"],
    ),
    ("The bodies of the two men were carried through the camp.", ["two: killed person"]),
    (
        "Four hostages were freed. The four were flown to a hospital.",
        ["Four: released person", "four: released person"],
    ),
    (
        "Five villagers were shot dead. One of the five was a boy.",
        ["Five: killed person", "One: killed person", "five: killed person"],
    ),
]

WORDS: Cases = [
    ("The agency registered 12,400 IDPs in the town.", ["12,400: displaced person"]),
    ("More than 80,000 displacements were recorded in a week.", ["80,000: displaced person"]),
    ("Sixteen martyrs were buried in Gaza.", ["Sixteen: killed person"]),
    ("There were 22 fatalities in the strike.", ["22: killed person"]),
    ("The camp hosts 7,000 displaced people.", ["7,000: displaced person"]),
    ("Around 250 evacuees are staying in the hotel.", ["250: displaced person"]),
    ("Some 900 returnees have reached Homs.", ["900: returned person"]),
    ("Two schools and a clinic were bombed and destroyed.", ["Two: destroyed building"]),
    ("The remains of four hostages were handed over.", ["four: dead person"]),
    ("Nearly 60 captives remain in Gaza.", ["60: held person"]),
    ("Tens of thousands of Palestinians were forced to flee Rafah.", ["Tens of thousands: displaced person"]),
    ("The army tore down 14 greenhouses and a barn.", ["14: destroyed building"]),
    ("One man was killed in Tubas.", ["One: killed person"]),
    ("Seven journalists lost their lives in the war.", ["Seven: killed person"]),
    ("Nour Shams camp: 28 houses pulled down", ["28: destroyed home"]),
    ("• 12 killed\n• 40 injured\n• 6 homes destroyed", ["12: killed person", "6: destroyed home"]),
    ("| Jenin | 39 killed | 20,000 displaced |", ["39: killed person", "20,000: displaced person"]),
    ("Eleven Palestinians were martyred in the strike.", ["Eleven: killed person"]),
    ("Seven corpses were found in the yard.", ["Seven: killed person"]),
    ("Forty-two residences were blown up.", ["Forty-two: destroyed home"]),
    ("Eighteen dwellings were pulled down.", ["Eighteen: destroyed home"]),
    ("Five residential blocks were flattened.", ["Five: destroyed building"]),
    ("The army demolished 26 agricultural structures.", ["26: destroyed building"]),
    ("The UN lists 5,200 internally displaced people.", ["5,200: displaced person"]),
    ("Seven people perished in the fire.", ["Seven: killed person"]),
    ("Twelve Thai nationals are among the hostages still held.", ["Twelve: held person"]),
    ("Some 1,100 evacuees have gone home to Metula.", ["1,100: returned person"]),
    ("Hundreds of Bedouin were driven off their land.", ["Hundreds: displaced person"]),
    (
        "| Camp | Families displaced | Buildings destroyed |\n| Jenin | 3,980 | 205 |\n| Nur Shams | 1,870 | 29 |",
        [
            "3,980: displaced household",
            "205: destroyed building",
            "1,870: displaced household",
            "29: destroyed building",
        ],
    ),
    ("| Killed | 61 |\n| Injured | 240 |\n| Homes destroyed | 120 |", ["61: killed person", "120: destroyed home"]),
    ("New orders tell 88,000 residents of the square to leave.", ["88,000: displaced person"]),
    ("The plan provides for 50 hostages to be handed over.", ["50: released person"]),
]

ASIDES: Cases = [
    ("At least 70 people, health officials in the city said, have been killed.", ["70: killed person"]),
    ("Some 210 people – with their goats – fled to the hills.", ["210: displaced person"]),
    ("Eleven houses, a school and a water tank were destroyed.", ["Eleven: destroyed home"]),
    (
        "Two men wanted for the ambush, in which four soldiers were shot dead, have been killed.",
        ["Two: killed person", "four: killed person"],
    ),
    ("At least 440 people, 61 of them minors, have since been killed.", ["440: killed person", "61: killed person"]),
    ("Some 900 people, or thereabouts, had to leave the quarter.", ["900: displaced person"]),
    ("Of the 300 registered families, 210 have fled.", ["210: displaced household"]),
    ("By Monday 2,900 of the families registered in the camp had left it.", ["2,900: displaced household"]),
    ("The crew found 14 houses that settlers had burned down.", ["14: destroyed home"]),
    ("He listed 60 people, some patients, others students, whom Egypt agreed to evacuate.", ["60: displaced person"]),
    ("She was one of 14 nurses in her year, and died in the strike.", []),
    ("In the gym 312 displaced people live on mats.", ["312: displaced person"]),
    ("About 120 people, give or take, fled the hamlet.", ["120: displaced person"]),
    ("Twelve people died; 560 and more were hurt.", ["Twelve: killed person"]),
    ("Killed: 13, among them a child of seven and two women.", ["13: killed person", "two: killed person"]),
    (
        "More than 800 people in three villages, half of them children, could be expelled.",
        ["800: displaced person", "half: displaced percent"],
    ),
]

SAID_AGAIN: Cases = [
    ("The raid killed nine people; residents speak of 14.", ["nine: killed person", "14: killed person"]),
    ("The strike killed 40 people. The army spoke of 25 gunmen.", ["40: killed person", "25: killed person"]),
    (
        "Nine people were killed on Friday, which added nine to the toll.",
        ["Nine: killed person", "nine: killed person"],
    ),
    (
        "About 30,000 people are displaced, a third of the population.",
        ["30,000: displaced person", "a third: displaced percent"],
    ),
    (
        "The army razed 90 structures. Area C accounted for 71 of the structures.",
        ["90: destroyed building", "71: destroyed building"],
    ),
    (
        "The army razed 90 structures; 71 were in Area C and the remaining 19 in Jerusalem.",
        ["90: destroyed building", "71: destroyed building", "19: destroyed building"],
    ),
    ("The mayor was killed together with 15 others.", ["15: killed person"]),
    ("The strike killed the chief of police and four others.", ["four: killed person"]),
    ("It killed the director along with three of his relatives.", ["three: killed person"]),
    (
        "Thirty families fled on Monday. Another 20 followed at dawn.",
        ["Thirty: displaced household", "20: displaced household"],
    ),
    ("The raid killed 12 people. Four were 17 or younger.", ["12: killed person", "Four: killed person"]),
    ("Of its 92 houses, 70 are no more.", ["70: destroyed home"]),
    ("In a lane of 40 houses, 31 are gone.", ["31: destroyed home"]),
    (
        "The homes were hit: 160 were destroyed and a further 300 damaged.",
        ["160: destroyed home", "300: damaged home"],
    ),
    ("Housing units have been destroyed (1,600) or damaged (2,760).", ["1,600: destroyed home", "2,760: damaged home"]),
    ("Displaced families: 4,200, i.e. 25,000 people", ["4,200: displaced household", "25,000: displaced person"]),
    ("It displaced 131 households, or 940 people.", ["131: displaced household", "940: displaced person"]),
    ("The army puts its soldiers killed since the invasion at 311.", ["311: killed person"]),
    ("The shelling killed civilians at a rate of 50 people a day.", ["50: killed person"]),
    ("Families lost 310 sheep. The following week 14 more followed.", []),
]

ORDERED: Cases = [
    ("Leaflets told 117,000 people in 20 blocks to leave.", ["117,000: displaced person"]),
    ("The families, some 130 people, were given 21 days to evacuate.", ["130: displaced person"]),
    ("Orders were handed out for 66 buildings in the camp.", ["66: destroyed building"]),
    ("Soldiers told 36 households in the lane to be gone by noon.", ["36: displaced household"]),
    ("The closed road has made 60 households leave the hills.", ["60: displaced household"]),
    ("The court told 40 officers to leave their guns at home.", []),
]

FREED: Cases = [
    ("A convoy carrying 17 hostages out of the Gaza Strip reached the border.", ["17: released person"]),
    ("The last of 24 hostages held by Hamas were freed on Friday.", ["24: released person"]),
    ("The deal provides for the release within 72 hours of 20 hostages.", ["20: released person"]),
    ("It has freed a group of 10 hostages held since October.", ["10: released person"]),
    ("Talks go on about the release of the 59 hostages still held.", ["59: held person"]),
    ("Air raids have killed 50 of the captives.", ["50: dead person"]),
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
]

ELLIPSIS: Cases = [
    ("The movement still holds 50 captives, 22 presumed dead.", ["50: held person", "22: dead person"]),
    ("Armed groups hold 48 hostages, 27 believed to be dead.", ["48: held person", "27: dead person"]),
    (
        "Some 48 hostages, 28 thought to be dead, are still held in the enclave.",
        ["48: held person", "28: dead person"],
    ),
    ("The cells hold 48 hostages, 20 believed to be alive.", ["48: held person", "20: held person"]),
    ("The group holds 58 hostages, about 34 of whom are believed dead.", ["58: held person", "34: dead person"]),
    ("It holds 58 captives, 34 of them presumed dead, in the enclave.", ["58: held person", "34: dead person"]),
    ("There are 58 hostages in the enclave, with 34 thought to be dead.", ["58: held person", "34: dead person"]),
    ("Of the 58 hostages still held, 34 are presumed dead.", ["58: held person", "34: dead person"]),
    ("The bus carried 50 people, 12 presumed dead.", []),
    (
        "At least 900 have been killed and nearly 70,000 forced to flee their homes since May.",
        ["900: killed person", "70,000: displaced person"],
    ),
    (
        "In the north 300 people have been killed and some 21,000 driven from their homes since January.",
        ["300: killed person", "21,000: displaced person"],
    ),
    (
        "About 1,700 have been killed and 90,000 forced from their homes.",
        ["1,700: killed person", "90,000: displaced person"],
    ),
    ("Nine houses were razed and 14 families displaced.", ["Nine: destroyed home", "14: displaced household"]),
    (
        "Most have been released in deals, while troops rescued five hostages and recovered the bodies of dozens more.",
        ["five: released person", "dozens: dead person"],
    ),
    (
        "The army razed 140 buildings containing about 500 apartments.",
        ["140: destroyed building", "500: destroyed home"],
    ),
    ("Bulldozers razed 12 buildings with 60 flats.", ["12: destroyed building", "60: destroyed home"]),
    ("Bulldozers razed 12 buildings in a street with 60 flats.", ["12: destroyed building"]),
]

LISTED: Cases = [
    ("The army published a map of 94 buildings it said it would demolish.", ["94: destroyed building"]),
    ("It showed 40 homes the army said it would demolish.", ["40: destroyed home"]),
    ("The map of 60 homes the army identified for demolition was sent out.", ["60: destroyed home"]),
    ("The map marked 94 buildings for demolition.", ["94: destroyed building"]),
    ("They hired out 94 buildings for demolition workers.", []),
    ("The list of 31 houses marked for demolition hung on the gate.", ["31: destroyed home"]),
    ("The list of 40 buildings that he said he would visit was long.", []),
    ("The list of 40 buildings it said it would insure was long.", []),
]

NAMED_DEATHS: Cases = [
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

FORMS = {
    "active": ACTIVE,
    "passive": PASSIVE,
    "relative": RELATIVE,
    "nominal": NOMINAL,
    "label": LABELS,
    "counter": COUNTERS,
    "headline": HEADLINES,
    "brackets": BRACKETS,
    "elided": ELIDED,
    "ratio": RATIOS,
    "subset": SUBSETS,
    "coordinated": COORDINATED,
    "anaphora": ANAPHORA,
    "words": WORDS,
    "aside": ASIDES,
    "said again": SAID_AGAIN,
    "ordered": ORDERED,
    "freed": FREED,
    "ellipsis": ELLIPSIS,
    "listed": LISTED,
    "named deaths": NAMED_DEATHS,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, id=f"{form}: {text}") for form, cases in FORMS.items() for text, expected in cases],
)
def test_the_clause_decides_what_is_counted(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected


# text, the group of each figure
GROUPS = [
    ("Israeli forces killed 12 people.", [None]),
    ("The strike killed 12 children.", ["children"]),
    ("Forty people were killed, including 12 women.", [None, "women"]),
    ("Seven aid workers were killed in Gaza.", ["aid workers"]),
    ("Six Palestinians were shot dead in Nablus.", ["Palestinians"]),
    ("Four Israeli soldiers were killed in Rafah.", ["soldiers"]),
    ("The strike killed three Palestinian journalists.", ["journalists"]),
    ("Two paramedics were killed.", ["medics"]),
    ("Three schools were destroyed.", ["schools"]),
    ("Two hospitals were damaged.", ["hospitals"]),
    ("Thirteen Israelis were freed from captivity.", ["Israelis"]),
    ("Ninety-five houses were demolished.", [None]),
    ("Five fighters were killed.", ["fighters"]),
    ("Twelve people were killed, four of whom were children.", [None, "children"]),
    ("Twelve people were killed. Five of the dead were women.", [None, "women"]),
    ("The strike killed a judge and four others.", [None]),
    ("They hung up 96, the number of Palestinians killed in the camp.", ["Palestinians"]),
    ("They hung up 96, the number of people killed in the camp.", [None]),
    ("The ministry counts 900 dead. Of the dead, 310 are children.", [None, "children"]),
    ("Among the dead, 310 are children.", ["children"]),
    ("In all 7,100 people were killed. Of these, 2,900 were children.", [None, "children"]),
    ("Deaths: 33,100\n- children: 14,200\n- women: 9,300", [None, "children", "women"]),
]


@pytest.mark.parametrize(("text", "groups"), GROUPS)
def test_the_noun_says_who_is_counted(
    text: str, groups: list[str | None], read_text: Callable[..., list[Figure]]
) -> None:
    assert [figure.group for figure in read_text(text)] == groups


# text, (value, low, high, qualifier) of its figure
SAID = [
    ("More than 40 people were killed in Gaza.", (40, 40, None, "at_least")),
    ("Up to 500 families were displaced in Jenin.", (500, None, 500, "at_most")),
    ("Some 20 to 30 homes were demolished in Jenin.", (None, 20, 30, "range")),
    ("Dozens of homes were demolished in Jenin.", (None, 12, None, "vague")),
    ("About two dozen people were killed in Gaza.", (24, None, None, "about")),
    ("1.9 million people have been displaced in Gaza.", (1_900_000, None, None, "exact")),
    ("Killed: at least 61", (61, 61, None, "at_least")),
    ("40 people or more were killed in Gaza.", (40, 40, None, "at_least")),
    ("21,500+ displaced", (21_500, 21_500, None, "at_least")),
    ("1,5 m displaced in Gaza", (1_500_000, None, None, "exact")),
    ("Tens of thousands fled Rafah.", (None, 10_000, None, "vague")),
    ("Between 3,000 and 5,000 people fled Rafah.", (None, 3_000, 5_000, "range")),
    ("Several homes were demolished in Jenin.", (None, 2, None, "vague")),
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_a_figure_says_what_its_number_says(
    text: str,
    said: tuple[float | None, float | None, float | None, str],
    read_text: Callable[..., list[Figure]],
) -> None:
    assert [(f.value, f.low, f.high, f.qualifier.value) for f in read_text(text)] == [said]
