"""What happened, said by a verb or its noun: active, passive, relative, nominal, ordered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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
    ("After the floods of fire the army let 70 families back into the lane.", ["70: returned household"]),
    ("The court gave nine families until March to leave.", ["nine: displaced household"]),
    ("Settlers set two homes and three vans ablaze.", ["two: destroyed home"]),
    ("A shell killed a baker and four customers.", ["four: killed person"]),
    ("The fire took a clinic and the army razed a mill, a barn and nine shops.", ["nine: destroyed building"]),
    ("He was killed with two of his sons.", ["two: killed person"]),
    ("The council demolished a total of 1,310 structures last year.", ["1,310: destroyed building"]),
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
    ("Sixty people have since died of cold.", ["Sixty: killed person"]),
    ("Two of the wounded have since died.", ["Two: killed person"]),
    ("Five shops were among those demolished.", ["Five: destroyed building"]),
    ("At least 70 people sheltering in the school have been killed.", ["70: killed person"]),
    ("There were killed 12 people in the quarter.", ["12: killed person"]),
    ("Three of Dr. Haddad's nephews were killed.", ["Three: killed person"]),
    ("Nine families have until March to leave.", ["Nine: displaced household"]),
]

RELATIVE: Cases = [
    ("The 26,000 people who fled the two camps have not come back.", ["26,000: displaced person"]),
    ("Relatives buried the nine men who were killed on Tuesday.", ["nine: killed person"]),
    ("The three hostages who were freed on Saturday met their families.", ["three: released person"]),
    ("Workers cleared the 14 houses that the army blew up.", ["14: destroyed home"]),
    ("The 1,200 people killed that day are remembered here.", ["1,200: killed person"]),
    ("Food reached 3,500 families displaced from Jenin camp.", ["3,500: displaced household"]),
    ("The club houses 90 families, who had fled the camp in January.", ["90: displaced household"]),
    ("Forty families live with relatives in Burqin.", ["Forty: displaced household"]),
    ("Some 2,300 people are now living in the schools of the town.", ["2,300: displaced person"]),
    ("Since the raid, 160 people are still in its shelters.", ["160: displaced person"]),
    ("The whole row is gone, eight houses.", ["eight: destroyed home"]),
    ("They fled on foot, some 300 people with carts and prams.", ["300: displaced person"]),
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

ORDERED: Cases = [
    ("Leaflets told 117,000 people in 20 blocks to leave.", ["117,000: displaced person"]),
    ("The families, some 130 people, were given 21 days to evacuate.", ["130: displaced person"]),
    ("Orders were handed out for 66 buildings in the camp.", ["66: destroyed building"]),
    ("Soldiers told 36 households in the lane to be gone by noon.", ["36: displaced household"]),
    ("The closed road has made 60 households leave the hills.", ["60: displaced household"]),
    ("The court told 40 officers to leave their guns at home.", []),
    ("The evacuation order affects 25,000 people.", ["25,000: displaced person"]),
    (
        "The army will demolish nine more buildings, affecting 60 flats.",
        ["nine: destroyed building", "60: destroyed home"],
    ),
    (
        "It plans to demolish 48 houses in Beita and 58 houses in Burqin, which was a shock.",
        ["48: destroyed home", "58: destroyed home"],
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

FORMS = {
    "active": ACTIVE,
    "passive": PASSIVE,
    "relative": RELATIVE,
    "nominal": NOMINAL,
    "ordered": ORDERED,
    "words": WORDS,
    "aside": ASIDES,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, expected, id=f"{form}: {text}") for form, cases in FORMS.items() for text, expected in cases],
)
def test_a_predicate_says_what_is_counted(text: str, expected: list[str], counts: Counts) -> None:
    assert counts(text) == expected
