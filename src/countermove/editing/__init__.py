"""Operations on the text of a case file that change what they say and leave every other byte as it is."""

from countermove.editing.apply import apply, apply_all, refuse_foreign
from countermove.editing.document import read_document
from countermove.editing.operation import Operation, operation_from, operation_kinds

__all__ = ["Operation", "apply", "apply_all", "operation_from", "operation_kinds", "read_document", "refuse_foreign"]
