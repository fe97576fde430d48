"""A file is chosen as a person chooses one; none is read but one beside the script."""

from __future__ import annotations

from html import escape

import pytest

from assistant.errors import BadInput, NotOnScreen
from assistant.walking.camera import Camera
from assistant.walking.windows import downloads, samples, uploads
from assistant.walking.windows.uploads import Sample

pytestmark = pytest.mark.siblings(3)

PDF = samples.pdf("Motion")
FIELD = '<label>Main document <input type=file onchange="o.textContent = this.files[0].name"></label><p id=o></p>'
HIDDEN = "<input id=f type=file hidden onchange='o.textContent = this.files[0].name'><p id=o></p>"
OVER = HIDDEN.replace(" hidden", " style='position:absolute;inset:0;opacity:0'").partition("<p")[0]
ZONE = "style='padding:40px;border:2px dashed'"
HIDDEN_BY_LABEL = f"<p style='height:60px'></p><label for=f {ZONE}>Main document</label>{HIDDEN}"
MADE = """<button onclick="const field = document.createElement('input'); field.type = 'file';
field.onchange = () => o.textContent = field.files[0].name; field.click()">Main document</button><p id=o></p>"""


def taking(attributes):
    return FIELD.replace("type=file", f"type=file {attributes}")


@pytest.mark.parametrize(
    "html",
    [
        FIELD,
        taking("accept='.doc, application/pdf'"),
        taking("accept=.PDF multiple"),
        FIELD.replace(".name", ".name; this.value = ''"),
        "<label for=f>Main document</label><br>" + HIDDEN.replace(" hidden", ""),
        f"<label for=f {ZONE}>Main document</label>{HIDDEN}",
        f"<label for=f><b>+</b> <span>Main document</span></label>{HIDDEN}",
        f"<button onclick=f.click()>Main document</button>{HIDDEN}",
        f"<div style='position:relative;width:200px'><button>Main document</button>{OVER}</div><p id=o></p>",
        f"<label style='position:relative'><a role=button>Main document{OVER}</a></label><p id=o></p>",
        f"<div onclick=f.click() {ZONE}>Main document</div>{HIDDEN}",
        MADE,
    ],
)
def test_a_file_is_chosen_however_its_field_is_drawn(guide_at, html):
    guide = guide_at(html)
    guide.upload("Choose your **Main document**.", Sample("motion.pdf"))
    guide.see("You read **motion.pdf**.")


def test_a_file_is_chosen_in_a_frame_that_is_drawn_smaller(guide_at):
    guide = guide_at(
        f'<iframe style="transform:scale(.75);transform-origin:0 0" srcdoc="{escape(HIDDEN_BY_LABEL)}"></iframe>'
    )
    guide.upload("Choose your **Main document**.", Sample("motion.pdf"))
    guide.see("You read **motion.pdf**.")


def test_several_files_are_chosen_where_several_are_taken_and_their_names_are_kept(guide_at):
    guide = guide_at(taking("multiple"), Camera)
    guide.upload("Choose your **Main document**.", (Sample("a.pdf"), Sample("b.txt")))
    step = guide.finish()[0].steps[0]

    assert step.typed is not None
    assert step.typed.shown == "a.pdf, b.txt"
    assert step.look is not None


@pytest.mark.parametrize(
    ("html", "told"),
    [
        (taking("accept=.doc"), "what is taken there is .doc, and motion.pdf is none of it"),
        (taking("accept=image/*"), "what is taken there is image/"),
        (FIELD.replace("onchange", "onchange=\"this.value = ''\" x"), "the page does not keep motion.pdf"),
        ("<button>Main document</button>", "no window opens there in which a file could be chosen"),
        (taking("webkitdirectory"), "a folder is asked for there, and not a file"),
    ],
)
def test_a_field_that_takes_no_such_file_stops_the_walk(guide_at, html, told):
    guide = guide_at(html, patience=1.0)

    with pytest.raises(NotOnScreen, match=f"Step 1 of “Small” could not be done: {told}"):
        guide.upload("Choose your **Main document**.", Sample("motion.pdf"))


def test_a_field_for_one_file_takes_no_two(guide_at):
    with pytest.raises(NotOnScreen, match="one file alone is taken there, and 2 are given"):
        guide_at(FIELD).upload("Choose your **Main document**.", (Sample("a.pdf"), Sample("b.pdf")))


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("none.pdf", "There is no file none.pdf beside the script"),
        ("folder", "folder is a folder"),
        ("../outside.pdf", "does not lie beside the script"),
        ("/etc/passwd", "does not lie beside the script"),
        ("link.pdf", "does not lie beside the script"),
        ("large.pdf", r"has 20,000,001 bytes, and 20,000,000 are the most"),
        ("", "The file is a text"),
        (7, "The file is a number"),
        ((), "0 files are chosen"),
        (Sample("motion.exe"), "There is no sample “motion.exe”"),
        (Sample("../motion.pdf"), "There is no sample"),
        (Sample("a\nb.pdf"), "holds a line break"),
    ],
)
def test_no_file_is_read_but_one_beside_the_script(tmp_path, file, told):
    home = tmp_path / "home"
    (home / "folder").mkdir(parents=True)
    (tmp_path / "outside.pdf").write_bytes(PDF)
    (home / "link.pdf").symlink_to(tmp_path / "outside.pdf")
    with (home / "large.pdf").open("wb") as large:
        large.truncate(uploads.MOST_BYTES + 1)

    with pytest.raises(BadInput, match=told):
        uploads.chosen(file, home)


def test_a_walk_depends_on_a_file_beside_its_script(tmp_path):
    (tmp_path / "motion.pdf").write_bytes(PDF)
    (one,) = uploads.chosen("motion.pdf", tmp_path)

    assert (one.name, one.kind, one.content) == ("motion.pdf", "application/pdf", PDF)
    assert uploads.facts_of("motion.pdf", tmp_path) == {"beside/motion.pdf": uploads.code(tmp_path, "motion.pdf")}
    assert uploads.facts_of(Sample("motion.pdf"), tmp_path) == {}
    assert uploads.code(tmp_path / "elsewhere", "../motion.pdf") == uploads.code(tmp_path, "none.pdf") == "(not there)"


@pytest.mark.parametrize("ending", samples.MAKERS)
def test_a_sample_is_the_same_each_time_and_is_what_its_name_says(ending):
    made, again = Sample(f"Motion (to) Dismiss{ending}").content, Sample(f"Motion (to) Dismiss{ending}").content

    assert made == again
    assert made.startswith(downloads.BEGINS.get(ending, (b"",)))
