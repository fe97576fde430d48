import pytest


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/pscof/registration/e-file", "E-File Registration"),
    ],
)
def test_a_page_to_come_says_so_and_leads_back(visitor, path, heading):
    page = visitor.get(path)

    assert page.status == 200
    assert heading in page.text
    assert "This page is not part of the training copy yet." in page.text
    assert any(visitor.get(link).status == 200 for link in page.links if link.startswith("/"))
