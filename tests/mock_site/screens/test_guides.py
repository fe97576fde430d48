import pytest


def test_a_guide_that_was_built_is_served(visitor):
    page = visitor.get("/guides/mad/upgrade-account/upgrade-account.pdf")

    assert (page.status, page.headers.get_content_type()) == (200, "application/pdf")
    assert page.source == "%PDF-1.7 a guide"
    assert visitor.get("/guides/").source == "<title>Guides</title>"


def test_a_guide_that_was_not_built_says_how(visitor):
    page = visitor.get("/guides/mad/register-account/register-account.pdf")

    assert page.status == 404
    assert "assistant guide register-account --court mad" in page.text
    assert "TRAINING SIMULATION" in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/guides/../secret.txt",
        "/guides/..%2fsecret.txt",
        "/guides/mad/%2e%2e/%2e%2e/%2e%2e/secret.txt",
        "/guides/..%5csecret.txt",
        "/guides//etc/passwd",
        "/guides/%00",
    ],
)
def test_nothing_outside_the_folder_is_served(visitor, path):
    page = visitor.get(path)

    assert page.status == 404
    assert "not for visitors" not in page.source
    assert "root:" not in page.source


def test_a_portal_without_guides_says_how_to_build_them(serving, new_visitor):
    with serving() as address:
        page = new_visitor(address).get("/guides/mad/upgrade-account/upgrade-account.pdf")

    assert page.status == 404
    assert "assistant guide upgrade-account --court mad" in page.text
