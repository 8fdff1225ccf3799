import os

from hypothesis import settings

# Machines are shared and noisy: no example fails for being slow. The many examples are those of `make soak`.
settings.register_profile("runwell", deadline=None, max_examples=50)
settings.register_profile("soak", deadline=None, max_examples=5000)
settings.load_profile("soak" if "RUNWELL_SOAK" in os.environ else "runwell")
