from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from mock_site.forms.identity import AddressForm, PersonForm, read_date, years_between

GOOD = {
    "first_name": "Tobias",
    "last_name": "Brannock",
    "email": "tb1407@example.com",
    "confirm_email": "tb1407@example.com",
    "date_of_birth": "04/18/1967",
    "user_type": "ATTORNEY",
}
ABROAD = "Primary Phone: Enter 7 to 15 digits with the code of the country, such as +44 20 7946 0958."
WORK = {
    "street": "41 Quarry Street",
    "city": "Worcester",
    "state": "Massachusetts",
    "county": "WORCESTER",
    "zip": "01608",
    "country": "United States of America",
    "phone": "617-555-0102",
}


def errors_of_person(**entered):
    form = PersonForm(MultiDict({**GOOD, **entered}), today=date(2021, 9, 21))
    form.validate()
    return {name: messages[0] for name, messages in form.errors.items()}


def errors_of_address(**entered):
    form = AddressForm(MultiDict({**WORK, **entered}))
    form.validate()
    return {name: messages[0] for name, messages in form.errors.items()}


@pytest.mark.parametrize(
    ("field", "entered", "message"),
    [
        ("first_name", "", "First Name: Required information is missing."),
        ("first_name", "   ", "First Name: Required information is missing."),
        ("first_name", "x" * 36, "First Name: Enter at most 35 characters."),
        ("last_name", "", "Last Name: Required information is missing."),
        ("last_name", "<b>Bold</b>", "Last Name: Enter letters, spaces and the marks . , ' - & only."),
        ("middle_name", "7", "Middle Name: Enter letters, spaces and the marks . , ' - & only."),
        ("email", "", "Email: Required information is missing."),
        ("email", "tobias", "Email: Enter an address such as name@example.com."),
        ("confirm_email", "other@example.com", "The email addresses entered do not match."),
        ("date_of_birth", "", "Date of Birth: Required information is missing."),
        ("date_of_birth", "1967-13-18", "Date of Birth: Enter the date as MM/DD/YYYY, such as 04/18/1967."),
        ("date_of_birth", "02/30/1967", "Date of Birth: Enter the date as MM/DD/YYYY, such as 04/18/1967."),
        ("date_of_birth", "04/18/0067", "Date of Birth: Enter the date as MM/DD/YYYY, such as 04/18/1967."),
        ("date_of_birth", "09/21/2021", "Date of Birth: The date must be in the past."),
        ("date_of_birth", "09/22/2003", "Date of Birth: You must be at least 18 years old."),
        ("user_type", "", "User Type: Required information is missing."),
        ("user_type", "ASTRONAUT", "User Type: Please select an entry of the list."),
        ("prefix", "Sir", "Prefix: Please select an entry of the list."),
    ],
)
def test_the_person_tab_says_what_is_wrong(field, entered, message):
    assert errors_of_person(**{field: entered})[field] == message


@pytest.mark.parametrize(
    "entered",
    [
        {},
        {"first_name": "Zoë-Anne d'Arcy"},
        {"date_of_birth": "9/21/2003"},
        {"date_of_birth": "1967-04-18"},
        {"confirm_email": "TB1407@example.com"},
        {"email": "mailto:tb1407@example.com?subject=PACER"},
    ],
)
def test_the_person_tab_passes(entered):
    assert errors_of_person(**entered) == {}


@pytest.mark.parametrize(
    ("field", "entered", "message"),
    [
        ("street", "", "Address: Required information is missing."),
        ("city", "", "City: Required information is missing."),
        ("state", "", "State: Required information is missing."),
        ("county", "", "County: Required information is missing."),
        ("county", "ADDISON", "County: Required information is missing."),
        ("zip", "", "Zip/Postal Code: Required information is missing."),
        ("zip", "0160", "Zip/Postal Code: Enter five digits, or five and four, such as 02210 or 02210-1234."),
        ("zip", "٠٢١٢٨", "Zip/Postal Code: Enter five digits, or five and four, such as 02210 or 02210-1234."),
        ("country", "", "Country: Required information is missing."),
        ("phone", "", "Primary Phone: Required information is missing."),
        ("phone", "٦١٧-١٢٣-٠١٠٢", "Primary Phone: Enter ten digits, such as 617-555-0100."),
        ("phone", "555-0102", "Primary Phone: Enter ten digits, such as 617-555-0100."),
        ("phone", "27-617-555-0102", "Primary Phone: Enter ten digits, such as 617-555-0100."),
        ("phone", "+44 123", ABROAD),
        ("phone", "617-555-0102 x12", "Primary Phone: Enter ten digits, such as 617-555-0100."),
    ],
)
def test_the_address_tab_says_what_is_wrong(field, entered, message):
    assert errors_of_address(**{field: entered})[field] == message


@pytest.mark.parametrize(
    "entered",
    [
        {},
        {"zip": "01608-1234", "phone": "(617) 555-0102"},
        {"zip": "016081234", "phone": "+16175550102"},
        {"zip": "01608\u20131234", "phone": "1-617\u2013555\u20130102"},
        {"phone": "+44 20 7946 0958"},
        {
            "country": "Other",
            "state": "Other",
            "county": "COUNTY NOT LISTED",
            "zip": "SW1A 1AA",
            "phone": "20 7946 0958",
        },
        {"state": "Vermont", "county": "ADDISON"},
        {"state": "Texas", "county": "COUNTY NOT LISTED"},
        {"country": "Canada", "state": "Other", "county": "COUNTY NOT LISTED", "zip": "K1A 0B1"},
    ],
)
def test_the_address_tab_passes(entered):
    assert errors_of_address(**entered) == {}


def test_no_county_is_asked_for_while_there_is_no_state():
    assert errors_of_address(state="", county="") == {"state": "State: Required information is missing."}


def test_massachusetts_has_its_14_counties():
    counties = AddressForm(values=WORK).county.names

    assert len(counties) == 14
    assert counties[0] == "BARNSTABLE"
    assert counties[-1] == "WORCESTER"


def test_a_number_abroad_has_its_own_length():
    message = errors_of_address(country="Canada", state="Other", county="COUNTY NOT LISTED", phone="123456")["phone"]

    assert message == ABROAD


def test_a_date_is_read_as_month_day_year_and_as_a_browser_fills_it_in():
    assert read_date("04/18/1967") == read_date("1967-04-18") == date(1967, 4, 18)
    assert read_date("18/04/1967") is None


def test_years_are_counted_from_birthday_to_birthday():
    assert years_between(date(2003, 9, 21), date(2021, 9, 20)) == 17
    assert years_between(date(2003, 9, 21), date(2021, 9, 21)) == 18
