"""The sentences people read, in one place, so that they can be reviewed and translated.

Whole sentences with named places. A `Message` is an error or a banner (title, what happened, what to do); a plain
string is everything else. They are read as ``texts.NAME`` from here, whichever room they stand in.
"""

from __future__ import annotations

from qosviewer.domain.texts.account_setup import *
from qosviewer.domain.texts.accounts import *
from qosviewer.domain.texts.api import *
from qosviewer.domain.texts.archive import *
from qosviewer.domain.texts.archive_commands import *
from qosviewer.domain.texts.browsing import *
from qosviewer.domain.texts.chart import *
from qosviewer.domain.texts.choosing import *
from qosviewer.domain.texts.collecting import *
from qosviewer.domain.texts.command_line import *
from qosviewer.domain.texts.compare_exports import *
from qosviewer.domain.texts.compare_overview import *
from qosviewer.domain.texts.compare_remarks import *
from qosviewer.domain.texts.compare_rosters import *
from qosviewer.domain.texts.compare_table import *
from qosviewer.domain.texts.compare_trend import *
from qosviewer.domain.texts.compare_views import *
from qosviewer.domain.texts.comparing import *
from qosviewer.domain.texts.credentials import *
from qosviewer.domain.texts.exports import *
from qosviewer.domain.texts.fetching import *
from qosviewer.domain.texts.filters import *
from qosviewer.domain.texts.importing import *
from qosviewer.domain.texts.keeping import *
from qosviewer.domain.texts.library import *
from qosviewer.domain.texts.meeting_ids import *
from qosviewer.domain.texts.minutes import *
from qosviewer.domain.texts.people import *
from qosviewer.domain.texts.queueing import *
from qosviewer.domain.texts.readings import *
from qosviewer.domain.texts.settings import *
from qosviewer.domain.texts.storage import *
from qosviewer.domain.texts.tables import *
from qosviewer.domain.texts.ticket import *
from qosviewer.domain.texts.who_is_who import *
from qosviewer.domain.texts.window import *
