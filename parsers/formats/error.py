"""The one exception a format reader raises for a document it cannot read."""


class ParseError(Exception):
    """A document of which no text can be had. `code` is the code of the finding it becomes, `detail` its text."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
