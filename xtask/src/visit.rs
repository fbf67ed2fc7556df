//! Starting a server for a moment and asking it for its pages.
