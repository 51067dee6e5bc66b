"""Sentences about readings: what is odd about them, and which limits they are over."""

from __future__ import annotations

from typing import Final

ODDITY: Final = {
    1: "Received as “{raw}”, which is not a value of this kind. It is left out of the score.",
    2: "Received as “{raw}”: negative, so impossible. It is left out of the score.",
    3: "Received as “{raw}”: more than 100 %, so impossible. It is left out of the score.",
    4: "Received as “{raw}”: minimum, average and maximum contradict each other. They are left out of the score.",
}
OVER_LIMIT: Final = {
    2: "Beyond the “{profile}” limit of {limit}.",
    3: "Far beyond the “{profile}” limit of {limit}: bad is beyond {bad}.",
}
NO_PICTURE_REPORTED: Final = "0 fps without a picture size means that Zoom reported nothing. It counts as no reading."
SPIKE: Final = "A spike: the highest value is more than three times the average. One peak proves little."
WORST_READING: Final = "{direction} {medium} {metric} {value}"
WORST_READING_WITHOUT_DIRECTION: Final = "{metric} {value}"
