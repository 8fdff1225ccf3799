"""How long a piece of work takes by itself, where the machine is shared.

A machine that stands still for two seconds counts them as work of whoever runs just then. What is slow by
itself is slow each time.
"""

from time import thread_time

TRIES = 3


def own_seconds(work, bound):
    """Seconds of this thread that `work` takes; the least of three where the first is not below `bound`."""
    least = bound
    for _ in range(TRIES):
        began = thread_time()
        work()
        least = min(thread_time() - began, least)
        if least < bound:
            break
    return least
