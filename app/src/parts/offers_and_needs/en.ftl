### Offers and needs, on cards.

cards-not-kept = Hearth was started anew. Cards come back as phones do; if yours is missing, lay it again.
cards-to-give = To give
cards-to-use = To use
cards-without-names = Cards are shown without names, and are gone when the circle ends. To take one up, speak to each other.
cards-late = A card that comes now lies with the others once three of us have laid one, or when we go on. So nobody sees whose it is.
cards-no-offer = Nobody wrote an offer.
cards-no-need = Nobody wrote a need.
cards-no-offer-back = No offer has come back yet.
cards-no-need-back = No need has come back yet.
could-give = Something I could give
could-use = Something I could use
# $who (String) - whom this phone speaks for
could-give-of = Something { $who } could give
# $who (String) - whom this phone speaks for
could-use-of = Something { $who } could use
cards-own = Your own cards
# $who (String) - whom this phone speaks for
cards-own-of = Cards for { $who }
card-away = Take it away
# $words (String) - what stands on the card
card-away-heard = Take it away: { $words }
card-away-what = It goes from every screen and does not come back. Whose it is stays unknown.
card-away-open = Take this card away

## What those who keep are told

cards-left = The cards have not been shown. Going on forgets them.
# $least (Number) - how many there are at the least
# $how-many (String) - the same as a word
cards-laid = { $least ->
    [0] fewer than three cards are laid
   *[other] { $how-many } or more cards are laid
}
