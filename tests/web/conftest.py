from tests.people import anonymous, colleague, front_desk, practice, superuser

__all__ = ["anonymous", "colleague", "front_desk", "practice", "superuser"]
