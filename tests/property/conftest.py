import os

from hypothesis import settings

# Machines are shared and noisy: no example fails for being slow.
settings.register_profile("runwell", deadline=None)
settings.register_profile("soak", deadline=None, max_examples=5000)
settings.load_profile("soak" if "RUNWELL_SOAK" in os.environ else "runwell")
