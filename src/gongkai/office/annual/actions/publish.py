"""The signed report is published: six files from one value, each read back and found equal before it goes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongkai.intake import UnreadableFile
from gongkai.law.today import civil
from gongkai.office.annual.composing import frozen, title_of
from gongkai.office.annual.freezing import freeze_again
from gongkai.office.annual.models import Annual, Output, Version
from gongkai.office.annual.moving import demand, last_version, refuse_what_changed, standing, taken
from gongkai.office.annual.states import BY_VERB, State
from gongkai.office.files.actions.keep import keep
from gongkai.office.files.looking import Looked
from gongkai.office.files.models import Purpose
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.report import compare, read
from gongkai.report.errors import CannotWrite
from gongkai.report.model import Report
from gongkai.report.writers import FORMATS, encode


@dataclass(frozen=True)
class Prepared:
    """The six files of a version, read back: what takes seconds and is done before the transaction."""

    digest: str
    files: Mapping[str, bytes]


def prepare(annual: Annual) -> Prepared:
    """Writes the six files of what was signed and reads every one back.

    Raises Unlawful for a report that is not signed, and where a file cannot be written on this machine or does not read
    as what was signed.
    """
    annual.refresh_from_db(fields=["state"])
    if annual.state not in BY_VERB["publish"].before:
        raise Unlawful(f"报告{annual.get_state_display()}，现在不能公布")
    version = last_version(annual)
    report = frozen(version)
    files: dict[str, bytes] = {}
    for ending in FORMATS:
        try:
            files[ending] = encode(report, ending)
        except CannotWrite as error:
            raise Unlawful(f"{ending[1:].upper()} 文件没有生成：{error}；请管理员装好后再公布") from None
        _refuse_different(report, ending, files[ending])
    return Prepared(version.digest, files)


def _refuse_different(report: Report, ending: str, content: bytes) -> None:
    kind = ending[1:].upper()
    try:
        back = read(content, name=f"report{ending}")
    except UnreadableFile as error:
        raise Unlawful(f"生成的 {kind} 文件读不回来：{error}；没有公布") from None
    differs = _difference(report, back[0], ending) if len(back) == 1 else f"读出了{len(back)}份报告"
    if differs:
        raise Unlawful(f"生成的 {kind} 文件读回来与签发稿不一致（{differs}），没有公布；请与管理员联系")


def _difference(signed: Report, back: Report, ending: str) -> str:
    """Where a file that was read back is not what was signed, in words; empty where it is.

    Every cell of every file is compared, and why a cell is missing; the texts in every file that carries them, in PDF
    without its line ends. What a file does not say of itself in a way that a reader finds is no difference.
    """
    found = compare(signed, back)
    if found.cells or found.only_in_first or found.only_in_second:
        return "、".join([one.name for one in found.cells][:3]) or "表格的行不同"
    fields = [one.name for one in found.fields if one.second]
    if fields or ending == ".xlsx":
        return "、".join(fields)
    return "" if _texts(signed) == _texts(back) else "文字不同"


def _texts(report: Report) -> list[str]:
    return ["".join(text.split()) for text in (report.preamble, *(one.text for one in report.sections))]


@transaction.atomic
def publish(*, actor: Actor, annual: Annual, prepared: Prepared, at: datetime, once: str = "") -> Version:
    """Publishes what was prepared; an edition before it is then shown as replaced.

    Raises Forbidden, or Unlawful: not signed, signed anew since the files were made, registers that changed since.
    """
    demand(actor, annual, "publish")
    annual = taken(annual, "publish", on=civil(at))
    signed = last_version(annual)
    if signed.digest != prepared.digest:
        raise Unlawful("生成文件期间报告重新签发过；请再按一次公布")
    refuse_what_changed(annual, signed, standing(annual, on=civil(at)))
    annual.organ.reports.filter(year=annual.year, state=State.PUBLISHED).update(state=State.REPLACED)
    annual.state, annual.published_on = State.PUBLISHED, civil(at)
    annual.save(update_fields=["state", "published_on"])
    version = freeze_again(annual, signed, by=actor.name, at=at)
    for ending, content in prepared.files.items():
        _keep(actor, annual, version, ending, content, at)
    write(
        actor=actor, organ=annual.organ.code, verb="annual.publish", subject=annual.subject,
        told=f"公布{annual.year}年度报告", at=at, once=once,
        change=Change(after={"version": version.number, "digest": version.digest, "edition": annual.edition}),
    )  # fmt: skip
    return version


def _keep(actor: Actor, annual: Annual, version: Version, ending: str, content: bytes, at: datetime) -> None:
    looked = Looked(name=file_name(annual, ending), kind=ending[1:], content=content)
    file = keep(
        actor=actor, organ=annual.organ, subject=annual.subject, purpose=Purpose.PUBLISHED, looked=looked,
        key=None, at=at, mark=f"annual.{annual.pk}.{version.number}{ending}",
    )  # fmt: skip
    Output.objects.create(version=version, ending=ending, file=file)


def file_name(annual: Annual, ending: str) -> str:
    """What a file is called: the report's title, and which edition."""
    edition = f"（第{annual.edition}版）" if annual.edition > 1 else ""
    return f"{title_of(annual.organ.name, annual.year)}{edition}{ending}"
