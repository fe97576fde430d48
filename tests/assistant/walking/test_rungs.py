"""Controls are found by what is painted, rung by rung, and two on one rung are refused."""

from __future__ import annotations

import dataclasses

import pytest

from assistant.facts import sentence
from assistant.facts.verbs import VERBS
from assistant.walking import browser as browsers
from assistant.walking import targets
from assistant.walking.targets import Missing

READERS_ONLY = "position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0);white-space:nowrap"
DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
DESCRIBED = """<input id=a type=checkbox><label for=a>By mail <span style='display:block'>In a week</span></label>
<p><input id=b type=checkbox><label for=b>By mail or fax <span style='display:block'>At once</span></label>"""
DRAWN = f"""<label for=a>Offices</label><div style='border:1px solid;width:200px'>
<span style='{READERS_ONLY}'><input id=a role=combobox readonly></span>Select some</div>"""
ROWS = "".join(f"<div class=r><span>Case {one}</span><button id={one}>View</button></div>" for one in "ABC")
ROWS = f"<style>.r {{ display: flex; gap: 30px }}</style><form>{ROWS}</form>"
CARDS = """<style>.k { border: 1px solid #ccc; margin: 8px }</style><div id=app>
<div class=k><b>Billing</b><p>Due</p><button id=a>Edit</button></div>
<div class=k><b>Mailing</b><p>Sent</p><button id=b>Edit</button></div></div>"""
TITLED = """<div><b>Debtor</b></div><div><label for=a>Name</label> <input id=a></div>
<div><b>Attorney</b></div><div><label for=b>Name</label> <input id=b></div>"""
LISTS = """<style>.c {{ float: left; width: 300px }}</style><form>{}</form>""".format(
    "".join(
        f"<div class=c><div><label for={one}>{one} attorneys</label></div><p><input placeholder=Filter id={one}f></p>"
        f"<select multiple id={one}><option>{one}</select></div>"
        for one in ("Available", "Chosen")
    )
)
HIGHER = """<label for=a style='position:relative;top:-14px'>Filed:</label> <input id=a style='height:40px'>
<a id=b href=#x>Today</a><p style='height:60px'></p><input> <a href=#x>Today</a>"""
AMOUNTS = """<table><tr><th>Name</th><th>Amount</th></tr><tr><td>A</td><td><input id=a></td></tr>
<tr><td>B</td><td><input id=b></td></tr></table>"""


def beside_menu(menu: str, entry: str) -> str:
    """A field with its words above it, and level with it one of the entries of a menu, far on the left."""
    entries = "".join(entry.format(words) for words in ("Pages", "Images", "Documents", "Reports"))
    field = "<p style='margin:90px 0 6px'>Body</p><div id=a contenteditable style='height:60px;border:1px solid'></div>"
    return f"<div style='display:flex;gap:90px'>{menu.format(entries)}<div style='width:400px'>{field}</div></div>"


ENTRY = "<div style='padding:14px 0'>{}</div>"
MENUS = {
    "a landmark": beside_menu("<nav>{}</nav>", ENTRY),
    "a column": beside_menu("<aside>{}</aside>", ENTRY),
    "links": beside_menu("<div>{}</div>", ENTRY.format("<a href=#x>{}</a>")),
    "what can be clicked": beside_menu("<ul>{}</ul>", "<li style='padding:14px 0;cursor:pointer'>{}"),
    "plain words": beside_menu("<div>{}</div>", ENTRY),
    "a cell": beside_menu("<table><tr><td>{}</table>", ENTRY),
}
"""Menus beside a page, by what tells that they are one."""

