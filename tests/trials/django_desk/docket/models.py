"""Cases with parties and documents, their judges and attorneys."""

from __future__ import annotations

from datetime import date

from django.db import models


def opening_day() -> date:
    """What stands in the field before a clerk chooses: the same day each time, so that calendars open at its month."""
    return date(2021, 9, 20)


class Judge(models.Model):
    name = models.CharField(max_length=60)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Attorney(models.Model):
    name = models.CharField(max_length=60)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Case(models.Model):
    number = models.CharField("case number", max_length=30, unique=True)
    kind = models.CharField(max_length=10, choices={"cv": "Civil", "cr": "Criminal", "bk": "Bankruptcy"})
    judge = models.ForeignKey(Judge, models.PROTECT)
    filed = models.DateField(default=opening_day)
    hearing = models.DateField(blank=True, null=True)
    sealed = models.BooleanField(default=False)
    attorneys = models.ManyToManyField(Attorney, blank=True)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return self.number


class Party(models.Model):
    case = models.ForeignKey(Case, models.CASCADE)
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=3, choices={"pla": "Plaintiff", "def": "Defendant"}, default="pla")

    class Meta:
        verbose_name_plural = "parties"

    def __str__(self) -> str:
        return f"{self.name}, {self.get_role_display()}"


class Document(models.Model):
    case = models.ForeignKey(Case, models.CASCADE)
    file = models.FileField("main document", upload_to="filed")

    def __str__(self) -> str:
        return self.file.name
