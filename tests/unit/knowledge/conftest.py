from hypothesis import settings

# Machines are shared and noisy: no example fails for being slow.
settings.register_profile("runwell", deadline=None)
settings.load_profile("runwell")
