//! What a circle is called inside the house.

use std::fmt;

/// 128 random bits as 32 lower-case hex digits; never shown to people.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(String);

impl RowId {
    /// The id made of these random bytes.
    pub fn new(bytes: [u8; 16]) -> Self {
        Self(format!("{:032x}", u128::from_be_bytes(bytes)))
    }

    /// The id that is written like this, if one can be.
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (text.len() == 32 && text.bytes().all(is_digit)).then(|| Self(text.to_owned()))
    }

    /// Its 32 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for RowId {
    /// Hidden, because whoever has a log should not have the ids.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RowId(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::RowId;

    #[test]
    fn is_written_as_32_digits_and_read_back() {
        let mut bytes = [0; 16];
        bytes[1] = 0xa7;
        let id = RowId::new(bytes);
        assert_eq!(id.as_str(), "00a70000000000000000000000000000");
        assert_eq!(RowId::parse(id.as_str()), Some(id));
    }

    #[test]
    fn nothing_else_is_an_id() {
        let long = "0".repeat(33);
        let capital = "A".repeat(32);
        for text in [
            "",
            "12",
            &long,
            &capital,
            "0000000000000000000000000000000ä",
        ] {
            assert_eq!(RowId::parse(text), None);
        }
    }

    #[test]
    fn is_hidden_in_logs() {
        assert_eq!(format!("{:?}", RowId::new([7; 16])), "RowId(***)");
    }
}
