"""The words of a report, read once for all rules: clean text with a way back, sentences, numbers, years, names.

`Words(report)` is the one value; everything on it is worked out when first asked for and kept.
"""

from gongkai.report.wording.claims import Claim
from gongkai.report.wording.organs import Organ
from gongkai.report.wording.text import Part
from gongkai.report.wording.words import Words
from gongkai.report.wording.years import YearMention

__all__ = ["Claim", "Organ", "Part", "Words", "YearMention"]