FOUND = {
    **{f"words above, beside a menu of {kind}": (html, "fill **Body**", "a beside") for kind, html in MENUS.items()},
    "capitals": (
        "<button id=a style='text-transform:uppercase'>Submit filing</button>",
        "click **SUBMIT FILING**",
        "a name",
    ),
    "capitals of a label": (
        "<label for=a style='text-transform:uppercase'>Name</label><input id=a>",
        "fill **NAME**",
        "a name",
    ),
    "capitals at the beginning": (
        "<a id=a style='text-transform:capitalize' href=#x>log out</a>",
        "click **Log Out**",
        "a name",
    ),
    "capitals after an apostrophe": (
        "<label for=a style='text-transform:capitalize'>driver's licence</label><input id=a>",
        "fill **Driver's Licence**",
        "a name",
    ),
    "small letters": (
        "<button id=a style='text-transform:lowercase'>SEND Now</button>",
        "click **send now**",
        "a name",
    ),
    "more letters as capitals": (
        "<button id=a style='text-transform:uppercase'>Straße</button>",
        "click **STRASSE**",
        "a name",
    ),
    "capitals of a button that is a field": (
        "<input id=a type=submit style='text-transform:uppercase' value='Log in'>",
        "click **LOG IN**",
        "a name",
    ),
    "the first line of a label that describes it": (
        DESCRIBED,
        "check **By mail**",
        "a name",
    ),
    "a list that its page hides in its drawing": (
        DRAWN,
        "choose **Offices**",
        "a name",
    ),
    "a field of which nothing says that it suggests words": (
        "<label for=a>County</label> <input id=a autocomplete=off>",
        "choose **County**",
        "a label",
    ),
    "an icon by style": (
        "<style>i::before { content: '\\f044' }</style><button id=a><i></i>Send</button>",
        "click **Send**",
        "a name",
    ),
    "an icon in the text": ("<button id=a><i>\ue000</i> Send</button>", "click **Send**", "a name"),
    "an icon that is a word to its font": (
        "<button id=a><i style=\"font-family:'Material Icons'\">send</i> Send</button>",
        "click **Send**",
        "a name",
    ),
    "a word in a font that names one for symbols at its end": (
        "<button id=a style=\"font-family:system-ui,'Segoe UI Emoji','Segoe UI Symbol'\">send</button>",
        "click **send**",
        "a name",
    ),
    "an arrow": ("<button id=a>→ Next</button>", "click **Next**", "a name"),
    "an arrow by style": (
        "<style>#a::after { content: ' \\bb' }</style><button id=a>Next</button>",
        "click **Next**",
        "a name",
    ),
    "a picture with a title": (
        "<button id=a><svg width=16 height=16><title>Disk</title><path d='M0 0h9v9'/></svg>Save</button>",
        "click **Save**",
        "a name",
    ),
    "a picture with words of its own": (
        f"<a id=a href=#x><img alt=Logo width=9 height=9 src='{DOT}'> Home</a>",
        "click **Home**",
        "a name",
    ),
    "words by style": (
        "<style>#a::before { content: 'Save ' }</style><button id=a>all</button>",
        "click **Save all**",
        "a name",
    ),
    "words by style alone": (
        "<style>#a::after { content: 'Save' }</style><button id=a></button>",
        "click **Save**",
        "a name",
    ),
    "words of an attribute by style": (
        "<style>#a::before { content: attr(data-n) }</style><button id=a data-n=Save></button>",
        "click **Save**",
        "a name",
    ),
    "words in a drawing": (
        "<a id=a href=#x><svg width=90 height=30><text x=5 y=20>Query</text></svg></a>",
        "click **Query**",
        "a name",
    ),
    "a line break": ("<button id=a>Sign in<br>with PACER</button>", "click **Sign in with PACER**", "a name"),
    "two lines that are blocks": (
        "<button id=a><div>Sign in</div><div>with PACER</div></button>",
        "click **Sign in with PACER**",
        "a name",
    ),
    "a soft hyphen": ("<button id=a>Sub&shy;mit</button>", "click **Submit**", "a name"),
    "letters with accents in two parts": ("<button id=a>re&#769;sume&#769;</button>", "click **résumé**", "a name"),
    "a typographer's apostrophe": ("<button id=a>Don’t send</button>", "click **Don't send**", "a name"),
    "a ligature": ("<button id=a>ﬁle</button>", "click **file**", "a name"),
    "a longer name for who hears it": (
        "<button id=a aria-label='Delete case 21-1'>Delete</button>",
        "click **Delete**",
        "a name",
    ),
    "more words for who hears it": (
        f"<a id=a href=#x>Register <span style='{READERS_ONLY}'>(opens a window)</span></a>",
        "click **Register**",
        "a name",
    ),
    "a label with more words for who hears it": (
        f"<label for=a>Email <span style='{READERS_ONLY}'>required</span></label><input id=a>",
        "fill **Email**",
        "a name",
    ),
    "a button for help in a label": (
        "<label for=a>First name <button type=button>?</button></label><input id=a>",
        "fill **First name**",
        "a name",
    ),
    "a sign for help in a label": (
        "<label for=a>First name <i tabindex=0>i</i></label><input id=a>",
        "fill **First name**",
        "a name",
    ),
    "a mark of what is required": (
        "<label for=a>First name <abbr title=required>*</abbr></label><input id=a>",
        "fill **First name**",
        "a name",
    ),
    "a field without a role": (
        "<label for=a>Password:</label><input id=a type=password>",
        "fill **Password**",
        "a label",
    ),
    "what unfolds": ("<details><summary id=a>More</summary></details>", "click **More**", "a name"),
    "a label that lies in its field": (
        """<style>p { position: relative } label { position: absolute; left: 6px; pointer-events: none }</style>
        <p><input id=a style='height:30px'><label for=a>First name</label></p>""",
        "fill **First name**",
        "a name",
    ),
    "a browser's own word": ("<input id=a type=submit>", "click **Submit**", "a name"),
    "one of several in a menu": (
        "<div role=menu><div id=a role=menuitemradio tabindex=-1>By date</div></div>",
        "click **By date**",
        "a name",
    ),
    "a picture that is a button": (
        f"<input id=a type=image width=90 height=24 alt=Search src='{DOT}'>",
        "click **Search**",
        "a name",
    ),
    "a link in a menu item": (
        "<ul role=menu><li role=menuitem><a id=a role=button href=#x>Create</a></li></ul>",
        "click **Create**",
        "a name",
    ),
    "a button in a link": ("<a href=#x><button id=a>Go</button></a>", "click **Go**", "a name"),
    "a link in a tab": ("<div role=tab><a id=a href=#x>Docket</a></div>", "click **Docket**", "a name"),
    "a button in an option": (
        "<ul role=listbox><li role=option><button id=a>Ohio</button></li></ul>",
        "click **Ohio**",
        "a name",
    ),
    "a button in what is one": ("<div role=button tabindex=0><button id=a>Go</button></div>", "click **Go**", "a name"),
    "a link in an item with the words beside": (
        "<div role=menuitem>Case <a id=a href=#x>Open</a></div>",
        "click **Open**",
        "a name",
    ),
    # Nothing links the words to the control.
    "words before a field": ("First: <input id=a> Last: <input id=b>", "fill **Last**", "b beside"),
    "words in the cell before": (
        "<table><tr><td>User ID:</td><td><input id=a></td></tr><tr><td>Code</td><td><input id=b></td></tr></table>",
        "fill **Code**",
        "b beside",
    ),
    "a mark in a cell between": (
        "<table><tr><td><b>Case Number</b></td><td><font color=red>*</font></td><td><input id=a></td></tr></table>",
        "fill **Case Number**",
        "a beside",
    ),
    "words on two lines in the cell before": (
        "<table><tr><td>Case<br>number</td><td><input id=a></td></tr></table>",
        "fill **Case number**",
        "a beside",
    ),
    "a link in the cell before": (
        "<table><tr><td><a href=#h>Case</a></td><td><input id=a></td></tr></table>",
        "fill **Case**",
        "a beside",
    ),
    "words far before in a grid": (
        """<div style='display:grid;grid-template-columns:200px 300px'><i>City</i><div><input id=a></div>
        <i>State</i><div><input id=b></div></div>""",
        "fill **City**",
        "a beside",
    ),
    "words above": (
        "<div><p>First name</p><input id=a></div><div><p>Last name</p><input id=b></div>",
        "fill **Last name**",
        "b beside",
    ),
    "words in the cell above": (
        """<table><tr><td>First name</td><td>Last name</td></tr>
        <tr><td><input id=a></td><td><input id=b></td></tr></table>""",
        "fill **Last name**",
        "b beside",
    ),
    "words between two fields": ("<p>Filed <input id=a> to <input id=b></p>", "fill **to**", "b beside"),
    "words at the top of a high field": (
        "<table><tr><td valign=top>Text</td><td><textarea id=a rows=8></textarea></td></tr></table>",
        "fill **Text**",
        "a beside",
    ),
    "the head of a column and that of a row": (AMOUNTS, "fill Beside **B**, enter **Amount**", "b beside"),
    "words before a list": ("<p>User Type <select id=a><option>x</select></p>", "choose **User Type**", "a beside"),
    "words before a field for passwords": (
        "<p>Password: <input type=password id=a></p>",
        "fill **Password**",
        "a beside",
    ),
    "words from right to left": ("<div dir=rtl>שם <input id=a></div>", "fill **שם**", "a beside"),
    "words behind a box": (
        "<p><input type=checkbox id=a> Consumer <input type=checkbox id=b> Business</p>",
        "check **Consumer**",
        "a beside",
    ),
    "words behind round buttons": (
        "<p>Jury: <input type=radio id=a> Yes <input type=radio id=b> No</p>",
        "check **No**",
        "b beside",
    ),
    "words before a box": (
        "<table><tr><td>Consumer</td><td><input type=checkbox id=a></td></tr></table>",
        "check **Consumer**",
        "a beside",
    ),
    "words that a box has, and a field": (
        "<p><input type=checkbox id=c> Other: <input id=a></p>",
        "fill **Other**",
        "a beside",
    ),
    # What can be clicked, whatever it is.
    "what takes the Tab key": ("<div id=a tabindex=0>Open case</div>", "click **Open case**", "a words"),
    "what the pointer shows": ("<span id=a style='cursor:pointer'>More</span>", "click **More**", "a words"),
    "what hears the click": ("<div id=a onclick='1'>More</div>", "click **More**", "a words"),
    "what is clicked in a region": (
        "<p role=region><i id=a style='cursor:pointer'>More</i></p>",
        "click **More**",
        "a words",
    ),
    "an item with others below it": (
        """<ul><li role=treeitem><span id=a style='cursor:pointer'>Civil</span>
        <ul><li role=treeitem>Motions</li></ul></li></ul>""",
        "click **Civil**",
        "a words",
    ),
    "a cell of a row": (
        "<table><tr style='cursor:pointer'><td>21-1</td><td id=a>Smith</td></tr></table>",
        "click **Smith**",
        "a words",
    ),
    "the title of a card": (
        "<a id=a href=#x><h3>File a case</h3><p>Start here.</p></a>",
        "click **File a case**",
        "a words",
    ),
    "a button is plainer": (
        "<div style='cursor:pointer'>More</div><button id=b>More</button>",
        "click **More**",
        "b name",
    ),
    # What stands in it before anything else does.
    "a placeholder": ("<input id=a placeholder='Search dockets'>", "fill **Search dockets**", "a hint"),
    "a placeholder with a mark": ("<input id=a placeholder='Page title*'>", "fill **Page title**", "a hint"),
    "a placeholder of a field with a name": (
        "<input id=a placeholder=Username title=Username aria-label=Username>",
        "fill **Username**",
        "a hint",
    ),
    "the first option of a list": (
        "<select id=a><option>Select a state<option>Ohio</select>",
        "choose **Select a state**",
        "a hint",
    ),
    "the face of a drawn list": (
        "<div id=a role=combobox tabindex=0>Select one</div>",
        "choose **Select one**",
        "a hint",
    ),
    "a tip that is shown": (
        "<input id=a aria-describedby=t><p>Nine digits</p><p role=tooltip id=t>Bar number</p>",
        "fill **Bar number**",
        "a hint",
    ),
    # The button behind it.
    "a search box": (
        "<h1>Cases</h1><form><input id=a> <input type=submit value=Search></form>",
        "fill **Search**",
        "a button",
    ),
    "a search box with a picture": (
        f"<form><label for=a><img src='{DOT}' alt=Search width=16></label><input id=a> <button>Search</button></form>",
        "fill **Search**",
        "a button",
    ),
    # Where it stands.
    "under what stands above one of two lists": (
        LISTS,
        "fill Under **Available attorneys**, type into **Filter**",
        "Availablef hint",
    ),
    "beside words that are set higher than their field": (HIGHER, "click Beside **Filed**, click **Today**", "b name"),
    "a row of a grid": (ROWS, "click Beside **Case B**, click **View**", "B name"),
    "in what looks like a row": (ROWS, "click In **Case C**, click **View**", "C name"),
    "in what is set off": (CARDS, "click In **Mailing**, click **Edit**", "b name"),
    "under what is set off": (CARDS, "click Under **Billing**, click **Edit**", "a name"),
    "under words in bold": (TITLED, "fill Under **Attorney**, enter **Name**", "b name"),
    "beside what stands in a field": (
        """<div class=r><input value=Smith> <button id=a>Go</button></div>
        <div class=r><input value=Jones> <button id=b>Go</button></div>""",
        "click Beside **Jones**, click **Go**",
        "b name",
    ),
}

