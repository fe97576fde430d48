"""The screens of a small model of CM/ECF: tables without labels, no doctype, and a menu that a script draws."""

from __future__ import annotations

HEAD = """<html><head><title>{title}</title>
<script>if (top != self) top.location.replace(self.location.href);</script>
<style>
body {{ font: 16px Arial, Helvetica, sans-serif; margin: 0; color: #000; background: #fff }}
#content {{ padding: 14px 24px }}
h2 {{ font-size: 22px; color: #003366 }}
td {{ padding: 4px 8px 4px 0 }}
input, select {{ font: 16px Arial }}
.note {{ color: #8b0000 }}
</style>{more}</head><body>"""

FIRST = HEAD.format(title="ECF", more='<meta http-equiv="refresh" content="0;url=/cgi-bin/ShowIndex.pl">') + (
    '<a href="/cgi-bin/ShowIndex.pl">Welcome</a></body></html>'
)

MENU = """
<link rel="stylesheet" href="/lib/menu/assets/skins/sam/menu.css">
<script src="/lib/yahoo-dom-event/yahoo-dom-event.js"></script>
<script src="/lib/container/container_core-min.js"></script>
<script src="/lib/menu/menu-min.js"></script>
<script>
var CMECF = { MainMenu: { renderSimpleMenu: function () {
  var bar = new YAHOO.widget.MenuBar("topmenu", { autosubmenudisplay: true, hidedelay: 750, lazyload: true });
  bar.render();
} } };
YAHOO.util.Event.onContentReady("topmenu", function () { setTimeout(CMECF.MainMenu.renderSimpleMenu, 150); });
</script>"""

ITEMS = {
    "Query": ("/query", ()),
    "Civil": ("#", ("Initial Pleadings", "Motions", "Responses and Replies", "Notices")),
    "Criminal": ("#", ("Initial Pleadings", "Plea Agreements")),
    "Reports": ("#", ("Docket Sheet", "Calendar Events")),
    "Utilities": ("#", ("Maintain Your Account", "Internet Payment History")),
    "Logout": ("/cgi-bin/Logout.pl", ()),
}


def bar() -> str:
    """The menu bar as a list, of which the script makes menus."""
    return f"""<div class="yui-skin-sam"><div id="topmenu" class="yuimenubar yuimenubarnav"><div class="bd">
<ul class="first-of-type">{"".join(item(name, *what) for name, what in ITEMS.items())}</ul></div></div></div>"""


def item(name: str, address: str, below: tuple[str, ...]) -> str:
    opened = "".join(
        f'<li class="yuimenuitem"><a class="yuimenuitemlabel" href="{where(name, one)}">{one}</a></li>' for one in below
    )
    menu = f'<div class="yuimenu"><div class="bd"><ul>{opened}</ul></div></div>' if below else ""
    return f'<li class="yuimenubaritem"><a class="yuimenubaritemlabel" href="{address}">{name}</a>{menu}</li>'


def where(menu: str, name: str) -> str:
    return "/cgi-bin/Dispatch.pl?Motions" if (menu, name) == ("Civil", "Motions") else "/query"


def screen(title: str, body: str) -> str:
    """A screen with the menu bar."""
    return (
        HEAD.format(title="CM/ECF LIVE database", more=MENU)
        + f'{bar()}<div id="content"><h2>{title}</h2>{body}</div></body></html>'
    )


def bare(title: str, body: str) -> str:
    """A screen without it."""
    return HEAD.format(title=title, more="") + f'<div id="content"><h2>{title}</h2>{body}</div></body></html>'


INDEX = bare(
    "Welcome to the U.S. District Court for the District of Ferrum",
    '<p><a href="/cgi-bin/login.pl">District of Ferrum - Document Filing System</a></p><p>24-hour number: 555-0100</p>',
)

LOGIN = """{wrong}<form method="post"><table>
<tr><td>Login:</td><td><input name="login" size="20"></td></tr>
<tr><td>Password:</td><td><input name="key" type="password" size="20"></td></tr></table>
<p><input type="checkbox" name="redact" value="1">
I understand that, if I file, I must comply with the redaction rules.</p>
<input type="submit" value="Login"> <input type="reset" value="Clear"></form>"""

CASE = """<form method="post"><table><tr><td>Case Number</td><td>
<input name="case" size="20" onkeyup="offerFind(this)">
<input type="button" id="find" value="Find This Case" style="display:none" onclick="findThisCase()"></td></tr></table>
<div id="found"></div><br><input type="submit" value="Next"> <input type="reset" value="Clear"></form>
<script>
function offerFind(field) { document.getElementById("find").style.display = field.value ? "" : "none"; }
function findThisCase() {
  var asked = new XMLHttpRequest();
  asked.onload = function () { document.getElementById("found").innerHTML = asked.responseText; };
  asked.open("GET", "/cgi-bin/find?case=" + encodeURIComponent(document.forms[0].elements["case"].value));
  asked.send();
}
</script>"""

EVENTS = """<form method="post"><table><tr><td>Available Events<br><select name="event" size="6" multiple>
<option>Amend/Correct</option><option>Appoint Counsel</option><option>Compel</option><option>Dismiss</option>
<option>Extension of Time</option><option>Summary Judgment</option></select></td></tr></table>
<br><input type="submit" value="Next"> <input type="reset" value="Clear"></form>"""

DOCUMENT = """{wrong}<form method="post" enctype="multipart/form-data">
<p>Select the <b>pdf</b> document (for example: C:\\199cv501-21.pdf).</p><table>
<tr><td>Main Document</td><td><input type="file" name="file"></td></tr>
<tr><td>Docket Text</td><td><input name="text" size="40"></td></tr></table>
<br><input type="submit" value="Next"> <input type="reset" value="Clear"></form>"""

FINAL = """<p><b>{case}</b></p><p>MOTION for {event}. {text}</p>
<p><a href="/doc1/new"
onclick="window.open(this.href, 'doc', 'width=640,height=420'); return false">View Document</a></p>
<p class="note">Attention!! Pressing the NEXT button on this screen commits this transaction.</p>
<form method="post"><input type="submit" value="Next"></form>"""

NOTICE = """<p>The following transaction was entered on 9/21/2021 and filed on 9/21/2021</p><table>
<tr><td><b>Case Name:</b></td><td>{name}</td></tr><tr><td><b>Case Number:</b></td><td>{case}</td></tr>
<tr><td><b>Document Number:</b></td><td>{number}</td></tr></table>"""
