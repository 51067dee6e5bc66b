"""Sentences about the files of the app and its settings."""

from __future__ import annotations

from typing import Final

from qosviewer.domain.errors import Message

FOLDER_NOT_MADE: Final = Message(
    "A folder of QoS Viewer can't be made",
    "“{folder}” could not be made: {reason}.",
    "Check who may write there, or name another folder in the environment variable QOSVIEWER_HOME.",
)
FILE_NOT_READ: Final = Message(
    "A file of QoS Viewer can't be read",
    "“{path}” could not be read: {reason}.",
    "Check who may read it.",
)
FILE_NOT_WRITTEN: Final = Message(
    "A file of QoS Viewer can't be written",
    "“{path}” could not be written: {reason}. What stood there before is unchanged.",
    "Check who may write there and whether the disk is full.",
)
FILE_BUSY: Final = Message(
    "Another window is busy with the same file",
    "“{path}” stayed locked by another window of QoS Viewer.",
    "Try again; if it stays so, close the other windows.",
)
SETTINGS_SET_ASIDE: Final = Message(
    "The settings file was damaged",
    "“{path}” could not be understood: {reason}. It was set aside as “{aside}”, and the defaults are in use.",
    "Mend the file that was set aside and put it back, or set up accounts and settings anew. "
    "No secret is lost: those are in the keyring.",
)
SETTINGS_DAMAGED_IN_PLACE: Final = Message(
    "The settings file is damaged",
    "“{path}” could not be understood ({reason}), nor set aside.",
    "Mend it, or move it away; nothing is written to it as long as it is damaged.",
)
SETTING_NOT_ACCEPTED: Final = Message(
    "A setting has a value that can't be used",
    "“{key}” is “{value}”, but has to be {accepts}.",
    "Correct it in the settings; until then the default is in use.",
)
SETTING_REQUESTS_PER_SECOND: Final = (
    "How many requests a second are sent for one account, by all fetches together; "
    "Zoom's limit is 10 on Pro and 40 on Business and up."
)
SETTING_LISTS_PER_MINUTE: Final = (
    "How many pages of lists of meetings a minute are asked for, for one account, by all jobs together; "
    "Zoom's limit is 10 on Pro and 20 on Business and up."
)
SETTING_CALLS_PER_DAY: Final = (
    "How many calls a day are made for one account; "
    "Zoom's allowance of 30 000 (Pro) or 60 000 (Business and up) is shared by all apps."
)
SETTING_DIRECTION: Final = (
    "What “input” and “output” mean in the {endpoint} summary, about which Zoom's own texts contradict each other."
)
SETTING_LATENCY_MEANS: Final = "Whether latency is taken as the way there and back, or as one way only."
SETTING_THEME: Final = "Whether the window is light, dark, or as the system."
SETTING_CSV_BYTE_ORDER_MARK: Final = (
    "Whether CSV files begin with a byte order mark, by which Excel recognises names in other scripts."
)
SETTING_CHART_METRIC: Final = "Which metric the chart shows first."
SETTING_LAST_ACCOUNT: Final = "The account that was used last, which is chosen where none is named."
DAILY_SHARE_USED: Final = Message(
    "Today's share of API calls is used up",
    "{used} calls were made today for this account, which is the share that the settings allow.",
    "Go on at {until}, when Zoom's next day begins, or allow more calls a day in the settings.",
)
