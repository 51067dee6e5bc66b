"""Settings: declared once, never a value that is not accepted."""

import pytest

from qosviewer.domain.errors import InputError, LocalFileError
from qosviewer.domain.streams import INPUT_IS_DOWNLINK, INPUT_IS_UPLINK
from qosviewer.services import settings as declared
from qosviewer.services.private_file import write_whole
from qosviewer.services.settings import SETTINGS, Setting, Settings
from qosviewer.services.settings_file import SettingsFile


@pytest.fixture
def file(tmp_path):
    return SettingsFile(tmp_path / "settings.toml")


@pytest.fixture
def settings(file):
    return Settings(file)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_each_declaration_is_whole(setting, settings):
    assert setting.check(setting.default) == settings.get(setting) == setting.default
    assert setting.help.endswith(".")
    assert "{" not in setting.help
    assert setting.accepts


def test_every_declaration_is_in_the_list_once():
    single = [thing for thing in vars(declared).values() if isinstance(thing, Setting)]
    assert sorted(s.key for s in [*single, *declared.DIRECTION.values()]) == sorted({s.key for s in SETTINGS})
    assert len(SETTINGS) == len({setting.key for setting in SETTINGS})


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (declared.REQUESTS_PER_SECOND, 40.0),
        (declared.REQUESTS_PER_SECOND, 1),
        (declared.CALLS_PER_DAY, 60_000),
        (declared.DIRECTION["webinar"], "input-is-downlink"),
        (declared.LATENCY_MEANS, "one-way"),
        (declared.THEME, "dark"),
        (declared.CSV_BYTE_ORDER_MARK, True),
        (declared.CHART_METRIC, "jitter"),
        (declared.LAST_ACCOUNT, "Büro “Süd” 北"),
    ],
)
def test_what_is_set_is_there_for_every_window(settings, file, setting, value):
    settings.set(setting, value)
    assert Settings(SettingsFile(file.path)).get(setting) == value
    assert not settings.mistakes()


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (declared.REQUESTS_PER_SECOND, 41),
        (declared.REQUESTS_PER_SECOND, 0),
        (declared.REQUESTS_PER_SECOND, float("nan")),
        (declared.REQUESTS_PER_SECOND, "4"),
        (declared.REQUESTS_PER_SECOND, True),
        (declared.CALLS_PER_DAY, 0),
        (declared.CALLS_PER_DAY, 1.5),
        (declared.THEME, "pink"),
        (declared.CSV_BYTE_ORDER_MARK, 1),
        (declared.CHART_METRIC, ["loss"]),
        (declared.LAST_ACCOUNT, 7),
    ],
)
def test_what_is_not_accepted(settings, file, setting, value):
    with pytest.raises(InputError) as caught:
        settings.set(setting, value)
    assert setting.key in caught.value.detail
    with file.change() as document:
        document["settings"] = {setting.key: value, "future": 1}
    assert settings.get(setting) == setting.default
    (mistake,) = settings.mistakes()
    assert setting.accepts in mistake.detail
    settings.set(setting, setting.default)
    assert not settings.mistakes()
    assert file.read()["settings"]["future"] == 1


def test_a_section_of_another_kind_is_as_good_as_none(settings, file):
    write_whole(file.path, b"settings = 5\n")
    assert settings.get(declared.THEME) == "system"
    assert not settings.mistakes()


def test_a_file_that_cant_be_read_is_told_once_and_kept(settings, file):
    file.path.mkdir()
    assert settings.get(declared.THEME) == "system"
    (mistake,) = settings.mistakes()
    assert isinstance(mistake, LocalFileError)
    with pytest.raises(LocalFileError):
        settings.set(declared.THEME, "dark")
    assert file.path.is_dir()


def test_direction_is_read_per_endpoint(settings):
    settings.set(declared.DIRECTION["meeting"], "input-is-downlink")
    assert settings.direction_reading("meeting") is INPUT_IS_DOWNLINK
    assert settings.direction_reading("webinar") is INPUT_IS_UPLINK
