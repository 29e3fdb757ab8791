// Package render is the one door between the text of a notice and its finished
// files.
//
// It holds no logic of its own, opens no file and reads no clock: it runs the
// stages and joins what they find. In: the bytes of a TOML file, or of files
// that came back. Out: a [Document] that writes itself as PDF and XLSX, a [Work]
// to look at while it is unfinished, a ledger, a [Report], or the findings that
// say why there is none.
//
//	text ─tomldoc→ tree ─bind→ Notice ─check→ findings
//	                              ├─ compose → elements ─layout→ frames ─pdf→ bytes ─verify→ Report
//	                              └─ assign → book.Workbook ─xlsx→ bytes ─(departments)→ xlsx ─collect→ Result ─ledger→ book.Workbook
//
// Each arrow is a pure function over plain data, and [Open] runs all of them
// but the writers, so that every finding of a notice is known before a byte is
// written; where only one file is wanted ([Config].Only), only its arrows. The
// rows of long sheets alone are made anew whenever a writer asks for them: they
// were measured, and are not kept. A user's mistake is a finding (diag.List); an
// error is a machine that fails; they never share a type. Text is measured and
// broken once, in layout; the writers compute nothing and know no notice.
//
// [Begin] takes up a notice that may be unfinished, as [Open] does with
// [Config].Partial: there are pages whenever the text is TOML, for every element
// of a notice has a line, be it blank. Only this door refuses to write what has
// errors.
//
// [Collect] takes what departments filled into the workbook and sent back; it
// needs the notice alone, so neither faces nor layout can keep it from reading.
// What is overdue depends on a day that the caller states: no stage knows today.
//
// [Import] takes a Word file, a workbook, a page or rows of text the other way,
// to the text of a notice; what is doubtful in it is told, and no word is lost.
//
// The way back is a wing of its own: [Verify] and [Rebuild] judge finished files
// through package verify, which shares no code with the writer it judges.
//
// # Rooms
//
// Paper and book never know each other. Each room imports only such as stand
// above it here; which, with the libraries, is a table in rooms_test.go, from
// which this list is written:
//
//	crew                    work beside its caller, whose panics come home
//	charset                 text of other encodings: UTF-16, GB 18030; the order of GB/T 2312
//	diag                    source text, spans, paths, changes, rules and findings; printing them as text, JSON, SARIF
//	words                   what strings mean: names, the register of units, phrases, days, deadlines, ordinals, likeness
//	notice                  the model alone: notice, parts, breakdowns, runs, groups, prints
//	source/tomldoc          TOML text to a tree with spans
//	source/leaf             every value of a source by its path, and what a place of the text belongs to
//	intake/sniff            what a file is, by its bytes
//	source/origin           what the bytes of a source are: another kind of file, another encoding
//	source/schema           the one table of keys, as data
//	source/value            single values: their form, their furniture, running text as paragraphs
//	source/hint             what a clerk may have meant by a wrong key or type
//	source/bind             the tree to the model
//	source/edit             changes of a TOML text that keep every other byte
//	check/finder            a notice under the eyes of rules: its texts with what they are
//	check/head              rules about the elements round the text: number, title, recipients, signature, imprint
//	check/marks             rules about any text: marks, brackets, dates, numbers, residue
//	check/body              rules about running text as a whole: levels, pasted elements, attachments
//	check/tasks             rules about breakdowns: units, deadlines, counts, rows
//	check                   the rules of good notices that the model alone can decide, put to one
//	revision                two notices to what an amendment changed
//	paper/unit              lengths and sizes of type
//	paper/text              Chinese line breaking, widths of punctuation, justification
//	paper/font              TrueType: metrics, the chain of faces, subsets
//	paper/style             format templates and fonts.toml, every value with its clause
//	paper/frame             finished pages: items, structure tree, outline, metadata
//	paper/compose           the notice to its printed elements, with furniture
//	paper/lexicon           where Chinese words end: a word list, built in
//	paper/press             type set in lines, lines put on pages
//	paper/table             a composed table on pages: widths, rows, cuts, rules
//	paper/layout            elements to finished pages
//	paper/pdf               finished pages to PDF
//	paper/svg               one finished page to SVG
//	book                    workbooks as values; the limits of Excel
//	book/sheet              the plan of one sheet: columns, heights, merges, page ends
//	book/filenames          the names of departments' files, which any system can keep
//	book/assign             the notice to the assignment workbook, the departments' files and the form they fill in
//	book/grid               a foreign table: cells as shown and as stored; heads found by certainty
//	book/pack               parts of a workbook to a zip file, deflated side by side
//	book/markup             the XML of a part of a workbook, token by token, strictly
//	book/xlsx               workbooks to XLSX and back; alone knows the spreadsheet library
//	book/returned           a sheet that came back, under its heads, and what in it was never sent
//	book/told               what collecting tells: its rules, and many alike in one voice
//	book/collect            what departments returned, matched with the notice
//	book/ledger             what was collected to the ledger
//	intake/word             a Word file: paragraphs with their numbers, tables, what is left out
//	intake/prose            texts of foreign files without what nobody sees, and quoted
//	intake/doubt            what an import tells: its rules, and what counts as told
//	intake/source           bytes of foreign files to lines and tables
//	intake/tasks            tables and numbered paragraphs to rows of tasks
//	intake/element          what a line of a notice says that it is, by its words
//	intake/draft            lines and tables to a notice
//	intake                  files of others to a notice in TOML
//	workbench               a notice as the workbench shows it: values, rows, a pasted table
//	verify/pdfread          a strict reader of PDF, which mends nothing and has no rules
//	verify/fontread         what embedded font programs say of their glyphs
//	verify/xmp              XMP packets, and where they leave what PDF/A allows in them
//	verify/rules            the catalogue of what a finished file can do wrong, and the notes of one
//	verify/fonts            fonts in use, against their programs
//	verify/graphics         content streams, colours, images, transparency
//	verify/tags             the structure tree and what belongs to it
//	verify                  finished files judged
//	explain                 rules, keys and values of templates in words
//	fonts                   the default faces, embedded
//	templates               the formats as data, embedded
//	render                  the one door: runs the stages and joins what they find
//	cmd/gongwen/set         results that take their places together, under a lock of the folder
//	cmd/gongwen/system      what systems do differently, their failures in Chinese
//	cmd/gongwen/options     the options of a command line, read and refused in Chinese
//	cmd/gongwen/places      where results lie, what lies there already, the list of their sums
//	cmd/gongwen/returns     what departments sent back, and the ledgers beside it, as bytes
//	cmd/gongwen/console     the program's one voice on a terminal, and its exit codes
//	cmd/gongwen/desk/screen what is written for a file and a command line, in the words of the workbench
//	cmd/gongwen/desk        the workbench: a server for one browser on this machine, and its page
//	cmd/gongwen             the command line: a file a verb
//	testkit                 for tests alone: the tree's root, samples, golden files, cases, outside programs
//	paper/papertest         for tests alone: faces, styles and small notices for the rooms of paper
//	book/booktest           for tests alone: what holds of every planned workbook
//
// # Journey
//
// What becomes of the lead of a task, from the text to a cell of the workbook
// and back from the file that a department returns; no step looks behind itself:
//
//	1  source/tomldoc/parse.go     tomldoc.Parse        lead = "甲局、乙局": a node of the tree, with its span
//	2  source/bind/cell.go         table.cell           the text as printed, and the words read as mentions of units
//	3  words/register.go           Register.Name        each mention's unit, by the one identity of names
//	4  notice/groups.go            Breakdown.Groups     the task stands in the group of each unit that leads it
//	5  book/assign/plan.go         assign.Plan          a row a task in each group, measured and cut into pages
//	6  book/assign/assignment.go   assignment.fill      the row's cells: the group's name, and hidden its key 001|甲局|print
//	7  book/xlsx/write.go          xlsx.Write           the cells in a file, which a department fills in and sends back
//	8  book/xlsx/read.go           xlsx.Read            the file's cells, whatever program saved it
//	9  book/collect/match.go       Collection.match     by its key, else its words, the row is that task of that group again
//	10 book/ledger/table.go        ledger.row           what was filled in stands beside the lead in the ledger
//
// # Where it differs from the first design
//
// The design had thirty rooms; a room that grew past 2,500 lines, or held two
// subjects, was parted, and never the other way round. What proved better than planned:
//
//   - What a source is (source/origin), what its values look like (source/value), what was
//     meant by a wrong word (source/hint) and where a value stands (source/leaf) were part
//     of binding. Apart, import, check and the workbench share them.
//   - A sheet that came back is read under its heads (book/returned) before anybody asks
//     which task it is about (book/collect), so that an old ledger, which is not a return,
//     is read the same way and nothing written beside the table is lost.
//   - Rules stand with what they look at (check/head, marks, body, tasks), not by number;
//     their eyes are one room (check/finder).
//   - Words are known to breaking lines by a word list (paper/lexicon): no rule of marks
//     keeps a narrow cell from cutting a name.
//   - The command is a wing too: its verbs say what is done, set, places and returns how
//     files are treated, console how it is said, options how it is asked for.
//   - An edit names places (source/edit), never nodes: the same call serves a field of the
//     workbench, an import into a notice and the ids of an amendment.
//
// OFD and DOCX, which the design kept rooms for, are not built.
//
// # Embedded data
//
// Beside the stages this package alone imports the embedded data, fonts and
// templates, so that the zero [Config] renders the general format in the
// default faces; the command names neither.
package render
