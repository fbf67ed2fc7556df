//! What is measured, a file each.

pub(crate) mod bell;
pub(crate) mod breath;
pub(crate) mod connect;
pub(crate) mod crowd;
pub(crate) mod dying;
pub(crate) mod flapping;
pub(crate) mod idle;
pub(crate) mod killed;
pub(crate) mod passes;
pub(crate) mod record;
pub(crate) mod slow;
pub(crate) mod soak;
