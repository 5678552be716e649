"""Whether the text says that it happened: reported, feared or planned, or denied."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.model import Figure

HYPOTHETICAL = [
    "The army means to pull down 20 buildings in the camp.",
    "A convoy came under fire while trying to evacuate 95 people.",
    "Some 1,900 people face imminent expulsion from Silwan.",
    "Some 90,000 people are in the evacuation zone.",
    "About 4,000 people live in areas under evacuation orders.",
    "In Silwan 12 families have been given until Monday to vacate their homes.",
    "Gaza death toll could reach half a million: study",
    "The death toll might reach 90,000, doctors fear.",
    "The war could result in a death toll of up to 150,000.",
    "Some 9,000 people hope to return home to Rafah.",
    "Nineteen families in Silwan have until May to vacate their homes.",
    "Hamas was supposed to release 20 hostages.",
    "It seems there will be about 40 hostages released first.",
    "Efforts were underway to secure the release of 10 live hostages.",
    "Once all 33 hostages have been returned, the talks begin.",
    "The truce goes on if at least 11 hostages are freed each day.",
    "The pause can be extended by a day for each further 11 hostages released.",
    "Hamas has committed to releasing another 22 hostages.",
    "Forty people in the house are expected to have been killed.",
    "Some 1,300 villagers can now be evicted at any time.",
    "The army announced its intention to demolish 106 buildings.",
    "They filed a petition against the eviction of 1,000 villagers.",
    "Every additional ten hostages would add a day to the truce.",
    "We expect 300 of the families to come back.",
    "The order provides for the demolition of 31 buildings.",
    "Six more hostages are to leave the Strip.",
    "Israel demanded that Hamas hand over the other 24 hostages.",
    "Hamas says it is ready to release the remaining 20 hostages.",
    "The mayor called on 300 families to leave.",
    "Relatives call on the army to bring back 59 hostages.",
    "Israel demands Hamas return the other 24 hostages.",
    "Preparations are under way for the release of nine hostages.",
    "The remains of 13 hostages would follow on Saturday.",
    "A further 24 bodies of hostages are to follow.",
    "The release of every additional ten hostages adds a day to the pause.",
    "Phase one: 33 hostages against hundreds of prisoners",
    "In Silwan 90 houses are to be pulled down.",
    "Ninety families got notice to leave.",
    "The court froze the demolition of 90 homes.",
    "The court refused to stop the eviction of 90 families.",
    "The council approved the demolition of 90 homes.",
    "An order to raze 90 buildings was issued in May.",
    "The judge gave 90 families a week to leave their homes.",
    "Ninety families stand to lose their homes.",
    "The new evacuation order covers a district where 65,000 people live.",
    "The army ordered 1,500 families to leave the quarter.",
    "Leaflets urged 300 families to leave their homes.",
    "The radio told 9,000 people to move south.",
    "An assault could displace 1.2 million people.",
    "The army plans to demolish 104 buildings in the camp.",
    "Demolition orders were issued for 26 homes.",
    "Hamas is to release three hostages on Saturday.",
    "Three hostages will be freed on Saturday.",
    "In Masafer Yatta 22 families are at risk of displacement.",
    "If the army advances, 400,000 people would be displaced.",
    "Some 14 buildings are slated for demolition.",
    "The judge said 28 families must leave their homes.",
    "The plan would see 700 homes demolished.",
    "The court ruled that 12 houses should be demolished.",
    "About 60 families face eviction in Sheikh Jarrah.",
    "The blast might have killed 40 people.",
    "The minister threatened to expel 5,000 residents.",
    "The remaining 48 hostages are expected to be released next week.",
    "He spoke of progress towards the release of 12 hostages.",
    "The group says it agreed to release 10 hostages.",
    "Soldiers told 36 households to be gone by noon.",
    "Orders were handed out for 66 buildings.",
    "The families, some 130 people, were given 21 days to evacuate.",
    "The army published a map of 94 buildings it said it would demolish.",
    "The map marked 94 buildings for demolition.",
    "The map of 60 homes the army identified for demolition was sent out.",
    "Hamas said it would only hand over the bodies of four hostages if talks resume.",
    "Prisoners go free in exchange for the nine hostages due to be freed.",
    "The pause may last if Hamas goes on releasing hostages at a rate of at least six per day.",
]

DENIED = [
    "A rumour that 20 families were driven out of the town is untrue.",
    'The claim of 32 people killed near its site was "false", it said.',
    "The office denied on Monday that it had agreed to see 90,000 people moved out of Rafah.",
    "No order was signed by our side to demolish 20 houses.",
    "The mayor disputes that 500 people were killed.",
    "The military denies that it ordered the eviction of 20,000 residents.",
    "A message about 60 families moving out turned out to be incorrect.",
    "The army denied that 300 families had been expelled.",
    "The ministry denied reports that 12 people had been killed.",
    "The governor denied that 300 families had returned.",
    "The court exempted 18 homes from demolition.",
    "It is not true that 40 homes were demolished, the spokesman said.",
    "There is no evidence that 40 people were killed, the army said.",
    "Reports that 500 people were killed are false, the ministry said.",
]

REPORTED = [
    "Some 30 people trying to reach a lorry died of hunger.",
    "The number of the displaced could be approaching 600,000.",
    "Shelling in a quarter where families had been told to shelter killed 31 people.",
    "The town is empty: 9,000 people were told to leave and did so.",
    "Evacuation orders have displaced 70,000 people.",
    "The orders have forced 3,000 people to flee Rafah.",
    "Demolition orders have displaced 900 families.",
    "Dozens of families were told over loudspeakers that day to get out and did so.",
    "Thirty families abandoned the hamlet.",
    "The agency is warning that thousands of people continue to live in flooded tents.",
    "The statement did not mention the circumstances of the deaths of four people.",
    "Hostages whom Israel has declared to be dead: 31",
    "Three gunmen suspected of planning an imminent attack were killed.",
    "Israel delayed the release of prisoners in exchange for six hostages handed over on Friday.",
    "About 24 hostages are thought to be living.",
    "Israeli forces killed 12 people in Jenin.",
    "Israel will investigate the strike that killed 12 people.",
    "The army, which plans to stay, demolished 26 homes.",
    "The army denied responsibility for the strike that killed 12 people.",
    "A judge may rule on the raid in which 12 people were killed.",
    "Fearing more raids, 300 families fled the camp.",
    "After it was ordered to leave, a crowd of 2,000 people fled the quarter.",
    "They did not know that 12 people had been killed.",
    "The talks could resume although 22 people were killed on Monday.",
    "In all, 40,000 people are believed to have been displaced.",
    "Twenty hostages are believed to be dead.",
    "Twenty hostages are believed by the army to be dead.",
    "Nine in ten homes are estimated to be damaged.",
    "Nine families had to be taken out through the windows and evacuated.",
    "Bulldozers demolished 14 homes under a plan to widen the road.",
    "The mayor, who expects more, said 120 buildings were destroyed.",
]

CASES = [
    (text, status)
    for status, texts in (("hypothetical", HYPOTHETICAL), ("denied", DENIED), ("reported", REPORTED))
    for text in texts
]


@pytest.mark.parametrize(
    ("text", "status"), [pytest.param(text, status, id=f"{status}: {text}") for text, status in CASES]
)
def test_the_words_around_the_predicate_give_the_status(
    text: str, status: str, read_text: Callable[..., list[Figure]]
) -> None:
    assert [figure.status.value for figure in read_text(text)] == [status]


# Two counts in one sentence, each with its own status.
MIXED = [
    ("Hamas is to return 20 living hostages and the bodies of 28 others.", ["hypothetical", "hypothetical"]),
    ("Hamas should give up 48 hostages, including 28 bodies.", ["hypothetical", "hypothetical"]),
    ("Hamas is to free 20 living hostages and hand over the bodies of 28.", ["hypothetical", "hypothetical"]),
    ("Hamas returned 20 living hostages and the bodies of 28 others.", ["reported", "reported"]),
    ("Twelve homes were demolished and 90 more are to be pulled down.", ["reported", "hypothetical"]),
    ("Hamas freed three hostages and will free another six on Saturday.", ["reported", "hypothetical"]),
    ("The army denied killing 12 people; the ministry said 14 were killed.", ["denied", "reported"]),
    ("Some 500 people were killed and 100,000 more could be displaced.", ["reported", "hypothetical"]),
]


@pytest.mark.parametrize(("text", "statuses"), MIXED)
def test_each_clause_has_its_own_status(text: str, statuses: list[str], read_text: Callable[..., list[Figure]]) -> None:
    assert [figure.status.value for figure in read_text(text)] == statuses


def test_an_order_before_the_return_is_over(read_text: Callable[..., list[Figure]]) -> None:
    (figure,) = read_text("About 640 residents who were ordered to leave have returned.")
    assert figure.status.value == "reported"
