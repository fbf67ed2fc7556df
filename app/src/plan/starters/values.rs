//! Lists of values for a host to choose from, or to change. None of them is chosen by itself.

/// A list of values, with where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueList {
    /// What it is called.
    pub name: &'static str,
    /// Whose it is, to be shown with it; empty for our own.
    pub from: &'static str,
    pub values: &'static [&'static str],
}

/// Lists that a host can choose.
pub const VALUE_LISTS: [ValueList; 3] = [
    ValueList {
        name: "Between us",
        from: "",
        values: &[
            "Respect",
            "Honesty",
            "Patience",
            "Trust",
            "Courage",
            "Fairness",
            "Being true to oneself",
            "Care",
            "Humour",
            "Rest",
        ],
    },
    ValueList {
        name: "What holds a community",
        from: "",
        values: &[
            "Looking after one another",
            "Belonging",
            "Sharing what we have",
            "Learning together",
            "Keeping our word",
            "Making room",
            "Remembering where we come from",
            "Leaving things better",
        ],
    },
    ValueList {
        name: "The seven principles of Kwanzaa",
        from: "The Nguzo Saba, set out by Maulana Karenga for Kwanzaa.",
        values: &[
            "Umoja: unity",
            "Kujichagulia: self-determination",
            "Ujima: collective work and responsibility",
            "Ujamaa: cooperative economics",
            "Nia: purpose",
            "Kuumba: creativity",
            "Imani: faith",
        ],
    },
];
