"""Static files in production: each named by its content, also where one module names another."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage

# Django's own patterns for this want a semicolon after each import, and would go through the editor's code.
MODULES = "session/*.js"
IMPORT = (r"""(?P<matched>from\s*['"](?P<url>\./[\w.-]+\.js)['"])""", """from '%(url)s'""")


class HashedFiles(CompressedManifestStaticFilesStorage):
    """A phone that has kept one version of the player never runs a module of another."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, (MODULES, (IMPORT,)))
