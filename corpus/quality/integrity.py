"""The exact rules that everything a run is about to publish must obey; a broken one is a defect of the program."""

from corpus.quality import cell_rules, reference_rules, value_rules
from corpus.quality.violation import Violation, merged
from corpus.store.store import Store
from corpus.store.transaction import Transaction


def check_integrity(store: Store, transaction: Transaction) -> tuple[Violation, ...]:
    """The rules that the waiting rows of a transaction break; none: they may be published.

    Memory grows with the number of report versions in the run, not with that of their cells.
    """
    return merged(
        (
            *reference_rules.check(store, transaction),
            *cell_rules.check(transaction),
            *value_rules.check(transaction),
        )
    )
