"""How near a legal day is: the traffic light, which is always said in words too."""

from enum import StrEnum


class Light(StrEnum):
    """The six lights, the most pressing first."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    PROVISIONAL = "provisional"
    FINE = "fine"
    UNKNOWN = "unknown"

    @property
    def term(self) -> str:
        """The word that stands beside the sign.

        >>> Light.LATE.term, Light("unknown").term
        ('已逾期', '期限未定')
        """
        return _TERMS[self]


_TERMS = {
    Light.LATE: "已逾期",
    Light.TODAY: "今天到期",
    Light.SOON: "快到期",
    Light.PROVISIONAL: "暂算",
    Light.FINE: "期限内",
    Light.UNKNOWN: "期限未定",
}
