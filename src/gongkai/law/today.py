"""The only place that asks the clock: now, and today's civil date in Shanghai."""

from datetime import UTC, date, datetime, timedelta, timezone

# China has kept this offset without summer time since 1991; no time-zone database is needed for it.
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")


def now() -> datetime:
    """Returns the moment now, aware."""
    return datetime.now(UTC)


def today() -> date:
    """Returns the civil date in Shanghai now; everything else is handed its day."""
    return civil(now())


def civil(moment: datetime) -> date:
    """Returns the Shanghai civil date of an aware moment.

    >>> civil(datetime(2026, 1, 30, 16, 0, tzinfo=UTC))
    datetime.date(2026, 1, 31)
    """
    return moment.astimezone(SHANGHAI).date()
