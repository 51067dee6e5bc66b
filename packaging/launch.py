"""What the stand-alone program runs first."""

import sys

from qosviewer.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
