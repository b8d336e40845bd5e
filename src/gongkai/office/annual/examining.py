"""What the checks say of the report as it stands, what was explained, and what stands in the way of the next step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from gongkai.office.annual.composing import frozen, of_content, part_name
from gongkai.office.annual.counting import Counted
from gongkai.office.annual.models import Annual, Explanation, Version, Witness
from gongkai.office.annual.states import PUBLIC
from gongkai.office.applications.models import Application
from gongkai.office.remedies.models import Remedy
from gongkai.personal import detectors
from gongkai.report import check
from gongkai.report.model import Report
from gongkai.report.rules import Finding
from gongkai.report.rules.finding import Verdict

LEDGER = "本机关登记簿"
EXPLAINED_ERRORS = frozenset({"T3-05", "L-02"})
"""Errors that last year's paper may be to blame for: explained, they do not stand in the way."""
MUST_BE_WRITTEN = (1, 5)


@dataclass(frozen=True)
class Told:
    """A finding with how it was explained, if it was."""

    finding: Finding
    mark: str
    explanation: str = ""
    explained_by: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the report cannot be reviewed or signed with it."""
        explained = bool(self.explanation) and self.finding.code in EXPLAINED_ERRORS
        return self.finding.level == "error" and not explained

    @property
    def may_be_explained(self) -> bool:
        """Whether an explanation is of use: broken arithmetic and blank cells are mended, not explained."""
        return self.finding.level != "error" or self.finding.code in EXPLAINED_ERRORS


@dataclass(frozen=True)
class Examined:
    """The outcome: findings in reading order, the verdict, and what is still in the way, in sentences."""

    told: tuple[Told, ...]
    verdict: Verdict
    in_the_way: tuple[str, ...]

    @property
    def suspects(self) -> frozenset[str]:
        """The cells that some finding speaks of."""
        return frozenset(path for one in self.told for path in (*one.finding.cells, *one.finding.suspects))


def last_report(annual: Annual) -> Report | None:
    """Last year's report: the one that the office published, else the one taken in as a file. Two queries at most."""
    version = published(annual.organ_id, annual.year - 1)
    if version is not None:
        return frozen(version)
    witness = Witness.objects.filter(organ_id=annual.organ_id, year=annual.year - 1).first()
    return of_content(witness.content) if witness else None


def published(organ: int, year: int) -> Version | None:
    """What was published last of a year: the version that was frozen when it was. One query."""
    rows = Version.objects.filter(annual__organ=organ, annual__year=year, annual__state__in=PUBLIC)
    return rows.select_related("annual", "count").order_by("-annual__edition", "-number").first()


def examine(annual: Annual, report: Report, count: Counted, last: Report | None, *, on: date) -> Examined:
    """Checks the report with everything that the office can bring; three queries."""
    checked = check(report, last=last, detectors=detectors())
    explained = {one.mark: one for one in annual.explanations.all()}
    findings = [*_of_the_ledger(annual, count), *checked.findings]
    told = tuple(_told(finding, explained) for finding in findings)
    in_the_way = [f"{one.finding.message}" for one in told if one.blocks]
    if checked.verdict == "cannot_be_verified":
        in_the_way.append("表格里还有空着的格子，勾稽关系无法核对")
    in_the_way += _not_written(report, last)
    if on <= date(annual.year, 12, 31):
        in_the_way.append(f"{annual.year}年还没有结束，数字截至今天；年度结束以后才能审核、签发")
    return Examined(told, checked.verdict, tuple(dict.fromkeys(in_the_way)))


def _told(finding: Finding, explained: Mapping[str, Explanation]) -> Told:
    mark = mark_of(finding)
    found = explained.get(mark)
    return Told(finding, mark, found.text, found.by) if found else Told(finding, mark)


def mark_of(finding: Finding) -> str:
    """Which finding it is, whatever its figures are today: the code, and a digest of its place and words."""
    place = repr((finding.cells, finding.section, finding.quote))
    return f"{finding.code}.{blake2b(place.encode(), digest_size=8).hexdigest()}"


def _not_written(report: Report, last: Report | None) -> Iterable[str]:
    for number in MUST_BE_WRITTEN:
        text = "".join(report.section(number).split())
        if not text:
            yield f"{part_name(number)}还没有写"
        elif last is not None and text == "".join(last.section(number).split()):
            yield f"{part_name(number)}与上一年度的报告一字不差，写本年度的实际情况"


def _of_the_ledger(annual: Annual, count: Counted) -> Iterable[Finding]:
    for problem in count.problems:
        yield Finding(
            "L-01",
            "error",
            f"有一条登记无法计数：{problem}。",
            "打开这一件改正登记，再回到这一页。",
            LEDGER,
        )
    for key in count.twice:
        yield Finding(
            "L-02",
            "error",
            f"申请{key}在{annual.year - 1}年的报告里已经计为办结，今年又算作办结。",
            "核对这一件的办结日期；去年的报告错了的，先更正去年的报告，或者在这里说明。",
            LEDGER,
            quote=key,
        )
    yield from _to_know(annual, count)
    for figure in annual.figures.all():
        now = count.values.get(figure.path)
        if figure.counted is not None and now is not None and int(figure.counted) != now:
            yield Finding(
                "L-03",
                "warning",
                f"调整时登记的是{int(figure.counted)}，登记簿后来变成了{now}，调整后的{int(figure.value)}可能不对了。",
                "核对以后重新调整，或者改回按登记计数。",
                LEDGER,
                cells=(figure.path,),
                found=str(int(figure.value)),
                expected=str(now),
            )


def _to_know(annual: Annual, count: Counted) -> Iterable[Finding]:
    """What is counted in a way that a clerk may not expect: nothing is wrong with it. Two queries."""
    year, mine = annual.year, annual.organ_id
    out = count.values.get("applications.carried_out.total", 0)
    if out:
        said = f"有{out}件在{year}年12月31日没有办结，没有办理结果，计入“结转下年度继续办理”。"
        yield _hint("L-04", said, "已经答复的，把送达登记好再来。", "applications.carried_out.total")
    joined = Application.objects.filter(organ=mine, joined_to__isnull=False, concluded_on__year=year, struck_at=None)
    if number := joined.count():
        said = f"有{number}件并入了别的申请，各算一件，结果计入“3.其他”。"
        yield _hint("L-05", said, "", "applications.other_other.total")
    redone = Remedy.objects.filter(organ=mine, redone_on__year=year, struck_at=None)
    if number := redone.count():
        said = f"有{number}件按复议决定或者裁判重新作出了答复：表三仍按第一次的结果计一件，纠正的结果计入表四。"
        yield _hint("L-06", said, "", "remedies.review.corrected")


def _hint(code: str, message: str, mend: str, cell: str) -> Finding:
    return Finding(code, "hint", message, mend, LEDGER, cells=(cell,))
