"""Who gives the number: named before, after or beside it; never the newspaper."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.evaluation import is_right_source
from extract.model import Figure

Read = Callable[..., list[Figure]]

# text, source as named
NAMED = [
    ("Nine homes were flattened, said the head of the council, Nidal Odeh.", "Nidal Odeh"),
    ("According to the council head, Nidal Odeh, nine homes were flattened.", "Nidal Odeh"),
    ("According to the governor over 4,200 families have fled.", "governor"),
    ("In a survey the Shelter Cluster made in May, 87 percent had been displaced.", "Shelter Cluster"),
    ("Seventy percent of the homes are destroyed, by a U.N. satellite estimate of May.", "U.N."),
    ("In Metula, mayor's staff say 120 homes were destroyed.", "staff"),
    ("The UN uses the figure of 1,161 people displaced.", "UN"),
    (
        "With that 181 people were killed, the health ministry said in its 4 pm bulletin; the road is shut.",
        "health ministry",
    ),
    ("According to the latest update from the UN aid office, OCHA, 900 people fled.", "OCHA"),
    ("Nine people fled, said the UN health agency for women, UNFPA.", "UNFPA"),
    ("According to figures released today by the Coastal Health Organization (CHO), nine people died.", "CHO"),
    ("The committee that runs the camp gives a lower number, 900 displaced families.", "committee"),
    ("Engineers who work for the town have concluded from photographs that 40 homes were destroyed.", "Engineers"),
    ("An earlier U.N. assessment released on Nov. 7 said that 250 buildings had been damaged.", "U.N."),
    ("Analysis of satellite images by Amnesty International showed that nine homes were destroyed.", "Amnesty"),
    ("Later, the crisis committee, headed by Omar Haddad, issued a report: nine people died.", "crisis committee"),
    ("Rana Saleh, 34, a teacher from Tubas, said nine people had fled.", "Rana Saleh"),
    ("Amal, 34, who fled in May, told the forum that nine people died.", "Amal"),
    ("The Coastal Relief Society, or CRS, reported nine deaths.", "CRS"),
    ("Nine people died, according to the Coastal Works Agency, or CWA.", "CWA"),
    ("Nine people died, said two hospitals in Rafah.", "two hospitals"),
    ("The Coastal Ministry, part of the Hamas-led government, says nine people died.", "Coastal Ministry"),
    ("The Civil Defence, first responders who work under the mayor, said nine people died.", "Civil Defence"),
    ("The settlement monitor Peace Now says nine homes were destroyed.", "Peace Now"),
    ("Israel's Channel 12 reported that nine hostages were alive.", "Channel 12"),
    ("Nine people died, a broadcaster found on pictures up to May 3.", "broadcaster"),
    ("Aid teams expect that up to 900 people may be displaced.", "Aid teams"),
    ("12:55 – AL-JAZEERA: Nine people were killed in Rafah.", "AL-JAZEERA"),
    ("The number of displaced people was put at 900 by the UN.", "UN"),
    ("The number of displaced people is estimated at some 900 by the council.", "council"),
    ("Municipal data show that 90 homes were destroyed.", "Municipal data"),
    ("The dead were taken to Coastal Hospital, which said nine people died.", "Coastal Hospital"),
    ("Rana Saleh, a nurse with an aid group, on Monday said nine people died.", "Rana Saleh"),
    ("“Nine people died,” describes Rana Saleh.", "Rana Saleh"),
    ("Nine people died, according to health ministry figures considered reliable by the UN.", "health ministry"),
    ("Nine people died, according to official figures.", "official figures"),
    ("Official Israeli figures put the number of people killed at nine.", "Official Israeli figures"),
    ("UNOSAT identifies 152 destroyed structures in the camp.", "UNOSAT"),
    ("The municipality holds that nine homes were destroyed.", "municipality"),
    ("Aid groups, who count otherwise, arrive at 6,500 displaced families.", "Aid groups"),
    ("Twelve people were killed, the Palestinian health ministry said.", "Palestinian health ministry"),
    ("The Palestinian health ministry said 12 people were killed.", "Palestinian health ministry"),
    ("According to the UN, 40,000 people have been displaced.", "UN"),
    ("Some 40,000 people have been displaced, according to OCHA.", "OCHA"),
    ("UNRWA reports that 26,000 people fled Jenin camp.", "UNRWA"),
    ("“They demolished 120 homes,” said Kamal Abu al-Rub, the governor of Jenin.", "Kamal Abu al-Rub"),
    ("“They demolished 120 homes,” the governor of Jenin said.", "governor of Jenin"),
    ("Some 40,000 people are displaced (OCHA).", "OCHA"),
    ("The Israeli military said it killed 14 fighters in Jenin.", "Israeli military"),
    ("B'Tselem has documented the demolition of 112 homes.", "B'Tselem"),
    ("B'Tselem's data show that 112 homes were demolished.", "B'Tselem"),
    ("Figures from the Palestinian Red Crescent show that 12 people were killed.", "Palestinian Red Crescent"),
    ("Twelve people were killed, a medic told Al Jazeera.", "medic"),
    ("Mayor Mohammad Jarrar told reporters that 120 buildings were destroyed.", "Mohammad Jarrar"),
    ("The health ministry gave its latest toll. It said 48,219 people had been killed.", "health ministry"),
    ("“They came at night,” said Governor Kamal Abu al-Rub. “They demolished 26 homes.”", "Kamal Abu al-Rub"),
    ("Twelve people were killed, the official Wafa news agency said.", "Wafa"),
    ("Per the Gaza health ministry, 22 people were killed.", "Gaza health ministry"),
    ("Hamas said three hostages had been killed in a strike.", "Hamas"),
    ("Twelve people were killed, officials said.", "officials"),
    ("Twelve people were killed, the United Nations said Tuesday.", "United Nations"),
    ("The UN disclosed that 4,000 people have been displaced.", "UN"),
    ("Salim Awad, 34, said that 12 neighbours were killed in Jenin.", "Salim Awad"),
    ("A UN assessment released on May 7 said that 60 buildings had been destroyed.", "UN"),
    ("Since 29 May, the Office for Civil Records (OCR) recorded the death of 12 people.", "OCR"),
    ("Twelve people killed in Rafah: ministry", "ministry"),
    ("Agency for Relief and Works: More than 3,000 people flee Tubas", "Agency for Relief and Works"),
    ("Amnesty International found that 18 homes had been destroyed.", "Amnesty International"),
    ("The UN’s humanitarian office says that 40,000 people fled.", "UN humanitarian office"),
    ("A spokesman for Médecins Sans Frontières said 26 people were killed.", "Médecins Sans Frontières"),
    ("Jenin's governor, Kamal Abu al-Rub, put the number of displaced people at 20,000.", "governor"),
    ("UN figures show that 40,000 people have been displaced.", "UN"),
    ("“Forty families fled last night,” Fatima Hasan, a nurse, said.", "Fatima Hasan"),
    ("The Israeli army, which said it killed five fighters, left at dawn.", "Israeli army"),
    ("OCHA: 40,000 people displaced", "OCHA"),
    ("UNHCR: 40,000 people displaced", "UNHCR"),
    ("Mayor Rana Saleh: 40,000 people displaced", "Rana Saleh"),
    ("Some 40,000 people are displaced (OCHA/UNRWA).", "OCHA/UNRWA"),
    ("Some 40,000 people are displaced (UNRWA as of 3 June).", "UNRWA"),
    ("In Tubas 15 people were killed, an agency quoted medics as saying.", "medics"),
    ("A newspaper was told by a hospital director that 15 people were killed.", "hospital director"),
    ("The Coastal Doctors Network accused the militia of killing 31 people.", "Coastal Doctors Network"),
    ("The UN, along with aid groups, says 40,000 people have been displaced.", "UN"),
    ("The Land Commission pointed out that 12 homes were destroyed.", "Land Commission"),
    ("UN Women cautions that 40,000 women have been displaced.", "UN Women"),
    ("Twelve people were killed, say town officials.", "town officials"),
    ("In its daily report the ministry of health counted 48,219 people killed.", "ministry of health"),
    ("Source: OCHA. Displaced: 40,000", "OCHA"),
    ("Spokesman Farid Hakim condemned the raid, noting that 3,000 families had fled.", "Farid Hakim"),
    ("The agency appealed for funds on Monday, saying 12,000 people were displaced.", "agency"),
    ("The media office pointed to the displacement of 90,000 people.", "media office"),
    (
        "Strikes killed 16 people on Monday – a boy of five among them – according to hospital officials.",
        "hospital officials",
    ),
    (
        "Staff had to bury 15 dead in the yard, a ministry official in the clinic, Munir Basal, told a channel.",
        "Munir Basal",
    ),
    ("Reed, 34, said she was held in a room with about ten other hostages.", "Reed"),
    ("The health ministry said 17 people died in Rafah in the past 24 hours, the BBC reported.", "health ministry"),
    (
        "The toll was 4,020 dead, according to the Gaza Ministry of Health and the World Relief Organization (WRO).",
        "Gaza Ministry of Health",
    ),
    ("Some 46 patients were killed on 28 October, the WHO said.", "WHO"),
    ("The WHO said 46 patients were killed.", "WHO"),
    ("According to WHO, 46 people were killed.", "WHO"),
    ("The war has killed at least 40,000 people by the WHO's count.", "WHO"),
    ("Health ministry in Gaza: 3,789 killed", "health ministry"),
    ("The governorate puts the number of displaced people at 24,000.", "governorate"),
    ("It is estimated by the UN that 45,000 people were displaced.", "UN"),
    ("The ministry does not tell fighters from others, but says half of the dead are women.", "ministry"),
    ("About 1,160 people were killed in the attack, according to an AFP tally of official figures.", "AFP"),
    ("The ministry said in its daily statistical report that nine people were killed.", "ministry"),
    ("The latest UNRWA report indicates that 40,000 people were displaced.", "UNRWA"),
    ("About 1,160 people were killed, according to an AFP tally based on official figures.", "AFP"),
    ("COAST TOWN, Palestinian Territories - The health office said nine people were killed.", "health office"),
    ("Coast Hospital in Khan Younis, in the south of Gaza, said nine people were killed.", "Coast Hospital"),
    ("Estimates included in a UN report indicate that 40,000 people were displaced.", "UN"),
    ("The Ministry of Health in Gaza, run by Hamas, reported that nine people were killed.", "Ministry of Health"),
    ("Imagery analysed by the Coast Centre in March showed that 900 homes were destroyed.", "Coast Centre"),
    ("According to the IOM, nine people were displaced on Sunday, Anadolu Agency reports.", "IOM"),
    (
        "The Relief and Works Agency for Palestine Refugees in the Near East (UNRWA) said nine people fled.",
        "UNRWA",
    ),
    ("Medics in Rafah additionally reported that nine people were killed.", "Medics"),
    ("Troops received what Hamas said were the bodies of nine hostages.", "Hamas"),
    ("Hezbollah mourned five fighters killed in southern Lebanon.", "Hezbollah"),
    ("The clashes killed 300 people, according to June figures from the Coast Doctors Union.", "Coast Doctors Union"),
    ("The Land Fund, which has ten people on the lists, said a group of nine displaced people was safe.", "Land Fund"),
    ("Medical sources: nine people killed in Rafah", "Medical sources"),
    ("Nine people were killed in Rafah, the Land Fund said today after an inquiry that took weeks.", "Land Fund"),
    ("Dr Rana Saleh, a dentist, moved to a flat that, she says, shelters 37 displaced people.", "Rana Saleh"),
    ("The clinic was hit, the mayor said, and nine people were killed.", "mayor"),
    ("The relief authority, quoted by the state radio, said nine people were killed.", "relief authority"),
    ("It is a step that hits 60 displaced refugees, warns Rana Saleh, who runs the clinic.", "Rana Saleh"),
    ("Aerial photos show that 900 homes were destroyed, Saleh said.", "Saleh"),
    ("A UN commission concluded that 40 people had been killed.", "UN commission"),
    ("Some 90 people fled Aqqaba in May (Adalah).", "Adalah"),
    ("Punitive, 2024: 31 homes demolished [HaMoked]", "HaMoked"),
    ("Officials in Gaza give the death toll since Saturday as 1,050.", "Officials in Gaza"),
    ("Lebanon's crisis unit was speaking on Monday of 900,000 displaced people.", "Lebanon's crisis unit"),
    ("The UN rights office has a figure of 3,900 people killed since April.", "UN rights office"),
    ("UNRWA, basing itself on images of May, believes that 40 percent of the homes were destroyed.", "UNRWA"),
    ("The municipality of Eilat, itself a city of 52,000, says that it took in 58,000 evacuees.", "municipality"),
    ("Mr. Saleh, for the Agency for Refugees (UNRWA), back from Rafah, said that 600,000 people fled.", "UNRWA"),
    (
        "Rana Saleh, for the Shelter Network, back from Rafah, said that 590,000 people fled.",
        "Rana Saleh, Shelter Network",
    ),
    ("In the rebel-held north the Civil Corps, who had ended the search, put the dead at 2,030.", "Civil Corps"),
    ("And in the West Bank, OCHA tells us that from the 7th to the 13th of May 43 people lost their homes.", "OCHA"),
    ("4:40 pm  Tubas governor Ahmad Asaad tells AFP 160 families have left their homes.", "Ahmad Asaad"),
    ("Governor of Jenin, Kamal Hasan: 24 more houses were torn down in the camp.", "Kamal Hasan"),
    ("Bat Yam's mayor, Rana Saleh, on army radio: The missile damaged 60 buildings.", "Rana Saleh"),
    ("From the briefing of the Spokesperson, Col. Omar Haddad: “Our troops killed three hostages.”", "Omar Haddad"),
    ("Some 250 people were seized as hostages, by Israeli tallies.", "Israeli tallies"),
    ("Of its homes 55 percent are destroyed, by a UN assessment.", "UN"),
    ("Some 300,000 people had fled, by the town council's own lists.", "town council"),
    ("According to a table that the Interior Ministry sent to parliament, 61,000 people were evacuated.", "Interior"),
    ("According to figures presented to a panel on Monday by the Interior Ministry, 15,000 people fled.", "Interior"),
    ("The Shelter Cluster today released its second review: 53 schools were destroyed.", "Shelter Cluster"),
    ("UNOSAT measured in October: 52 per cent of the buildings in the camp destroyed.", "UNOSAT"),
    ("In all 811,000 IDPs were tracked by DTM.", "DTM"),
    ("Thirty-nine hostages released: Qatar", "Qatar"),
    ("Gaza's health ministry raised its toll on Friday to 1,850.", "Gaza's health ministry"),
    ("The public works ministry spoke in early March of 120 homes destroyed.", "public works ministry"),
    ("Some 1.6 million people displaced (most of the population; OCHA)", "OCHA"),
    ("Of the dead 9,000 are women (est. UNFPA)", "UNFPA"),
    ("**Quote for use from Rana Saleh, Secretary General:** “A strike killed 19 people.”", "Rana Saleh"),
    ("Rana Saleh, mayor of Jenin: 590 homes were destroyed.", "Rana Saleh"),
    ("In 2023 and 2024 B'Tselem also documented 17 Palestinians killed by settlers.", "B'Tselem"),
    ("By noon, UN staff thought, 2,000 displaced people had gone back.", "UN staff"),
    ("Some 1,400 homes were destroyed, a British broadcaster found on images.", "British broadcaster"),
    ("It denies a claim by Hamas that 10 soldiers were killed.", "Hamas"),
    ("The school was home to 11,000 displaced people, in UNRWA's telling.", "UNRWA"),
    ("The missiles sent 12,000 evacuees to hotels, says the tax authority there, which paid.", "tax authority"),
    ("In the village 300 homes were destroyed, thinks the mukhtar, who sleeps in a lab.", "mukhtar"),
    ("The speaker for Malta put the number of displaced people at 1.6 million.", "Malta"),
    (
        "About 70 percent of the homes run by the UN agency for refugees (UNRWA) were hit, the organization warned.",
        "UNRWA",
    ),
    # when, where and in what, before the body and its short name or its office
    ("On Friday, the Coastal Relief Society (CRS) reported that nine people were killed.", "Coastal Relief Society"),
    ("In a statement, the Coastal Relief Society (CRS) said nine people were killed.", "Coastal Relief Society"),
    ("On Monday, the Office for the Counting of Homes on the Coast and in the Hills (OCH) said 60 were razed.", "OCH"),
    ("On Friday, the UN agency for Palestinian refugees, UNRWA, said nine people had fled.", "UNRWA"),
    ("On Friday, the Tubas health ministry (MoH) said nine people were killed.", "Tubas health ministry"),
    ("On Friday, Rana Saleh, the head of the clinic, reported nine people killed.", "Rana Saleh"),
    ("On Friday, the head of the clinic, Rana Saleh, reported nine people killed.", "Rana Saleh"),
    # a gloss, a day or a wire agency beside the speaker
    ("An envoy in the talks, brokered by Egypt, said 50 hostages would be freed.", "envoy"),
    ("Qatar, mediating with Egypt, announced late Sunday that Hamas would free two captives.", "Qatar"),
    ("(Reuters) Gaza's health ministry said nine people were killed.", "Gaza's health ministry"),
    ("The toll, given by the town hospital on Sunday evening, shows 90 people killed.", "town hospital"),
    ("The report, prepared by Amnesty International, says nine people were killed.", "Amnesty International"),
    ("The mayor, elected by the council, said nine people were killed.", "mayor"),
    # whose paper it is that says so
    ("The report issued by OCHA also warned that a demolition will leave nine people homeless.", "OCHA"),
    ("A report by OCHA found nine homes were destroyed.", "OCHA"),
    ("A spokesman confirmed that a list from Hamas indicated nine hostages were dead.", "Hamas"),
    ("According to figures reported by the ministry, nine people were killed.", "ministry"),
    ("Nine people were killed, according to medics cited in the media.", "medics"),
    (
        "Nine people were killed, according to the health ministry, figures the UN considers reliable.",
        "health ministry",
    ),
    ("The residents highlighted the loss of nine people killed.", "residents"),
    ("The UN called for help, warning 400 people could be displaced.", "UN"),
    ("The UN is warning that 400 people could be displaced.", "UN"),
    # whom a body quotes
    ("OCHA, quoting the Ministry of Works, says nine homes were destroyed.", "Ministry of Works"),
    ("Nine homes were destroyed, according to OCHA, citing the Ministry of Works.", "Ministry of Works"),
    ("OCHA gives 900 people killed, a figure it takes from the town's media office.", "town's media office"),
    ("OCHA says 900 people were killed, citing Israeli fire on the camp.", "OCHA"),
    ("The state news agency, citing medics, said nine people were killed.", "state news agency"),
    ("The ministry said nine people were killed, citing a list from the mayor.", "ministry"),
    # who counts, and whose count it is
    ("In the market, shopkeepers counted 46 destroyed homes.", "shopkeepers"),
    ("UNOSAT has completed a new assessment of the camp. The analysis shows that 66 homes were destroyed.", "UNOSAT"),
    ("Al-Awda Hospital received nine bodies.", "Al-Awda Hospital"),
    ("The ministry said a strike hit a house where nine people were killed.", "ministry"),
    ("Despite the truce, the ministry said nine people were killed.", "ministry"),
    ("The ministry said some of the nine people killed were nurses.", "ministry"),
    # a report that was published, images that a body says show it
    (
        "In a report published in June, Amnesty International described the raid. It found that 80 homes were razed.",
        "Amnesty International",
    ),
    ("A report published on Friday by Oxfam says nine people were killed.", "Oxfam"),
    ("The UN agency, UNRWA, said in a post that aerial images show that 48 percent of the homes were razed.", "UNRWA"),
    (
        "Oxfam said in a report released today that it was hard. “I saw it,” a nurse told Oxfam. An analysis of images "
        "from May showed that nine homes were destroyed.",
        "analysis",
    ),
    (
        "Amnesty International said in a report released today that it was hard. Amnesty International asked for help, "
        "it said. An analysis of images from May showed that nine homes were destroyed.",
        "Amnesty International",
    ),
    # what was looked at is no body, the people counted speak for nobody
    ("“According to satellite imagery analysis, UNOSAT identified nine destroyed homes,” the agency said.", "UNOSAT"),
    ("Satellite imagery analysis shows that nine homes were destroyed, Amnesty International said.", "Amnesty"),
    ("According to the army, the two freed captives (Omer Levi and Dan Katz) are in Israel.", "army"),
    ("Nine homes were destroyed (Civil Defence and Red Crescent).", "Civil Defence and Red Crescent"),
]


@pytest.mark.parametrize(("text", "source"), NAMED)
def test_who_gives_the_number_is_named(text: str, source: str, read_text: Read) -> None:
    found = [figure.source for figure in read_text(text)]
    assert [is_right_source({"source": source}, {"source": name}) for name in found] == [True], found


NOBODY = [
    "It came out.\n\nKey figures:\n- 54 outposts were built\n- 9 Palestinians were killed by settlers",
    "They killed 170 people, the most since 2006, when the United Nations began keeping records.",
    "A rocket fell short in Gaza, killing nine people, a charge Islamic Jihad denies.",
    "In Khallet al-Dabaa (Masafer Yatta), 23 people were displaced.",
    "Some 3,000 people are sheltering in the zones told to evacuate.",
    "The bus arrived at 6 in Jenin, where two people were killed.",
    "The army told residents to leave, and about 1,000 people have fled.",
    "As of May 12, some 160,000 internally displaced persons (IDPs) were recorded in Rafah.",
    "Twelve people were killed in Jenin.",
    "Twelve people were killed, our correspondent reported.",
    "The EU condemned the raid. Twelve people were killed.",
    "The minister said he would resign. Twelve people were killed in Jenin on Monday.",
    "Displaced: 40,000",
    "‘Constant fear’: Hundreds flee Rafah as tanks move in",
    "The siege of the town has claimed over 1,000 lives.",
    "The West Bank has reported 63 deaths since January.",
    "The strike killed six staff members of the United Nations agency for refugees (UNRWA).",
    "The number of UNRWA colleagues killed is now 154.",
    "GAZA, Nov. 20 (Xinhua) -- Twelve people were killed in Rafah.",
    "JERUSALEM (Reuters) - Twelve people were killed in Rafah.",
    "RAMALLAH, November 20, 2024 (WAFA) – Twelve homes were demolished in Jenin.",
    "Preliminary figures put the number of destroyed homes at 7,000.",
    "By governorate: 13 homes destroyed in Jenin",
    "New orders published on Monday tell 88,000 residents to leave.",
    "The exchange (Gaza) freed nine hostages.",
    "Initial reports indicate that nine people were killed in Tubas.",
    "Comparing the images shows that nine homes were destroyed.",
    "Following reports that nine people were killed, the road was shut.",
    "Some 900 people fled Rafah before an evacuation order was issued by the army.",
    "The most since the office began documents nine demolished homes.",
    "The minister mourned the five people killed in Nablus.",
    "Nine people were killed in Aqqaba (Tubas).",
    "Nine people have been killed since May, according to a tally kept by this news agency.",
    "A deal is close, the mayor said, a day after nine people were killed in Tubas.",
    "Crews concluded their search after the strike had killed nine people.",
    "The air campaign has put 90,000 displaced people on the roads.",
    "According to initial reports, nine people were killed.",
    "Four states host 436,000 displaced people.",
    "Host: Right. Nine people were killed in Tubas.",
    "A rights group was there. Nine people were killed in Tubas (Speaking Arabic).",
    "Nine people were killed in Tubas. [Mahmoud Issa/Reuters]",
    "The army told residents to leave for the south, and nine people were killed.",
    "The patrol measured the road, and nine people were killed in Tubas.",
    "Citing at least nine people killed in Rafah, the charity left.",
    "The visit highlighted the cost of the attack, where nine residents were murdered.",
    "Hundreds flee Jenin camp after Israeli warning",
    "Hundreds flee Jenin camp after UN warning",
    "Mayor Rana Saleh said the raid was the worst yet. Initial estimates indicate that 300 homes were damaged.",
    "Earlier reports had said that nine people were killed.",
    "The list of hostages shows that nine hostages were dead.",
    "The shelters counted 46 destroyed homes.",
    "Soldiers shot nine people dead on Friday. The agency identified them as a threat to the camp.",
    "The families received nine bodies.",
    "Hamas gives back the bodies of nine hostages.",
    "The army issued maps of nine buildings to be destroyed.",
    "Nine remains returned by the Red Cross identified as hostages.",
    "Hundreds of people fled on Friday after the army told all in Tubas – a third of the camp – to be gone by noon.",
    "The 900 people evacuated from Tubas have not returned, and the mayor spoke of “surrender.”",
    # what stands behind a saying
    "The minister has said that talks go on to release some of the more than 200 people taken captive.",
    "The government has said it spares civilians despite the 900 people killed.",
    "The war, the minister says, is in retaliation for attacks that killed 90 people.",
    "The ministry said it had confirmed the death of a nurse seized at a festival where gunmen killed 90 people.",
    # brackets that say who is counted
    "Some 9,000 people (both Syrians and Lebanese) have fled.",
    "Some 9,000 people (mostly women) have fled.",
    "Nine died (Detailed Statistics).",
    "A walk through the south was called off, citing 9,000 people having fled it.",
    # papers without an author
    "The two freed captives (Omer Levi and Dan Katz) are in Israel.",
    "“Nine people were killed,” the declaration added.",
    "Figures released earlier this month show that nine people were killed.",
    "The data collected on May 29 shows that nine homes were destroyed.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_where_nobody_is_named_there_is_no_source(text: str, read_text: Read) -> None:
    assert [figure.source for figure in read_text(text)] == [None]


PUBLISHERS = [
    ("Twelve people were killed, Al Jazeera's correspondent said.", "Al Jazeera"),
    ("Twelve people were killed, Al Jazeera reported.", "Al Jazeera"),
    ("Twelve people were killed, Haaretz has learned.", "Haaretz"),
]


@pytest.mark.parametrize(("text", "publisher"), PUBLISHERS)
def test_the_newspaper_itself_is_no_source(text: str, publisher: str, read_text: Read) -> None:
    assert [figure.source for figure in read_text(text, publisher=publisher)] == [None]


# Two numbers, two speakers.
TWO = [
    (
        "The ministry of health said 12 people were killed; the army said it killed five fighters.",
        ["ministry of health", "army"],
    ),
    ("Twelve people were killed, medics said. The army said five fighters were killed.", ["medics", "army"]),
    (
        "Hospitals in Gaza City reported 12 people killed, and Al-Awda Hospital received nine bodies.",
        ["Hospitals in Gaza City", "Al-Awda Hospital"],
    ),
    (
        "Nasser Hospital said it received 20 bodies, while Shifa Hospital in Gaza City received 30 bodies.",
        ["Nasser Hospital", "Shifa Hospital"],
    ),
    (
        "The army killed two men. The health ministry identified them as Amir and Rami Saleh. Nine fled, UNRWA said.",
        ["health ministry", "UNRWA"],
    ),
    (
        "The army killed two men. The two were identified by the health ministry as Amir and Rami Saleh.",
        ["health ministry", "health ministry"],
    ),
]


@pytest.mark.parametrize(("text", "sources"), TWO)
def test_each_number_has_its_own_speaker(text: str, sources: list[str], read_text: Read) -> None:
    found = [figure.source for figure in read_text(text)]
    assert len(found) == len(sources)
    right = [is_right_source({"source": a}, {"source": b}) for a, b in zip(sources, found, strict=True)]
    assert all(right), found


TYPES = [
    ("OCHA said 12 people were killed.", "un"),
    ("The Gaza health ministry said 12 people were killed.", "government"),
    ("The mayor of Jenin said 12 people were killed.", "local_authority"),
    ("The Israeli military said 12 people were killed.", "military"),
    ("Hamas said 12 people were killed.", "armed_group"),
    ("The Palestinian Red Crescent said 12 people were killed.", "relief"),
    ("B'Tselem said 12 people were killed.", "rights_group"),
    ("The Wafa news agency said 12 people were killed.", "media"),
]


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_a_source_has_a_type(text: str, kind: str, read_text: Read) -> None:
    assert [figure.source_type for figure in read_text(text)] == [kind]
