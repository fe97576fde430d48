"""A recording is plain data that is read back as it was written, or refused with a sentence."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256

import pytest

from assistant.building import provenance
from assistant.building.editions import shown_of
from assistant.errors import BadInput
from assistant.facts.recording import (
    FILE_NAME,
    FORMAT,
    UNSEALED,
    Box,
    Control,
    CourtFacts,
    Message,
    Picture,
    Recording,
    Screen,
    Step,
    Tools,
    Viewport,
    sealed,
)

BOX = Box(x=0, y=0, width=992, height=1120)
WITHOUT_INVENTORY = {"format": True, "screens": {"__all__": {"inventory", "messages"}}}
PICTURE = Picture(file="01-arrived.png", sha256="0" * 64, box=BOX)


@pytest.fixture
def recording() -> Recording:
    step = Step(number=1, verb="open", template="Go.", sentence="Go.", file="x.py", line=1)
    screen = Screen(
        chapter="", title="", heading="", address="/", site="pacer", arrived=PICTURE, left=PICTURE, steps=(step,)
    )
    return Recording(
        walkthrough="small",
        title="Small",
        lead="",
        people=(),
        on=date(2021, 9, 21),
        era="2021",
        court=CourtFacts(id="mad", name="A court", go_live=date(2021, 9, 20), pacer_phone="1", pacer_mail="x"),
        court_facts_used={},
        source="",
        portal="",
        viewport=Viewport(width=992, height=1120, density=2),
        tools=Tools(assistant="0", playwright="0", browser="0", fonts=()),
        screens=(screen,),
    )


def test_what_was_saved_is_read_back(recording, tmp_path):
    recording.save(tmp_path)

    again = Recording.load(tmp_path)

    assert again == recording
    assert again.edition == recording.edition
    assert again.path(PICTURE) == tmp_path / "01-arrived.png"


def test_the_edition_changes_with_the_words(recording):
    other = recording.model_copy(update={"title": "Other"})

    assert other.edition != recording.edition


def as_format_2(recording, folder):
    """As it was saved when a box was “ticked”."""
    recording.save(folder)
    raw = json.loads((folder / FILE_NAME).read_text())
    del raw["seal"]
    text = json.dumps(raw | {"format": 2}, ensure_ascii=False, indent=1)
    (folder / FILE_NAME).write_text(text.replace('"verb": "check"', '"verb": "tick"'))


def test_a_recording_of_format_2_says_check_where_it_said_tick_and_keeps_its_edition(recording, tmp_path):
    """The code is on paper already."""
    screen = recording.screens[0]
    said = {"verb": "check", "template": "", "sentence": 'Say "verb":"check" or "tick".'}
    (step,) = (one.model_copy(update=said) for one in screen.steps)
    (second,) = (one.model_copy(update={"number": 2}) for one in screen.steps)
    boxed = recording.model_copy(update={"screens": (screen.model_copy(update={"steps": (step, second)}),)})
    as_format_2(boxed, tmp_path)

    lifted = Recording.load(tmp_path)

    assert [step.verb for step in lifted.steps()] == ["check", "open"]
    assert lifted.format == FORMAT
    raw = boxed.model_dump_json(exclude=WITHOUT_INVENTORY).replace("{", '{"format":1,', 1)
    assert lifted.edition == sha256(raw.replace('"verb":"check"', '"verb":"tick"').encode()).hexdigest()[:8]


def as_format_4(recording, folder, **changes):
    """The same recording as the version before wrote it, sealed, with these changes made to it afterwards."""
    recording.save(folder)
    raw = json.loads((folder / FILE_NAME).read_text(encoding="utf-8")) | {"format": 4, "seal": UNSEALED}
    for screen in raw["screens"]:
        del screen["inventory"], screen["messages"]
    text = sealed(json.dumps(raw, ensure_ascii=False, indent=1) + "\n")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    (folder / FILE_NAME).write_text(text, encoding="utf-8", newline="\n")


def test_a_recording_of_format_4_is_of_a_court_and_keeps_its_edition(recording, tmp_path):
    as_format_4(recording, tmp_path)

    lifted = Recording.load(tmp_path)

    assert (lifted.format, lifted.court.is_court, lifted.court.audience) == (FORMAT, True, "filers")
    assert (lifted, lifted.edition) == (recording, recording.edition)
    assert not {"kind", "audience", "pictures", "footer"} & lifted.court.model_dump().keys()


def as_format_5(recording, folder):
    """The same recording as the version before wrote it, which numbered what one sees, too."""
    recording.save(folder)
    raw = json.loads((folder / FILE_NAME).read_text(encoding="utf-8")) | {"format": 5, "seal": UNSEALED}
    told = (step for screen in raw["screens"] for step in screen["steps"] if step["number"] is not None)
    for number, step in enumerate(told, 1):
        step.pop("result", None)
        step["number"] = number
    (folder / FILE_NAME).write_text(sealed(json.dumps(raw, ensure_ascii=False, indent=1) + "\n"), encoding="utf-8")


def test_a_recording_of_format_5_is_numbered_anew_by_what_is_done(recording, tmp_path):
    screen = recording.screens[0]
    (step,) = screen.steps
    one = {"verb": "see", "number": 0, "result": 1}
    steps = (
        step.model_copy(update=one),
        step,
        step.model_copy(update={**one, "number": 1, "result": 2}),
        step.model_copy(update={"verb": "note", "number": None}),
        step.model_copy(update={**one, "number": 1, "result": 3}),
        step.model_copy(update={"number": 2}),
    )
    told = recording.model_copy(update={"screens": (screen.model_copy(update={"steps": steps}),)})
    as_format_5(told, tmp_path)

    lifted = Recording.load(tmp_path)

    assert lifted == told
    assert [step.number for step in lifted.steps()] == [1, 2]
    assert [step.sign for step in lifted.steps_and_results()] == [(0, 1), (1, 0), (1, 2), (1, 3), (2, 0)]


def as_format_6(recording, folder):
    """The same recording as the version before wrote it, which counted what one sees anew after each step."""
    recording.save(folder)
    raw = json.loads((folder / FILE_NAME).read_text(encoding="utf-8")) | {"format": 6, "seal": UNSEALED}
    last, results = None, 0
    for step in (step for screen in raw["screens"] for step in screen["steps"] if "result" in step):
        results = results + 1 if step["number"] == last else 1
        last, step["result"] = step["number"], results
    (folder / FILE_NAME).write_text(sealed(json.dumps(raw, ensure_ascii=False, indent=1) + "\n"), encoding="utf-8")


def test_a_recording_of_format_6_counts_what_one_sees_in_its_chapter(recording, tmp_path):
    (step,) = recording.screens[0].steps
    chapters = {
        "Check": [step, seen(step, 1, 1), seen(step, 1, 2), numbered(step, 2), seen(step, 2, 3)],
        "Upgrade": [numbered(step, 3), seen(step, 3, 1), numbered(step, 4), seen(step, 4, 2)],
    }
    screens = tuple(
        recording.screens[0].model_copy(update={"chapter": chapter, "steps": tuple(steps)})
        for chapter, steps in chapters.items()
    )
    told = recording.model_copy(update={"screens": screens})
    as_format_6(told, tmp_path)
    screens = json.loads((tmp_path / FILE_NAME).read_text(encoding="utf-8"))["screens"]
    assert [step.get("result", 0) for screen in screens for step in screen["steps"]] == [0, 1, 2, 0, 1, 0, 1, 0, 1]

    lifted = Recording.load(tmp_path)

    assert lifted == told
    assert [step.sign.name for step in lifted.steps_and_results()] == ["1", "1a", "1b", "2", "2c", "3", "3a", "4", "4b"]


def numbered(step, number):
    return step.model_copy(update={"number": number})


def seen(step, number, result):
    return step.model_copy(update={"verb": "see", "number": number, "result": result})


def test_one_of_format_5_calls_pages_by_words_and_has_accents_on_their_letters(recording, tmp_path):
    """As walks write it today; a picture that stands in a sentence is said, and stays."""
    step = recording.screens[0].steps[0].model_copy(update={"template": "", "sentence": "Go to Ko\u0304loa 📁."})
    names = {"title": "📁 Ko\u0304loa", "heading": "✅ Documents", "tab": "📁 All", "dialog": "🙂", "steps": (step,)}
    odd = recording.model_copy(update={"screens": (recording.screens[0].model_copy(update=names),)})
    as_format_5(odd, tmp_path)

    (screen,) = Recording.load(tmp_path).screens

    assert (screen.title, screen.heading, screen.tab, screen.dialog) == ("Kōloa", "Documents", "All", "")
    assert screen.steps[0].sentence == "Go to Kōloa 📁."


@pytest.mark.parametrize("verb", [[], {}, None, 7, "dance"])
def test_one_of_format_5_with_what_is_no_verb_is_refused(recording, tmp_path, verb):
    as_format_5(recording, tmp_path)
    raw = json.loads((tmp_path / FILE_NAME).read_text(encoding="utf-8")) | {"seal": UNSEALED}
    raw["screens"][0]["steps"][0]["verb"] = verb
    (tmp_path / FILE_NAME).write_text(sealed(json.dumps(raw, ensure_ascii=False, indent=1) + "\n"), encoding="utf-8")

    with pytest.raises(BadInput, match=r"is not a recording: screens\.0\.steps\.0\.verb"):
        Recording.load(tmp_path)


def test_its_seal_counts_as_before(recording, tmp_path):
    as_format_4(recording, tmp_path, **{recording.title: "Another title"})

    with pytest.raises(BadInput, match="was changed since the walk that wrote it"):
        Recording.load(tmp_path)


@pytest.mark.parametrize("change", [('"format": 4', '"format": 5'), ('"seal"', '"sale"')])
def test_without_its_seal_or_as_another_format_it_is_refused(recording, tmp_path, change):
    as_format_4(recording, tmp_path, **dict([change]))

    with pytest.raises(BadInput, match=r"was changed since the walk that wrote it|it has no seal"):
        Recording.load(tmp_path)


def test_the_inventory_is_read_back_and_changes_no_edition_for_no_document_shows_it(recording, tmp_path):
    control = Control(role="textbox", name="Street", rung="label", required=True, box=BOX, html_id="street")
    said = Message(role="alert", words="Street is required.")
    screen = recording.screens[0].model_copy(update={"inventory": (control,), "messages": (said,)})
    known = recording.model_copy(update={"screens": (screen,)})
    known.save(tmp_path)

    again = Recording.load(tmp_path)

    assert again == known
    assert again.edition == recording.edition


def test_what_is_known_of_a_site_that_is_no_court_is_kept(recording, tmp_path):
    site = CourtFacts(id="desk", name="Desk", kind="site", audience="", pictures="a copy", footer="")
    recording.model_copy(update={"court": site, "on": None}).save(tmp_path)

    kept = Recording.load(tmp_path)

    assert (kept.court, kept.on, kept.court.is_court, kept.court.asked) == (site, None, False, False)


def test_where_a_court_stands_in_the_list_of_all_is_kept_and_makes_no_guide_another_one(recording, tmp_path):
    facts = recording.court.model_copy(update={"court_kind": "bankruptcy", "state": "Guam"})
    listed = recording.model_copy(update={"court": facts})
    listed.save(tmp_path)

    kept = Recording.load(tmp_path)

    assert (kept.court.court_kind, kept.court.state) == ("bankruptcy", "Guam")
    assert kept.edition == recording.edition
    assert provenance.facts_code(kept.court) == provenance.facts_code(recording.court)
    assert shown_of(kept) == shown_of(recording)


@pytest.mark.parametrize("screens", [None, {}, [None], [{"steps": None}], [{"steps": [3]}]])
def test_an_old_recording_that_is_not_whole_is_refused_with_a_sentence(recording, tmp_path, screens):
    as_format_2(recording, tmp_path)
    raw = json.loads((tmp_path / FILE_NAME).read_text())
    (tmp_path / FILE_NAME).write_text(json.dumps(raw | {"screens": screens}))

    with pytest.raises(BadInput, match=r"is not a recording: screens.*Walk again to replace it\."):
        Recording.load(tmp_path)


def test_a_step_knows_what_its_verb_means_and_its_sentence_is_split(recording):
    step = next(recording.steps()).model_copy(update={"sentence": "Go to **PACER**."})

    assert step.does.names_site
    assert (step.said.bold, step.said.plain) == (("PACER",), "Go to PACER.")


def test_a_folder_without_a_recording_is_refused(tmp_path):
    with pytest.raises(BadInput, match=r"There is no recording in .*: it has no recording\.json"):
        Recording.load(tmp_path)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"format": 99}, "has format 99, and this tool reads 8"),
        ({"format": None}, "has no format number"),
        ({"colour": "red"}, "colour: Extra inputs are not permitted"),
        ({"title": None}, "title: Input should be a valid string"),
    ],
)
def test_a_recording_that_is_not_ours_is_refused_with_a_sentence(recording, tmp_path, change, complaint):
    recording.save(tmp_path)
    raw = json.loads((tmp_path / FILE_NAME).read_text())
    (tmp_path / FILE_NAME).write_text(json.dumps(raw | change))

    with pytest.raises(BadInput, match=complaint):
        Recording.load(tmp_path)


def test_half_a_file_is_refused_with_a_sentence(recording, tmp_path):
    recording.save(tmp_path)
    text = (tmp_path / FILE_NAME).read_text()
    (tmp_path / FILE_NAME).write_text(text[: len(text) // 2])

    with pytest.raises(BadInput, match="cannot be read"):
        Recording.load(tmp_path)


def test_boxes_touch_where_they_share_ground():
    box = Box(x=10, y=10, width=10, height=10)

    assert box.touches(Box(x=15, y=15, width=20, height=20))
    assert not box.touches(Box(x=20, y=10, width=5, height=5))
