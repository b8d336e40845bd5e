"""The stories of many who issue at once, and of an issue and a rendering that are killed at every boundary."""

import os
import signal
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db import connection, connections, transaction
from tests.factories.letters import AT, DETAILS, FIELDS, drafted
from tests.factories.organs import township
from tests.office.files.killed import dying
from tests.office.files.standalone import begin, child, traces, wait

from gongkai.office.files import queries as files
from gongkai.office.files.models import StoredFile
from gongkai.office.jobs import running
from gongkai.office.jobs.models import Job
from gongkai.office.journal.actor import SYSTEM
from gongkai.office.journal.errors import Unlawful
from gongkai.office.journal.verifying import verify
from gongkai.office.letters import printing, queries
from gongkai.office.letters.actions.attach_scan import attach_scan
from gongkai.office.letters.actions.issue import issue
from gongkai.office.letters.actions.serve import serve
from gongkai.office.letters.actions.void import void
from gongkai.office.letters.models import Letter, Series
from gongkai.office.letters.rendering import render
from gongkai.office.organs.models import Organ

NAME = "欧阳桂花测试人"
PERSONAL = {**FIELDS, "applicant": NAME, "address": f"{NAME}家", "demand": f"关于{NAME}的材料", "finding": NAME}


def at_once() -> None:
    """Four processes issue, undo and void at the same time: no gap, no double."""
    organ = township(details=DETAILS)
    letters = [drafted("correction" if n % 2 else "extension", organ=organ, fields=PERSONAL).pk for n in range(32)]
    pids = [begin(lambda mine=letters[n::4]: _issue_all(mine)) for n in range(4)]  # type: ignore[misc]
    assert [wait(pid) for pid in pids] == [0, 0, 0, 0]
    assert queries.register_gaps(organ, AT.year) == []
    numbers = Counter(Letter.objects.exclude(number=None).values_list("series", "number"))
    assert set(numbers.values()) == {1}
    assert dict(Series.objects.values_list("series", "last")) == {"correction": 16, "extension": 16}
    one = drafted("correction", organ=organ)
    pids = [begin(lambda: _press(one)) for _ in range(4)]
    assert sorted(wait(pid) for pid in pids) == [0, 1, 1, 1], "pressed four times at once, issued once"
    assert queries.register_gaps(organ, AT.year) == []
    assert list(verify()) == []
    Series.objects.filter(series="correction").update(last=18)
    assert queries.register_gaps(organ, AT.year) == [f"{organ.name}{AT.year}年correction：缺第18号"]


def _press(letter: Letter) -> None:
    try:
        issue(actor=SYSTEM, letter=letter, at=AT)
    except Unlawful:
        os._exit(1)


def _issue_all(keys: list[Any]) -> None:
    for number, key in enumerate(keys):
        letter = Letter.objects.get(pk=key)
        try:
            with transaction.atomic():
                issue(actor=SYSTEM, letter=letter, at=AT)
                raise KeyError
        except KeyError:
            pass
        issue(actor=SYSTEM, letter=letter, at=AT)
        if number % 3 == 0:
            void(actor=SYSTEM, letter=letter, reason=NAME, at=AT)


def killed() -> None:
    """Killed before every statement and around the commit, then done again; afterwards everything is there once."""
    organ = township(details=DETAILS)
    printing.to_pdf(queries.blank_form("form_citizen", organ, on=AT.date()), picture=None)
    _each_statement(organ, _issue, lambda letter: None)
    _each_statement(organ, lambda letter: render(letter.pk.hex, "docx", at=AT), _issue)
    for call in ("fsync", "replace"):
        for when in (0, 1):
            letter = drafted(organ=organ, fields=PERSONAL)
            _issue(letter)
            assert child(lambda letter=letter, point=(call, 1, when): _render_dying(letter, point)) == -signal.SIGKILL  # type: ignore[misc]
            _holds(organ)
    _served(organ)
    for _ in range(2):
        for job in Job.objects.filter(kind="letters.render"):
            Job.objects.filter(pk=job.pk).update(state="waiting", attempts=0)
            running.run(job.pk)
    _holds(organ)
    assert list(queries.wrong()) == []
    issued = Letter.objects.filter(state="issued")
    assert StoredFile.objects.filter(purpose="rendered").count() == 2 * issued.count(), (
        "each format of each letter once"
    )
    for letter in issued.select_related("key", "pdf", "docx", "sealed_scan"):
        assert queries.value(letter).to == f"{NAME}："
        assert queries.document(letter)[1].startswith(b"%PDF")
    assert traces("公补〔") != [], "what is no secret is found, so the search is one"
    assert traces(NAME) == []
    assert traces("南门村3组8号") == []


def _each_statement(organ: Organ, act: Callable[[Letter], object], before: Callable[[Letter], object]) -> None:
    ended, number = -signal.SIGKILL, 0
    while ended == -signal.SIGKILL:
        letter = drafted(organ=organ, fields=PERSONAL)
        before(letter)
        ended = child(lambda letter=letter, number=number: _killed_at(number, act, letter))  # type: ignore[misc]
        _holds(organ)
        number += 1
    assert ended == 0
    assert number > 8, "there are as many boundaries as statements"
    for when in (0, 1):
        letter = drafted(organ=organ, fields=PERSONAL)
        before(letter)
        assert child(lambda letter=letter, when=when: _killed_at_commit(when, act, letter)) == -signal.SIGKILL  # type: ignore[misc]
        _holds(organ)


def _killed_at(number: int, act: Callable[[Letter], object], letter: Letter) -> None:
    count = [0]

    def wrapper(execute: Any, *given: Any) -> Any:
        if count[0] == number:
            os.kill(os.getpid(), signal.SIGKILL)
        count[0] += 1
        return execute(*given)

    with connection.execute_wrapper(wrapper):
        act(letter)


def _killed_at_commit(when: int, act: Callable[[Letter], object], letter: Letter) -> None:
    real = connection.commit

    def commit() -> None:
        if when:
            real()
        os.kill(os.getpid(), signal.SIGKILL)

    connection.commit = commit  # type: ignore[method-assign]
    act(letter)


def _render_dying(letter: Letter, point: tuple[str, int, int]) -> None:
    dying(*point)()
    render(letter.pk.hex, "pdf", at=AT)


def _issue(letter: Letter) -> None:
    issue(actor=SYSTEM, letter=letter, at=AT)


def _served(organ: Organ) -> None:
    from gongkai.office.files.looking import ours

    letter = drafted("reply", "withheld.process", organ=organ, fields=PERSONAL)
    _issue(letter)
    attach_scan(actor=SYSTEM, letter=letter, looked=ours(f"{NAME}.pdf", f"%PDF-1.4 {NAME}".encode(), "pdf"), at=AT)
    serve(actor=SYSTEM, letter=letter, way="post", on=AT.date(), tracking="XA123456789CN", at=AT)


def _holds(organ: Organ) -> None:
    connections.close_all()
    assert queries.register_gaps(organ, AT.year) == []
    assert list(files.wrong()) == []
    assert list(verify()) == []
    issued = Letter.objects.filter(state="issued").count()
    assert Job.objects.filter(kind="letters.render").count() == issued, "who issues also starts the rendering"
