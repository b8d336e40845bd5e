"""People, posts, substitutions."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from gongkai.office.organs.models import Organ
from gongkai.office.staff.roles import Role


class People(BaseUserManager["Person"]):
    """Finds people by the name they sign in with."""


class Person(AbstractBaseUser):
    """Somebody who works in the office."""

    username = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=40)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    objects = People()

    class Meta:
        ordering: ClassVar = ["username"]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A post held by a person at an organ from day to day."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=24, choices=[(role.value, role.term) for role in Role])
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    """The last day."""

    class Meta:
        ordering: ClassVar = ["organ__order", "role", "from_on"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "organ", "role"],
                condition=models.Q(until_on__isnull=True),
                name="a_post_is_held_once_at_a_time",
            )
        ]


class Substitution(models.Model):
    """Somebody acts in a post while its holder is absent."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="substitutions")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="stands_in")
    from_on = models.DateField()
    until_on = models.DateField()
    """The last day."""