REFUSED = {
    **{f"an entry of a menu of {kind}": (html, "fill **Documents**", Missing(0)) for kind, html in MENUS.items()},
    "as its source has it": (
        "<button style='text-transform:uppercase'>Submit filing</button>",
        "click **Submit filing**",
        Missing(0),
    ),
    "words for who hears it": (
        f"<button><span style='{READERS_ONLY}'>Delete</span></button>",
        "click **Delete**",
        Missing(0),
    ),
    "a picture that is too small": (
        f"<input type=image width=16 height=16 alt=Search src='{DOT}'>",
        "click **Search**",
        Missing(0),
    ),
    "words that only hear": ("<input aria-label=Username>", "fill **Username**", Missing(0)),
    "a part of a sentence": ("<p>Please enter the case number</p><input>", "fill **case number**", Missing(0)),
    "words of another field": ("<p>Name <input id=b></p><p><input></p>", "check **Name**", Missing(0)),
    "words with a field between": ("Name <input> <select><option>x</select>", "choose **Name**", Missing(0)),
    "words with others between": ("<p>Name</p><p>as it is on the card</p><input>", "fill **Name**", Missing(0)),
    "words far above": ("<p>Name</p><input style='margin-top:80px'>", "fill **Name**", Missing(0)),
    "a place to link to": ("<p><a name=top>Docket</a></p>", "click **Docket**", Missing(0)),
    "the label of a box": (
        "<label style='cursor:pointer'><input type=checkbox>Yes</label>",
        "click **Yes**",
        Missing(0),
    ),
    "a button without a word": ("<input type=submit value=''>", "click **Submit**", Missing(0)),
    "words that nothing happens at": ("<p>More</p>", "click **More**", Missing(0)),
    "a box that nobody sees": (
        "<label for=a>I agree</label><input id=a type=checkbox style='display:none'>",
        "check **I agree**",
        Missing(0),
    ),
    "a box that is transparent": (
        "<label><input type=checkbox style='opacity:0'>I agree</label>",
        "check **I agree**",
        Missing(0),
    ),
    "a placeholder that is typed over": ("<input placeholder=Docket value=x>", "fill **Docket**", Missing(0)),
    "what stands elsewhere on the page": (
        "<div id=app><p>Elsewhere</p><p>x</p><button>Open</button></div>",
        "click In **Elsewhere**, click **Open**",
        Missing(0),
    ),
    "out of reach": ("<button style='position:absolute;left:-9999px'>Send</button>", "click **Send**", Missing(0)),
    "where nobody can scroll": (
        "<div style='height:50px;overflow:hidden'><p style='height:90px'>x</p><button>Send</button></div>",
        "click **Send**",
        Missing(0),
    ),
    "disabled": ("<button disabled>Save</button>", "click **Save**", Missing(0, disabled=True, rung="name")),
    "disabled with its group": (
        "<fieldset disabled><button>Save</button></fieldset>",
        "click **Save**",
        Missing(0, disabled=True, rung="name"),
    ),
    "said to be disabled": (
        "<div role=button aria-disabled=true>Save</div>",
        "click **Save**",
        Missing(0, disabled=True, rung="name"),
    ),
    "only to be read": (
        "<label>Name <input readonly></label>",
        "fill **Name**",
        Missing(0, disabled=True, rung="name"),
    ),
    "a disabled box": (
        "<label><input type=checkbox disabled> Yes</label>",
        "check **Yes**",
        Missing(0, disabled=True, rung="name"),
    ),
    "a disabled field beside words": (
        "<p>Name <input disabled></p>",
        "fill **Name**",
        Missing(0, disabled=True, rung="beside"),
    ),
    "two by name, one by style": (
        """<style>.s::after { content: "Save" }</style><p>One <button class=s></button></p>
        <p>Two <button>Save</button></p>""",
        "click **Save**",
        Missing(2, rung="name", near=("One", "Two")),
    ),
    "two beside words": (AMOUNTS, "fill **Amount**", Missing(2, rung="beside", near=("A", "B"))),
    "two words to be clicked": (
        "<p><a onclick='1'>More</a></p><p><a onclick='1'>More</a></p>",
        "click **More**",
        Missing(2, rung="words", near=("", "")),
    ),
    "a button behind a field with words of its own": (
        "Party <input> <button>Search</button>",
        "fill **Search**",
        Missing(0),
    ),
    "a button far behind a field": (
        "<input> <button style='margin-left:90px'>Search</button>",
        "fill **Search**",
        Missing(0),
    ),
    "under a heading of two columns": (
        "<style>p { float: left; width: 200px }</style><h2>Parties</h2><p>Name <input></p><p>Name <input></p>",
        "fill Under **Parties**, enter **Name**",
        Missing(2, rung="beside", near=("", "")),
    ),
    "two placeholders": (
        "<p>A</p><input placeholder=Date><p>B</p><input placeholder=Date>",
        "fill **Date**",
        Missing(2, rung="hint", near=("", "")),
    ),
    "covered": (
        "<div style='position:fixed;inset:0;background:#fff'>Loading cases</div><button>Go</button>",
        "click **Go**",
        Missing(0, covered="Loading cases"),
    ),
}

