"""The report frozen at a step: its value, its hash, the count it stands on, and what the public may see behind it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256

from gongkai.office.annual.composing import to_content
from gongkai.office.annual.examining import Examined
from gongkai.office.annual.models import Annual, Count, Version
from gongkai.office.applications.models import Application
from gongkai.report.model import Report


def freeze(annual: Annual, report: Report, count: Count, examined: Examined, *, by: str, at: datetime) -> Version:
    """Keeps the report as it is with its hash, as the next version; inside the transaction of the step."""
    content = to_content(report)
    explained = [
        {"code": one.finding.code, "message": one.finding.message, "text": one.explanation, "by": one.explained_by}
        for one in examined.told
    ]
    return _keep(
        Version(
            content=content, digest=digest_of(content), count=count, parts=parts_of(annual, count), explained=explained
        ),
        annual,
        by=by,
        at=at,
    )


def freeze_again(annual: Annual, before: Version, *, by: str, at: datetime) -> Version:
    """Keeps the same value for a step that changes nothing in it."""
    same = {name: getattr(before, name) for name in ("content", "digest", "count", "parts", "explained")}
    return _keep(Version(**same), annual, by=by, at=at)


def _keep(version: Version, annual: Annual, *, by: str, at: datetime) -> Version:
    last = annual.versions.order_by("-number").first()
    version.annual, version.number, version.state = annual, last.number + 1 if last else 1, annual.state
    version.by, version.at = by, at
    version.save()
    return version


def digest_of(content: str) -> str:
    """The hash of a report as it is kept."""
    return sha256(content.encode()).hexdigest()


Parts = dict[str, dict[str, dict[str, int]]]
"""Cell path → by what it is grouped → group → how many."""


def parts_of(annual: Annual, count: Count) -> Parts:
    """What the rows of table 3 are made of, in groups without a case: by quarter and by way of arrival. One query.

    Only totals of a row are grouped: one column of one row is too small to be taken apart in public.
    """
    rows = Application.objects.filter(organ_id=annual.organ_id, receipt_on__isnull=False, struck_at__isnull=True)
    in_year = rows.filter(receipt_on__year=annual.year).values_list("receipt_on", "way", "units__pk")
    concluded = rows.filter(concluded_on__year=annual.year).values_list("concluded_on", "way", "units__pk")
    found: Parts = {}
    for path, listed in (("applications.new.total", in_year), ("applications.total.total", concluded)):
        grouped = _grouped(listed.iterator(chunk_size=5_000))
        # Where the number is not what the register says today it is not taken apart either.
        if sum(grouped["quarter"].values()) == count.values.get(path):
            found[path] = {name: dict(sorted(groups.items())) for name, groups in grouped.items()}
    return found


def _grouped(rows: Iterable[tuple[object, ...]]) -> Mapping[str, Counter[str]]:
    quarters: Counter[str] = Counter()
    arrivals: Counter[str] = Counter()
    for on, arrival, _ in rows:
        quarters[str((on.month + 2) // 3)] += 1  # type: ignore[attr-defined]  # the query leaves out those without
        arrivals[str(arrival)] += 1
    return {"quarter": quarters, "arrival": arrivals}
