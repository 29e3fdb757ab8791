// Package words says what the strings of a notice mean: which names are one
// department, whom a phrase charges, which day a deadline sets, what an ordinal
// counts. In: strings, and the entries of a register. Out: identities, units,
// days, ordinals.
package words
