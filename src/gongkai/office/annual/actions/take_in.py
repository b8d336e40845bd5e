"""Last year's report is taken in as a file of any kind that the library reads: a witness to compare with."""

from datetime import datetime

from django.db import transaction

from gongkai.intake import UnreadableFile
from gongkai.intake.worker.asking import Worker
from gongkai.office.annual import access
from gongkai.office.annual.composing import to_content
from gongkai.office.annual.models import Witness
from gongkai.office.files.actions.keep import keep
from gongkai.office.files.looking import Looked
from gongkai.office.files.models import Purpose
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.organs.models import Organ, Succession
from gongkai.report.model import Report
from gongkai.report.readers import read_document
from gongkai.report.rules.case import same_organ


def read_in(looked: Looked) -> Report:
    """The report in a file that was looked at, opened in a process of its own; takes a while. Raises Unlawful."""
    if looked.why:
        raise Unlawful(f"这个文件没有收下：{looked.why}", {"file": looked.why})
    try:
        with Worker() as worker:
            document = worker.open(looked.content, looked.name)
        found = read_document(document)
    except UnreadableFile as error:
        raise Unlawful(f"没有读出年度报告：{error}", {"file": "换一个文件，如公布的 Word、PDF 或网页"}) from None
    if len(found) != 1:
        raise Unlawful(f"文件里有{len(found)}份年度报告", {"file": "一次只放一份"})
    return found[0]


@transaction.atomic
def take_in(
    *, actor: Actor, organ: Organ, year: int, looked: Looked, report: Report, at: datetime, once: str = ""
) -> Witness:
    """Keeps the report on `year` as the witness of that year; one taken in before gives way.

    Raises Forbidden, or Unlawful: the report of another organ or of another year.
    """
    access.demand(actor, "write", organ.code)
    _refuse(organ, year, report)
    file = keep(
        actor=actor, organ=organ, subject=("witness", f"{organ.code}.{year}"), purpose=Purpose.WITNESS,
        looked=looked, key=None, at=at,
    )  # fmt: skip
    made, _ = Witness.objects.update_or_create(
        organ=organ,
        year=year,
        defaults={"content": to_content(report), "file": file, "by": actor.name, "at": at},
    )
    write(
        actor=actor, organ=organ.code, verb="annual.take_in", subject=("annual", f"{organ.code}.{year}"),
        told=f"收入{year}年的报告，作核对之用", at=at, change=Change(after={"file": file.pk.hex}), once=once,
    )  # fmt: skip
    return made


def _refuse(organ: Organ, year: int, report: Report) -> None:
    names = [organ.name, organ.short]
    names += Succession.objects.filter(successor=organ).values_list("predecessor__name", flat=True)
    if report.organ is None or not any(same_organ(report.organ, name) for name in names):
        said = f"文件里的机关是“{report.organ or '没有写'}”，不是{organ.name}"
        raise Unlawful(f"{said}；没有收入", {"file": "换成本机关的报告；机关更名的，先在“机关”里登记更名"})
    if report.year != year:
        raise Unlawful(
            f"文件里的报告是{report.year or '没有写明年度'}{'年的' if report.year else ''}，不是{year}年的；没有收入",
            {"file": f"换成{year}年的报告"},
        )
