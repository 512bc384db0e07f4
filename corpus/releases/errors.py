"""What can be wrong with a release; every message is one line that names the place and the remedy."""


class ReleaseError(Exception):
    """The release cannot be made."""


class ReleaseNameError(ReleaseError):
    """The name is no name for a release, or another release has it."""
