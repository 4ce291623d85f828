"""How long Hypothesis looks, and that CI looks at the same examples every time."""

import os

from hypothesis import HealthCheck, Phase, settings

# An example is a whole extract, counted twice: slow, large, and told apart by its rows rather than by its size.
_LARGE = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example)
_PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)

settings.register_profile("dev", deadline=None, print_blob=True, suppress_health_check=_LARGE, phases=_PHASES)
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")
