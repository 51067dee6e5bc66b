from __future__ import annotations

import numpy as np
import pytest

from qosviewer.domain.compare.certainty import Estimate, median_estimate
from qosviewer.domain.compare.overview import Share
from qosviewer.domain.compare.words import change_text, marked, median_text, share_text
from qosviewer.domain.metrics import FIELD, METRIC
from qosviewer.domain.quality import ZOOM, State
from qosviewer.domain.streams import Medium
from qosviewer.models.compared_strips import scale_top, severity_of, share_strip, strip

LOSS = FIELD["avg_loss"]
LIMIT = ZOOM.limit(METRIC["loss"], Medium.AUDIO)
RATE = ZOOM.limit(METRIC["frame_rate"], Medium.VIDEO)


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (Share(0, 0), "–"),
        (Share(3, 8), "3 of 8 (14 … 69 %)"),
        (Share(12, 40), "12 of 40, 30 % (18 … 45 %)"),
        (Share(0, 10), "0 of 10, 0 % (0 … 28 %)"),
    ],
)
def test_a_share_says_of_how_many_and_how_sure(share: Share, said: str) -> None:
    assert share_text(share) == said


def test_a_change_says_how_sure_it_is_or_that_there_are_too_few() -> None:
    assert change_text(LOSS, median_estimate(np.full(5, -2.5))) == "−2.5 pp (−2.5 … −2.5)"
    assert change_text(LOSS, Estimate(3, 1.0)) == "+1 pp: not enough pairs to say (3)"
    assert change_text(LOSS, Estimate(3, 1.0), groups=True) == "+1 pp: too few to say (3)"
    assert change_text(LOSS, Estimate(0, float("nan"))) == "not enough pairs to say"
    assert median_text(LOSS, Estimate(3, 1.0)) == "1 %"


def test_only_figures_are_marked_as_partial() -> None:
    assert marked("1 %", partial=True) == "1 % (partial)"
    assert marked("–", partial=True) == "–"
    assert marked("1 %", partial=False) == "1 %"


def test_a_strip_holds_the_quantiles_and_few_enough_people() -> None:
    values = np.arange(41.0)
    found = strip(LOSS, values, 50.0, LIMIT)
    assert found is not None
    assert found.ends == (2, 10, 20, 30, 38) and len(found.dots) == 41 and found.severity == State.BAD
    assert found.words == "9 in 10 from 2 % to 38 %, half from 10 % to 30 %, median 20 %"
    many = strip(LOSS, np.arange(100.0), 99.0, None)
    assert many is not None and many.dots == () and many.severity == State.UNCLASSIFIED
    assert strip(LOSS, np.empty(0), 1.0, LIMIT) is None


def test_a_strip_of_a_share_is_its_interval() -> None:
    found = share_strip(Share(5, 10))
    assert found is not None and found.ends[2] == 0.5 and found.top == 1
    assert found.words == "50 %, 95 % interval from 24 to 76 %"
    assert share_strip(Share(0, 0)) is None


def test_the_scale_holds_limit_and_nearly_all() -> None:
    assert LIMIT is not None
    assert scale_top([np.zeros(9)], LIMIT) == pytest.approx(LIMIT.warning * 1.1)
    assert scale_top([np.full(9, 50.0), np.empty(0)], LIMIT) == pytest.approx(55)
    assert scale_top([np.zeros(3)], None) == 1


@pytest.mark.parametrize(("value", "state"), [(30, State.GOOD), (10, State.WARNING), (5, State.BAD)])
def test_where_less_is_worse(value: float, state: State) -> None:
    assert severity_of(value, RATE) == state
