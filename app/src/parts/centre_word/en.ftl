### A word laid in the centre.

centre-words = In the centre
centre-own = Your own words
# $who (String) - whom this phone speaks for
centre-own-of = Words for { $who }
centre-label = Your word
# $who (String) - whom this phone speaks for
centre-label-of = A word for { $who }
lay-down = Lay it down
take-back = Take it back
# $words (String) - what was laid
take-back-heard = Take it back: { $words }
