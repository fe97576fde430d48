"""A small site with all that a trainer may show: menus under the pointer, drawn lists and boxes, frames, windows."""

# ruff: noqa: E501 - pages in as few lines as they have

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from assistant.walking.windows import samples

HEAD = """<!doctype html><html lang=en><meta charset=utf-8><title>Desk</title><style>
body { font: 16px/1.5 Arial, sans-serif; margin: 16px }
.menu { position: relative } .menu ul { display: none; position: absolute; background: #eee; padding: 6px; margin: 0; white-space: nowrap }
.menu:hover ul { display: block } .list { border: 1px solid #555; width: 200px; padding: 4px; display: inline-block }
.panel { position: absolute; background: #fff; border: 1px solid #555; height: 100px; overflow: auto; margin: 0; padding: 0 }
.panel li { list-style: none; padding: 6px } .away { position: absolute; opacity: 0 }
.box { display: inline-block; width: 18px; height: 18px; border: 2px solid #333 } .away:checked + .box { background: #333 }
.rich { border: 1px solid #555; min-height: 40px; width: 300px } .days { position: absolute; background: #fff; border: 1px solid }
td { padding: 2px 12px }</style>"""

PAGES = {
    "/": """<h1>Desk</h1><div class=menu style="width:90px"><a href="#">Utilities</a>
        <ul><li><a href="/motion">File a motion</a></li></ul></div>""",
    "/motion": """<h1>File a motion</h1>
        <p><span id=ul>User Type</span> <span id=c class=list role=combobox tabindex=0 aria-labelledby=ul
          aria-haspopup=listbox aria-expanded=false>Select one</span></p>
        <p><input class=away type=checkbox id=u><span class=box onclick="u.click()"></span> <label for=u>Urgent</label></p>
        <p id=rl>Order text</p><div class=rich id=r contenteditable role=textbox aria-labelledby=rl></div>
        <p><label>Hearing date <input id=d autocomplete=off></label></p>
        <p><label>Main document <input type=file id=f></label> <button type=button onclick="more.click()">Add exhibit</button>
          <input type=file id=more hidden onchange="ex.textContent = this.files[0].name"> <span id=ex></span></p>
        <iframe src=/docket title=Docket width=420 height=90></iframe>
        <p><own-field></own-field></p>
        <table><tr><td>Case A</td><td><button onclick="o.textContent = 'A is open'">View</button></td></tr>
        <tr><td>Case B</td><td><button onclick="o.textContent = 'B is open'">View</button></td></tr></table>
        <canvas id=k width=60 height=30 style="border:1px solid"></canvas>
        <div id=s draggable=true style="width:80px">Sort me</div>
        <p><button onclick="o.textContent = confirm('Withdraw the motion?') ? 'It is withdrawn now' : 'It is kept'">Withdraw</button>
        <button onclick="o.textContent = 'Noted: ' + prompt('Why so late?')">Explain</button>
        <a href=/receipt target=_blank>Print receipt</a> <a href=/receipt.csv>Download list</a>
        <a href=/order.pdf>Read the order</a> <span id=o role=status></span></p>
        <script>
        for (let i = 1, l; i < 40; i += 1) { (window.kinds ||= []).push(i === 33 ? 'Trustee' : 'Kind ' + i); }
        c.onclick = () => { const p = document.createElement('ul'); p.className = 'panel'; p.setAttribute('role', 'listbox');
          const at = c.getBoundingClientRect(); p.style.cssText = `left:${at.left}px;top:${at.bottom + scrollY}px;width:${at.width}px`;
          p.innerHTML = kinds.map((k) => `<li role=option>${k}</li>`).join('');
          p.onclick = (e) => { c.textContent = e.target.textContent; p.remove(); }; document.body.append(p); };
        d.onfocus = () => { if (document.querySelector('.days')) return; const p = document.createElement('div'); p.className = 'days';
          p.innerHTML = '<button type=button>21</button> <button type=button>22</button>';
          p.onmousedown = (e) => e.preventDefault();
          p.onclick = (e) => { d.value = `09/${e.target.textContent}/2021`; p.remove(); }; d.after(p); };
        d.onblur = () => setTimeout(() => document.querySelector('.days')?.remove(), 50);
        customElements.define('own-field', class extends HTMLElement { constructor() { super();
          this.attachShadow({ mode: 'closed' }).innerHTML = '<label>First name <input></label>'; } });
        </script>""",
    "/docket": "<h2>Docket</h2><label>Case number <input></label> <button onclick=\"this.textContent = 'Run again'\">Run</button>",
    "/receipt": "<h1>Receipt</h1><p>Paid</p><button onclick=\"this.textContent = 'Stamped'\">Stamp</button>",
}


