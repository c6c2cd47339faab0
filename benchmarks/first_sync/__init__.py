"""Reading ten thousand events for the first time: the connectors beside a bare socket and beside known libraries."""
