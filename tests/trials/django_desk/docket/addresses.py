"""What the office's server answers: the admin, and `/reset`."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from docket.beginning import begin


@csrf_exempt
@require_POST
def reset(_: HttpRequest) -> HttpResponse:
    begin()
    return HttpResponse("The docket is as it was.")


urlpatterns = [path("reset", reset), path("", admin.site.urls)]
