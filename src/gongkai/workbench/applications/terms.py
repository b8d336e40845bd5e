"""Lists of the law as choices in forms."""

from gongkai.law import applicants, arrivals


def ways() -> list[tuple[str, str]]:
    """The ways of arrival."""
    return [(way.key, way.term) for way in arrivals.all()]


def kinds() -> list[tuple[str, str]]:
    """The kinds of applicant."""
    return [(kind.key, kind.term) for kind in applicants.all()]