FILES = {
    "/receipt.csv": ("text/csv", samples.csv("Receipt"), "attachment"),
    "/order.pdf": ("application/pdf", samples.pdf("Order"), "inline"),
}


class Answers(BaseHTTPRequestHandler):
    """Pages and files by their path."""

    def do_GET(self):
        page = ("text/html", (HEAD + PAGES.get(self.path, "")).encode(), "")
        kind, body, shown = FILES.get(self.path, page)
        self.send_response(200 if self.path in FILES or self.path in PAGES else 404)
        if shown:
            self.send_header("Content-Disposition", f'{shown}; filename="{self.path[1:]}"')
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Nobody reads it."""


@contextmanager
def served(folder: Path) -> Iterator[Path]:
    """The site on this machine. Gives its file, in the folder, as `--court` takes it."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        file = folder / "desk.toml"
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        file.write_text(f'id = "desk"\nname = "Desk"\n\n[sites]\ndesk = "{address}"\n', encoding="utf-8")
        yield file
        server.shutdown()
    thread.join()


def shown_by(actor, brief: Path) -> None:
    """Somebody shows all of it, in the order of the page."""
    page = actor.page
    page.mouse.move(500, 400)
    actor.settle()
    point(actor, page.get_by_text("Utilities", exact=True), opens=page.get_by_text("File a motion", exact=True))
    actor.press(page.get_by_text("File a motion", exact=True), lands=True)
    actor.press(page.locator("#c"))
    page.locator(".panel").evaluate("e => { e.scrollTop = e.scrollHeight - 250 }")
    actor.press(page.get_by_role("option", name="Trustee"))
    actor.press(page.locator(".box"))
    actor.press(page.locator("#r"))
    page.keyboard.type("It is so ordered.")
    actor.press(page.locator("#d"))
    actor.press(page.get_by_role("button", name="21"))
    with page.expect_file_chooser():  # else a window of the machine's own would open
        page.locator("#f").click()
        actor.settle()
    actor.choose_file("#f", brief)
    with page.expect_file_chooser():
        actor.press(page.get_by_role("button", name="Add exhibit"))
        actor.settle()
    actor.choose_file("#more", brief)
    frame = page.frame_locator("iframe")
    frame.get_by_label("Case number").click()
    page.keyboard.type("1:21-cv-00045")
    actor.press(frame.get_by_role("button", name="Run"))
    middle = page.locator("own-field").bounding_box()
    page.mouse.click(middle["x"] + middle["width"] - 20, middle["y"] + middle["height"] / 2)
    page.keyboard.type("Tobias")
    actor.press(page.get_by_role("row").filter(has_text="Case B").get_by_role("button"))
    actor.press(page.locator("#k"))
    actor.press(page.get_by_role("button", name="Withdraw"))
    actor.answer_window()
    actor.press(page.get_by_role("button", name="Explain"))
    actor.answer_window(text="It snowed")
    actor.press(page.get_by_role("link", name="Download list"))
    actor.press(page.get_by_role("link", name="Read the order"))


def shown_in_a_window(actor) -> None:
    """The same in the window that the page opens."""
    actor.press(actor.page.get_by_role("button", name="Stamp"))


def point(actor, thing, opens) -> None:
    """Move the mouse there, and rest on it until something has opened."""
    box = thing.bounding_box()
    actor.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
    actor.settle()
    opens.wait_for()
