"""The story of a file whose keeper is killed at every boundary of writing it down."""

import os
import signal
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import connections, transaction
from tests.factories.files import kept
from tests.factories.organs import township
from tests.office.files.standalone import child, traces

from gongkai.law.today import now
from gongkai.office.files import queries, store
from gongkai.office.files.models import StoredFile
from gongkai.office.files.tasks import sweep
from gongkai.office.journal.verifying import verify
from gongkai.office.keys.actions.make import make
from gongkai.office.keys.models import DataKey
from gongkai.office.organs.models import Organ

NAME = "欧阳桂花测试人"
CONTENT = f"申请人：{NAME}".encode() * 50


def story() -> None:
    """Killed before and after each sync, the rename and the commit; then kept again, with the same mark."""
    organ, key = township(), make(at=now())
    points = [(call, number, when) for call in ("fsync", "replace") for number in (1, 2, 3) for when in (0, 1)]
    died = 0
    for number, point in enumerate(points):
        mark = f"test:{number}"
        died += child(lambda mark=mark, point=point: _keep(organ, key, mark, dying(*point))) == -signal.SIGKILL  # type: ignore[misc]
        _holds()
        _keep(organ, key, mark, None)
        assert StoredFile.objects.filter(once=mark).count() == 1
    assert died >= 6, "the points are where the bytes are written"
    for before in (True, False):
        mark = f"test:commit:{before}"
        assert child(lambda mark=mark, before=before: _at_commit(organ, key, mark, before=before)) == -signal.SIGKILL  # type: ignore[misc]
        _holds()
        assert StoredFile.objects.filter(once=mark).exists() is not before
    _swept()
    for file in StoredFile.objects.select_related("key"):
        assert queries.content(file) == CONTENT
    assert traces(NAME) == []


def _keep(organ: Organ, key: DataKey, mark: str, patch: Callable[[], None] | None) -> None:
    if patch is not None:
        patch()
    kept(CONTENT, f"{NAME}的申请.txt", organ=organ, key=key, mark=mark)


def dying(call: str, number: int, when: int) -> Callable[[], None]:
    """Kills the process before (0) or after (1) the so-many-th call of a function of the system."""

    def patch() -> None:
        real, count = getattr(os, call), [0]

        def doomed(*given: Any) -> Any:
            count[0] += 1
            if when == 0 and count[0] == number:
                os.kill(os.getpid(), signal.SIGKILL)
            done = real(*given)
            if when == 1 and count[0] == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return done

        setattr(os, call, doomed)

    return patch


def _at_commit(organ: Organ, key: DataKey, mark: str, *, before: bool) -> None:
    with transaction.atomic():
        kept(CONTENT, f"{NAME}的申请.txt", organ=organ, key=key, mark=mark)
        if before:
            os.kill(os.getpid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)


def _holds() -> None:
    """No row without its bytes, and the journal as it was written."""
    connections.close_all()
    assert list(queries.wrong()) == []
    assert list(verify()) == []


def _swept() -> None:
    """What no row names goes after a day, and nothing else."""
    there = {address for address, _ in store.addresses()}
    wanted = set(StoredFile.objects.values_list("address", flat=True))
    assert wanted < there, "the killed ones left something"
    sweep.run(now())
    assert {address for address, _ in store.addresses()} == there, "what is young may belong to an action that goes on"
    sweep.run(now() + timedelta(days=2))
    assert {address for address, _ in store.addresses()} == wanted