BOX = "width: 16px; height: 16px; border: 1px solid"
AGREE = "<input id=a type=checkbox><label for=a>I agree</label>"
PRIME = f"""<style>.away {{ clip: rect(0 0 0 0); height: 1px; width: 1px; overflow: hidden; position: absolute }}
.box {{ display: inline-block; {BOX} }}</style>"""
DRAWN = {
    "in its label": (
        f"""<style>input {{ opacity: 0; position: absolute }} span {{ display: inline-block; {BOX} }}</style>
        <label><input id=a type=checkbox><span></span>I agree</label>""",
        "a name span",
    ),
    "by U.S. Web Design System": (
        f"""<style>#a {{ position: absolute; left: -999em }} label {{ position: relative; padding-left: 2rem }}
        label::before {{ content: " "; position: absolute; left: 2px; height: 1.25rem; width: 1.25rem;
        box-shadow: 0 0 0 2px #71767a }}</style>{AGREE}""",
        "a name label",
    ),
    "by Bootstrap": (
        f"""<style>div {{ position: relative; padding-left: 24px }} #a {{ position: absolute; opacity: 0; z-index: -1 }}
        label::before {{ content: ""; position: absolute; left: 0; top: 4px; {BOX} }}</style><div>{AGREE}</div>""",
        "a name label",
    ),
    "by GOV.UK": (
        f"""<style>div {{ position: relative; padding-left: 50px; min-height: 40px }}
        #a {{ opacity: 0; position: absolute; left: 0; width: 44px; height: 44px; z-index: 1 }}
        label::before {{ content: ""; box-sizing: border-box; position: absolute; top: 2px; left: 2px; width: 40px;
        height: 40px; border: 2px solid }}</style><div>{AGREE}</div>""",
        "a name label",
    ),
    "by PrimeFaces, without a label": (
        f"""{PRIME}<div><div class=away><input id=a type=checkbox></div><div class=box></div>
        <span>I agree</span></div>""",
        "a beside div",
    ),
    "by PrimeFaces, with a label": (
        f"""{PRIME}<div><div><div class=away><input id=a type=checkbox></div><div class=box></div></div>
        <label for=a>I agree</label></div>""",
        "a name div",
    ),
    "as a button that stays down": (
        f"""<style>#a {{ position: absolute; clip: rect(0,0,0,0) }}
        label {{ border: 1px solid; padding: 6px }}</style>{AGREE}""",
        "a name label",
    ),
    "by an input that is not displayed": (
        """<label><input id=a type=checkbox style='display:none'>
        <svg width=16 height=16><rect width=16 height=16 /></svg> I agree</label>""",
        "a name svg",
    ),
    "as a switch": (
        "<button id=a role=switch aria-checked=false style='width:40px;height:20px'></button> I agree",
        "a beside button",
    ),
    "as a switch with a label": (
        "<i id=l>I agree</i> <button id=a role=switch aria-checked=false aria-labelledby=l>x</button>",
        "a name button",
    ),
}

