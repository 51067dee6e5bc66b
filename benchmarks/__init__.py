"""What the app costs, as ratios to a baseline measured in the same run.

Run them with ``python3 dev.py bench``; results stand in docs/performance.md.

Machines are noisy, so no figure here is asserted by a test: a run prints each ratio beside its budget and names a miss.
Baseline and candidate take turns, and the medians are compared.
"""
