"""New or running total: tense, dates, and the words around a count decide."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

Read = Callable[..., list[Figure]]
DAY = "2025-02-05"  # a Wednesday, on which these texts are published

# text: one count in it, of an event or of a period
NEW = [
    "In the year since the attack of October 7 – which Israel says killed 1,200 people – it has been at war.",
    "At least 25 houses are being demolished in Tulkarem.",
    "The army has driven families out of the camp, where it also blew up a tower, leaving 190 people homeless.",
    "The demolition that left 43 people homeless drew criticism.",
    "The army put the number of homes destroyed in Jenin on Sunday at 23.",
    "Twelve people were killed in Jenin on Monday.",
    "Thousands of people have crossed into Syria from Lebanon in the past three days.",
    "Nearly 90 people died in Gaza in a single day, the most since October.",
    "Mediators said that four hostages had been freed.",
    "It was one of the worst attacks this year and killed 12 people in Tubas.",
    "Troops blew up a tower in Jenin, leaving 190 people homeless.",
    "Two people have been killed in an overnight air strike on Tubas.",
    "Three medics have been killed in a drone attack near Tyre.",
    "Hundreds of people are fleeing Tulkarem.",
    "Six families were left homeless when their house in Silwan was torn down.",
    "Nine people have been killed in Gaza in the past 24 hours.",
    "In Jenin 31 homes were blown up in January 2024 alone.",
    "The authorities have destroyed at least 310 buildings in the first six months of 2024 alone.",
    "Soldiers have demolished 310 homes in Jenin in the second half of last year.",
    "Some 250 people a day were displaced in Gaza.",
    "In Rafah some 2,000 buildings a month have been destroyed since April.",
    "The hospital said that 13 people had been killed within 24 hours.",
    "The number of displaced people rose by 75,000 in Gaza.",
    "In all, 40 people were killed on 3 February, the most in one day since March.",
    "It was the largest demolition since 2016, when 46 homes were pulled down.",
    "At least 9 people have been killed in Gaza since midnight.",
    "Hamas handed over the remains of four hostages on Thursday.",
    "Dozens are reported to have died so far on Wednesday.",
    "Twenty-five people have been killed in Jenin over these two weeks.",
    "In April of this year, hundreds of people fled Zamzam camp.",
    "Timeline of the raid\n\n3 February\n\nSix homes in Tubas are levelled.",
    "More than 36,000 people flee from North Darfur.",
    "Some 120,000 people have been driven out of Rafah in the space of two weeks.",
    "Some 450 people have been killed in a strike on a hospital in Gaza City.",
    "Doctors said the four men had died of their wounds.",
    "Some 28 people have been killed in air strikes on two quarters of Khan Younis.",
    "Rescuers brought 3,600 people out of the flood zone.",
    "Hamas let go all 20 hostages who were still alive.",
    "Nine people were killed in a strike on a clinic, the ministry said, noting that many remain under the rubble.",
    "Hamas begins to hand over the remains of four hostages.",
    "Hamas freed all 20 hostages it had been holding since October 7, 2023.",
    "• Nine people were killed in Jenin during the reporting period.",
    "The arrivals raise the number of displaced people in Tawila to 33,000 over the past three days.",
    "A raid on the camp killed four people, the ministry wrote in its update of 3 February.",
    "In April 2002 the army left 1,200 people homeless in Jenin.",
    "Some 77,000 people sought refuge in schools in Gaza on 20 January.",
    "On Monday a strike made more than 130 people homeless in Rafah.",
    "More than 140,000 people have been displaced again in Gaza in the past week.",
    "On 9 January 21 families packed and went from the village near Jericho.",
    "One man has been killed and three wounded by an Israeli shell near Tubas.",
    "Between noon on 2 February and 10:00 on 5 February, according to the ministry, 128 people were killed in Gaza.",
    "Israeli forces have shot dead two people in Jenin, the ministry said on Tuesday.",
    "Bulldozers tore down a block of flats in Silwan on Monday, leaving approximately 100 people homeless.",
    "The operation on Monday left around 90 residents, including some children, without homes in Silwan.",
    "On average, 23 structures have been demolished each week in the West Bank this year.",
    "The single-day death toll in Lebanon of 460 is far above those of other months.",
    "In the past two weeks, more than 1,200 buildings have been ruined in Khan Younis.",
    "Nine families in the Jordan Valley abandoned their homes this week.",
    "In the first half of 2024 some 23 structures have been destroyed each week in Tubas.",
    "Troops freed three hostages held since October in an assault on Rafah on Tuesday.",
    "At least 125 people have been killed in Gaza since dawn on Sunday.",
    "Between 27 January and 1 February, four people were killed in Jenin - the highest number since 2009.",
    "On 2 February, 640 households left for two villages near Tubas.",
    "Since the previous report, two more nurses have been confirmed killed in Gaza.",
    "The UN says that 90,000 people were uprooted in a week of fighting in Sweida.",
    "Crews in Rafah said they pulled 31 bodies from the streets within hours of the truce.",
    "Four Thai hostages have been released in Gaza after 400 days.",
    "Next Friday, Hamas is due to return another three bodies.",
    "At least 70 people were killed on Tuesday in Gaza, most of them in Khan Younis.",
    "Soldiers have shot dead six people in Jenin.",
    "Timeline of the raid\n\n3 February\n\nBy the time it ends, 95 hostages have been freed.",
    "Teams at the crossing counted 1,870 families arriving in Tyre between 27 and 31 January.",
    "Some 90 families slept in the open near Jenin on the road to Tubas.",
    "Hospital counts nine dead after strike on Jenin",
]

# text: one count in it, a running total or a stock
TOTAL = [
    "The demolitions have left 4,300 people homeless.",
    "In the longest campaign for years, Israeli forces have killed 37 people.",
    "Some 31 families are sheltering in schools in Rafah.",
    "More than 300 people are living in tents in Rafah.",
    "Of its 92 houses, the committee found, 70 were burned down.",
    "There are 3.7 million people displaced inside Sudan today.",
    "Rescuers have brought 3,600 people out of the flood zone.",
    "In Tulkarem camp the committee counts 26 destroyed homes.",
    "Some 90 houses in Silwan are under demolition orders.",
    "Hundreds of families in Silwan face eviction from their homes.",
    "New arrivals bring the number of displaced people in Tawila to 33,000.",
    "The school in Rafah is a shelter for 4,000 people who fled the north.",
    "The camp is home to 9,000 people who were expelled in 1948.",
    "The floods that followed the failure of the dam on January 6 have killed 16 people in the valley.",
    "Over the past three years at least 380 Palestinians were killed in Jenin.",
    "The office said that 18,000 people were forced to leave Gaza City until today.",
    "The latest satellite analysis, of 8 January, finds 68 per cent of buildings in Rafah damaged.",
    "A damage assessment found 1,900 homes destroyed in Khan Younis.",
    "An operation that started in Jenin in January has displaced thousands of people.",
    "In its daily report the ministry put the toll of the war at 48,219.",
    "The operation in Jenin has resulted in 25 deaths.",
    "The house of a doctor in Rafah sheltered dozens of displaced people.",
    "In just 24 hours many left, bringing the total of displaced people in Gaza to 318,900.",
    "The violence has spread and killed more than 4,700 people in Gaza.",
    "Some 48,219 people have been killed in Gaza.",
    "About 900 homes have been destroyed in Rafah, the agency said today.",
    "From 7 October 2023 to 31 January 2025, 830 Palestinians were killed in the West Bank.",
    "About 3,200 people remain displaced a week after the raid on Far'a camp.",
    "The ministry said that 1,900 homes had been destroyed in Khan Younis.",
    "Killed in Gaza: 48,219",
    "Homes burned down in Huwara: 11",
    "In the northern camp 640 houses are gone.",
    "The engineers counted 73 damaged houses in Far'a camp.",
    "Six families have been left homeless.",
    "The raids of January have left 1,200 people homeless in Jenin.",
    "More than 140,000 people have been displaced in Gaza.",
    "On 9 January 21 displaced families were packed into one school near Jericho.",
    "Around 120 people are sheltering in tents near Tubas.",
    "The war has killed 48,219 people, and talks go on in Cairo on Wednesday.",
    "The number of people killed in Jenin now stands at 31.",
    "The bodies of nine hostages remain in Gaza.",
    "Saturday's rescue in Rafah brings to seven the hostages freed by force.",
    "Some 30,000 people remain forcibly displaced as a result of the operation, the office said on Monday.",
    "The number of people killed this month in Jenin has risen to 31.",
    "Israel launched an offensive following an attack by Hamas on Oct. 7, 2023, killing more than 25,000 people.",
    "The number of those abducted was raised to 239 on Sunday.",
    "Some 12 people have been killed in Gaza since Monday morning.",
    "Hamas was also to return the remains of 28 hostages.",
    "The bodies of two people killed in Jenin are still withheld.",
    "Some 90 people have been killed in Jenin after October 7.",
    "The toll in Tyre stands at nine dead.",
    "The attacks have killed at least 14 of its teachers in Gaza, among them a dean, who died in a strike on his home.",
    "The army has brought back the bodies of 29 hostages.",
    "The army said that six soldiers have been killed in breaches of the truce.",
    "In all, 97 hostages have come home alive.",
    "Figures given out on Monday put at 73 the number of people killed in Jenin.",
    "The mayor said: 17 of the 21 schools in Khan Younis were destroyed.",
    "In a late update on Tuesday, the ministry put the number of people killed by air strikes in Gaza at 58.",
    "A UN team that went round on Monday found 14 homes in Jenin beyond repair.",
    "The first walk through the camp recorded 62 homes with damage in Jenin.",
    "Health ministry in Gaza counts 512 dead as talks go on",
    "The army, whose raid on Monday killed a man in his flat, put the number of militants killed in Jenin at 30.",
]


@pytest.mark.parametrize("text", NEW)
def test_a_count_of_an_event_or_a_closed_period_is_new(text: str, read_text: Read) -> None:
    assert [f.measure for f in read_text(text, published=DAY)] == ["new"]


TOTAL += [
    "In the ground operation 119 soldiers have fallen in Gaza, the army said.",
    "Three schools in Nabatieh accommodate 340 displaced people.",
    "On Tuesday, the ministry in the territory put the number of people killed in Gaza at 67.",
    "The raids, which began 30 days ago, have forced thousands of people to flee Jenin.",
    "The operation has forced 40,000 people to leave their homes in Jenin.",
    "The assault has brought about the forced displacement of more than 4,300 families from Jenin.",
    "More than 1,150 people have been killed in Gaza in air strikes in response to an attack on 7 October.",
    "Since the army issued evacuation orders for the east of Rafah on 2 February, 45,000 people have fled.",
    "Between 7 October 2023 and 14:00 on 4 February 2025, at least 47,500 people were killed in Gaza.",
    "The death toll from a strike on a clinic in Tyre has risen to 18, the ministry said on Tuesday.",
    "Key statistics of the war on day 480\n\nNine schools were completely destroyed in Gaza.",
]


@pytest.mark.parametrize("text", TOTAL)
def test_a_count_that_runs_on_is_a_total(text: str, read_text: Read) -> None:
    assert [f.measure for f in read_text(text, published=DAY)] == ["total"]


# text, measures in the order of the counts
SEVERAL = [
    ("Militants returned the remains of 15 hostages, with 13 more still to be recovered.", ["new", "total"]),
    (
        "At least 27 people were killed in Gaza on Sunday, adding that the number of those killed since May is 829.",
        ["new", "total"],
    ),
    ("The ministry said on Monday that the death toll was 33, but on Tuesday it rose to 34.", ["total", "total"]),
    ("The death toll in Jenin rose by 14 to 22.", ["new", "total"]),
    ("Some 64,000 people have come back to Homs, at a rate of 900 a day.", ["total", "new"]),
    (
        "Its list names 93 Palestinians killed in Gaza, four Lebanese killed in Tyre and two Israelis killed in Haifa.",
        ["total"] * 3,
    ),
    ("Some 310,000 people are sheltering in schools in Gaza, 9,000 more than the day before.", ["total", "new"]),
    (
        "Thirty people have been killed in Gaza so far, the UN said. Of those killed, 15 were nurses.",
        ["total", "total"],
    ),
    ("Twelve people were killed in the past 48 hours, raising the death toll in Gaza to 48,219.", ["new", "total"]),
    ("Water has been cut since 2 February, and 15 families fled Far'a camp the following day.", ["new"]),
    ("Five people were killed, bringing the toll in Jenin to 130 since 1 January.", ["new", "total"]),
    ("At least 70 people were killed in the past 24 hours, and 48,219 since 7 October 2023.", ["new", "total"]),
    ("A total of 61 people have been killed in Jenin since 21 January, including 12 children.", ["total", "total"]),
    ("In Jenin 600 homes have been destroyed, 66 of them in January.", ["total", "new"]),
    ("On Friday 24 hostages were freed, 13 of them Israelis.", ["new", "new"]),
    ("Hamas freed 24 hostages on Friday: 13 Israelis, ten Thais and one Filipino.", ["new"] * 4),
    ("At least 47 people were killed in Gaza since the dawn.", ["new"]),
    ("Since 21 January, 61 people have been killed in Jenin. At least 9 of those killed were children.", ["total"] * 2),
    ("Hamas has handed over the remains of five of 19 dead captives.", ["new", "total"]),
    ("Hamas took 251 hostages on October 7, 2023. So far 97 came home alive.", ["new", "total"]),
    (
        "Hamas took 251 hostages on October 7, 2023. Some 161 came home alive and 80 for burial.",
        ["new"] + ["total"] * 2,
    ),
    ("Some 120 hostages are still in Gaza. Nine were rescued by the army.", ["total", "total"]),
    (
        "Some 120 hostages are still in Gaza. Another 97 were freed, almost all of them in the truce of November, "
        "and six were rescued.",
        ["total"] * 3,
    ),
    ("So far 97 hostages have been freed.\n\nSix were rescued by the army.", ["total", "total"]),
    ("So far 97 hostages have been freed.\n\nSix were released in Rafah in the truce.", ["total", "new"]),
    ("Hamas gave back four dead hostages on Monday. The army fears for the 15 other dead hostages.", ["new", "total"]),
    (
        "The army has brought back the bodies of 31 hostages. Five were found in a shaft in January.",
        ["total", "new"],
    ),
    ("Some 120 hostages are still in Gaza. In the truce of November 97 were released.", ["total", "new"]),
    ("Some 120 hostages are still in Gaza. Four hostages were released on Monday.", ["total", "new"]),
    ("With Monday's release of eight hostages, the number brought home stood at 41.", ["new", "total"]),
    ("Hamas frees 24\n\nHamas has freed 24 hostages, the Red Cross said.", ["new", "new"]),
]


@pytest.mark.parametrize(("text", "measures"), SEVERAL)
def test_each_count_of_a_sentence_has_its_own_measure(text: str, measures: list[str], read_text: Read) -> None:
    assert [f.measure for f in read_text(text, published=DAY)] == measures
