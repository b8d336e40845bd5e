"""Who one can sign in as in the invented county: a file in the data folder, for the sign-in page and for programs."""

import json
from pathlib import Path

from django.conf import settings

from gongkai.config.demonstration.staffing import PASSWORD
from gongkai.office.keys import private
from gongkai.office.staff.models import Post


def place() -> Path:
    """Where the file stands."""
    return Path(settings.VAR) / "demo-accounts.json"


def keep() -> None:
    """Writes everybody's account, once for each post that is held; the first township and the county come first."""
    posts = Post.objects.select_related("person", "organ").order_by("pk")
    told = [
        {"role": post.role, "organ": post.organ.code, "username": post.person.username, "password": PASSWORD}
        for post in posts
    ]
    private.put(place(), json.dumps(told, ensure_ascii=False, indent=1).encode())


def forget() -> None:
    """Removes the file: there are no such accounts."""
    place().unlink(missing_ok=True)
