//! Starter agreements, in plain words, for the keeper to choose from and the circle to change.
//!
//! What they say is what facilitators' guides commonly carry (Healing Circles Global, Millionth Circle,
//! PeerSpirit, restorative practice); the words are our own.

/// The agreements a keeper can choose from. The first six are chosen to begin with.
pub const STARTERS: [&str; 26] = [
    "One person speaks at a time.",
    "You may always pass.",
    "We speak from our own experience.",
    "We listen to understand, not to answer.",
    "What is said here stays here; what we learn may leave.",
    "No recordings, photos or screenshots.",
    "No advice, fixing or saving unless someone asks for it.",
    "We do not bring someone’s share back to them later unless they invite it.",
    "Tears are welcome, and so is silence.",
    "We share the time.",
    "We begin and end on time, and say so if we must leave.",
    "We are kind: we trust each other’s intent and own our impact.",
    "When something hurts we may say ouch, and we mend it.",
    "Phones are quiet, except for the circle.",
    "We use the names and pronouns people give.",
    "We honour different beliefs; nobody has to pray or chant.",
    "You may step away and come back at any time.",
    "We look after our own bodies: move, drink, rest.",
    "You can tell the keeper quietly when you need support.",
    "No side talk and no interrupting.",
    "We say so before heavy detail, and leave out what is graphic.",
    "We come as present as we can be today.",
    "Nobody is diagnosed or labelled here.",
    "If someone may be in danger, we get help.",
    "We trust the circle and its quiet.",
    "These agreements can change when we all can live with the change.",
];

/// How many of [`STARTERS`] are chosen to begin with.
pub const CHOSEN_AT_FIRST: usize = 6;
