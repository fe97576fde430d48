"""How clerks keep the docket: Django's own admin, with a list that is searched, two list boxes and two inlines."""

from __future__ import annotations

from django.contrib import admin

from docket.models import Attorney, Case, Document, Judge, Party


class Parties(admin.TabularInline):
    model = Party
    extra = 1


class Documents(admin.StackedInline):
    model = Document
    extra = 1


@admin.register(Case)
class CaseAdmin(admin.ModelAdmin):
    list_display = ("number", "kind", "judge", "filed", "sealed")
    list_filter = ("kind", "sealed")
    search_fields = ("number", "party__name")
    date_hierarchy = "filed"
    autocomplete_fields = ("judge",)
    filter_horizontal = ("attorneys",)
    inlines = (Parties, Documents)


@admin.register(Judge)
class JudgeAdmin(admin.ModelAdmin):
    search_fields = ("name",)


@admin.register(Attorney)
class AttorneyAdmin(admin.ModelAdmin):
    search_fields = ("name",)
