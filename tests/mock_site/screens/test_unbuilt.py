import pytest

from mock_site.app import create_app
from mock_site.courts import Court
from mock_site.data_files import read_all
from mock_site.portal import Portal


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/pacer/register-account", "Register for an Account"),
        ("/pscof/forgot-password", "Forgot Password"),
        ("/court/mad/careers", "Careers"),
        ("/court/mab/nextgen-cmecf-information", "NextGen CM-ECF Information"),
        ("/ecf/mad/", "CM/ECF, U.S. District Court, District of Massachusetts"),
    ],
)
def test_a_page_to_come_says_so_and_leads_back(visitor, path, heading):
    page = visitor.get(path)

    assert page.status == 200
    assert heading in page.text
    assert "This page is not part of the training copy yet." in page.text
    assert any(visitor.get(link).status == 200 for link in page.links if link.startswith("/"))


def test_a_new_court_is_one_file_and_has_its_pages_at_once(tmp_path, known):
    text = (known.courts / "mab.toml").read_text().replace("mab", "rib").replace("Massachusetts", "Rhode Island")
    (tmp_path / "rib.toml").write_text(text)

    browser = create_app(Portal(courts=read_all(Court, [tmp_path]))).test_client()

    assert "U.S. Bankruptcy Court, District of Rhode Island" in browser.get("/").text
    assert browser.get("/court/rib/nextgen-cmecf-information").status_code == 200
    assert browser.get("/ecf/rib/").status_code == 200
