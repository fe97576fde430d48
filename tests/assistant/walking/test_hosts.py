"""A walk reaches this machine and the hosts that are allowed; of all others nothing is asked."""

from __future__ import annotations

import socket
import threading
from datetime import date

import pytest

from assistant.building.workspace import Job, Workspace
from assistant.errors import BadInput, HostRefused, PortalTrouble
from assistant.facts import courts
from assistant.facts.courts import Site
from assistant.settings import settings, use_portal
from assistant.walking import hosts
from assistant.walking.browser import launch_arguments
from assistant.walking.portal import Portal


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    """Sets a variable as a person does before a command starts."""

    def put(name, value):
        monkeypatch.setenv(name, value)
        settings.cache_clear()

    monkeypatch.delenv("ASSISTANT_ALLOWED_HOSTS", raising=False)
    monkeypatch.delenv("ASSISTANT_PORTAL", raising=False)
    settings.cache_clear()
    yield put
    settings.cache_clear()


def address_outside() -> str:
    """This machine as others know it; where it has no such address, one that no walk needs."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))  # sends nothing
            return asked.getsockname()[0]
        except OSError:
            return "127.0.0.2"


class Listener:
    """Counts who calls."""

    def __init__(self, host: str) -> None:
        self._socket = socket.create_server((host, 0))
        self.host, self.port = self._socket.getsockname()
        self.address = f"http://{self.host}:{self.port}"
        self.calls = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                call, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            call.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi")
            call.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def stranger():
    """Another host that listens. What calls it at all is counted."""
    listening = Listener(address_outside())
    with socket.create_connection((listening.host, listening.port)):
        pass  # it can be reached from here
    while not listening.calls:
        threading.Event().wait(0.01)
    listening.calls = 0
    yield listening
    listening.close()


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8021/pacer/", "http://localhost", "https://localhost:8443/?a=b", "http://[::1]:80/",
        "HTTP://LOCALHOST/x",
    ],
)  # fmt: skip
def test_this_machine_may_be_walked(address):
    assert hosts.check(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "https://pacer.uscourts.gov/", "http://127.0.0.1.evil.test/", "http://localhost.evil.test/",
        "http://127.0.0.1@evil.test/", "http://evil.test\\@127.0.0.1/", "http://evil.test#@127.0.0.1/",
        "http://127.0.0.1:80@evil.test/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/", "http://127.1/",
        "http://0.0.0.0/", "http://[::]/", "http://[::ffff:192.0.2.2]/", "http://192.0.2.2:8021/", "http://localhost./",
        "http://127.0.0.1\n.evil.test/", "http:/\\evil.test/", "//evil.test/", "ftp://127.0.0.1/", "file:///etc/passwd",
        "javascript:alert(1)", "http://", "127.0.0.1:8021", "http://127.0.0.1:port/",
        "http://\uff11\uff12\uff17.0.0.1/", "",
    ],
)  # fmt: skip
def test_all_else_is_refused_in_one_line(address):
    with pytest.raises(HostRefused) as refused:
        hosts.check(address)

    assert "\n" not in str(refused.value).replace(address, "")


def test_a_password_in_an_address_is_not_repeated():
    with pytest.raises(HostRefused) as refused:
        hosts.check("http://clerk:tulip99@evil.test/")

    assert "tulip99" not in str(refused.value)


def test_a_host_is_allowed_by_its_whole_name(environment):
    environment("ASSISTANT_ALLOWED_HOSTS", "Training.example.gov, 192.0.2.7")

    assert hosts.check("https://training.example.gov/pacer/")
    assert hosts.check("http://192.0.2.7:8021/")
    for other in ("https://example.gov/", "https://a.training.example.gov/", "https://training.example.gov.evil.test/"):
        with pytest.raises(HostRefused, match="is refused"):
            hosts.check(other)


@pytest.mark.parametrize("name", ["*", "https://example.gov", "example.gov:80", "a b/c", "*.example.gov", "a,~b"])
def test_what_is_no_name_of_a_host_cannot_be_allowed(environment, name):
    environment("ASSISTANT_ALLOWED_HOSTS", name)

    with pytest.raises(BadInput, match=r"ALLOWED_HOSTS in the environment: .* is no host’s name"):
        settings()


def test_another_number_of_this_machine_is_reached_as_the_portal_alone(environment):
    with pytest.raises(HostRefused):
        hosts.check("http://127.0.0.2:8021/")

    environment("ASSISTANT_PORTAL", "http://127.0.0.2:8021")

    assert hosts.check("http://127.0.0.2:8021/")


def test_no_portal_elsewhere_is_asked_for_a_world(environment, stranger):
    environment("ASSISTANT_PORTAL", stranger.address)

    with Workspace(["mad"], settings().recordings) as workspace, pytest.raises(HostRefused, match=stranger.host):
        workspace.walk(Job("check-account-type", "mad"))

    assert stranger.calls == 0


def test_the_command_line_names_a_portal_under_the_same_rule(monkeypatch, stranger):
    monkeypatch.setenv("ASSISTANT_PORTAL", "")
    use_portal(stranger.address)

    with Workspace(["mad"], settings().recordings) as workspace, pytest.raises(HostRefused):
        workspace.portal_of(courts.court("mad"))

    assert stranger.calls == 0


def test_a_portal_that_sends_a_walk_elsewhere_is_not_followed(desk, stranger):
    portal = Portal(redirecting(f"{stranger.address}/training/world"), "")

    with desk.window() as window, pytest.raises(PortalTrouble, match="it answered 307"):
        portal.new_world(window, date(2021, 9, 21), "2021")

    assert stranger.calls == 0


def redirecting(to: str) -> str:
    """A server of this machine that answers one request with another address."""
    server = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        call, _ = server.accept()
        call.recv(65_536)
        call.sendall(f"HTTP/1.1 307 Away\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
        call.close()
        server.close()

    threading.Thread(target=answer, daemon=True).start()
    return f"http://127.0.0.1:{server.getsockname()[1]}"


def test_a_site_of_a_court_that_is_elsewhere_is_not_opened(guide_on, stranger):
    sites = {"pacer": Site(shown="pacer.uscourts.gov", walk=f"{stranger.address}/pacer/")}
    guide = guide_on("", court=courts.court("mad").model_copy(update={"sites": sites}))

    with pytest.raises(HostRefused, match=stranger.host):
        guide.open("pacer", "Go to {court.sites.pacer}.")

    assert stranger.calls == 0


def test_a_link_that_leads_away_in_the_middle_of_a_walk_is_told(guide_on, stranger):
    guide = guide_on(f"<a href='{stranger.address}/'>Away</a>")
    guide.click("Click **Away**.")

    with pytest.raises(HostRefused, match=stranger.host):
        guide.see("You read **hi**.")

    assert stranger.calls == 0


def test_a_redirect_that_leads_away_at_the_opening_is_refused_not_called_silence(guide_on, stranger):
    sites = {"pacer": Site(shown="pacer.uscourts.gov", walk=f"{redirecting(stranger.address)}/")}
    guide = guide_on("", court=courts.court("mad").model_copy(update={"sites": sites}))

    with pytest.raises(HostRefused, match=f"{stranger.host}.* is refused"):
        guide.open("pacer", "Go to {court.sites.pacer}.")

    assert stranger.calls == 0


def test_a_redirect_that_leads_away_is_told_at_the_end_of_a_walk(guide_on, stranger):
    guide = guide_on(f"<a href='{redirecting(stranger.address)}/'>Away</a>")

    guide.click("Click **Away**.")
    with pytest.raises(HostRefused, match=stranger.host):
        guide.finish()

    assert stranger.calls == 0


def test_nothing_that_a_page_holds_calls_elsewhere(page, stranger):
    names = f"other.test:{stranger.port}"
    page.set_content(
        f"<link rel=preconnect href='{stranger.address}'><link rel=dns-prefetch href='//{names}'>"
        f"<img src='{stranger.address}/a.png'><iframe src='{stranger.address}/b'></iframe>"
        f"<script>new WebSocket('ws://{stranger.host}:{stranger.port}/').onerror = () => document.title = 'over';"
        f"navigator.sendBeacon('{stranger.address}/c')</script>"
    )
    page.wait_for_function("document.title === 'over'")

    assert stranger.calls == 0


def test_an_allowed_host_is_reached(environment, browser, stranger):
    """The opposite: the same listener, once its owner allows it."""
    environment("ASSISTANT_ALLOWED_HOSTS", stranger.host)
    other = browser.browser_type.launch(**launch_arguments())
    page = other.new_page()

    page.goto(stranger.address)

    assert page.inner_text("body") == "hi"
    assert stranger.calls > 0
    other.close()
