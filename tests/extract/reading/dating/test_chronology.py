"""Dates that lean on what a text said before, and on its headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]
DAY = "2025-02-05"  # a Wednesday, on which these texts are published

# text, as_of and since of the last count
LEANING = [
    ("It was the annual commemoration of nine people killed in 1976.\n\nTwo people were killed.", DAY, None),
    ("Last year was the deadliest since 2004, when 31 died. Attacks have killed another nine.", DAY, None),
    ("Riots broke out on Sunday. They came after a raid the previous week that left 11 dead.", "2025-01", None),
    ("On 26 January a raid hit Huwara. It avenged the killing earlier in the day of two men.", "2025-01-26", None),
    ("On 26 January a raid hit Huwara.\n\nEarlier in the day, two men were killed.", DAY, None),
    ("It is the worst week since last May, when nine died.\n\nTwo children were killed in the raid.", DAY, None),
    ("The attack of 7 October 2023 came first. In Gaza 47,500 people have been killed since then.", DAY, "2023-10-07"),
    ("The war began on 7 October 2023. In Gaza 47,500 people have been killed in the months since.", DAY, "2023-10-07"),
    ("In Gaza 96 people have been killed since Wednesday.", DAY, "2025-01-29"),
    ("The raid on Jenin began on 21 January. It has since killed 27 people.", DAY, "2025-01-21"),
    ("Since 21 January, 27 people have been killed. In the same period 40 homes were destroyed.", DAY, "2025-01-21"),
    ("Since 21 January, 27 people have been killed. Three soldiers have also been killed.", DAY, "2025-01-21"),
    ("Since 21 January, 27 people have been killed in Jenin. Nine of those killed were children.", DAY, "2025-01-21"),
    ("Troops entered Tubas on Sunday. Two people were killed that night.", "2025-02-02", None),
    ("Troops entered Tubas on Sunday. Two people were killed the following day.", "2025-02-03", None),
    ("Troops entered Tubas on 21 January. Two people were killed three days later.", "2025-01-24", None),
    ("A strike hit Rafah camp on 26 May 2024. In that attack 45 people were killed.", "2024-05-26", None),
    ("In the night of Sunday to Monday two people were killed in Tubas.", "2025-02-03", None),
    ("The ministry said on Tuesday that four people were killed in the past 24 hours.", "2025-02-04", None),
    ("Troops entered Tubas on Sunday. Hours later, two people were killed.", "2025-02-02", None),
    ("In July of last year soldiers came to Tubas. Twelve people were killed.", "2024-07", None),
    ("By 31 January, crews had pulled down 60 homes in Jenin. About 400 people are displaced.", "2025-01-31", None),
    ("By Thursday, 30 January, 20 had died. In the past 24 hours, three people were killed.", "2025-01-30", None),
    ("It was the deadliest attack since the raid of May 2022, in which 12 people were killed.", DAY, None),
    ("The camp was built in 1953 for 8,000 people who were expelled five years earlier.", "1948", None),
    ("The meeting came a day after Israeli fire killed nine people.", "2025-02-04", None),
    ("In 2024, 181 homes were demolished, against 140 a year before.", "2023", None),
    ("The siege of Rafah that began on 6 May 2024 has driven out 90,000 people.", DAY, "2024-05-06"),
    ("By 31 January, 60 homes were lost. That tops the same period last year, when 40 fell.", "2024-01-31", None),
    ("The war has killed 48,000 people, and could decide the vote due in November.", DAY, None),
    ("On 3 February the army told 900 people in Tubas to leave within 24 hours.", "2025-02-03", None),
    ("An image taken on 20 January was used. The assessment shows 4,100 lost homes.", "2025-01-20", None),
    ("A 20 January satellite image shows it: in Rafah, 4,100 buildings have been destroyed.", "2025-01-20", None),
    ("The raid goes on since 21 January. In the first week alone 900 people fled Jenin.", "2025-01-27", None),
    ("The raid goes on since 21 January. During the second night 90 people fled Jenin.", "2025-01-22", None),
    ("Tubas was raided on Sunday. In the first hour four people were killed.", "2025-02-02", None),
    ("On Sunday they came for the ninth time since July 2010, when all had fled. Nine homes fell.", "2025-02-02", None),
    ("Troops left Tubas on 1-2 February. The raid killed 12 people.", "2025-02-02", None),
    ("Troops left Tubas on Monday. Nine homes were lost in the two-day raid.", "2025-02-03", None),
    ("It went on from Friday and ended on Sunday. 40 homes were lost in the three days.", "2025-02-02", None),
    ("The UN said on Sunday that it helps. From Tubas, it added, 900 people have had to leave.", "2025-02-02", None),
    ("Since May, 900 homes have been razed, says a UN report that came out yesterday.", "2025-02-04", "2024-05"),
    ("Since 1 January the UN saw nine strikes, during which 40 people have been killed.", DAY, "2025-01-01"),
    ("In 2014 they killed 40 people there. The days of this January: 12 dead in Gaza.", "2025-01", None),
    ("On Monday they met. The group said 250 people were kidnapped from Israel that day.", "2023-10-07", None),
    ("The raids come less than a month after nine homes were razed in Tubas.", "2025-01", None),
    ("It came a month after nine homes fell in Tubas and three months after 12 homes fell in Jenin.", "2024-11", None),
    ("On Saturday, five hostages are to be released alive.", "2025-02-08", None),
    ("The crews found 90 bodies in Gaza between the start of the truce on Friday and Monday.", "2025-02-03", None),
    ("In the onslaught, in which thousands took part, gunmen of Hamas abducted 253 people.", "2023-10-07", None),
    ("In autumn 2023 the school in Rafah sheltered 4,000 displaced people.", "2023", None),
    ("Some 61,000 people displaced in Jenin since 21 January (2 February)", "2025-02-02", "2025-01-21"),
    ("On the eve of the truce, due to begin on Sunday, five hostages would be freed.", "2025-02-09", None),
    ("The UN said on Monday it was cold. The mayor told us so. He said 900 people are displaced.", "2025-02-03", None),
    ("On Saturday, five hostages were released, and more are to follow.", "2025-02-01", None),
    ("Next Friday, Hamas is due to return another three bodies.", "2025-02-07", None),
    ("This year 33 people have been killed in Jenin, compared with 155 in all of 2024.", "2024", None),
    ("This year 33 people have been killed in Jenin, up from 155 last year.", "2024", None),
    ("They came on 20 January. A day earlier four people were killed in Jenin.", "2025-01-19", None),
    ("They came to Jenin. A day earlier four people were killed there.", "2025-02-04", None),
    ("Since the truce was declared on 10 January, 90 people have been killed in Gaza.", DAY, "2025-01-10"),
    ("Nine homes have been demolished, following the loss of others in January.", DAY, None),
    ("Talks failed after the weekend raid that killed nine people in Tubas.", "2025-02-02", None),
    ("Before the escalation of raids this month, 900 people were sheltering in Jenin.", DAY, None),
    ("The camp was founded after the wars in 1948, when hundreds of people were displaced.", "1948", None),
    ("A report in January showed that 900 homes have been destroyed in Gaza.", "2025-01", None),
    ("Since the start of the 2023 war, which began on Oct. 7, 900 people have been killed.", DAY, "2023-10-07"),
    ("That attack left 1,221 people dead and 251 others taken hostage.", "2023-10-07", None),
    ("Six die.\n\nJuly-August 2014:\n\nA war ends with 2,050 people killed in Gaza.", "2014-08", None),
    (
        "Report 43\n\nInformation valid as of 3 February 2025 at 20:00 Day 51 | Three people have been killed."
        "\n\nSome 1,040 people are staying in shelters.",
        "2025-02-03",
        None,
    ),
    ("About 70 people in Silwan face eviction this August.", DAY, None),
    ("The army will raze 90 homes this week as part of an operation which began in January.", DAY, None),
    ("The operation, launched in January, has displaced 40,000 people from Jenin.", DAY, "2025-01"),
    ("The number of deaths from the explosions on Tuesday has risen to 12.", DAY, None),
    ("Over 500 people were sheltering in the church at the time of the strike on 17 January.", "2025-01-17", None),
    ("On Monday settlers came, a day after two men were killed.\n\nThey burned 30 houses.", "2025-02-03", None),
    ("Since October 7, 2023, attacks have surged in Jenin, killing at least 1,062 people.", DAY, "2023-10-07"),
    ("At least 40 people were killed in Gaza ahead of a summit on March 4.", DAY, None),
    ("Five people were killed in Gaza ahead of the deadline that expires on Monday.", DAY, None),
    ("The IOM said in February that 10 million people are displaced.", "2025-02", None),
    ("The ministry said this month that 40,000 people have been killed in Gaza.", DAY, None),
    ("Some 160,900 people remain displaced, a three per cent decrease since 19 January.", DAY, None),
    ("Some 2,400 people have been killed, including 1,500 since 23 January.", DAY, "2025-01-23"),
    ("The data collected on January 29 shows that 900 homes in Gaza have been damaged.", "2025-01-29", None),
    ("It is an increase on the same period in 2023. More than 900 people fled to Chad.", DAY, None),
    ("It claimed 41,000 lives, women and children for the most part, since Oct. 7 last year.", DAY, "2024-10-07"),
    ("From the beginning of the year troops demolished 31 homes in Silwan.", DAY, "2025-01-01"),
    ("Some 9,000 people have fled Rafah since the start of the week.", DAY, "2025-02-03"),
    ("In the ongoing genocide that began on October 7, 2023, 41,000 people have been killed.", DAY, "2023-10-07"),
    ("By Dana Levi 02/05/2025\n\nAs the army left on Tuesday, two soldiers were killed.", "2025-02-04", None),
    ("In January last year, the army began a raid that has uprooted thousands of people.", DAY, "2024-01"),
    ("The warning comes after bombing on Monday that has killed 96 people.", "2025-02-03", None),
    ("After the truce took effect last month, fire has killed 236 people in Gaza.", DAY, None),
    ("In all, 6,000 died since 18 January, bringing the toll of the whole war to 56,000.", DAY, None),
    ("On Tuesday troops raided Nablus over an attack on January 9. Three men were killed.", "2025-02-04", None),
    ("In the last ten days of January 120 people were killed in Gaza.", "2025-01", None),
    ("In Gaza 243 people have been killed since 10 January. Two doctors were among the dead.", DAY, "2025-01-10"),
    ("Some 9,000 people remain displaced following a raid that began in January.", DAY, None),
    ("On 2 February they came as part of the raid launched on 21 January. Two men were killed.", "2025-02-02", None),
    ("On 3 February two men died of wounds sustained in a strike on 5 January.", "2025-02-03", None),
    ("House in Silwan, 5 January 2025. Photo: OCHA.\n\nThree people were killed in Jenin.", DAY, None),
    ("Some 7,000 homes in Gaza have been destroyed, more than in the 2012 war.", DAY, None),
    ("On Friday afternoon, 3 January, four people were killed.", "2025-01-03", None),
    ("Four were freed before the truce in January, and eight hostages have been rescued.", DAY, None),
    ("A raid freed two men held since October while it killed 60 people in Gaza.", DAY, None),
    ("Ten men were killed.\n\nTurmusaya, 21 January\n\nIn daylight settlers burned 15 homes.", "2025-01-21", None),
    ("A truce that took effect on 19 January was prolonged. Last night two homes were hit.", "2025-02-04", None),
    ("This week the army razed 90 homes in Tulkarem camp under the order of 30 January.", DAY, None),
    ("The clinic was hit on 13 January and has been shut since then; 28 people were killed.", "2025-01-13", None),
    ("Since 13 January, 90 people have been killed; 28 of them were children.", DAY, "2025-01-13"),
    ("A study released two weeks ago estimated that 99,000 homes were damaged in Gaza.", "2025-01", None),
    ("Since May, 900 were killed. In the past three days 30 fled. In the same period 9 homes fell.", DAY, None),
    ("Sixteen died since the raid began last Tuesday. The army burned 20 homes in Jenin.", DAY, None),
    ("Some 100,000 people fled until mid-January. In all, 1.9 million were displaced as of December.", "2024-12", None),
    ("Since an October 7 attack, 30,600 people have been killed in Gaza.", DAY, "2023-10-07"),
    ("Three hostages seized in the attack of October 7 – 28-year-old Dan, Omer, Tal – are dead.", "2023-10-07", None),
    ("He said that fighters entered the lands occupied in 1948 and killed dozens of people.", DAY, None),
    ("On the camps: the largest exodus since the 1967 war, when 300,000 people fled.", "1967", None),
    ("They call it the biggest exodus since the war of 1967, when 300,000 people fled.", "1967", None),
    ("In 2019 they tore down 67 homes, in 2018 they tore down 39.", "2018", None),
    ("Two men were killed overnight Monday-Tuesday in Tubas.", "2025-02-04", None),
    ("In less than three days, the operation named Breaking Dawn killed 44 people in Gaza.", "2022-08-07", None),
    ("The agency, whose schools have been shut since January, said 900 people are displaced.", DAY, None),
    ("It said schools are shut since January, and that 900 people have been displaced.", DAY, None),
    ("According to the ministry on Tuesday, 47,500 people have been killed in Gaza.", "2025-02-04", None),
    ("Troops came to Jenin on Monday. The school now shelters 200 displaced people.", DAY, None),
    ("Of the 251 hostages taken on October 7, 2023, 63 remain in Gaza.", DAY, None),
    ("Between 2 February, 18:00, and 4 February around noon, nine people were killed.", "2025-02-04", None),
    ("At least 35 people have been killed since forces sealed off Tubas ten days ago.", DAY, "2025-01-26"),
    ("In Jenin 35 gunmen have been killed in the operation, which it launched on 21 January.", DAY, "2025-01-21"),
    ("Gaza is far. Since fighting between Druze and Sunni men began on 2 January, 90 died.", DAY, "2025-01-02"),
    ("Since 21 January, 61 people have been killed in Jenin. The dead include 12 children.", DAY, "2025-01-21"),
    ("At least 795 people have been killed in Gaza while seeking food since late January.", DAY, "2025-01"),
    ("Since the premier came back, 150 people have been killed in Tubas, matching last year's record.", DAY, None),
    ("In January 2023 troops killed ten people in Jenin. That July, 12 more were killed.", "2023-07", None),
    ("When the army left last month, 120 homes lay in ruins. The UN counts 900 displaced now.", DAY, None),
    ("As of January, about 116 hostages remained in Gaza.", "2025-01", None),
    ("At least nine people were killed in Tubas. The strike hit a market on Monday.", "2025-02-03", None),
    ("Some 9,600 people are displaced in Tubas, including those who fled before April 2023.", DAY, None),
    ("Six homes were set alight in Tubas, and on Sunday nine people were killed.", "2025-02-02", None),
    ("From 20 to 26 January nine people died. In the reporting week two homes were demolished.", "2025-01-26", None),
    ("The 2014 war was bad.\n\nSince May 2,150 have died, more than in that war, when 2,090 died.", "2014", None),
    ("The 2014 war was worse. In that conflict 2,090 people were killed in Gaza.", "2014", None),
    ("The war began on 7 October 2023. In that war 2,090 people were killed in Rafah.", DAY, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "as_of", "since"), LEANING)
def test_a_date_may_lean_on_the_one_before(text: str, as_of: str, since: str | None, read_text: Read) -> None:
    last = read_text(text, published=DAY)[-1]
    assert (last.as_of, last.since) == (as_of, since)


# text, as_of and since of the last count
HEADED = [
    ("Weekly report, 20–26 January 2025\n\nIn Jenin nine people were killed.", "2025-01-26", None),
    ("Weekly report\n\nPeriod: 20-26 January 2025\n\nIn Jenin nine people were killed.", "2025-01-26", None),
    ("News\n\nWest Bank (20-26 January)\n\nIn Jenin nine people were killed.", "2025-01-26", None),
    ("Raids go on\n\nJENIN, Feb. 4 (Agency) - In the past 24 hours nine people were killed.", "2025-02-04", None),
    (
        "News\n\nLatest\n\nOn 3 and 4 February two died.\n\nEvents (27 January - 2 February 2025)\n\n"
        "In the reporting period nine people were killed.",
        "2025-02-02",
        None,
    ),
    (
        "News\n\nIntro.\n\nEvents (27 January - 2 February 2025)\n\nOn 28 January one man died. "
        "Partners estimate that, since 21 January, 4,000 people have been displaced from Jenin.",
        DAY,
        "2025-01-21",
    ),
    (
        "Report 43 on the West Bank\n\nIt is out on Wednesday.\n\nNine families were displaced.\n\n"
        "The reporting period was cold.\n\nHumanitarian developments (27 January - 2 February)\n\nIt snowed.",
        "2025-02-02",
        None,
    ),
    ("News\n\nLatest (after 1 February)\n\nIn Jenin nine people were killed.", DAY, None),
    (
        "Note 4\n\nIssued on Wednesday.\n\nIt serves partners.\n\nIt covers 27 January to 2 February.\n\n"
        "Since 1 January, 40 people have been killed. In the reporting period two homes were demolished.",
        "2025-02-02",
        None,
    ),
    ("Damage sheet\n\nImagery date: 30 January 2025\n\nIn Rafah, 4,100 homes have been destroyed.", "2025-01-30", None),
    ("Report\n\nAll is valid as of 2 February.\n\nOver the past week, six schools were damaged.", "2025-02-02", None),
    ("Monthly overview, December 2024\n\nHomes demolished in Area C: 60", "2024-12", None),
    ("Figures\n\nDamage (engineers' list, 3 February)\nHomes destroyed in Jenin: 60", "2025-02-03", None),
    ("Figures\n\nGaza Strip (since 7 October 2023)\nKilled: 47,500", DAY, "2023-10-07"),
    ("Figures\n\nKilled in Jenin since 21 January\n27", DAY, "2025-01-21"),
    ("Killed in Gaza: 47,500 (health ministry, 3 February)", "2025-02-03", None),
    ("Since 1 January 2025, 40 people have died (health ministry, 3 February).", "2025-02-03", "2025-01-01"),
    ("What happened\n\nIt began so.\n\nWed, Jan. 22\n\nTroops came to Jenin. Nine people died.", "2025-01-22", None),
    ("What happened\n\nJan. 22: Troops enter Jenin. Nine people are killed.", "2025-01-22", None),
    ("The camp\n\n2002: Troops enter Jenin. They destroy 400 homes.", "2002", None),
    ("The year\n\nIt began so.\n\n12 January:\nTwelve people died in overnight strikes.", "2025-01-12", None),
    ("The year\n\nIt was hard.\n\nSeptember 2024\n\nTroops enter Jenin. Nine people are killed.", "2024-09", None),
    ("Tables\n\nYear | Homes demolished | People displaced\n2023 | 289 | 1,150", "2023", None),
    ("GAZA, 4-2-2025 WAFA \n\nToday nine people were killed in Rafah.", "2025-02-04", None),
    ("A raid\n\n(Ramallah, February 4, 2025) – Nine people were killed today in Jenin.", "2025-02-04", None),
    ("Talks\n\nBy 20 January the talks had failed.\n\nIn Gaza 47,500 people have been killed.", DAY, None),
    ("The war\n\nIt began so.\n\nThe October 7 attacks\n\nThe gunmen killed 371 soldiers.", "2023-10-07", None),
    ("In the camp\n\nTroops came on Sunday.\n\nThe clinic closed.\n\nTwo people were killed.", "2025-02-02", None),
    ("Report\n\nAll information is valid for 30-31 January.\n\nSome 9,000 people are displaced.", "2025-01-31", None),
    ("Report\n\nThis update covers 27 to 31 January.\n\nGaza\n\nSome 9,000 people are displaced.", "2025-01-31", None),
    ("Flash update no. 4 (as of 3 pm on 2 February)\n\nSome 9,000 people are displaced in Rafah.", "2025-02-02", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "as_of", "since"), HEADED)
def test_a_heading_dates_what_stands_under_it(text: str, as_of: str, since: str | None, read_text: Read) -> None:
    last = read_text(text, published=DAY)[-1]
    assert (last.as_of, last.since) == (as_of, since)


# heading, line: key figures are totals, unless a verb tells of what happened, or a date
GLANCES = [
    ("Key figures\n\nWest Bank", "521 Palestinians killed", "total"),
    ("The war in numbers", "521 people killed in Gaza", "total"),
    ("Note\n\nGaza Strip (as of 3 February 2025)", "193 health workers killed", "total"),
    ("Note\n\nGaza Strip (since 7 October 2023)", "193 health workers killed", "total"),
    ("Key figures\n\nWest Bank", "Nine Palestinians were killed.", "new"),
    ("Key figures\n\nWest Bank", "Nine Palestinians killed on Monday", "new"),
    ("Key figures\n\nHostages", "Abducted: 251", "new"),
    ("From the field\n\nWest Bank", "Nine Palestinians killed", "new"),
    ("The survey\n\nAs of this morning:", "• 90 buildings were damaged.", "total"),
    ("The survey\n\nLast night in Jenin:", "• 90 buildings were damaged.", "new"),
]


@pytest.mark.parametrize(("heading", "line", "measure"), GLANCES)
def test_key_figures_are_totals(heading: str, line: str, measure: str, read_text: Read) -> None:
    assert read_text(f"{heading}\n{line}", published=DAY)[-1].measure == measure


def test_a_year_may_head_the_entries_of_a_timeline(read_text: Read) -> None:
    text = "A timeline\n\nYear 2023\n\n> October 27: An offensive kills thousands of people in Gaza."
    assert read_text(text, published=DAY)[-1].as_of == "2023-10-27"


def test_the_day_that_a_report_is_valid_for_goes_before_those_it_covers(read_text: Read) -> None:
    head = "Report 9\nAll information from 28 January 2 February 2025, valid as of 2 February 2025."
    text = f"{head}\n\nRafah\n900 people are displaced."
    assert read_text(text, published=DAY)[-1].as_of == "2025-02-02"


def test_the_day_of_a_number_with_a_verb_of_its_own_is_not_that_of_the_one_before(read_text: Read) -> None:
    text = "Nine people were killed by gunfire, five were shot dead on 1 February, two were killed on 2 February."
    assert [f.as_of for f in read_text(text, published=DAY)][1:] == ["2025-02-01", "2025-02-02"]


def test_every_item_of_a_row_of_years_has_the_year_before_it(read_text: Read) -> None:
    text = "In 2019 they tore down 67 homes, in 2018 they tore down 39 homes."
    assert [f.as_of for f in read_text(text, published=DAY)] == ["2019", "2018"]


def test_a_year_ago_on_the_anniversary_is_the_day_of_the_attack(read_text: Read) -> None:
    text = "A year ago gunmen broke into southern Israel and killed more than 1,200 people."
    assert [read_text(text, published=day)[0].as_of for day in ("2024-10-07", "2024-10-20")] == ["2023-10-07", "2023"]