READ = {
    "over a line break": ("<h2>District Court<br>of Massachusetts</h2>", "District Court of Massachusetts"),
    "over a gap": ("<p><span style='margin-right:8px'>Sign</span><span>in</span></p>", "Sign in"),
    "over a gap between boxes": ("<div style='display:flex;gap:10px'><b>Sign</b><b>in</b></div>", "Sign in"),
    "without a gap between boxes": ("<div style='display:flex'><b>Sign</b><b>in</b></div>", "Signin"),
    "over a picture": (f"<p>Sign<img width=20 height=10 src='{DOT}'>in</p>", "Sign in"),
    "over a place to break": ("<p>Sign<wbr>in</p>", "Signin"),
    "over lines as they are typed": ("<pre>Sign\nin</pre>", "Sign in"),
    "with a letter set apart": ("<p><u>U</u>tilities</p>", "Utilities"),
    "over a space that does not break": ("<p>Sign&nbsp;in</p>", "Sign in"),
    "without what has no width": ("<p>user&#8203;name@&#8203;example.com</p>", "username@example.com"),
    "with a hyphen that does not break": ("<p>e&#8209;filing</p>", "e-filing"),
    "with typographer's marks": ("<p>“Quoted”</p>", '"Quoted"'),
    "in capitals": ("<p style='text-transform:uppercase'>Signed in</p>", "SIGNED IN"),
    "in a drawing": (
        "<svg width=300 height=60><text x=10 y=30><tspan>Total</tspan> <tspan>fees</tspan></text></svg>",
        "Total fees",
    ),
    "by style": (
        "<style>p::before { content: attr(data-l) ': ' }</style><p data-l='Case number'>21-1</p>",
        "Case number: 21-1",
    ),
    "in a field": ("<input value='Tobias Brannock'>", "Tobias"),
    "in a field of several lines": ("<textarea>Order text</textarea>", "Order text"),
    "in a second line of a field": ("<textarea rows=4>First line\nSecond line</textarea>", "Second line"),
    "as an option": ("<select><option>Maine<option selected>Ohio</select>", "Ohio"),
    "on a button": ("<input type=submit value='Log in'>", "Log in"),
    "as a placeholder": ("<input placeholder='Case number'>", "Case number"),
}

