"""Sentences about filters: mistakes, completion, and the reference."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

FILTER_DID_YOU_MEAN: Final = "Did you mean “{name}”?"
FILTER_UNKNOWN_METRIC: Final = Message(
    "“{name}” is not a metric", "", "Put a metric before the comparison, such as loss, jitter, latency or fps."
)
FILTER_NAME_TWICE: Final = Message(
    "“{name}” is one name too many",
    "Before a comparison stand one metric and at most one medium, one direction and one of min, avg, max.",
)
FILTER_NO_METRIC: Final = Message(
    "“{path}” names no metric", "", "Add one, such as loss, jitter, latency or fps: “{path}.loss”."
)
FILTER_NO_SUCH_STATISTIC: Final = Message("Zoom does not report {stat} of {metric}", "It reports {known}.")
FILTER_COLUMN_WITH_STATISTIC: Final = Message(
    "“{name}” already says which of min, avg and max is meant", "", "Leave out one of the two."
)
FILTER_NOTHING_TO_COMPARE: Final = Message(
    "Nothing stands before “{operator}”", "", "Put a metric before it, such as loss, jitter, latency or fps."
)
FILTER_QUOTED_METRIC: Final = Message("A metric stands without quotation marks", "", "Remove the quotation marks.")
FILTER_VALUE_MISSING: Final = Message(
    "A value is missing after “{operator}”", "", "Write what {metric} is compared with."
)
FILTER_BAD_VALUE_WITH_UNIT: Final = Message(
    "“{value}” can't be compared with {metric}", "", "Write a number; without a unit it is taken as {unit}."
)
FILTER_BAD_VALUE: Final = Message(
    "“{value}” can't be compared with {metric}", "", "Write width and height, such as 640x360."
)
FILTER_UNKNOWN_LEVEL: Final = Message("“{value}” is not a level of {metric}", "The levels are {known}.")
FILTER_TERM_MISSING: Final = Message("Something is missing here", "", "Add a word or a comparison such as “loss > 2”.")
FILTER_QUOTE_NOT_CLOSED: Final = Message("This quotation mark is not closed", "", "Add the closing one.")
FILTER_QUOTES_EMPTY: Final = Message(
    "Nothing stands between the quotation marks", "", 'To find blank names, write name:"".'
)
FILTER_BRACKET_NOT_CLOSED: Final = Message("This bracket is not closed", "", "Add “)”.")
FILTER_BRACKET_NOT_OPENED: Final = Message("This bracket was never opened", "", "Remove it, or put “(” before.")
FILTER_TEXT_MISSING: Final = Message("A text is missing after “{prefix}:”", "", "Write what is looked for.")
FILTER_UNKNOWN_PREFIX: Final = Message(
    "“{prefix}:” is not known", "", "To look for the text itself, put it between quotation marks."
)
FILTER_UNKNOWN_STATE: Final = Message("“{state}” is not a state", "The states are {known}.")
FILTER_TOO_LONG: Final = Message("This filter has too many parts", "", "Use fewer words and comparisons.")
FILTER_TOO_DEEP: Final = Message("This filter has too many brackets within brackets", "", "Use fewer of them.")

FILTER_HELP_METRIC_WITH_UNIT: Final = "{metric} in {unit}"
FILTER_HELP_MEDIUM: Final = "Only streams of this kind: {medium}"
FILTER_HELP_DIRECTIONS: Final = {"uplink": "Only what the participant sent", "downlink": "Only what they received"}
FILTER_HELP_STATISTICS: Final = {
    "min": "The lowest of the meeting",
    "avg": "The average of the meeting",
    "max": "The highest of the meeting",
}
FILTER_HELP_OPERATORS: Final = {
    ">": "{metric} is more than …",
    ">=": "{metric} is at least …",
    "<": "{metric} is less than …",
    "<=": "{metric} is at most …",
    "=": "{metric} is exactly …",
    "!=": "{metric} is anything but …",
}
FILTER_HELP_PREFIXES: Final = {
    "name": 'The name contains this text; name:"" finds blank names',
    "email": "The e-mail address contains this text",
    "id": "The participant or user ID contains this text",
    "type": "A stream of this type, as Zoom names it",
    "state": "How the participant fared: good, warning, bad or unclassified",
}
FILTER_HELP_STATES: Final = {
    "unclassified": "Not enough data for a verdict",
    "good": "All within the limits",
    "warning": "Beyond a limit",
    "bad": "Far beyond a limit",
}
FILTER_HELP_LEVEL: Final = "A level of {metric}"
FILTER_HELP_TYPE: Final = "A stream type"
FILTER_HELP_WORDS: Final = {
    "and": "Both must hold",
    "or": "One must hold",
    "not": "The opposite of what follows",
}

FILTER_REFERENCE_HEAD: Final = """\
# Filters

One language for the filter field, the command line and checks. `loss > 2` keeps everyone with a stream that lost more
than 2 % on average. In a table of streams it keeps exactly those streams.

A comparison is a metric, an operator (`=`, `!=`, `<`, `<=`, `>`, `>=`) and a value. The average is meant unless `min`
or `max` is named. A medium (`audio`, `video`, `share`, `cpu`) and a direction (`uplink`, `downlink`) narrow it, joined
by dots: `video.downlink.loss.max > 5`. The names of columns of a CSV file work too: `max_loss_pct > 5`.
A missing value never matches, not even `!=`.
"""
FILTER_REFERENCE_TEXTS: Final = """\
Other units are converted: `latency > 0.3 s`, `bitrate < 1 Mbps`. Picture sizes are compared by their number of pixels.

A plain word is looked for in names and e-mail addresses, in any case, with or without accents. Put a text between
quotation marks when it holds blanks or signs: `"Anna (guest)"`.
"""
FILTER_REFERENCE_TAIL: Final = """\
`and`, `or`, `not` and brackets combine them; between two parts without a word stands an unwritten `and`; `-anna` is
short for `not anna`. `not` binds closest, then `and`, then `or`. For a participant, `not loss > 2` means that none of
the streams lost more than 2 %.
"""
FILTER_HINT: Final = "Filter: a name, or a comparison such as loss > 2"
FILTER_PLACE: Final = "Filter, character {place}: {title}."
FILTER_PLACE_WITH_DETAIL: Final = "Filter, character {place}: {title}. {detail}"
