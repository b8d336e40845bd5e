"""All words of one report, read once for all rules: numbers, years and lists on top of its text."""

from functools import cached_property

from gongkai.report.wording.claims import Claim, claims_in
from gongkai.report.wording.lists import NumberedList, lists_in
from gongkai.report.wording.text import Text
from gongkai.report.wording.years import YearMention, years_in


class Words(Text):
    """A report's text with everything the rules look for in it; each is worked out when first asked for."""

    @cached_property
    def claims(self) -> list[Claim]:
        """Every number with a counter."""
        return claims_in(self)

    @cached_property
    def years(self) -> list[YearMention]:
        """Every year named, with what makes it lawful there."""
        return years_in(self)

    @cached_property
    def lists(self) -> list[NumberedList]:
        """Every numbered list."""
        return lists_in(self)
