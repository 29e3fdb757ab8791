// Package fontread reads what embedded font programs say of their glyphs: how
// many there are, how they are named or numbered, how wide each is.
//
// It has no rules, mends nothing and draws nothing: of an outline it reads no
// more than the width that stands before it. In: the bytes of a TrueType, CFF or
// Type 1 program, hostile ones too. Out: a [TrueType], whose tables are looked up
// in, or [Outlines].
package fontread
