"""Whom a number is credited to: who passes it on, whose bare "figures" are, and who is named before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]

# text, the source of each figure as named
CREDITED = [
    ("In Tubas, by the local count, the raids have taken 4,300 lives.", ["local count"]),
    ("Killed: 31,220 (Coastal health ministry), 60% women and children", ["Coastal health ministry"] * 2),
    (
        "Killed: 31,220 (Coastal health ministry), 60 of them in May; 900 others were displaced",
        ["Coastal health ministry"] * 2 + [None],
    ),
    ('"Nine hostages freed in Gaza: public broadcaster"', ["public broadcaster"]),
    # "its" and "their" own counts, and whose are estimated, believed or disputed
    ("The council counts 700 displaced. Oxfam's own estimate was of 900 displaced in March.", ["council", "Oxfam"]),
    ("Oxfam, which keeps to its figure of around 27,000 displaced, opened a clinic.", ["Oxfam"]),
    ("By the estimate of the planning department, about 800 homes have been destroyed.", ["planning department"]),
    ("On Saturday fifty people died in Tubas, if the Coastal Health Office is right.", ["Coastal Health Office"]),
    ("In Tubas 29 people are dead, if you believe the health office.", ["health office"]),
    ("On Saturday fifty people died in Tubas, if the road is shut as reported.", [None]),
    ("At least 22 gunmen were killed, the army said – a claim Hamas dismissed.", ["army"]),
    ("The dead of May bring to 212 those killed this year, by the count of this agency.", [None]),
    # between commas, for what stands before it or behind
    (
        "Some 75,000 people fled, the mayor said – and 6,000 more, according to a paper, were evicted.",
        ["mayor", "paper"],
    ),
    (
        "About 230 people were seized by gunmen, who burst into the town and, by Jordan's count, killed 1,100.",
        [None, "Jordan"],
    ),
    ("He is one of 900 people who, by the count of the council, fled in May.", ["council"]),
    # "On Monday the office gave the number": the number is there itself
    (
        "On Monday the health office in Tubas gave the number of people killed as 36.",
        ["health office in Tubas"],
    ),
    # who drew up a list, made a survey or gathered what is told
    ("Tubas council has drawn up a first list. On it are 19 homes destroyed and 60 damaged.", ["Tubas council"] * 2),
    ("Tubas council has drawn up a first list.\n\nOn Sunday 19 homes were destroyed.", [None]),
    ("A list with 21 of the dead that the Coastal Council, a local body, made public has it.", ["Coastal Council"]),
    (
        "An assessment which MSF and partners carried out in May found that 1,430 families were displaced.",
        ["MSF and partners"],
    ),
    (
        "Nine people were killed, according to information that Al-Haq's field worker gathered from shopkeepers.",
        ["Al-Haq"],
    ),
    # what a body lets know, certifies or corrects
    ("On Sunday, the army notified the village council that it would demolish 17 homes.", ["army"]),
    ("Families notified by telephone left 17 homes, which were destroyed.", [None]),
    (
        "Of the 130 hostages in Gaza, intelligence officials have certified the deaths of 31.",
        [None, "intelligence officials"],
    ),
    ("Lebanon lowered its September 23 death toll from 560 to 540.", ["Lebanon"] * 2),
    # more of what was counted, and a part of a toll that is of a shorter time
    ("Sixty homes were razed, the council said. About 30 shops were destroyed as well.", ["council"] * 2),
    ("Sixty homes were razed, the council said. Nineteen other buildings were burned down.", ["council"] * 2),
    ("Sixty homes were razed, the council said.\n\nNineteen other buildings were burned down.", ["council", None]),
    (
        "The death toll has reached 4,200 since May, the health ministry said on Friday. "
        "Since the truce broke down on 9 June, 310 have been killed.",
        ["health ministry"] * 2,
    ),
    (
        "The health ministry counts 2,100 dead since May of last year. Thirty-one died on Sunday alone.",
        ["health ministry"] * 2,
    ),
    (
        "The Palestinian health ministry counts 2,100 dead since May. "
        "In the past two weeks, attacks by Palestinians have killed nine Israelis.",
        ["Palestinian health ministry", None],
    ),
    (
        "Gaza officials declared that the death toll of Israeli air raids on tents in the south has come to 61.",
        ["Gaza officials"],
    ),
    # what is told of the sentence before
    ("MSF has recorded 730 attacks on clinics. These have resulted in the deaths of 840 people.", ["MSF"]),
    ("MSF has recorded 730 attacks on clinics.\n\nThese have resulted in the deaths of 840 people.", [None]),
    # Palestinians killed since the attack are not those whom it killed
    (
        "At least 870 Palestinians have been killed by settlers and soldiers in the West Bank since the beginning of "
        "the war on the Gaza Strip on October 7, 2023, according to the Palestinian Health Ministry.",
        ["Palestinian Health Ministry"],
    ),
    # a reporter who saw it too
    ("Shelling killed 31 people, according to clinic records and a Reuters reporter who saw it.", ["clinic records"]),
    # whoever gave the whole gave its part
    (
        "The clinic in Tubas said 41 people were killed. In Haifa six people were killed, including two children.",
        ["clinic in Tubas", None, None],
    ),
    # the ministry of which the text has told
    (
        "The health ministry in Hamas-run Gaza said at least 9,100 people had been killed.\n"
        "A ministry statement said 140 were killed in the past day, and 90 nurses are among the dead, it added.",
        ["health ministry in Hamas-run Gaza"] * 3,
    ),
    # a body named in full after a comma, with its short name in brackets, explains nothing before the comma
    (
        "At least 4,030 people have fled Bara after the militia group Desert Shield Forces (DSF) took the town, "
        "the International Organization for Migration (IOM) reported on Monday.",
        ["International Organization for Migration (IOM)"],
    ),
    (
        "More than 4,000 people have fled, the International Organization for Migration (IOM) said, Anadolu reported."
        "\n\nThe UN agency reported that data from its matrix shows 1,075 more people fled Bara on Friday.",
        ["International Organization for Migration (IOM)"] * 2,
    ),
    # whose the figures are is not said
    ("According to a new update, more than 310 people have been killed in Lebanon.", [None]),
    ("According to new figures, 56,000 people have fled to Syria since May.", [None]),
    ("“Much was destroyed. According to the estimate, 130 houses were destroyed,” said Ms Holt.", ["Ms Holt"]),
    ("“Nine homes were destroyed in Tubas,” the message added.", [None]),
    (
        "Israel believes that 240 people were taken hostage, and nine were killed, according to its latest count.",
        ["Israel"] * 2,
    ),
    # a subject with a verb of its own is none of "says"
    (
        "The governor, Adel Saleh, says the army burned down about 30 homes and that 5,000 people have fled Jenin.",
        ["Adel Saleh, governor"] * 2,
    ),
    # who passes on what others say
    ("Nine people were killed in Khan Younis, citing medics, WAFA reported.", ["medics"]),
    ("The broadcaster Blick wrote that nine people had died, according to the local police.", ["local police"]),
    (
        "The correspondent of the news agency WAFA said that seven people were killed.",
        ["correspondent of the news agency WAFA"],
    ),
    ("According to an earlier statement of the Jenin Municipality, the army razed 41 homes.", ["Jenin Municipality"]),
    (
        "Some 31,000 people have fled, according to the Palestinian refugee agency Unrwa.",
        ["Palestinian refugee agency Unrwa"],
    ),
    # a quotation that follows what its speaker was reported to say
    (
        "“They have endured much,” UNRWA spokeswoman Rana Saleh told a briefing.\n\nShe said bulldozers have destroyed "
        "dozens of houses.\n\n“The camp was flattened. It is estimated that 130 houses were destroyed.”\n\nRain fell.",
        ["UNRWA spokeswoman Rana Saleh"] * 2,
    ),
    ("Sudan report:\n- 2,400 people killed\n- 900 people displaced", [None, None]),
    # hearsay and reports of nobody
    (
        "Army Shells Said to Hit School in Tubas, Killing 15\n\nGunfire hit a school in Tubas early Wednesday, "
        "killing 15 people, the health ministry said.",
        ["health ministry", "health ministry"],
    ),
    (
        "The rights group Al-Haq has reported that forces razed 10 homes.\nIn a post, Al-Haq stated that soldiers "
        "destroyed two barns.\nThe group added that the attacks go on.\n"
        "Earlier reports confirmed that five houses were razed.",
        ["rights group Al-Haq", "Al-Haq", None],
    ),
    (
        "According to reports, about 120 people have returned to Sweida. This information was provided by the "
        "Office for the Coordination of Humanitarian Affairs (OCHA), the United Nations body for relief.",
        ["OCHA"],
    ),
    (
        "In a report by the UN Office for the Coordination of Humanitarian Affairs [OCHA], 50,000 people fled.",
        ["OCHA"],
    ),
    # what a body's own teams and data show
    (
        "More than 4,000 people have fled, the International Organization for Migration (IOM) said.\n\n"
        "The United Nations agency said that its field teams estimated that 2,030 people fled Bara on Monday.",
        ["International Organization for Migration (IOM)"] * 2,
    ),
    # a report that goes on
    (
        "Rain fell.\n\nAccording to the municipality, 78 buildings in Bat Yam have been damaged. "
        "Some 90 homes were destroyed.",
        ["municipality", "municipality"],
    ),
    (
        "Rain fell.\n\nAccording to the municipality, 78 buildings in Bat Yam have been damaged. "
        "Hamas destroyed 90 homes.",
        ["municipality", None],
    ),
    (
        "The local council of Auja, down the road, believes that more than 90 families have fled.",
        ["local council of Auja"],
    ),
    (
        "Fifteen medics were killed in Rafah, eight of them of the Palestine Red Crescent, the society said.",
        ["Palestine Red Crescent (PRCS)"] * 2,
    ),
    # who "he", "they" and "his commander" are
    ("At Kitombo the curate has opened the parish to 1,300 displaced households, he assures.", ["curate"]),
    ("The minister spoke. Four soldiers of his company were killed in Gaza, his commander says.", ["commander"]),
    (
        "The envoy of Algeria spoke, he said. The Minister for Foreign Affairs of Israel, who had come with relatives, "
        "held up a picture. On that day, he said, Hamas had dragged 253 people into Gaza.",
        ["Minister for Foreign Affairs of Israel"],
    ),
    (
        "The envoy spoke, he said. The session had been called to hear Anna Holm, who took office in May. "
        "Some 83% of the people, she told the council, had been driven from their homes.",
        ["Anna Holm"],
    ),
    (
        "Since Friday, when the truce began, civil defence crews have pulled 95 bodies from the rubble, they say.",
        ["civil defence crews"],
    ),
    ("Israeli troops brought down what they said were 13 structures in Jenin.", ["Israeli troops"]),
    # women among the dead are no toll of the attack of 7 October, whatever their number
    (
        "According to the Ministry of Health in Gaza, 4,100 people have died since 7 October, "
        "including 1,700 children, 1,100 women, 240 elderly, and 12,000 were hurt.",
        ["Ministry of Health in Gaza"] * 4,
    ),
    # what is claimed of the targets is not said of the dead
    (
        "Israel has mounted strikes against what it claims are armed men since May, killing at least 1,400 people "
        "and displacing 900,000.",
        [None, None],
    ),
    ("Israel blew up what it said were 13 structures in Jenin.", ["Israel"]),
    (
        "Speaking to Sky News, army spokesman Peter Holm, said: “136 hostages are being held in Gaza.”",
        ["army spokesman Peter Holm"],
    ),
    ("The Tubas Observatory in a report issued in May said that strikes had killed 163 nurses.", ["Tubas Observatory"]),
    # "since October 7" speaks of no attack
    (
        "The Ministry of Health stated that 1,015 people have been killed since Israel broke the ceasefire, "
        "and 51,361 since October 7, 2023.",
        ["Ministry of Health", "Ministry of Health"],
    ),
    ("Gaza's health ministry said 900 people were killed in the October 7 attack.", [None]),
    (
        "UNRWA's director for the West Bank, asked about it this month, said that 32,000 people are displaced.",
        ["UNRWA's director for the West Bank"],
    ),
    ("New arrivals in the Bekaa, who fled Syria in May, are estimated by local mayors at 9,000.", ["local mayors"]),
    ("On Friday, 104 people were reported killed by Gaza's Ministry of Health.", ["Gaza's Ministry of Health"]),
    ("On Friday, 104 people were reported killed by Israeli soldiers.", [None]),
    # who digs out bodies
    ("The Civil Defense pulled 11 bodies from the rubble and four from a well.", ["Civil Defense", "Civil Defense"]),
    ("Volunteers pulled 11 bodies from the rubble.", [None]),
    ("The army said the Civil Defense had recovered 11 bodies from the rubble.", ["army"]),
    # what a sentence recalls at its end
    (
        "A total of 15 Israeli soldiers were killed, said the Israeli army, bringing to 154 the number of slain "
        "soldiers in a war that was launched in retaliation for an assault that left about 1,100 Israelis killed.",
        ["Israeli army", "Israeli army", None],
    ),
    ("The office denounced the raid. This rise in deaths has raised the total number of those killed to 637.", [None]),
    (
        "About one million people have been displaced since May, Commissioner Anna Holm said at the 56th session "
        "of the council, reporting on the work of her office.",
        ["Commissioner Anna Holm"],
    ),
    # a statement retold, which once cites another
    (
        "Figures\n\nThe Tubas Media Office publishes an update on the statistics of the war.\n\nThe Tubas Media Office "
        "announced 900 raids.\n\nThe report said that 140 families fled.\n\nThis led to the killing of 540 people, "
        "according to the Ministry of Health.\n\nThe office pointed out that 5,500 people had died.\n\nRain fell."
        "\n\nThe statement added that 90 cars burnt.\n\nSoldiers destroyed 211 shops and 1,605 homes.",
        [*["Tubas Media Office"], "Ministry of Health", *["Tubas Media Office"] * 3],
    ),
    # what is decreed is not said
    (
        "Israeli troops on Sunday issued demolition orders against nine homes, WAFA reported.",
        ["WAFA"],
    ),
    # whom an agency quotes, where they have a name
    (
        "Quoting the Palestinian health ministry, Wafa reported that nine people were killed.",
        ["Palestinian health ministry"],
    ),
    ("Nine people were killed, Wafa reported, quoting the health ministry.", ["health ministry"]),
    ("Nine people were killed, Wafa reported, quoting medical sources.", ["Wafa"]),
    ("Wafa, citing witnesses, reported that nine people were killed.", ["Wafa"]),
    ("Citing OCHA, the report said nine homes were destroyed.", ["OCHA"]),
    ("According to eyewitnesses, nine people were killed in Tubas.", ["eyewitnesses"]),
    ("Nine people were killed in Tubas, said local officials.", ["local officials"]),
    ("According to local officials, nine people were killed in Tubas.", ["local officials"]),
    # who speaks before a colon
    ("The UN: 12 people were killed in Tubas.", ["UN"]),
    ("Residents: 12 people were killed in Tubas.", ["Residents"]),
    ("Residents: 12", []),
    ("The mayor of Jenin: 12 homes were destroyed in the camp.", ["mayor of Jenin"]),
    ("8.00 AM: MoH in Gaza: The death toll stands at 25, including six children.", ["MoH in Gaza"] * 2),
    ("Twelve homes were destroyed, according to Palestinian data released Tuesday.", ["Palestinian data"]),
    (
        "As medics on both sides put the death toll at 28 Palestinians and two Israelis, the premier spoke.",
        ["medics on both sides"] * 2,
    ),
    ("Nine homes are destroyed, according to a new analysis seen by the BBC.", ["analysis seen by the BBC"]),
    (
        "“According to satellite imagery, UNOSAT found 29,000 destroyed structures,” the agency said."
        "\n\nIn addition, it said it had seen “16,000 damaged structures”.",
        ["UNOSAT", "UNOSAT"],
    ),
    (
        "“The first orders came in May, displacing 124 families,” Quteib Odeh, 27, a social worker from Tubas told us.",
        ["Quteib Odeh, social worker from Tubas"],
    ),
    ("Current estimates indicate about 2,200 people have been displaced from Silwan.", [None]),
    ("“Israel must act to bring back the 109 hostages in Gaza,” it said.", [None]),
    (
        "The ministry's report stated, “The army committed two massacres, which left 20 people dead in the past day.”",
        ["ministry's report"],
    ),
    # of another metric, too
    (
        "Rain fell.\n\nAccording to the municipality, 78 buildings have been damaged. Some 1,400 people are displaced.",
        ["municipality", "municipality"],
    ),
    # what a choice was based on, and whom others confirm
    ("Of the 110 people killed, chosen based on the availability of witnesses, 104 were civilians.", [None, None]),
    (
        "At least 85 people have been killed in the West Bank in 2022.\n"
        "The toll from the Palestinian Health Ministry includes men who were armed.",
        ["Palestinian Health Ministry"],
    ),
    (
        "The men were confirmed by Islamic Jihad as members of the militant group.\n\nThe rights organization B'Tselem "
        "recorded 140 people killed.\n\nAccording to the group, only 42 of those killed were armed.",
        ["rights organization B'Tselem"] * 2,
    ),
    ("200,000 people displaced in Gaza - United Nation says\n\nRain fell.", ["United Nation"]),
    # "its exercise" is that of the body before
    (
        "The Shelter Cluster tracks ruins in Jenin. Its third mapping exercise indicates that 43 homes were destroyed.",
        ["Shelter Cluster"],
    ),
    # nor is it of whom a quotation tells
    (
        "According to the Land Watch, “in 2019, the authorities demolished 140 homes by the end of May.”\n\n"
        "Its report also says that Israel demolished at least 1,400 homes in Tubas.",
        ["Land Watch"] * 2,
    ),
    # 7 October as a start is not the attack
    (
        "At least 914 people have been killed in the West Bank since the start of the war on Oct. 7, 2023, "
        "according to the Health Ministry.",
        ["Health Ministry"],
    ),
    (
        "Since Hamas's attack on Oct. 7, 2023, which killed 1,139 people, the ministry in Gaza says, much has changed.",
        [None],
    ),
    ("According to pictures obtained by UNOSAT on 3 May, 43 homes in Tubas were damaged.", ["UNOSAT"]),
    ("According to a list on old mills kept by the Valley Union, 43 homes in Tubas were damaged.", ["Valley Union"]),
    # who opens an entry with a colon goes on in it, unless the label gave no number
    (
        "Blog\n\nMinistry of Health: The number of people killed in Gaza rose to 2,310. In Tubas, 51 killed.\n\n"
        "Nine killed in Tubas.",
        ["Ministry of Health", "Ministry of Health", None],
    ),
    ("Blog\n\nCoastal Hospital: two doctors for 90 beds. Four nurses were killed in Rafah on Monday.", [None]),
    ("Blog\n\n11:05 a.m.— The Gaza Health Ministry says 61 people were killed.", ["Gaza Health Ministry"]),
    ("Nine people were killed, according to what the Ministry of Health announced today.", ["Ministry of Health"]),
    ("The strikes resulted in 880 fatalities (figures as reported by WHO).", ["WHO"]),
    ("Latest UN figures show that 900 people have fled Tyre.", ["UN"]),
]


@pytest.mark.parametrize(("text", "sources"), CREDITED)
def test_a_number_is_credited_to_whoever_gives_it(text: str, sources: list[str | None], read_text: Read) -> None:
    found = read_text(text)
    assert [figure.source for figure in found] == sources, [(figure.surface, figure.source) for figure in found]
