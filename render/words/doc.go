// Package words says what the strings of a notice mean: which spellings are one
// name, whom a phrase charges with a task, which day a deadline sets, which year
// a title speaks of, what an ordinal counts, which texts are alike.
//
// No other package folds a name or reads a day, so that the register, the rules,
// the workbook and what comes back from it cannot disagree. It knows no notice,
// reports nothing and keeps nothing but the names of a register. In: strings,
// and the entries of a register. Out: identities, mentions of units, days,
// ordinals.
package words
