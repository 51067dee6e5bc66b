"""The filter language: ``loss > 2 and not name:anna``, one grammar for tables, charts, the command line and checks.

====================  ================================================================
``lexer``             text becomes tokens with positions
``vocabulary``        the names that can be used, read from the declarations
``expression``        what a text means, immutable; ``str`` of it is its canonical form
``parser``            tokens become an expression, or a `FilterError` with its place
``evaluation``        an expression and a meeting become a mask (numpy)
``completion``        what could be typed next
``reference``         the chapter of the documentation
====================  ================================================================
"""

from qosviewer.domain.filter.completion import Completion, complete
from qosviewer.domain.filter.errors import FilterError
from qosviewer.domain.filter.expression import Expression
from qosviewer.domain.filter.parser import parse

__all__ = ["Completion", "Expression", "FilterError", "complete", "parse"]
