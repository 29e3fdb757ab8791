// Package render is the one door between the text of a notice and its finished
// files.
//
// It holds no logic of its own, opens no file and reads no clock: it runs the
// stages and joins what they find. In: the bytes of a TOML file. Out: a
// [Document] that writes itself as PDF and XLSX, or the findings that say why
// there is none.
//
//	text ─tomldoc→ tree with spans ─notice→ Notice ─check→ findings
//	                                  ├─ layout(style, faces) → frame.Document ─pdf→  bytes
//	                                  └─ sheet                → sheet.Workbook ─xlsx→ bytes
//
// Each arrow is a pure function over plain data, and [Open] runs all of them
// but the writers, so that every finding of a notice is known before a byte is
// written; where only one file is wanted ([Config].Only), only its arrows. The
// rows of long sheets alone are made anew whenever a writer asks for them: they
// were measured, and are not kept. A user's mistake is a finding (diag.List); an
// error is a machine that fails; they never share a type. Text is measured and
// broken once, in layout; the writers compute nothing and know no notice. What a
// package may import is a table in imports_test.go; what it finds is its table
// of rules, joined by [Rules].
//
// [Collect] takes what departments filled into the workbook and sent back; it
// needs the notice alone, so neither faces nor layout can keep it from reading.
// What is overdue depends on a day that the caller states: no stage knows today.
//
// The way back is a room of its own: [Verify] and [Rebuild] judge finished files
// through package verify, which shares no code with the writer it judges.
//
// Beside the stages this package alone imports the embedded data, fonts and
// templates, so that the zero [Config] renders the general format in the
// default faces; the command names neither.
package render
