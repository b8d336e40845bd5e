"""A post taken back."""

from datetime import date, datetime

from django.db import transaction

from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.staff import access
from gongkai.office.staff.models import Post
from gongkai.office.staff.roles import Role


@transaction.atomic
def relieve(*, actor: Actor, post: Post, until_on: date, at: datetime, once: str = "") -> Post:
    """Ends a post after a day; raises Forbidden, or Unlawful when it ended before or would leave no administrator."""
    post = Post.objects.select_for_update(of=("self",)).select_related("organ", "person").get(pk=post.pk)
    access.demand(actor, "relieve", post.organ.code)
    if post.until_on is not None:
        raise Unlawful(f"这个职务已于{post.until_on.isoformat()}免去")
    if until_on < post.from_on:
        raise Unlawful("免职的日期早于任职的日期", {"until_on": "核对日期"})
    others = Post.objects.filter(role=Role.ADMINISTRATOR, until_on__isnull=True).exclude(pk=post.pk)
    if post.role == Role.ADMINISTRATOR and not others.exists():
        raise Unlawful("这是最后一位管理员，免去后没有人能管理；请先任命另一位管理员")
    post.until_on = until_on
    post.save(update_fields=["until_on"])
    write(
        actor=actor,
        organ=post.organ.code,
        verb="staff.relieve",
        subject=("person", str(post.person_id)),
        told=f"{post.person.name}不再任{post.organ.short}{Role(post.role).term}",
        at=at,
        change=Change(before={"until_on": ""}, after={"role": post.role, "until_on": until_on.isoformat()}),
        once=once,
    )
    return post
