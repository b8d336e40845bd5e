"""Organs and what became of them."""

from typing import ClassVar

from django.db import models


class Level(models.TextChoices):
    """The kinds of organ; keys are those of the law's duties and routes where these name the kind."""

    COUNTY = "county", "县级人民政府"
    DEPARTMENT = "department", "县级政府部门"
    TOWNSHIP = "township", "乡镇人民政府"
    STREET = "street", "街道办事处"
    VILLAGE = "village", "村（居）民委员会"


class Organ(models.Model):
    """One public body."""

    code = models.SlugField(max_length=64, unique=True)
    """The word in addresses; never changes and is never given to another."""
    name = models.CharField(max_length=120)
    """The full name as on its seal."""
    short = models.CharField(max_length=40)
    abbreviation = models.CharField(max_length=12, blank=True)
    """机关代字, as in document numbers."""
    level = models.CharField(max_length=16, choices=Level)
    lies_in = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="lying_in")
    reports_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="supervised")
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    """The last day of its existence."""
    unit = models.CharField(max_length=80, blank=True)
    """政府信息公开工作机构."""
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    fax = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    hours = models.CharField(max_length=120, blank=True)
    review_body = models.CharField(max_length=120, blank=True)
    """复议机关 by name; empty: as the law's table says."""
    court = models.CharField(max_length=120, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["order", "code"]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """An organ that went into another on a day."""

    class Way(models.TextChoices):
        """What became of it."""

        RENAMED = "renamed", "更名"
        MERGED = "merged", "并入"
        SPLIT = "split", "分设"

    predecessor = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="went_into")
    successor = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="came_from")
    way = models.CharField(max_length=16, choices=Way)
    on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="one_succession_between_two"),
        ]
