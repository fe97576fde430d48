"""Posts of nonsense to every form: the portal answers each without falling over."""

from __future__ import annotations

import random

from conftest import TOBIAS, Visitor, served

POSTS = 1000
PATHS = (
    "/pscof/login", "/pscof/upgrade", "/pscof/upgrade/person", "/pscof/upgrade/address", "/pscof/upgrade/security",
    "/training/world", "/pscof/logout", "/pacer/", "/court/mad/nextgen",
)  # fmt: skip
NONSENSE = (
    "", " ", "x" * 5000, "<script>alert(1)</script>", "'; drop table worlds; --", "\x00", "\u202e", "é" * 40,
    "../../etc/passwd", "{{ 7 * 7 }}", "%s%n", "99/99/9999", "0", "-1", "null", "🙂",
)  # fmt: skip
FIELDS = (
    "username", "password", "confirm_password", "first_name", "last_name", "email", "date_of_birth", "user_type",
    "street", "city", "state", "county", "zip", "phone", "question_1", "answer_1", "deed", "date", "era", "people",
)  # fmt: skip


def posts() -> str:
    """With and without the form's token, logged in and not."""
    choice = random.Random(2021)  # noqa: S311 - any nonsense will do, as long as it is the same each time
    answers: dict[int, int] = {}
    with served() as portal:
        for number in range(POSTS):
            visitor = Visitor(portal)
            if number % 2:
                visitor.log_in(**TOBIAS)
            answer = one_post(visitor, choice)
            answers[answer.status] = answers.get(answer.status, 0) + 1
            assert answer.status < 500, f"{answer.status} from {answer.url}"
            assert "Traceback" not in answer.source, f"a traceback from {answer.url}"
        after = Visitor(portal).upgrade()
        assert "Upgrade Complete" in after.text, "after all that, a fresh visitor cannot upgrade"
    return f"{POSTS} posts answered: {', '.join(f'{count} with {status}' for status, count in sorted(answers.items()))}"


def one_post(visitor: Visitor, choice: random.Random):
    path = choice.choice(PATHS)
    values = {field: choice.choice(NONSENSE) for field in choice.sample(FIELDS, choice.randrange(len(FIELDS)))}
    page = visitor.get(path)
    token = next((form["values"].get("csrf_token") for form in page.forms if "csrf_token" in form["values"]), None)
    return visitor.post(path, **values, **({"csrf_token": token} if token and choice.random() < 0.8 else {}))
