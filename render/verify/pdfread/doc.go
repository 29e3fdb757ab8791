// Package pdfread reads PDF files as they are written.
//
// It is strict: what is not where the file says it is, it does not look for, and
// it mends nothing. It has no rules and knows no archive: it says what is there,
// and tells each part that cannot be read as a [Fault], in Chinese. It draws
// nothing and executes nothing, and of a hostile file it reads no more than its
// limits. In: the bytes of a file. Out: a [File], whose values are asked for one
// by one, and what streams hold: content by a [Lexer], text by a [UnicodeMap],
// codes by a [CMap].
//
// Clauses without a name are those of ISO 32000-1, PDF 1.7. Offsets are bytes
// from 0, lengths of text space thousandths of its unit.
package pdfread
