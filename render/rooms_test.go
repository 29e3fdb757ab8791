package render_test

// room is a package: what it is in one line, and what it may import of ours and
// of third parties, tests apart.
type room struct {
	path         string // from the root of the repository
	about        string
	ours, others []string
}

// rooms is the order of the packages. None imports one below its own row, so
// there is no circle and no arrow back up. Paper and book never know each other,
// and verify knows nobody but diag, so that it shares no code with what it
// judges. The map of packages in README.md and doc.go is written from here
// (go test ./render -run Map -update).
var rooms = []room{
	{"render/crew", "work beside its caller, whose panics come home", nil, nil},
	{"render/charset", "text of other encodings: UTF-16, GB 18030; the order of GB/T 2312", nil, []string{"golang.org/x/text/encoding/simplifiedchinese"}},
	{"render/diag", "source text, spans, paths, changes, rules and findings; printing them as text, JSON, SARIF", nil, []string{"golang.org/x/text/width"}},
	{"render/words", "what strings mean: names, the register of units, phrases, days, deadlines, ordinals, likeness", []string{"diag"}, []string{"golang.org/x/text/unicode/norm"}},
	{"render/notice", "the model alone: notice, parts, breakdowns, runs, groups, prints", []string{"diag", "words"}, nil},
	{"render/source/tomldoc", "TOML text to a tree with spans", []string{"crew", "diag"}, []string{"github.com/BurntSushi/toml"}},
	{"render/source/leaf", "every value of a source by its path, and what a place of the text belongs to", []string{"diag", "source/tomldoc"}, nil},
	{"render/intake/sniff", "what a file is, by its bytes", []string{"charset"}, nil},
	{"render/source/origin", "what the bytes of a source are: another kind of file, another encoding", []string{"charset", "diag", "intake/sniff", "source/tomldoc"}, nil},
	{"render/source/schema", "the one table of keys, as data", nil, nil},
	{"render/source/value", "single values: their form, their furniture, running text as paragraphs", []string{"diag", "words", "notice", "source/tomldoc", "source/schema"}, nil},
	{"render/source/hint", "what a clerk may have meant by a wrong key or type", []string{"diag", "words", "notice", "source/tomldoc", "source/schema", "source/value"}, nil},
	{"render/source/bind", "the tree to the model", []string{"diag", "words", "notice", "source/tomldoc", "source/schema", "source/value", "source/hint", "source/origin"}, nil},
	{"render/source/edit", "changes of a TOML text that keep every other byte", []string{"diag", "words", "source/tomldoc", "source/schema"}, nil},
	{"render/check/finder", "a notice under the eyes of rules: its texts with what they are", []string{"diag", "words", "notice"}, nil},
	{"render/check/head", "rules about the elements round the text: number, title, recipients, signature, imprint", []string{"diag", "words", "notice", "check/finder"}, nil},
	{"render/check/marks", "rules about any text: marks, brackets, dates, numbers, residue", []string{"diag", "words", "notice", "check/finder"}, nil},
	{"render/check/body", "rules about running text as a whole: levels, pasted elements, attachments", []string{"diag", "words", "notice", "check/finder"}, nil},
	{"render/check/tasks", "rules about breakdowns: units, deadlines, counts, rows", []string{"charset", "diag", "words", "notice", "check/finder"}, nil},
	{"render/check", "the rules of good notices that the model alone can decide, put to one", []string{
		"diag", "notice", "check/finder", "check/head", "check/marks", "check/body", "check/tasks",
	}, nil},
	{"render/revision", "two notices to what an amendment changed", []string{"diag", "words", "notice"}, nil},
	{"render/paper/unit", "lengths and sizes of type", nil, nil},
	{"render/paper/text", "Chinese line breaking, widths of punctuation, justification", []string{"paper/unit"}, nil},
	{"render/paper/font", "TrueType: metrics, the chain of faces, subsets", nil, nil},
	{"render/paper/style", "format templates and fonts.toml, every value with its clause", []string{"diag", "source/tomldoc", "paper/unit", "paper/font"}, nil},
	{"render/paper/frame", "finished pages: items, structure tree, outline, metadata", []string{"diag", "paper/unit", "paper/font"}, nil},
	{"render/paper/compose", "the notice to its printed elements, with furniture", []string{"diag", "words", "notice"}, nil},
	{"render/paper/lexicon", "where Chinese words end: a word list, built in", nil, nil},
	{"render/paper/press", "type set in lines, lines put on pages", []string{"diag", "words", "paper/unit", "paper/text", "paper/lexicon", "paper/font", "paper/style", "paper/frame"}, nil},
	{"render/paper/table", "a composed table on pages: widths, rows, cuts, rules", []string{"diag", "paper/unit", "paper/text", "paper/lexicon", "paper/font", "paper/style", "paper/frame", "paper/compose", "paper/press"}, nil},
	{"render/paper/layout", "elements to finished pages", []string{
		"diag", "paper/unit", "paper/text", "paper/style", "paper/font", "paper/frame", "paper/compose", "paper/press", "paper/table",
	}, nil},
	{"render/paper/pdf", "finished pages to PDF", []string{"crew", "paper/unit", "paper/font", "paper/frame"}, []string{"github.com/go-pdf/fpdf", "github.com/klauspost/compress/zlib"}},
	{"render/paper/svg", "one finished page to SVG", []string{"diag", "paper/unit", "paper/frame"}, nil},
	{"render/book", "workbooks as values; the limits of Excel", []string{"words"}, nil},
	{"render/book/sheet", "the plan of one sheet: columns, heights, merges, page ends", []string{"diag", "words", "book"}, nil},
	{"render/book/filenames", "the names of departments' files, which any system can keep", nil, nil},
	{"render/book/assign", "the notice to the assignment workbook, the departments' files and the form they fill in", []string{"crew", "diag", "words", "notice", "book", "book/sheet"}, nil},
	{"render/book/grid", "a foreign table: cells as shown and as stored; heads found by certainty", []string{"words", "book"}, nil},
	{"render/book/pack", "parts of a workbook to a zip file, deflated side by side", []string{"crew"}, []string{"github.com/klauspost/compress/flate"}},
	{"render/book/markup", "the XML of a part of a workbook, token by token, strictly", nil, nil},
	{"render/book/xlsx", "workbooks to XLSX and back; alone knows the spreadsheet library", []string{"book", "book/grid", "book/markup", "book/pack"}, []string{"github.com/xuri/excelize/v2"}},
	{"render/book/returned", "a sheet that came back, under its heads, and what in it was never sent", []string{"diag", "words", "notice", "intake/sniff", "book", "book/sheet", "book/grid", "book/assign"}, nil},
	{"render/book/told", "what collecting tells: its rules, and many alike in one voice", []string{"diag"}, nil},
	{"render/book/collect", "what departments returned, matched with the notice", []string{"diag", "words", "notice", "book", "book/grid", "book/assign", "book/returned", "book/told"}, nil},
	{"render/book/ledger", "what was collected to the ledger", []string{"diag", "words", "notice", "book", "book/sheet", "book/assign", "book/grid", "book/returned", "book/told", "book/collect"}, nil},
	{"render/intake/word", "a Word file: paragraphs with their numbers, tables, what is left out", []string{"words"}, nil},
	{"render/intake/prose", "texts of foreign files without what nobody sees, and quoted", []string{"words"}, nil},
	{"render/intake/doubt", "what an import tells: its rules, and what counts as told", []string{"diag"}, nil},
	{
		"render/intake/source", "bytes of foreign files to lines and tables",
		[]string{"charset", "words", "book", "book/grid", "book/xlsx", "intake/sniff", "intake/word", "intake/prose", "intake/doubt"},
		[]string{"golang.org/x/net/html", "golang.org/x/net/html/atom"},
	},
	{"render/intake/tasks", "tables and numbered paragraphs to rows of tasks", []string{"diag", "words", "notice", "source/schema", "book/grid", "intake/prose", "intake/doubt", "intake/source"}, nil},
	{"render/intake/element", "what a line of a notice says that it is, by its words", []string{"words", "intake/prose"}, nil},
	{"render/intake/draft", "lines and tables to a notice", []string{"words", "notice", "book/grid", "intake/prose", "intake/doubt", "intake/source", "intake/tasks", "intake/element"}, nil},
	{
		"render/intake", "files of others to a notice in TOML", []string{
			"diag", "words", "notice", "source/tomldoc", "source/origin", "source/edit", "intake/sniff", "intake/prose", "intake/doubt", "intake/source", "intake/tasks", "intake/draft",
		}, nil,
	},
	{"render/workbench", "a notice as the workbench shows it: values, rows, a pasted table", []string{"diag", "notice", "source/tomldoc", "source/schema", "source/edit", "intake"}, nil},
	{"render/verify/pdfread", "a strict reader of PDF, which mends nothing and has no rules", nil, nil},
	{"render/verify/fontread", "what embedded font programs say of their glyphs", []string{"verify/pdfread"}, nil},
	{"render/verify/xmp", "XMP packets, and where they leave what PDF/A allows in them", nil, nil},
	{"render/verify/rules", "the catalogue of what a finished file can do wrong, and the notes of one", []string{"diag", "verify/pdfread"}, nil},
	{"render/verify/fonts", "fonts in use, against their programs", []string{"verify/pdfread", "verify/fontread", "verify/rules"}, nil},
	{"render/verify/graphics", "content streams, colours, images, transparency", []string{"verify/pdfread", "verify/rules", "verify/fonts"}, nil},
	{"render/verify/tags", "the structure tree and what belongs to it", []string{"verify/pdfread", "verify/rules", "verify/graphics"}, nil},
	{"render/verify", "finished files judged", []string{"diag", "verify/pdfread", "verify/rules", "verify/xmp", "verify/fonts", "verify/graphics", "verify/tags"}, nil},
	{"render/explain", "rules, keys and values of templates in words", []string{"diag", "source/schema", "paper/style"}, nil},
	{"fonts", "the default faces, embedded", nil, nil},
	{"templates", "the formats as data, embedded", nil, nil},
	{"render", "the one door: runs the stages and joins what they find", []string{
		"crew", "diag", "notice", "source/tomldoc", "source/origin", "source/leaf", "source/schema", "source/bind", "source/edit", "check", "revision",
		"paper/style", "paper/font", "paper/frame", "paper/compose", "paper/layout", "paper/pdf", "paper/svg",
		"book", "book/filenames", "book/sheet", "book/assign", "book/grid", "book/xlsx", "book/returned", "book/told", "book/collect", "book/ledger", "intake", "workbench", "verify", "explain", "fonts", "templates",
	}, nil},
	{"cmd/gongwen/set", "results that take their places together, under a lock of the folder", nil, nil},
	{"cmd/gongwen/system", "what systems do differently, their failures in Chinese", []string{"cmd/gongwen/set"}, nil},
	{"cmd/gongwen/options", "the options of a command line, read and refused in Chinese", []string{"cmd/gongwen/set", "diag"}, nil},
	{"cmd/gongwen/places", "where results lie, what lies there already, the list of their sums", []string{"cmd/gongwen/set", "render", "diag"}, nil},
	{"cmd/gongwen/returns", "what departments sent back, and the ledgers beside it, as bytes", []string{"cmd/gongwen/set", "cmd/gongwen/places", "render"}, nil},
	{"cmd/gongwen/console", "the program's one voice on a terminal, and its exit codes", []string{"cmd/gongwen/set", "cmd/gongwen/system", "cmd/gongwen/places", "diag"}, nil},
	{"cmd/gongwen/desk/screen", "what is written for a file and a command line, in the words of the workbench", []string{"render"}, nil},
	{"cmd/gongwen/desk", "the workbench: a server for one browser on this machine, and its page", []string{"cmd/gongwen/set", "cmd/gongwen/system", "cmd/gongwen/places", "cmd/gongwen/returns", "cmd/gongwen/desk/screen", "render", "diag", "templates"}, nil},
	{"cmd/gongwen", "the command line: a file a verb", []string{
		"cmd/gongwen/set", "cmd/gongwen/system", "cmd/gongwen/options", "cmd/gongwen/places", "cmd/gongwen/returns", "cmd/gongwen/console", "cmd/gongwen/desk",
		"render", "crew", "diag", "fonts", "templates",
	}, []string{"github.com/rogpeppe/go-internal/diff"}},
	{"render/testkit", "for tests alone: the tree's root, samples, golden files, cases, outside programs", []string{"diag"}, []string{"github.com/google/go-cmp/cmp", "github.com/rogpeppe/go-internal/diff", "github.com/rogpeppe/go-internal/txtar"}},
	{"render/paper/papertest", "for tests alone: faces, styles and small notices for the rooms of paper", []string{
		"fonts", "templates", "diag", "notice", "source/bind", "paper/compose", "paper/font", "paper/frame", "paper/style",
	}, []string{"pgregory.net/rapid"}},
	{"render/book/booktest", "for tests alone: what holds of every planned workbook", []string{"book"}, []string{"pgregory.net/rapid"}},
}

// forTests are rooms that only tests may import.
var forTests = []string{"render/testkit", "render/paper/papertest", "render/book/booktest"}
