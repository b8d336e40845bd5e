"""A request taken in hand: its row locked, refused when it was answered."""

from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters.models import Letter
from gongkai.office.rectifications.models import Rectification


def letter_of(found: Rectification) -> Letter | None:
    """The letter that tells what came of it; None before one was drafted, and once it was voided."""
    if found.letter is None:
        return None
    letters = Letter.objects.select_related("organ", "key").exclude(state=Letter.State.VOIDED)
    return letters.filter(pk=found.letter).first()


def locked(found: Rectification) -> Rectification:
    """The request as it is now, locked until the transaction ends; raises Unlawful for one that was answered."""
    taken = Rectification.objects.select_for_update(of=("self",)).select_related("organ", "key").get(pk=found.pk)
    if taken.told_on is not None:
        raise Unlawful(f"这一件已于{taken.told_on.isoformat()}告知，不能再办理")
    return taken
