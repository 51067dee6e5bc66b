"""How sure a share of a few can be."""

from __future__ import annotations

import math
from typing import Final

_Z_95: Final = 1.959963984540054
FEWEST_FOR_A_SHARE: Final = 10
"""Under this many, a count is shown instead of a percentage."""


def wilson_interval(count: int, total: int) -> tuple[float, float]:
    """Return the 95 % Wilson score interval of ``count`` out of ``total``, as fractions; (0, 1) where there is nothing.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), pages 209–212.
    """
    if total == 0:
        return 0.0, 1.0
    share = count / total
    weight = _Z_95**2 / total
    middle = (share + weight / 2) / (1 + weight)
    reach = _Z_95 / (1 + weight) * math.sqrt(share * (1 - share) / total + weight / (4 * total))
    # Rounding alone may push an end past the share itself.
    return max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach))
