"""QtCore threads: a plain generator in, signals out, so that use-cases know no Qt."""
