"""Numbers that are no figure, and the figures that stand beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

TRAPS = {
    "homes, kin and care": [
        "Nadav Shalev, then 27, had come to the kibbutz a month before.",
        "Dozens had deep wounds, and some 40 people had burns.",
        "Three were held over a fire in the jail.",
        "The army raided the town at dawn, and nine suspects were taken in.",
        "Fourteen clinics, a maternity ward among them, were put out of work.",
        "In the past week about 90,000 people have signed up with the agency.",
        "The agency gives services to six million Palestine refugees.",
        "The toll in Gaza has risen to 1,000, including both dead and injured.",
        "Some 1.5 million people are benefiting from 95 repairs.",
        "The report is based on interviews with 31 displaced residents.",
        "Raids have emptied the camp, and some 11,000 people were on the register of the camp.",
        "The building that was hit in Tyre housed 40 families.",
        "So far 119 patients have left Gaza for treatment.",
        "Settlers drove families from a cluster of hamlets that about 900 people call home.",
        "The block of flats that was hit housed about 1,400 residents.",
        "The hospital has received over 1,300 people from Babanusa since the town fell.",
        "The agency serves close to six million Palestine refugees.",
        "The army said it had dismantled three workshops of explosives in Jenin.",
        "The army destroyed two factories for making rockets in Rafah.",
        "Some 18,000 patients hope to leave Gaza through Rafah.",
        "The crossing will open, allowing thousands of people in need of surgery to leave Gaza.",
        "The loss in the network of the camp, where many died, fell from 44 percent to 38.",
        "Dan Barak, 41 (Courtesy) was killed in Gaza.",
    ],
    "ages of some": [
        "Children aged six and eight sat among the dead.",
        "A wounded man (34) bled to death.",
        "She sat there, one aged 53 and the other 30.",
        "Noa Levi (25), Adam (21) and Dan Oz (40) were rescued.",
        "The three were identified as Adam Levi (24), Dan Oz (25), and Noa Levi (32).",
        "Among the fallen were recruits, ages between 18-20.",
        "The fallen, Major Nathan Levi (28) from Haifa and Staff Sgt Adam Oz (21), died in clashes.",
    ],
    "change and body": [
        "Deaths came to a halt, a fall of 20% from May.",
        "She died with burns over 40 per cent of her body.",
    ],
    "of another": [
        "The tent, a hall used by 90 pupils, did not survive the storm.",
        "Several relatives of hostages spoke in the square.",
        "One official of the agency described the clinic, which took in casualties.",
        "Two officials told of the flight.",
        "About 800 people left Rafah through the crossing for a visit abroad.",
        "A quarter of the land was confiscated.",
        "They freed roughly three prisoners for every soldier.",
        "He is one of the town's bakers.",
    ],
    "code": [
        "<script>window.hit = 1</script> More is to follow.",
        '<img src=x onerror="window.hit = 1"> More is to follow.',
    ],
    "injured": [
        "At least 31 people were wounded in the raid on Jenin.",
        "The strike injured 12 children.",
        "Forty casualties, all of them injured, reached the hospital.",
        "Injured: 410",
        "The raid killed and injured eight people.",
        "Gunfire left 16 people hurt.",
        "Three soldiers were wounded in Jenin, two of them seriously.",
        "Rescuers saved 12 people from a destroyed building.",
        "There were injured 26 people.",
        "Fire caused injury to over 550 people.",
    ],
    "prisoners": [
        "Israel released 183 Palestinian prisoners on Saturday.",
        "Troops arrested 45 people in Tulkarem.",
        "Detained: 380",
        "Some 9,500 detainees are held in Israeli prisons.",
        "The hostages are to be exchanged for 110 prisoners.",
        "Each hostage was swapped for 30 detainees.",
        "Prisoners freed: 183",
        "Troops released 40 detainees after hours of questioning.",
        "Israel freed 90 women and minors from its jails.",
        "Israel will free 250 prisoners for the hostages. About 110 of the 250 will be released into the West Bank.",
        "Israel will free 250 prisoners. They include 30 women. Some 110 will go home and 120 will be deported.",
        "The swap covers 250 prisoners. Of the 250, 110 will be released into the West Bank, and 120 will be deported.",
    ],
    "addresses": [
        "The page is at example.org/figures?day=14 and tells of Jenin, where homes were destroyed.",
    ],
    "survivors": [
        "Rescuers pulled 12 people from under the rubble.",
        "Twelve people were pulled alive from the rubble.",
        "Twelve survivors were dug out of the ruins.",
    ],
    "missing": [
        "Some 11,000 people are missing under the rubble in Gaza.",
        "Seven fishermen were reported missing.",
        "Missing: 14",
    ],
    "ages": [
        "Two youths of 15 and 16 were hurt by gas.",
        "She is 41, he was 38, and both teach.",
        "Boys aged 14, 16 and 17 were taken to hospital.",
        "The army announced that a soldier of 21, thought to be alive, died on the first day.",
        "Four and a half months of raids have left the camp empty, with homes destroyed.",
        "The son of Amal S., 44, spoke at the gate.",
        "Most of them are women (two of them under 18).",
        "A 16-year-old boy was killed in Jenin.",
        "Adham Shalabi, 34, was killed in Jenin.",
        "A woman aged 73 was killed in Jenin.",
        "A child of seven months was killed in Gaza.",
        "Adham, 71 at the time of his death, was abducted from his home.",
        "Most of them were under 18, and a man was killed.",
        "The man, who was 52 years old, was shot dead in Nablus.",
    ],
    "dates and times": [
        "Raids followed on 3 and 5 November.",
        "From 11 to 19 June the crossing was shut.",
        "The convoy left at 7 in the morning.",
        "The clashes of 8, 9 and 11 March damaged the road.",
        "A man was killed in Jenin on 21 January 2025.",
        "A man was killed in Jenin on January 21.",
        "A man was killed in Jenin at 4.30pm.",
        "A man was killed in Jenin in 2014.",
        "A man was killed at 11:15 GMT in Jenin.",
        "Gaza, 5 February",
        "Between 1947 and 1949 whole villages fled.",
        "The homes destroyed in the 1967 war were never rebuilt.",
    ],
    "durations": [
        "The two-day raid displaced families from the camp.",
        "The 15-month-long war destroyed homes.",
        "Families have been displaced for six months.",
        "The siege lasted 14 days and killed a man.",
        "He was held hostage for 471 days.",
        "The family fled within 10 minutes.",
        "Hostages spent two years in tunnels.",
        "He served five years for a killing.",
        "The hostage lost 20 kilos in 14 months.",
    ],
    "ordinals and phases": [
        "They met a third family at the gate.",
        "The shop in Street 7 was looted.",
        "The second phase of the hostage deal has begun.",
        "Hostages are to be released in phase two.",
        "He was the third man killed in the village.",
        "It was the 14th demolition in the village.",
        "Article 49 forbids the displacement of civilians.",
        "Resolution 2735 called for the release of hostages.",
    ],
    "aid": [
        "Cash for 4,200 families in Jenin.",
        "The agency paid cash to 900 households.",
        "Partners handed out kits and vouchers of 200 shekels each to 310 families.",
        "Some 6,000 families received food parcels.",
        "Bedding: 3,100 families",
        "Thirty pounds could give 2 families hygiene kits.",
        "Some 600 trucks of aid entered Gaza on Sunday.",
        "The agency handed out 4,000 food parcels to displaced families.",
        "A convoy of 12 ambulances left for the bombed hospital.",
        "The agency received 2,300 requests for shelter.",
        "About 1,200 tents reached displaced families.",
        "Twenty tonnes of flour were destroyed.",
    ],
    "money": [
        "It saves the owners a fine of 40,000.",
        "The destroyed homes cost $500 million.",
        "The displaced families were given 2,000 shekels each.",
        "The demolished house was worth €80,000.",
        "Families pay NIS 1,500 in rent since they were displaced.",
    ],
    "distances and areas": [
        "Families were displaced 12 km from the border.",
        "A man was killed 300 metres from the fence.",
        "Bulldozers destroyed 25 kilometres of roads.",
        "Some 40 dunams of olive groves were razed.",
        "The camp of 0.42 square kilometres lies destroyed.",
    ],
    "populations": [
        "The density is 28,000 people per square kilometre.",
        "Jenin camp, home to 24,000 people, was raided.",
        "Gaza has a population of 2.3 million.",
        "People were displaced. Before May the population of the district was thought to be 175,000.",
        "Some 300,000 people are trapped in northern Gaza.",
        "About 1.1 million people face hunger in Gaza.",
        "Some 1,200 people live in the village where a house was demolished.",
        "About 2.1 million people need food.",
        "Some 625,000 children are out of school.",
    ],
    "weapons": [
        "Militants fired 12 rockets, and a house was destroyed.",
        "The army destroyed 14 rocket launchers.",
        "Troops seized 60 rifles in Jenin.",
        "Twelve drones were shot down.",
        "Soldiers destroyed three tunnels.",
        "Two tanks were destroyed in Rafah.",
        "Planes struck 670 targets and destroyed a house.",
        "Three rockets blew up over the town.",
    ],
    "schools and services": [
        "Ten schools were closed in Jenin.",
        "Schools were closed for 20,000 pupils.",
        "Only 17 of the hospitals are partly functioning.",
        "Four schools have been turned into shelters.",
        "The camp has 12 schools.",
        "Five hospitals are still functioning in the north.",
    ],
    "shares of other things": [
        "Some 60 percent of the aid was stolen from displaced families.",
        "Unemployment rose to 80 percent among the displaced.",
        "About 90% of water wells are out of service.",
        "Demolitions rose by 30 percent.",
        "The budget was cut by half.",
        "Turnout was 71 per cent.",
        "Rents in the emptied camp have risen by 35 per cent.",
        "Of the families, 62 per cent said that their savings were gone.",
        "A third of those displaced were hungry.",
        "Seven in ten people in Gaza have no clean water.",
        "A tenth of the aid has arrived.",
    ],
    "attacks": [
        "The army carried out 55 air strikes that killed civilians.",
        "Settlers carried out nine attacks in which a man was killed.",
        "There were 14 explosions; a house was destroyed.",
        "The army says it struck 100 targets.",
        "The truce has been broken 47 times; a man was killed on Sunday.",
        "The army entered 12 villages, and a man was killed.",
        "Two brigades took part in the raid that killed a man.",
    ],
    "cattle and cars": [
        "Settlers killed 40 sheep in Masafer Yatta.",
        "Six cars were torched and destroyed in Huwara.",
        "Some 300 olive trees were destroyed.",
    ],
    "what was kept from happening": [
        "The agency wants to prevent many deaths.",
        "All but one of the hostages were named.",
    ],
    "killed together with others": [
        "In all 117 people of the kibbutz were killed or kidnapped.",
        "One in four of its members was murdered or abducted.",
        "The freed men had lost 20 per cent of their body weight.",
    ],
    "no numeral": [
        "A man was killed in Jenin.",
        "Most of the homes were destroyed.",
        "Both men were killed.",
        "A family was displaced.",
        "Some people fled.",
        "No one was killed in the strike.",
        "One of the worst strikes killed a man.",
    ],
    "people of other fates": [
        "Fifty people demonstrated against the demolitions.",
        "Two ministers visited the destroyed camp.",
        "Four judges ruled that the house be demolished.",
        "About 3,000 mourners attended the funeral of a man who was killed.",
        "Three countries mediated the release of hostages.",
        "The mother of four fled to Rafah.",
        "Thousands protested for the release of the hostages.",
    ],
    "room": [
        "The camp was made for 30,000 people.",
        "The school has space for 90, and nobody had been evacuated yet.",
        "A block with room for 40 families was damaged.",
    ],
    "had": [
        "She has three children and has moved twice since they fled the camp.",
        "The minister met four hostages' families.",
        "Two former hostages spoke at the rally.",
    ],
    "population": ["Nur Shams, home to about 13,000 Palestine refugees, was raided."],
    "years": ["The Arabs of '48 fled their homes."],
    "let out of prison": ["Officials confirmed the release of 69 women and 21 boys from Israeli prisons."],
    "out of service": ["Twenty hospitals and 55 clinics went out of service."],
    "the most": ["It was one of the largest hostage crises ever seen."],
    "a year named beside a count": ["Of the villagers, 2022 has been the worst year."],
    "asked and helped": [
        "They fled. In a survey of 1,120 households, most spoke of hunger.",
        "They fled. Partners reached 4,100 households with food parcels and 2,875 with cash.",
        "They fled. The agency has given out 411,000 relief items to 203,000 people.",
        "They fled. In a poll among 502 evacuees, most were tired.",
        "Many fled. The camp has about 14,000 residents.",
        "Homes were destroyed. Thirty-four villages have been burned.",
    ],
    "floors and numbers": [
        "The soldiers have been dead since 2011 or 2012.",
        "One of the soldiers said that a house was demolished.",
        "One of the village's boys had seen the house that was demolished.",
        "An 18-storey building was destroyed in Gaza City.",
        "A two-storey house was demolished in Jenin.",
        "A building of five floors was destroyed.",
        "House number 14 was demolished.",
        "Page 1 of 5",
        "3 min read",
        "The vote was 12 to 3 against the demolition.",
    ],
}


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=f"{trap}: {text}") for trap, texts in TRAPS.items() for text in texts]
)
def test_what_is_no_figure_is_left_out(text: str, counts: Callable[[str], list[str]]) -> None:
    assert counts(text) == []


# A trap beside a figure: text, the figures alone.
BESIDE = [
    ("They put the number of dead at 48,100 and that of the wounded at 111,000.", ["48,100: killed person"]),
    ("Two men were shot dead in Tubas. Six were taken away for interrogation.", ["Two: killed person"]),
    ("Some 2,000 displaced people in need of care are sheltering in the hospital.", ["2,000: displaced person"]),
    ("Nineteen families in need of treatment have fled Jabalia.", ["Nineteen: displaced household"]),
    ("More than 1,000 people massed at the fence; nine were killed.", ["nine: killed person"]),
    ("The school building housed 40 families.", ["40: displaced household"]),
    (
        "Some 300 demolitions and evictions this year have left over 400 people displaced.",
        ["400: displaced person"],
    ),
    (
        "The 90,000 displaced people who reached Tine are few compared to the 250,000 people who were in it in May.",
        ["90,000: displaced person"],
    ),
    ("Troops killed nine people. Some 300 had gathered there, unable to flee.", ["nine: killed person"]),
    ("Nine patients in need of surgery were killed.", ["Nine: killed person"]),
    ("The army razed three workshops in Jenin.", ["three: destroyed building"]),
    ("The school housed 1,700 displaced people.", ["1,700: displaced person"]),
    ("Thousands fled the town; 260,000 had been living there.", ["Thousands: displaced person"]),
    ("Thousands fled the town. The others, 2,000 at most, stayed.", ["Thousands: displaced person"]),
    ("The order is for a population of 400,000 who were told to go.", ["400,000: displaced person"]),
    ("It saw 1,658 buildings demolished, 14 per cent more than in 2024.", ["1,658: destroyed building"]),
    ("Rescuers retrieved 20 bodies and pulled out 35 survivors.", ["20: killed person"]),
    ("Rafah, which had 275,000 inhabitants before the war, hosts 1.4 million.", ["1.4 million: displaced person"]),
    (
        "Four homes came down and 23 people, left without a roof, wait.",
        ["Four: destroyed home", "23: displaced person"],
    ),
    ("Thousands of gunmen killed some 1,200 people.", ["1,200: killed person"]),
    ("The raid killed six people, two local officials said.", ["six: killed person"]),
    ("[2] Of the people in the camp, 62 were killed.", ["62: killed person"]),
    ("Three people were killed, the youngest of them 12.", ["Three: killed person"]),
    ("Three people were killed. The youngest of those killed in Jenin was 12.", ["Three: killed person"]),
    ("One of the three boys killed in Jenin was 12.", ["One: killed person", "three: killed person"]),
    (
        "Six people were killed (two of them, Dan, five, and Nadia, 16, were children).",
        ["Six: killed person", "two: killed person"],
    ),
    (
        "Of the 14 medics killed, eight were from the PRCS, six from Civil Defence.",
        ["14: killed person", "eight: killed person", "six: killed person"],
    ),
    (
        "Nine people were killed in Deir al-Balah, five, all women, in Tubas.",
        ["Nine: killed person", "five: killed person"],
    ),
    ("Nine people were killed in Jenin, five in Tubas.", ["Nine: killed person", "five: killed person"]),
    ("Nine people were killed and 31 wounded on 21 January.", ["Nine: killed person"]),
    ("Three hostages were freed in exchange for 183 prisoners.", ["Three: released person"]),
    ("Twelve women were killed in Jenin; 31 fell ill.", ["Twelve: killed person"]),
    ("A boy aged 16 and 12 women were killed in Jenin.", ["12: killed person"]),
    ("Two men, aged 24 and 31, were killed in Jenin.", ["Two: killed person"]),
    ("In 2023 the army demolished 27 homes in 14 villages.", ["27: destroyed home"]),
    ("Within 48 hours 300,000 people fled 12 km south.", ["300,000: displaced person"]),
    ("The 471-day war has killed 48,219 people.", ["48,219: killed person"]),
    ("The raid displaced 40 families; 12 trucks of aid arrived.", ["40: displaced household"]),
    ("Some 24,000 people lived in the camp; 15,000 have fled.", ["15,000: displaced person"]),
    ("Six buildings worth $2 million were destroyed.", ["Six: destroyed building"]),
    ("After 55 strikes, 22 people were dead.", ["22: killed person"]),
    ("Ten schools were closed and three destroyed.", ["three: destroyed building"]),
    ("Troops arrested 45 people and killed two.", ["two: killed person"]),
    ("In phase one, 33 hostages were released.", ["33: released person"]),
    ("Seven people died and 14 are missing.", ["Seven: killed person"]),
    ("Since January 42 people have been killed.", ["42: killed person"]),
    ("In December 25 homes were razed.", ["25: destroyed home"]),
    ("On April 12-14, 30 homes were razed.", ["30: destroyed home"]),
    ("On April 12 to 14, 30 homes were razed.", ["30: destroyed home"]),
    ("On April 12 and 14, 30 homes were razed.", ["30: destroyed home"]),
    ("In April 12-14 homes were razed.", ["12-14: destroyed home"]),
    ("The number of people killed rose from 7 October to 83.", ["83: killed person"]),
    ("Nine men were killed.\n\nComments (112)", ["Nine: killed person"]),
    ("Nine men were killed.\n\nMost read (10)", ["Nine: killed person"]),
    ("Last week 5,000 people fled.", ["5,000: displaced person"]),
    ("About 2,900 people fled, and the jobs of 300 others were affected.", ["2,900: displaced person"]),
    ("The strike killed 12 people; 40 were not found.", ["12: killed person"]),
    ("Prisoners went home; 154 were deported. Nine people were killed.", ["Nine: killed person"]),
    (
        "The guards counted 40 prisoners. The raid displaced 900 people, and 200 were deported.",
        ["900: displaced person", "200: displaced person"],
    ),
    (
        "Hamas freed three hostages for 90 prisoners. The three were released in Rafah.",
        ["three: released person", "three: released person"],
    ),
    (
        "An estimated 85 percent of the strip's 2.3 million residents displaced, the agency says.",
        ["85 percent: displaced percent"],
    ),
    (
        "The agency spoke of 85 percent of the territory's 2.3 million people having fled.",
        ["85 percent: displaced percent"],
    ),
    ("His wife and a granddaughter of 3 had been killed.", []),
    ("Two men died in Jenin while a third died in Nablus.", ["Two: killed person"]),
    ("The blast damaged the house of Omar Saleh, hosting nine inhabitants.", []),
    ("The number of IDPs in the schools is close to the population of Nice (342,000) and Leeds (536,000).", []),
    (
        "Two brothers were shot dead. The hunt for whoever opened fire on the two brothers goes on.",
        ["Two: killed person"],
    ),
    ("Jenin is a crowded camp housing more than 13,000 people. Hundreds fled it.", ["Hundreds: displaced person"]),
    ("About 17,000 Palestinian refugees live in the camp. Hundreds fled.", ["Hundreds: displaced person"]),
    ("A total of 430,000 (1) people are estimated to have crossed into Syria.", ["430,000: displaced person"]),
    (
        "It received 14 bodies and more than 30 people with injuries, including a medic and two reporters.",
        ["14: killed person"],
    ),
    ("Seventeen Palestinians, including nine refugees, were arrested in Jenin.", []),
    ("Settlers burned two barns after 60 to 80 men went to the village for revenge.", ["two: destroyed building"]),
    ("They approved the construction of 18,000 settler homes and demolished two houses.", ["two: destroyed home"]),
    ("Of a community of 900, 19 people were abducted by militants.", ["19: taken person"]),
    (
        "Thirty volunteers, two of whom were medics, were killed in Gaza.",
        ["Thirty: killed person", "two: killed person"],
    ),
    ("Some 39,500 people displaced from Ghouta remain in eight IDP sites.", ["39,500: displaced person"]),
    ("There were 440 casualties in Gaza (77 killed and 363 injured).", ["77: killed person"]),
    (
        "Two people were killed in Gaza. Twenty-nine were injured, six seriously and ten lightly.",
        ["Two: killed person"],
    ),
]


BESIDE += [
    ("The army said 1,200 rockets were fired, of which 900 crossed the border.", []),
    ("The strike killed 20 people, of whom 12 were women.", ["20: killed person", "12: killed person"]),
    ("Four women of one family were killed.", ["Four: killed person"]),
    (
        "It killed 20 people, including five journalists and one of its own rescuers.",
        ["20: killed person", "five: killed person", "one: killed person"],
    ),
    ("The sister of one of the victims spoke.", []),
    ("Picture 4 / 6", []),
    ("On 4 March 20 people died in Rafah.", ["20: killed person"]),
    ("Between 3 and 9 May 16 houses were razed.", ["16: destroyed home"]),
    ("Last June 19 families fled Ras al-Tin.", ["19: displaced household"]),
    ("Cash went to 300 families who had been displaced.", ["300: displaced household"]),
    ("On Haifa Street five people were killed.", ["five: killed person"]),
    ("Hostages were freed in the truce of last November, 105 in all.", ["105: released person"]),
    ("At 8 in the morning nine people were killed.", ["nine: killed person"]),
    ("At the Dead Sea are 400 residents of the town.", []),
    (
        "The fire killed 14 people. Ten children were among them and 50 others were hurt.",
        ["14: killed person", "Ten: killed person"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_a_trap_takes_nothing_from_the_figure_beside_it(
    text: str, expected: list[str], counts: Callable[[str], list[str]]
) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A tenth, a man of 59, died in hospital in the evening.",
        "A third, his cousin, was shot dead at once.",
        "The corridor cuts the Strip in two, and shells kill there every day.",
        "The ministry debates whether to let 80,000 workers back in.",
        "Displacement sites: 43",
        "A man was killed in a riot. Dozens of settlers rampaged through Burin, burning cars and killing a man.",
    ],
)
def test_what_only_looks_like_a_count_is_none(text: str, counts: Callable[[str], list[str]]) -> None:
    assert counts(text) == []


def test_floors_and_families_beside_a_count_are_none(counts: Callable[[str], list[str]]) -> None:
    assert counts("The army razed 22 buildings, each of two floors or three.") == ["22: destroyed building"]
    assert counts("Four from one family were killed.") == ["Four: killed person"]


def test_another_number_opens_another_clause(counts: Callable[[str], list[str]]) -> None:
    text = "Some 17,000 children are alone and 1.7 million people are displaced."
    assert counts(text) == ["1.7 million: displaced person"]


def test_whom_soldiers_take_are_no_hostages(counts: Callable[[str], list[str]]) -> None:
    assert counts("Soldiers shot dead two men in Nablus and abducted 25 others.") == ["two: killed person"]
