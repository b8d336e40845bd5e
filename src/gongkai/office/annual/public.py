"""What the public sees of reports: what was published, as it was frozen, and never a case.

Everything here comes from published versions and their files; no register is asked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from gongkai.law import arrivals
from gongkai.law.today import today
from gongkai.office.annual.actions.publish import file_name
from gongkai.office.annual.composing import frozen, title_of
from gongkai.office.annual.counting import form
from gongkai.office.annual.models import Output, Version
from gongkai.office.annual.states import PUBLIC, State
from gongkai.office.files import store
from gongkai.office.practice.queries import chosen
from gongkai.report.model import Report, Value

_QUARTERS = {"1": "第一季度", "2": "第二季度", "3": "第三季度", "4": "第四季度"}
GROUPS = {"quarter": "按季度", "arrival": "按收到方式"}
REST = "其他（合并）"


@dataclass(frozen=True)
class PublicFile:
    """A file to download: its ending without the dot, and its size in bytes."""

    ending: str
    size: int


@dataclass(frozen=True)
class PublicReport:
    """A published report with its value and its files."""

    code: str
    organ: str
    year: int
    edition: int
    is_replaced: bool
    notice: str
    published_on: date
    digest: str
    report: Report
    files: tuple[PublicFile, ...]

    @property
    def title(self) -> str:
        """As printed."""
        return self.report.title or ""


@dataclass(frozen=True)
class PublicYear:
    """One line of the list of reports."""

    year: int
    edition: int
    title: str
    published_on: date


@dataclass(frozen=True)
class PublicNumber:
    """A number taken apart as far as no case can be told from it."""

    path: str
    name: str
    value: Value
    parts: tuple[tuple[str, str, Value], ...]
    """For a total: path, name and value of what it adds up."""
    groups: Mapping[str, tuple[tuple[str, int], ...]]
    """What it is grouped by → groups with their numbers; empty where they are too small."""
    least: int
    """The smallest number that a group may have to be shown."""


def years(code: str) -> tuple[PublicYear, ...]:
    """The years of which an organ's report is public, newest first, each by its edition in force. One query."""
    found = _published(code).filter(annual__state=State.PUBLISHED).order_by("-annual__year")
    return tuple(
        PublicYear(one.annual.year, one.annual.edition, _title(one), one.annual.published_on)
        for one in found
        if one.annual.published_on is not None
    )


def report(code: str, year: int, edition: int | None = None) -> PublicReport | None:
    """One report, the edition in force unless another is asked for; None where nothing is public."""
    version = _version(code, year, edition)
    on = version.annual.published_on if version else None
    if version is None or on is None:
        return None
    annual = version.annual
    return PublicReport(
        annual.organ.code,
        annual.organ.name,
        annual.year,
        annual.edition,
        annual.state == State.REPLACED,
        annual.notice,
        on,
        version.digest,
        _bare(version),
        tuple(PublicFile(one.ending[1:], one.file.size) for one in version.outputs.select_related("file")),
    )


def editions(code: str, year: int) -> tuple[int, ...]:
    """The public editions of a year's report, newest first. One query."""
    return tuple(_published(code).filter(annual__year=year).values_list("annual__edition", flat=True))


def file(code: str, year: int, edition: int, ending: str) -> tuple[str, bytes] | None:
    """Name and bytes of a published file; None where there is none. Raises store.Missing when it is damaged."""
    version = _version(code, year, edition)
    output = None
    if version is not None:
        output = Output.objects.filter(version=version, ending=f".{ending}").select_related("file").first()
    if version is None or output is None:
        return None
    return file_name(version.annual, output.ending), store.get(output.file.address)


def number(code: str, year: int, path: str) -> PublicNumber | None:
    """A number of the report in force, taken apart; None where there is no such report or cell."""
    version = _version(code, year, None)
    if version is None or path not in form().names:
        return None
    cells = frozen(version).cells
    names = form().names
    least = int(chosen("small_number", organ=None, on=today()))
    value = cells.get(path)
    groups = {}
    for grouping, counted in version.parts.get(path, {}).items():
        # Groups speak of the counted number; an adjusted one is another.
        if value == sum(counted.values()) and (shown := told_apart(counted, least)):
            groups[grouping] = tuple((_term(grouping, group), amount) for group, amount in shown)
    parts = tuple((part, names[part], cells.get(part)) for part in form().totals.get(path, ()))
    return PublicNumber(path, names[path], value, parts, groups, least)


def told_apart(counted: Mapping[str, int], least: int) -> tuple[tuple[str, int], ...]:
    """Groups as they may be shown: small ones together, and nothing at all where even these would be few.

    What is merged is never one group alone, for its number would follow from the others.

    >>> told_apart({"1": 9, "2": 1, "3": 7, "4": 2}, 5)
    (('1', 9), ('', 10))
    >>> told_apart({"1": 3, "2": 2}, 5), told_apart({"1": 9, "2": 1}, 5)
    ((), ())
    """
    groups = sorted(((group, amount) for group, amount in counted.items() if amount), key=lambda one: one[1])
    small = [one for one in groups if one[1] < least]
    large = groups[len(small) :]
    while small and large and (sum(amount for _, amount in small) < least or len(small) < 2):
        small.append(large.pop(0))
    if not large:
        return ()
    merged = [("", sum(amount for _, amount in small))] if small else []
    return (*sorted(large), *merged)


def _term(grouping: str, group: str) -> str:
    if not group:
        return REST
    if grouping == "quarter":
        return _QUARTERS[group]
    return arrivals.get(group, on=today()).term


def _bare(version: Version) -> Report:
    """The value without where its numbers came from: what was counted or typed by whom stays in the house."""
    return replace(frozen(version), origins={}, notes=())


def _published(code: str) -> QuerySet[Version]:
    rows = Version.objects.filter(annual__organ__code=code, annual__state__in=PUBLIC, state=State.PUBLISHED)
    return rows.select_related("annual", "annual__organ").order_by("-annual__edition")


def _version(code: str, year: int, edition: int | None) -> Version | None:
    rows = _published(code).filter(annual__year=year)
    if edition is not None:
        rows = rows.filter(annual__edition=edition)
    return rows.first()


def _title(version: Version) -> str:
    return title_of(version.annual.organ.name, version.annual.year)
