"""From a source's description to its documents."""
