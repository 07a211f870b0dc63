"""Why a network does not learn: rules on what was observed, findings, and cures. numpy only, no torch."""
