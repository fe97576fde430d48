"""Serves Django's admin for a clerk's office on this machine: `python serve.py PORT FOLDER`; it forgets by `/reset`."""

from __future__ import annotations

import sys
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from waitress import serve

PARTS = ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles")
BETWEEN = (
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
)
TEMPLATES = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {
        "context_processors": [
            "django.template.context_processors.request",
            "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages",
        ]
    },
}


def main() -> None:
    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    settings.configure(
        ALLOWED_HOSTS=["127.0.0.1"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "docket.sqlite3"}},
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        INSTALLED_APPS=[*(f"django.contrib.{name}" for name in PARTS), "docket"],
        MEDIA_ROOT=folder,
        MIDDLEWARE=BETWEEN,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],  # of one made-up person; any other is slow
        ROOT_URLCONF="docket.addresses",
        SECRET_KEY="of a made-up office",
        STATIC_URL="static/",
        TEMPLATES=[TEMPLATES],
        TIME_ZONE="America/New_York",
        USE_TZ=True,
    )
    django.setup()
    from docket.beginning import begin  # models can be read only now

    call_command("migrate", run_syncdb=True, verbosity=0)
    begin()
    serve(StaticFilesHandler(get_wsgi_application()), host="127.0.0.1", port=port, threads=4)


if __name__ == "__main__":
    main()