NOT_READ = {
    "over a line break as one word": ("<p>Sign<br>in here</p>", "Signin here"),
    "over a gap as one word": ("<p><span style='margin-right:8px'>Sign</span><span>in</span></p>", "Signin"),
    "over a picture as one word": (f"<p>Sign<img width=20 height=10 src='{DOT}'>in</p>", "Signin"),
    "from one paragraph to the next": ("<p>One</p><p>two</p>", "One two"),
    "from one cell to the next": ("<table><tr><td>Case</td><td>number</td></tr></table>", "Case number"),
    "over a field": ("<p>Send <input> copies</p>", "Send copies"),
    "the title of a drawing": (
        "<svg width=300 height=60><title>Total fees</title><rect width=30 height=30 /></svg>",
        "Total fees",
    ),
    "a password": ("<input type=password value=hunter2x>", "hunter2x"),
    "an option that is not chosen": ("<select><option>Maine<option selected>Ohio</select>", "Maine"),
    "a day as no field shows it": ("<input type=date value=2021-09-21>", "2021-09-21"),
    "a part of a word in a field": ("<input value=TobiasBrannock>", "Tobias"),
    "what does not fit into its field": (
        "<input size=5 value='A long value that does not fit'>",
        "A long value that does not fit",
    ),
    "by style that is not shown": ("<style>p::before { content: 'Done'; visibility: hidden }</style><p>x</p>", "Done"),
    "for who hears it": (f"<p style='{READERS_ONLY}'>Done</p>", "Done"),
    "folded away": ("<details><summary>More</summary><p>Done</p></details>", "Done"),
}


