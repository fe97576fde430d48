"""What a comparison offers is written into the scripts, once for all guides and courts."""

import pytest

from assistant.comparing import fixing
from assistant.comparing.findings import Comparison, Report, SentenceSeen
from assistant.comparing.mending import Correction
from assistant.errors import BadInput


def sentence(line=1, *, verdict="false", **more):
    known = {"sign": "step 1", "template": "Click **Next**.", "sentence": "Click **Next**.", "file": "mine.py"}
    return SentenceSeen(**known | {"line": line, "verdict": verdict} | more)


def comparison(script, *sentences, court="mad", verdict="false"):
    return Comparison(
        court=court, walkthrough="mine", title="Mine", script=str(script), accepted=1, walked="w", seal="0", ended=True,
        verdict=verdict, sentences=sentences,
    )  # fmt: skip


@pytest.fixture
def script(tmp_path):
    file = tmp_path / "mine.py"
    file.write_bytes(b'guide.click("Click **Next**.")\r\nguide.click("Click **Next**.")  # again\r\n')
    return file


OFFERED = sentence(offered="Click **Continue**.")


def test_one_sentence_of_many_courts_is_written_once(script):
    report = Report(comparisons=tuple(comparison(script, OFFERED, court=court) for court in ("mad", "mab")))
    offered = fixing.offers(report)

    assert offered == {script: (Correction(1, "Click **Next**.", "Click **Continue**."),)}
    assert '+guide.click("Click **Continue**.")' in fixing.shown(offered)
    fixing.write(offered)
    assert script.read_bytes() == b'guide.click("Click **Continue**.")\r\nguide.click("Click **Next**.")  # again\r\n'


def test_what_may_be_true_is_not_written(script):
    with pytest.raises(BadInput, match="no other sentence was found with which a whole walk passes"):
        fixing.offers(Report(comparisons=(comparison(script, sentence(maybe="Click **Continue**.")),)))


def test_where_all_is_true_that_is_said(script):
    with pytest.raises(BadInput, match="every sentence is true as it stands"):
        fixing.offers(Report(comparisons=(comparison(script, sentence(verdict="true"), verdict="same"),)))


def test_guides_that_share_a_file_are_compared_again_and_no_others(script, tmp_path):
    other = tmp_path / "other.py"
    mine, beside, rest = (
        comparison(script, OFFERED),
        comparison(other, sentence(verdict="true"), court="mab"),
        comparison(other, sentence(verdict="true", file="other.py"), court="ca1"),
    )
    report = Report(comparisons=(mine, beside, rest))

    assert fixing.concerned(report, fixing.offers(report)) == (mine, beside)
