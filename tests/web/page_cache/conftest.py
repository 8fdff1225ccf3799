from tests.fronts import ask, tally

__all__ = ["ask", "tally"]