@pytest.fixture(scope="module")
def shared(browser):
    """One window for all: nothing of one page is left in the next."""
    window = browser.new_context(**browsers.context_arguments())
    page = window.new_page()
    targets.open_eyes(page)
    yield lambda html: (
        page.set_content(f"<!doctype html><html lang='en'><title>Small</title><body>{html}</body>"),
        page,
    )[1]
    window.close()


def found_on(page, asked):
    verb, text = asked.split(" ", 1)
    said, controls = sentence.said(text), VERBS[verb].controls
    return targets.control(page, said.control, controls, said.where)


@pytest.mark.parametrize(("html", "asked", "found"), FOUND.values(), ids=FOUND)
def test_a_control_is_found_on_the_first_rung_where_one_is_seen(shared, html, asked, found):
    control = found_on(shared(html), asked)

    assert not isinstance(control, Missing), control
    assert f"{control.handle.get_attribute('id')} {control.rung}" == found


@pytest.mark.parametrize(("html", "asked", "why"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_seen_or_seen_twice_on_one_rung_is_refused(shared, html, asked, why):
    assert dataclasses.replace(found_on(shared(html), asked), icons=(), heard=0) == why


@pytest.mark.parametrize(("html", "found"), DRAWN.values(), ids=DRAWN)
def test_a_box_that_is_drawn_is_found_and_said_where_to_press(shared, html, found):
    control = found_on(shared(html), "check **I agree**")

    assert not isinstance(control, Missing), control
    assert f"a {control.rung} {control.press.evaluate('e => e.localName')}" == found
    assert control.handle.get_attribute("id") == "a"


@pytest.mark.parametrize(("html", "words"), READ.values(), ids=READ)
def test_words_are_read_as_they_are_painted(shared, html, words):
    assert not isinstance(targets.sight(shared(html), words, ()), Missing)


@pytest.mark.parametrize(("html", "words"), NOT_READ.values(), ids=NOT_READ)
def test_words_that_are_not_painted_so_are_not_read(shared, html, words):
    sight = targets.sight(shared(html), words, ())

    assert isinstance(sight, Missing)
    assert not sight.seen
