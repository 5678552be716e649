"""The verbs that give a number and their subjects: in headlines, after a clause of their own, in the sentence after."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.evaluation import is_right_source
from extract.model import Figure

Read = Callable[..., list[Figure]]

# text, the source of the first figure
GIVEN = [
    ("Jordan, which first put out that it had killed two men, on Monday called it an accident.", "Jordan"),
    ("A first count, carried out by Oxfam staff along streets that are open, lists 41 homes destroyed.", "Oxfam staff"),
    ("Egypt's press office has spoken of more than 100 dead.", "Egypt's press office"),
    # asides between who speaks and the verb
    ("Jordan, for its part, claims to have killed 19 smugglers in Irbid.", "Jordan"),
    ("The Red Crescent, when I called, thought that perhaps 600 people had been displaced.", "Red Crescent"),
    ("The housing office, adding up what its surveyors send in, says that 800 homes were hit.", "housing office"),
    ("The Shelter Cluster, relying on the same pictures, concludes that 61 homes were destroyed.", "Shelter Cluster"),
    (
        "Oxfam, whose own staff moved to Rafah in May, does not speak of the town but says that 900 people fled.",
        "Oxfam",
    ),
    (
        "Oxfam, which had no warning of the raid, its radio being off, prefers to wait but says that 900 fled.",
        "Oxfam",
    ),
    ("The office in Irbid, while promising an inquiry, called this false and gave the losses as 21 dead.", "office"),
    ("Engineers from the council had by Saturday night logged 95 homes as demolished.", "Engineers from the council"),
    # a clause that tells who they are
    ("Some 3,000 displaced people camped there, a Swedish aid group that had drilled wells estimates.", "aid group"),
    ("A UN team that walked the lanes on Friday found six buildings destroyed.", "UN team"),
    ("In Tubas, a resident who came back for an hour counted 47 burnt-out houses.", "resident"),
    ("A first count, carried out on foot by UNICEF staff along the streets, lists 41 homes destroyed.", "UNICEF staff"),
    # "has it", "raised it to", "retrieved the bodies of", "saw a thousand"
    ("Since May, 1,340 people have been displaced, a UN survey has it, citing violence.", "UN survey"),
    ("Oxfam, whose first estimate had been of 30 families displaced, raised it on Sunday to 91.", "Oxfam"),
    ("Crews of the civil defence retrieved the bodies of nine people on Tuesday.", "civil defence"),
    ("Oxfam saw a thousand people flee to Tubas on Tuesday.", "Oxfam"),
    ("Many went to halls run by UNRWA, which estimates that 4,700 people are sheltering there.", "UNRWA"),
    # headlines
    ("More Than 50 People Killed in Rafah, Town Officials Say", "Town Officials"),
    ("Gaza Health Ministry Says 50 People Killed in Rafah", "Health Ministry"),
    ("ISRAEL SAYS 1,280 PEOPLE WERE KILLED", "Israel"),
    ("Only About 60 Hostages Are Alive, U.S. Officials Think", "U.S. officials"),
    # a clause between the subject and its verb
    ("Nurses who treated the wounded said nine people died.", "Nurses"),
    ("Aid workers who reached the camp on Monday reported that 300 homes were destroyed.", "Aid workers"),
    ("Partners who track displacement logged 9,300 displaced people.", "Partners"),
    ("An official who briefed reporters in May conceded that 200 homes were destroyed.", "official"),
    ("A volunteer of the Coastal Rangers, reached on a bad line, said troops took nine hostages.", "Coastal Rangers"),
    ("The road was hit, the army claimed, saying that all nine people killed were fighters.", "army"),
    # said then, once, the same day: nothing more is said
    ("Nine people were killed in the raid, the Red Crescent announced once it could enter. It left.", "Red Crescent"),
    ("Nine homes were to be destroyed, the mayor, Omar Haddad, confirmed that night after a call.", "Omar Haddad"),
    ("Nine people were killed, its health ministry announced the same day, and it named them.", "health ministry"),
    # labels with a day, of a station
    ("Ministry of Relief, 23 October: 2,500 people killed.", "Ministry of Relief"),
    ("07:20 – COASTAL ARMY RADIO: The bodies of three captives were found.", "COASTAL ARMY RADIO"),
    # abbreviations end no name
    ("Nine people were killed, according to U.S. officials, on Monday.", "U.S. officials"),
    ("Some 900 people are displaced according to the U.N.", "U.N."),
    # verbs
    ("On Sunday the town ministry raised this to 274 killed.", "town ministry"),
    ("The army lifts its count of hostages in Gaza to 190", "army"),
    ("Israeli officials give 950,000 displaced people.", "Israeli officials"),
    ("The relief ministry had earlier given 2,400 as the number of people killed that day.", "relief ministry"),
    ("Experts contend that 900 people were killed.", "Experts"),
    ("The tax authority has 930 homes in the north as damaged.", "tax authority"),
    ("The works ministry has a list of 1,700 homes that are destroyed.", "works ministry"),
    ("Some 33,000 displaced people are counted, going by UNRWA's registration.", "UNRWA"),
    ("The affidavit of the committee's chairman puts the number of homes destroyed at 53.", "committee's chairman"),
    ("Rana Saleh reminded the crowd on Sunday that nine people were killed.", "Rana Saleh"),
    ("Aid workers saw dozens of displaced families.", "Aid workers"),
    ("Public works officials in Gaza list 1,300 homes as destroyed.", "public works officials"),
    ("Medics count 40 people killed.", "Medics"),
    ("UNOSAT sees 61 destroyed buildings.", "UNOSAT"),
    ("He quoted the town council with a count of 449 people killed.", "town council"),
    ("More than 120 people have been killed this year, by a Reuters tally.", "Reuters"),
    (
        "The Displacement Tracking Matrix of the northern branch of the Coastal Office for Welfare (COW) has 860,000 "
        "IDPs back in their homes.",
        "Coastal",
    ),
    ("By evening Hamas's media office was speaking of 210 people killed.", "Hamas's media office"),
    # the next sentence says whose it was
    (
        "In the town 46 homes were destroyed. The numbers are from the Coastal Forum, a group that watches.",
        "Coastal Forum",
    ),
    ("“We counted nine people killed,” said Rana Saleh, whose school was hit.", "Rana Saleh"),
    ("Oxfam accused the army of forcibly displacing nine families.", "Oxfam"),
    ("Rana Saleh, a nurse, commented: “They killed nine people.”", "Rana Saleh"),
    ("Hamas gave the names of nine people killed.", "Hamas"),
    ("Two people were killed. This was reported on Telegram by the governor, Omar Haddad.", "Omar Haddad"),
    # ", with … saying"
    ("The toll kept rising, with hospitals reporting at least nine people killed overnight.", "hospitals"),
    ("Strikes went on, with medics saying nine people were killed.", "medics"),
    ("Strikes went on, with local officials warning that nine people could be displaced.", "local officials"),
    ("The UN's plan assumes that up to 900 people could be displaced.", "UN"),
    ("UNRWA's initial information is that nine people were killed.", "UNRWA"),
    # which it says, whom they hold for dead, what they established
    ("Israel vowed to answer the attack, which it says killed 90 people.", "Israel"),
    ("The list has 27 hostages the Israeli army considers dead.", "Israeli army"),
    ("Of the hostages 33 whom the Israeli army has declared dead are in Gaza.", "Israeli army"),
    ("At least 90 families were displaced, OCHA stated in a report that came out in the night.", "OCHA"),
    ("The UN established that 264 homes had been demolished.", "UN"),
    ("In all, nine people were killed in two nights, counts the Coastal Relief Society.", "Coastal Relief Society"),
    ("About 900 people could be displaced, cautioned the coordinator at the end of a visit.", "coordinator"),
    ("The UN study moreover found that nine homes were destroyed.", "UN study"),
    (
        "Nine people were killed, according to the tally issued on Friday by the health ministry.",
        "health ministry",
    ),
    ("More than 90 people were killed. The data is from the Armed Violence & Peace Data (AVPD) database.", "AVPD"),
    ("In the town's Coastal Hospital, nine bodies were brought in, according to its director.", "Coastal Hospital"),
    ("Town officials in Beit Hanoun, close to the port, estimated that 900 people had fled.", "Town officials"),
    ("A source close to Hezbollah puts the number of people killed at 90.", "source close to Hezbollah"),
    ("The raid that the army named “Coastal Storm” killed nine people, according to the ministry.", "ministry"),
    (
        "Amnesty International spoke. Nine people were killed, by figures compiled by the organisation from families.",
        "Amnesty",
    ),
    ("The army said its troops had gone in to arrest a man, and that nine people had been killed.", "army"),
    ("In Gaza, our colleagues at UNICEF are telling us that nine people were killed.", "UNICEF"),
    ("A nine-year-old was freed, a spokesman said; six hostages have been pronounced dead by the army.", "army"),
    ("UN teams could enter on Friday and counted 90 families displaced by the raid.", "UN teams"),
    # words that may be nouns and are verbs here
    ("The Ministry of Health and Population states that nine people were killed.", "Ministry of Health and Population"),
    ("“Nine people were killed in the eastern states,” the ministry states.", "ministry"),
    ("Gulf states say nine people were killed.", "Gulf states"),
    ("UN reports say nine people were killed.", "UN"),
    ("The police reports that nine people were killed.", "police"),
    ("Town reports of nine people killed in Tubas were right, said the mayor.", "mayor"),
    # where the name of who is cited ends
    ("The charity cited data from the town health authorities indicating that nine people died.", "health authorities"),
    ("The UN cited figures of the works ministry showing that nine homes were destroyed.", "works ministry"),
    ("The state radio quoted the governor of Tubas stating that the raid displaced nine people.", "governor of Tubas"),
    ("The state radio quoted the Shelter Department as stating that nine people fled.", "Shelter Department"),
    ("A third raid followed, which according to the ministry brings the number of people killed to nine.", "ministry"),
    ("A third raid followed, which the ministry says brings the number of people killed to nine.", "ministry"),
    ("A tower fell, which the mayor of Tubas said displaced nine people.", "mayor of Tubas"),
    ("The report by B'Tselem also listed other losses, including that nine homes were destroyed.", "B'Tselem"),
    ("A statement by the mayor listed nine homes destroyed.", "mayor"),
    ("According to medics the nine people killed were brothers.", "medics"),
    (
        "Nine people were killed, according to records and letters of the two sides.",
        "records and letters of the two sides",
    ),
    ("Amnesty International urged states to act, clarifying that the raid displaced nine people.", "Amnesty"),
    ("The rights group called for new measures, clarifying that the raid displaced nine people.", "rights group"),
    # who tells that a hospital received the dead
    ("The health ministry said that Nasser Hospital received nine bodies.", "health ministry"),
    ("The health ministry said in its daily report that hospitals in Gaza received nine bodies.", "health ministry"),
    ("Medics said the road was shut, and Nasser Hospital received nine bodies.", "Nasser Hospital"),
    ("The ministry said hospitals received nine bodies.", "ministry"),
    # a name ends where a clause of its own follows
    ("According to the UN the northern towns took in nine displaced people.", "UN"),
    ("According to the head of the council the army killed nine people.", "head of the council"),
    ("According to Save the Children the raid displaced nine people.", "Save the Children"),
    ("According to figures the ministry released, nine people were killed.", "ministry"),
    ("According to a list that the health ministry keeps, nine people were killed.", "health ministry"),
    ("The governor of Tubas was quoted as saying that nine people were killed.", "governor of Tubas"),
    ("The mayor was quoted by the state radio as stating that nine people were killed.", "mayor"),
    ("Data collected by UNICEF on May 29 shows that nine homes were destroyed.", "UNICEF"),
    ("The 240 captives, whom Israel says were seized, are still there.", "Israel"),
    # papers that are no verbs
    ("The town ministry denied reports that nine people were killed.", "town ministry"),
    ("The town ministry rejected reports that nine people were killed.", "town ministry"),
    ("The town ministry dismissed claims that nine people were killed.", "town ministry"),
    ("Hamas claims that nine people were killed.", "Hamas"),
    ("Nine people were killed, Hamas claims.", "Hamas"),
    ("The mayor confirmed media reports that nine people were killed.", "mayor"),
    ("UN reports suggest that nine people were killed.", "UN"),
    ("UN estimates suggest that nine homes were destroyed.", "UN"),
    ("Engineers say estimates suggest that nine homes were destroyed.", "Engineers"),
]


@pytest.mark.parametrize(("text", "source"), GIVEN)
def test_the_subject_of_the_verb_gives_the_number(text: str, source: str, read_text: Read) -> None:
    found = [figure.source for figure in read_text(text)]
    assert is_right_source({"source": source}, {"source": found[0]}), found


NOT_GIVEN = [
    "Egypt's press office has spoken of the nine dead with sorrow.",
    "The army has it under guard since nine people were killed.",
    "Neighbours retrieved the bodies of nine people on Tuesday.",
    "Troops wrongly identified three hostages as gunmen.",
    "The camp saw 40 people killed.",
    "Tubas has 40 homes in the north as damaged.",
    "An army team went there. It saw 47 destroyed buildings.",
    "Gaza Strike Kills 20 People, Claims Lives of Children",
    "New Report Calls Raid a Crime. Nine People Were Killed.",
    "The group answered with rockets that killed 12 people.",
    # no verb of speech
    "The raid continued, and nine people were killed.",
    "The crowd went on, and nine people were killed.",
    # what is handed over, found or shown is done, not said
    "Hamas on Thursday gave Israel the remains of four hostages.",
    "On Saturday army teams found in a tunnel the bodies of six hostages.",
    "Hamas published another clip, in which two hostages are seen.",
    "Four UNRWA schools show damage.",
    # the page, its reporter, and what a reporter tells of who speaks
    "Gaza's civil defence came, it said. When one tower fell, 180 families that we had registered were displaced.",
    "Medics came, they said. On Thursday night alone four homes were destroyed, our reporter saw.",
    "“My son is a number,” said Rana Saleh, whose son Omer, 22, is one of 59 hostages left in Gaza.",
    "“We wait,” says Dana, 38, in a hotel in Tubas where 210 displaced families live.",
    "We lost nine people, killed in an alley, and by the evening nobody argued with it.",
    "Journalists killed: 227",
    "About 40 percent of the homes, I'd say, are destroyed.",
    # no bodies: an abbreviation of what stands before it, a province, a headline that opens with a number
    "Israeli occupying forces (IOF) killed nine people.",
    "Some 2,000 displaced people came as far as Ad Dabbah (Northern State).",
    "The Morning Read: Four Hostages Come Home",
    "Live updates\n\n- The crossing is shut, UNRWA says\n- Five soldiers were killed in Jabalia",
    "Strikes went on, with many saying that nine people were killed.",
    "UNRWA's information centre was hit, and nine people were killed.",
    "Since the last report, nine more UNRWA staff have been confirmed killed.",
    "Residents tell of ‘hours of fire’ as army rescues two hostages",
    "The crowd came in and counted nine people killed.",
    "A nurse was telling us about the camp, where nine people were killed.",
    # lands, steps and papers, no verbs
    "The coast's northern states that host 900 displaced people need water.",
    "The top states of origin of the displaced were Sennar (35%) and Kassala.",
    "Some 900 people fled to the Northern, Eastern and Central states.",
    "Some 900 people fled to White Nile, Sennar and Blue Nile states.",
    "The three hill states have seen clashes, which displaced 900 people.",
    "Likewise, reports say that nine homes were destroyed.",
    "A town group called for urgent measures after nine people were killed.",
    # what is not granted
    "The strike came after the army denied a permit, killing nine people.",
    "The raid came after the court denied the petition, leaving nine people homeless.",
    "The bulldozers came after the council denied residents a building permit, and nine homes were razed.",
    # what is said of the deed
    "Nine people were killed, which Hamas said was a crime.",
    "Settlers burnt nine homes, which the army said it was looking into.",
    "Additionally, estimates suggest that nine homes were destroyed.",
    "Amid reports that nine people were killed, the road was shut.",
]


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_who_does_or_has_something_else_gives_none(text: str, read_text: Read) -> None:
    assert {figure.source for figure in read_text(text)} == {None}
