"""Reading people and posts."""

from datetime import date

from django.db.models import Q, QuerySet

from gongkai.office.journal.actor import Actor, Held
from gongkai.office.organs.models import Organ
from gongkai.office.staff.models import Person, Post, Substitution


def held(on: date) -> Q:
    """Whether a row with from_on and until_on covers a day."""
    return Q(from_on__lte=on) & (Q(until_on__isnull=True) | Q(until_on__gte=on))


def actor_of(person: Person, on: date) -> Actor:
    """The person as actor on a day: own posts, and those held for somebody absent. Two queries."""
    own = Post.objects.filter(held(on), person=person).select_related("organ")
    posts = [Held(post.organ.code, post.role) for post in own]
    standing_in = Substitution.objects.filter(held(on), by=person).select_related("post__organ", "post__person")
    posts += [Held(one.post.organ.code, one.post.role, instead_of=one.post.person.name) for one in standing_in]
    return Actor(f"person:{person.pk}", person.name, tuple(posts))


def holders(organ: Organ, role: str, on: date) -> list[Person]:
    """Who acts in a role at an organ on a day, substitutes included, each once."""
    people = Person.objects.filter(is_active=True).filter(
        Q(pk__in=Post.objects.filter(held(on), organ=organ, role=role).values("person"))
        | Q(pk__in=Substitution.objects.filter(held(on), post__organ=organ, post__role=role).values("by"))
    )
    return list(people)


def of_organ(organ: Organ, on: date) -> QuerySet[Post]:
    """The posts at an organ on a day."""
    return Post.objects.filter(held(on), organ=organ).select_related("person", "organ")


def anybody() -> bool:
    """Whether anybody was entered yet; the first-run guide is for an office without people."""
    return Person.objects.exists()
