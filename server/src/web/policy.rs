//! What a page may use.

/// A page may use nothing but what comes from here, and no page may frame it. Pages that run script say so
/// themselves, with their nonce.
pub(super) const PLAIN_POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; \
     img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// The policy of a page that runs our script.
#[must_use]
pub(super) fn script_policy(nonce: &str) -> String {
    format!(
        "{PLAIN_POLICY}; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; \
         connect-src 'self'; manifest-src 'self'"
    )
}
