"""The fields of one account."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from qosviewer.domain import texts
from qosviewer.domain.errors import QosViewerError
from qosviewer.domain.secret import Secret
from qosviewer.services.profiles import OTHER, Profile, ProfileMistake
from qosviewer.ui.accounts.secret_field import SecretField
from qosviewer.ui.labels import StateLabel
from qosviewer.ui.theme import BAD, GAP, WIDE_GAP

_PRESETS: Final = (("zoom", "Zoom"), ("zoom-gov", "Zoom for Government"), (OTHER, "Another address"))
_SECRET: Final = "secret"  # noqa: S105
BLANK: Final = Profile("", "", "")


class AccountForm(QWidget):
    """The form.

    Signals:
        changed: Something was typed or chosen by the person.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("accountForm")
        self._shown = BLANK
        self._name = _line("name", "Name", texts.FORM_NAME_HINT)
        self._preset = QComboBox()
        self._preset.setObjectName("accountForm.preset")
        self._preset.setAccessibleName("Zoom cloud")
        for key, title in _PRESETS:
            self._preset.addItem(title, key)
        self._api_base = _line("api_base", "API address", "https://api.example.com/v2")
        self._token_url = _line("token_url", "Token address", texts.FORM_TOKEN_HINT)
        self._account_id = _line("account_id", texts.ACCOUNT_ID_TITLE)
        self._client_id = _line("client_id", texts.CLIENT_ID_TITLE)
        self._sub_account_id = _line("sub_account_id", texts.SUB_ACCOUNT_ID_TITLE, texts.FORM_SUB_ACCOUNT_HINT)
        self._sub_account_id.setToolTip(texts.SUB_ACCOUNT_HELP)
        self._sub_account_id.setAccessibleDescription(texts.SUB_ACCOUNT_HELP)
        self._secret = SecretField("accountForm.secret", texts.CLIENT_SECRET_TITLE)
        self._lines = (
            self._name,
            self._api_base,
            self._token_url,
            self._account_id,
            self._client_id,
            self._sub_account_id,
        )
        self._fields: dict[str, QWidget] = {
            "name": self._name,
            "preset": self._preset,
            "api_base": self._api_base,
            "token_url": self._token_url,
            "account_id": self._account_id,
            "client_id": self._client_id,
            _SECRET: self._secret,
            "sub_account_id": self._sub_account_id,
        }
        self._mistakes = {field: StateLabel(f"accountForm.{field}.mistake") for field in self._fields}
        self._rows = QFormLayout(self)
        self._lay_out()
        for line in self._lines:
            line.textEdited.connect(self._edited)
        self._preset.currentIndexChanged.connect(self._edited)
        self._secret.changed.connect(self._edited)
        self.show_profile(BLANK)

    def _lay_out(self) -> None:
        titles = {
            "name": "&Name",
            "preset": "&Zoom cloud",
            "api_base": "AP&I address",
            "token_url": "To&ken address",
            "account_id": "&Account ID",
            "client_id": "&Client ID",
            _SECRET: "Client &secret",
            "sub_account_id": "Su&b-account ID",
        }
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setHorizontalSpacing(WIDE_GAP)
        self._rows.setVerticalSpacing(GAP)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field, widget in self._fields.items():
            self._rows.addRow(titles[field], widget)
            self._mistakes[field].setWordWrap(True)
            self._rows.addRow("", self._mistakes[field])

    @property
    def profile(self) -> Profile:
        """The profile as it stands in the form, not checked yet."""
        return Profile(
            self._name.text(),
            self._account_id.text(),
            self._client_id.text(),
            str(self._preset.currentData()),
            self._api_base.text(),
            self._token_url.text(),
            self._sub_account_id.text(),
        )

    @property
    def secret(self) -> Secret | None:
        """The secret that was typed, None for none."""
        return self._secret.secret

    @property
    def is_changed(self) -> bool:
        """Whether something differs from what was shown at first."""
        return self.secret is not None or self.profile != self._shown

    def show_profile(self, profile: Profile) -> None:
        """Show a profile; what was typed is dropped."""
        self._name.setText(profile.name)
        self._preset.blockSignals(True)
        self._preset.setCurrentIndex(max(0, self._preset.findData(profile.preset)))
        self._preset.blockSignals(False)
        self._api_base.setText(profile.api_base)
        self._token_url.setText(profile.token_url)
        self._account_id.setText(profile.account_id)
        self._client_id.setText(profile.client_id)
        self._sub_account_id.setText(profile.sub_account_id)
        for line in self._lines:
            # The beginning of a long text says more than its end.
            line.setCursorPosition(0)
        self._shown = self.profile
        self.clear_secret()
        self._show_rows()

    def clear_secret(self) -> None:
        """Forget the secret that was typed: it is where it belongs."""
        self._secret.blockSignals(True)
        self._secret.clear()
        self._secret.blockSignals(False)

    def say_where_secret_is(self, sentence: str) -> None:
        """Show where the secret is, in place of the secret."""
        self._secret.say(sentence)

    def show_mistake(self, error: QosViewerError, field: str = "") -> None:
        """Show what can't be meant, at its field, and go there."""
        at = error.field if isinstance(error, ProfileMistake) else field
        self._show_rows()
        self._mistakes[at].show_state(f"■ {error.title}. {error.detail} {error.advice}", BAD)
        self._rows.setRowVisible(self._mistakes[at], True)
        self._fields[at].setFocus()

    def ask_for_secret(self, error: QosViewerError) -> None:
        """Show that the secret is missing."""
        self.show_mistake(error, _SECRET)

    def begin(self) -> None:
        """Put the cursor where one begins."""
        self._name.setFocus()

    def _edited(self) -> None:
        self._show_rows()
        self.changed.emit()

    def _show_rows(self) -> None:
        own = self._preset.currentData() == OTHER
        for field in ("api_base", "token_url"):
            self._rows.setRowVisible(self._fields[field], own)
        for mistake in self._mistakes.values():
            self._rows.setRowVisible(mistake, False)


def _line(field: str, spoken: str, hint: str = "") -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(f"accountForm.{field}")
    line.setAccessibleName(spoken)
    line.setPlaceholderText(hint)
    return line
