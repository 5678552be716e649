"""The patterns by which dates are worded, and the words before them that give their role."""

from __future__ import annotations

import re

from extract.reading.patterns.lowered import Lowered
from extract.reading.patterns.sieve import Alternatives, Sieve
from extract.reading.patterns.wordings import MONTH, WEEKDAY

_M = r"(?P<{0}>" + MONTH + r")\b\.?"
_TIME = rf"(?:day|night|morning|evening|afternoon|weekend|{WEEKDAY})"

DATE = Alternatives(
    r"(?<!\w)(?<!\w-)(?:"
    r"(?P<isodate>(?:19|20)\d\d-\d\d-\d\d)"
    rf"|(?P<dm>(?:(?P<d0>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s*(?:–|-|to|and|until)\s*)?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_M.format('m1')}(?:,?\s+(?P<y1>(?:18|19|20)\d\d)|,?\s+(?:of\s+)?(?P<ly1>last|this)\s+year)?)"
    rf"|(?P<md>{_M.format('m2')}\s+(?:the )?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[,.]\d|\s*(?:people|homes|families))(?:\s*(?:–|-|to|and|through|until)\s*(?:(?!{MONTH})[a-z]+\s+)?(?P<d3>3[01]|[12]\d|0?[1-9])(?!\d|,\d|-year|\s*(?:people|homes|families)))?(?:,?\s+(?P<y2>(?:18|19|20)\d\d)|,?\s+(?:of\s+)?(?P<ly2>last|this)\s+year)?)"
    r"|(?P<dmy>(?P<d4>\d{1,2})[./-](?P<m4>\d{1,2})[./-](?P<y4>20\d\d))"
    rf"|(?P<years>(?:between|from|of|in) (?:the )?(?:18|19|20)\d\d(?: (?:and|to|until|through|–|-) (?:the end of |end of |late )?(?P<y6>(?:18|19|20)\d\d)|[–/-](?P<y11>(?:(?:18|19|20)\d\d|\d\d))(?![\d-])))(?!\s+(?:people|homes|families))"
    rf"|(?P<months>(?:(?:between|from|for) {_M.format('m7')} (?:and|to|until|through|–|-)|(?:in|of|during) {_M.format('m11')} and) {_M.format('m8')}(?!\s*\d{{1,2}}\b)(?:,?\s+(?P<y7>(?:18|19|20)\d\d))?)"
    rf"|(?P<nth>(?:the )?(?P<dw>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) of {_M.format('m9')})"
    rf"|(?P<ordinal>(?:{WEEKDAY},? )?the (?P<od>3[01]|[12]?\d)(?:st|nd|rd|th)(?: of (?:this|the same|that) month)?(?! (?:of )?{MONTH}\b)(?=\s*(?:[,.;:)–-]|$)|\s(?:and|to|until|at|in|when|with|for|they|it|he|she|we|the|a|an|were|was|had|has|have|by|as|after|from|or|more|some|about|around|nearly|over|almost|only|none|no|all|two|three|four|five|six|seven|eight|nine|ten)\b|\s\d))"
    rf"|(?P<bare>{_M.format('m10')}(?= alone\b|[.:](?:\s|$)))"
    rf"|(?P<my>(?:(?:early|late|mid|the end of|end of|beginning of|start of|end-)[ -]?)?(?:{MONTH} ?[–-] ?)?{_M.format('m3')},?\s+(?:of\s+)?(?P<y3>(?:18|19|20)\d\d))"
    rf"|(?P<mon>(?<!\w)(?:that|(?:since|in|of|during) the(?= \w+ (?:ceasefire|cease-fire|truce|war|offensive|attacks?|operation|escalation|withdrawal)\b)|the(?= \w+ (?:war|conflict|fighting|offensive|escalation|hostilities|bombardment)\b)|last|this|early|late|mid|in|since|during|of|for|throughout|until|up to|from|by|through|end of|start of|beginning of|all of|mid-|late|early)[ -]{_M.format('m5')}(?P<ly>(?:,)? (?:of )?(?:last|the previous|this) year)?(?!\.?\s*(?:\d{{1,2}}(?:st|nd|rd|th)?\b(?!,\d|\s*(?:people|homes|families))|(?:18|19|20)\d\d\b)))"
    r"|(?P<anchor>(?P<thence>since then|(?<=have )since(?= (?:been )?\w+(?:ed|en|ne|ft)\b)|(?<=has )since(?! (?:vowed|pledged|warned|threatened|promised|announced|ordered|denied|rejected|called)\b)(?= (?:been )?\w+(?:ed|en|ne|ft)\b)|(?:in|over|during) the (?:\w+ )?(?:days|weeks|months|years) since(?=\s*[.,;)]|$)|since(?=\s*[.;)]|\s*$))"
    r"|(?P<sameperiod>(?:in|over|during|within|throughout) the report(?:ing|ed) (?:period|week|fortnight|month)|(?:(?:in|over|during|within|for|with|to|than|against) )?(?:the|that|this) same (?:period|time|span|timeframe|months?)(?P<lastyear> (?:of |in |a )?(?:last year|year earlier|(?:the )?(?:previous year|year before)|20\d\d))?|(?:in|over|during|within) (?:that|this) (?:period|time|span|timeframe)|(?P<thatwar>(?:(?:in|over|during|of) (?:(?:the whole|all|the course) of )?)?that (?:war|conflict|offensive|round|campaign)\b)|(?:in|during|over|throughout) the (?:month|week)(?=\s*[.,;:)]|\s\d|\s(?:the|an?|as|there|they|it|its|which|some|more|at|only|was|were|to|in)\b))"
    rf"|(?P<sameday>(?:by|until|as of) that (?:date|day|point)|since that (?:date|time|moment)|that {_TIME}|(?:on )?the same {_TIME}|(?:(?:a few|several|some|two|three|four) )?(?:hours|minutes|moments) later|later (?:in )?(?:that|the|the same) (?:day|night|evening|afternoon)|shortly (?:after(?= *[,.;]|$)|afterwards?|thereafter)|(?:in|during|by|from|after) that (?:\w+ )?(?:attack|assault|raid|strike|massacre|incursion|offensive|operation|war|blast|bombing)|(?<!said )(?<!noted )at the time(?! of))"
    rf"|(?P<spell>(?:(?:in|over|during|of|for|within|throughout) (?:(?:all|the|those|these|its|just) ){{1,2}}|after (?:(?:all|the|those|its|just) )?(?=[\w-]+ days of (?:\w+ )?(?:fighting|bombardment|bombing|violence|clashes|shelling|war|conflict|airstrikes|strikes) (?:that|which) (?:have |had )?(?:killed|left|claimed|displaced|destroyed)\b))(?P<ns>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{{1,2}}) days(?! (?:before|since|after|to|leading|ahead|prior|following|earlier|later|ago|of\b(?! (?:the )?(?:fighting|bombardment|bombing|raids?|siege|violence|clashes|assault|war|shelling|operation)))))"
    r"|(?P<opening>(?:in|on|over|during|within) (?:the|its|their|that) (?:very )?(?P<oth>first|opening|second|third) (?:(?P<no>two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) )?(?P<uop>half[ -]hour|hour|night|day|week|month)s?(?! of\b(?! (?:the |that |this )?(?:truce|cease-?fire|attacks?|strikes)\b)))"
    rf"|(?P<lasted>(?:(?:in|during|over|throughout|from|of|after|by) (?:(?:the|this|that|its|their|israel's) )?|(?<=begins |starts )an? |(?<=began )an? |(?<=started )an? |(?<=launched )an? |(?<=launches )an? )(?P<nd>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{{1,2}})[- ](?:day|night)[- ](?:long )?(?:[a-z]+ )?(?:raid|operation|assault|incursion|offensive|siege|attack|bombardment|escalation|campaign|fighting|war|conflict|battle|invasion)s?)"
    r"|(?P<dayafter>(?:the|an?|one|two|three|four|five|six) (?P<ua>day|night|week|month)s? after(?! the day))"
    r"|(?:(?:just|only|a few|several|come|comes|came) |(?<=, ))(?P<daysafter>days|weeks) after(?! the (?:start|outbreak|beginning)\b| (?:the )?(?:[\w'-]+ ){0,3}(?:ceasefire|cease-fire|truce|october|oct\b|war))"
    r"|(?:on )?(?P<next>the (?:following|next) (?:day|morning|night))"
    r"|(?:on )?(?P<nl>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?P<ul>day|week|month|year)s? later"
    r"|the previous (?:day|evening|night|afternoon|(?P<up>week|month|year))|the (?:day|night) before(?! yesterday)(?= *[.,;)]| (?:and|but|in|near|at|killed|left|had|has|was|were|destroyed|displaced)\b| *$)|(?:an?|one) (?:day|night) earlier"
    r"|(?P<nl2>an?|the|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?P<ul2>day|week|month|year)s? (?:earlier|before(?= *[.,;)]| *$| (?:killed|left|hit|struck|destroyed|wounded|injured|claimed)\b)))"
    r"|(?P<wd>(?:(?P<wq>last|this|next|early|late|past|previous)\s+(?:on\s+)?)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day-)?(?P<wday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:'s)?)"
    r"|(?P<h24>(?:(?:in|over|within|during|for)\s+)?(?:the\s+)?(?:past|last|previous|preceding)\s+(?:24|48|72|twenty-four)[ -]hours?|(?:the\s+)?24[ -]hour (?:reporting )?period|\b24 hours)"
    r"|(?P<span>(?:(?:in|over|within|during|for)\s+)?(?:the\s+)?(?:past|last|previous)\s+(?:few|several|couple of|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s+(?P<spanunit>days?|weeks?|months?|years?|hours?)(?! of (?!fighting|bombardment|war\b|violence)))"
    r"|(?P<part>(?:in |over |during )?(?:the )?(?P<pn>first|last|second|third|fourth) (?P<pu>half|quarter|(?:two|three|four|five|six|seven|eight|nine|ten|eleven) months) of (?:(?P<y8>(?:19|20)\d\d)|(?:the|this) year))"
    rf"|(?P<pastyear>(?:in|over|during)\s+the\s+(?:past|last)\s+(?P<pastunit>year|month|week|day)(?! of (?:{MONTH}|the )))"
    r"|(?P<ago>(?P<na>(?:a )?(?P<few>few|couple of|several)|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,4}) (?P<uo>day|week|month|year)s? ago)"
    r"|(?P<rel>the day before yesterday|yesterday|today|tonight|overnight|this morning|this afternoon|this evening|last night|earlier in the day|hours earlier|at dawn|earlier this week|this week|last week(?! of\b)|last (?:spring|summer|autumn|fall)|last month|earlier this month|this month|last year|earlier this year|this year|(?:over|at|on|during) the weekend|this weekend|(?:last |this )?weekend(?= (?:[a-z]+ )?(?:air ?)?(?:strikes?|attacks?|raids?|bombings?)\b)|in recent days|in recent weeks|in recent months)"
    r"|(?P<yearof>(?:(?:in|since|during|of|from|for|by|throughout) )?(?:the|an?|its|their|israel's) (?P<y9>(?:19|20)\d\d)(?: ?[–/-] ?(?P<y10>(?:(?:19|20)\d\d|\d\d)))?(?= (?:[a-z'-]+ ){0,3}?(?:war|offensive|assault|conflict|invasion|operation|attacks?|raid|massacre|uprising|intifada|bombing|bombardment|campaign|incursion|fighting|earthquake|explosion|blast)\b))"
    r"|(?P<year>(?:in|since|during|of|from|for|by|until|throughout|early|late|mid-|all of|the end of|end of|start of|beginning of)\s+(?:early |late |mid-|the year |(?:the )?(?:spring|summer|autumn|fall|winter) (?:of )?)?(?P<y5>(?:18|19|20)\d\d)\b(?![,.]?\d)(?!\s+(?:people|homes|families|palestinians|israelis|buildings|houses|housing|were|have)))"
    rf"|(?P<sofar>so far(?! (?:on )?(?:today|{WEEKDAY}))(?: (?:this|in) (?:year|month|(?:20)\d\d|{_M.format('m6')}))?|(?:year|(?:in )?20\d\d) (?:so far|to date)|to date|thus far|(?:up )?(?:until|till|to) now|(?:up )?(?:until|till|to) this (?:day|hour|moment)|until today|up to today|as of now|all told)"
    r"|(?P<yearstart>(?:since|from) (?:the )?(?:start|beginning) of (?:(?:the|this) )?(?:year|month|week)(?! 20\d\d\b)|since the year'?s? (?:start|began|beginning))"
    r"|(?P<entryyear>(?:18|19|20)\d\d(?= ?[:–|] |:?$))"
    r"|(?P<daybreak>since (?:midnight|(?:the )?dawn|(?:the |early |this )*morning|sunrise|(?:the )?early hours))"
    r"|(?P<sinceclause>since (?!then|yesterday)(?:(?!on |in |at |last |early |late |jan|feb|mar|apr|may |jun|jul|aug|sep|oct|nov|dec|mon|tues|wed|thu|fri|sat|sun|\d)[\w'-]+ ){1,6}?(?:began|started|erupted|escalated|resumed|launched|broke out|took effect|entered|came into|took hold|went into|was launched|attacks?|escalation|offensive|operation|raids?|assault|war|invasion|massacre)(?: by (?:the )?hamas)?)"
    r")(?!\w)",
    re.I,
)
STRICT_SINCE = Lowered(
    r"\b(?:since|count(?:ing|ed) from|(?:whole of|all of|entire|whole) (?:the )?war,? from|, which (?:began|started|escalated|intensified|erupted|broke out|was launched|it (?:began|started|launched)) (?:on|in)|\b(?:war|siege|offensive|campaign|conflict|escalation|hostilities|operation|genocide|onslaught|aggression)(?: (?:of|on|in|against) (?:[A-Z][\w-]+ ?){1,2})? ?(?:that )?(?:began|started|erupted|broke out|starting|beginning) (?:on|in)"
    r"|\b(?:clashes|violence|fighting|attacks|strikes|raids|protests|unrest|displacement)\b[^.;:]{0,50} (?:(?:that|which) (?:began|started|erupted|broke out)(?: before dawn| early| late)?(?= (?:on|in))|starting|beginning(?= (?:on|in))))"
    r"(?:\s+(?:on|in|at|the|last|early|late|mid-?|of|an?|hamas's|hamas'|the\s+(?:start|beginning|end)\s+of))*\s*$",
    re.I,
)
SINCE_CLAUSE = re.compile(
    rf"\bsince\b(?! (?:last |early |late |mid-)?(?:{MONTH}|{WEEKDAY})\b)[^,.;:\d]{{3,110}}\s(?:(?:on|in|at|of)\s+(?:the\s+)?|(?:began|started|resumed|broke down|collapsed|ended|expired)\s+)$",
    re.I,
)
AS_OF = re.compile(
    r"\b(?:as of|as at|as on|cut-off date|cut-off|figures (?:of|from)|by|until|till|up to|through|to|on record as of)(?:\s+(?:the|end of|late|early|midday|noon|on|\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?| hours| hrs| GMT)?(?:,| on)|\d{1,2}[:.]\d\d))*\s*,?\s*$",
    re.I,
)
# "the largest displacement since 1967": what is compared, not counted, from there
COMPARED = re.compile(
    r"\b(?:more than (?:in )?any|largest|biggest|highest|deadliest|worst|heaviest|bloodiest|longest|greatest|gravest|fiercest|lowest|first|the most(?! part)|\w+th time)\b(?![^.;]*\b(?:have|has|had) (?:\w+ )?(?:been|killed|displaced|destroyed|demolished|died|fled)\b)[^.;]{0,80}\bsince\b[^.;,]{0,8}$",
    re.I,
)
# "in the week up to 21 June": a closed period, which ends that day
PERIOD_TO = Sieve(
    r"\b(?:in|over|during|within) the (?:\w+ ){0,2}(?:hours|days?|weeks?|months?) (?:up to|to|until|ending|before)(?: on)?\s*$",
    re.I,
)
# "its tally of 28 February", "satellite images taken on 6 July": what is listed or seen there stands for that day
DATED = Sieve(
    r"\b(?:tally|count|update|list|register|figures?|numbers|survey|estimates?|assessment|bulletin|release|images?|imagery|photographs?|data)\s+(?:of|from|dated|for|(?:taken|collected|gathered|captured) on)\s*$",
    re.I,
)
# "40 dead (MoH, 3 May)": what a body gives in brackets stands for the day beside its name
CREDIT = re.compile(
    r"\((?:source: )?(?:[^()\d]* )?(?:[A-Z][A-Za-z]*[A-Z]\w*|(?i:ministry|office|cluster|authorit(?:y|ies)|council|army|military|municipality|defen[cs]e|health|officials))(?: [^()\d,]*)?,?\s(?:as of |as at |on |of |updated )*$"
)
SPEECH = Sieve(
    r"\b(?:said|says|told|commented|reported|announced|confirmed|added|stated|warned|statement|declared|tweeted|posted|wrote|published|report|spoke|estimated|claimed|saying|news conference|briefing|(?<!\bbe )(?<!\bwere )(?<!\bbeen )released|issued|(?<=[a-z] )(?<!ast )updated|interview)(?:\s+(?:in a \w+|reporters|journalists|al jazeera|afp|reuters|the press|late|early|here|in a statement|in (?-i:[A-Z])[\w'-]+(?: (?-i:[A-Z])[\w'-]+)?))*\s+(?:on\s+|late\s+|early\s+)?(?:late |early )?$"
    r"|\b(?:told|tells) (?:the |an? )?(?:(?:news )?(?:agency|paper|newspaper|broadcaster|station|channel|council) |(?:(?-i:[A-Z])[\w'-]+ ){1,4})(?:on |late |early )?$"
    # "in its bulletin of Tuesday"
    r"|(?<=\S )in (?:its|his|her|their) (?:\w+ )?(?:update|bulletin|report|statement|briefing|release|post) (?:of|on|from) $"
    # "in a late update on", "in a message to donors on"
    r"|\bin (?:an?|its|his|her|their) (?:[\w-]+ ){0,2}(?:update|bulletin|message|letter|note|post)(?: to (?:the )?\w+)? (?:of |on |late |early )*$"
    # "..., said the health ministry in the city on", "According to the ministry on"
    r"|(?:(?<=, )(?:said|announced|reported|confirmed)|\baccording to) (?:the |an? )?(?:[\w'-]+ ){1,7}on (?:late |early )?$",
    re.I,
)
# "stated in a report that came out yesterday", "in a table sent to parliament on Thursday"
ISSUED = Sieve(
    r"\b(?:report|statement|study|survey|table|update|figures|data|numbers|list|paper|bulletin|assessment|analysis|note|brief|poll|document|tally)"
    r"(?: (?:that|which))?(?: (?:it|he|she|they|(?:the|its|an?) [\w'-]+(?: [\w'-]+){0,3}))?(?: (?:was|were|had|has|have|been))*"
    r" (?:came out|come out|published|issued|sent|presented|handed over|put out|submitted|circulated|made public|shared|leaked|unveiled)"
    r"(?: (?:to|by|in|before|with) [^.;,\d]{0,50}?)? (?:on |late |early )*$",
    re.I,
)
# "On Tuesday, the ministry said", "in its Monday update": the day of the statement
SPEECH_LATER = re.compile(r",\s(?:[^,;.:\d]{3,60}?)\s(?:said|announced|reported|confirmed|stated|told)\b", re.I)
# "On 22 February the minister of defence announced that"
SPEECH_OPENS = re.compile(
    r"(?: (?:night|morning|afternoon|evening))?,? (?:the |an? )?(?:[^\W\d][\w'-]*,? ){1,14}?(?:(?:said|announced|reported|confirmed|stated) that|told (?:the )?(?:[\w'-]+ ){1,3}that|put (?:the|its) (?:toll|number|dead|displaced))\b",
    re.I,
)
# "before the war", "a bigger one than the 2014 war": the time of something else
OUTSIDE = re.compile(r"\b(?:before|until|ahead of|prior to|like|unlike|than|after|following)(?: the)?[ \"]*$", re.I)
# "told a press conference on Saturday that", "affirmed this Tuesday that"
SPEECH_THAT = re.compile(
    r"\b(?:said|says|told|tells|reported|announced|confirmed|stated|warned|declared|claimed|affirmed|testified|estimated|acknowledged|admitted|briefed|noted|insisted|wrote)\b[^.;:\d]*$",
    re.I,
)
THAT = re.compile(r"(?: (?:night|morning|afternoon|evening))?,? that\b(?! (?:day|night|morning|evening|same)\b)", re.I)
SPEECH_AFTER = re.compile(
    r"\s*,?\s*(?:said|announced|reported|confirmed|told|says|showed|found|indicated|estimated|put (?:the|its)|gave the|(?:\w+ )?(?:update|bulletin|statement|briefing))\b",
    re.I,
)
# "GAZA, Jan. 4 (Agency) --", "TEL AVIV/GAZA, 14 October 2025 -": where and when a dispatch was written
DATELINE = re.compile(
    r"^\(?[A-Z][\w'/ -]{2,40},? (?P<place_day>(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? 20\d\d)?|\d{1,2}-\d{1,2}-20\d\d)\)?\s*(?:\([A-Z]\w+\)\s*)?(?:[–—]|-{1,2} |[A-Z]{3,} ?\n)"
    r"|^[A-Z][A-Z'. /()-]{2,40}(?:, [A-Z][\w.]+)?,? (?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, 20\d\d)?|\d{1,2} [A-Z][a-z]{2,8}\.?(?:,? 20\d\d)?)\s*(?:\(|-{1,2} |[–—:|])",
    re.M,
)
# A page that came without a date may give one in its text: in the link of its article, or beside a word that says so.
LINK_DATE = re.compile(r"https?://\S*?/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|\b)")
PUBLISHED_DATE = Sieve(r"\b(?:published|posted|updated|last updated|date|issued|released)(?: on| at)?\s*:?\s*$", re.I)
# "the camp, established in 1950,", "a zone designated safe in December": the day of something that is not counted
BACKGROUND = Lowered(
    r"\b(?:designated|declared|built|founded|established|inaugurated|created|elected|appointed|born|signed|adopted)\b"
    r"(?:\s(?!on\b|in\b|at\b|since\b)[\w'-]+){0,6}\s(?:back )?(?:on |in |at )?(?:the )?$"
    # "the territories occupied in 1948", "a truce that took effect on Sunday had been extended"
    r"|\b(?:territor(?:y|ies)|lands?) (?:(?:that |which )?(?:it |israel )?(?:was |were )?(?:occupied|seized|captured)) (?:in )?$"
    # "the 104 buildings razed under the order of 30 June", "crews were still searching at noon on Tuesday"
    r"|\bunder (?:the |an? |its |their )?(?:[\w'-]+ ){0,2}(?:order|decision|ruling|agreement|deal|decree)s? (?:of|from) $"
    # "ahead of the deadline that expires on Monday"
    r"|\b(?:expires?|due|scheduled|planned)(?: to \w+)?(?: on| for)? $|\b(?:that|which) (?:opens?|begins?|starts?|ends?)(?: on)? $"
    # "as part of the operation launched on 21 January", "died of wounds sustained in a strike on 5 August"
    r"|\b(?:as part of|under|amid|within) (?:the|an|its|their) (?:[\w'-]+ ){0,3}(?:(?:which|that) )?(?:launched|begun|began|started|announced) (?:on |in )?$"
    r"|\b(?:wounds|injuries)(?: (?:he|she|they|it))? (?:sustained|suffered|received|incurred)\b[^.;,]{0,50} (?:on|in) $"
    r"|\b(?:is|are|was|were) still \w+ing(?: (?:for|through|at|in|by|the|noon|midday|rubble|debris|survivors|early|late))* (?:on )?$"
    r"|\b(?:pause|truce|cease-?fire|lull|deal|agreement) (?:that|which) (?:had )?(?:began|begun|started|took effect|taken effect|came into \w+|went into \w+|was \w+) (?:on |in |at )?(?:the )?$",
    re.I,
)
# "militants who took part in the October 7 attack have been killed"
INVOLVED = Lowered(
    r"\b(?:involved in|responsible for|behind|(?:took|take|taking) part in|participat\w+ in|linked to|suspected of|accused of|masterminded|planned|planning)"
    r" (?:the |its |hamas's )*$",
    re.I,
)
OF_OCTOBER_7 = re.compile(
    r"\s*(?:,?\s*2023)?\s*(?:attacks?|assault|massacre|onslaught|rampage|raid|incursion|operation|events|terror)", re.I
)
