// Package bind carries the tree of a source into the model: what each key of
// the schema does, what rows inherit from each other, how headings and rows are
// numbered, whom cells of units name, and what only the whole file can decide.
//
// It knows the form of values, not their sense: whether a notice is a good one
// is check's to say. It draws nothing, and whatever is wrong it goes on, so that
// all mistakes are told in one run and the rest of the notice is there. In: a
// [diag.Source]. Out: a [notice.Notice], and findings GW1xx and GW2xx.
package bind

import (
	"slices"
	"strconv"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/origin"
	"gongwen/render/source/tomldoc"
	"gongwen/render/source/value"
	"gongwen/render/words"
)

// Parse reads a notice, schema 1. In a draft the number and the date may be
// missing. The list holds every mistake of the file at once, in file order,
// warnings included; with errors in it the Notice is incomplete, and it is nil
// if the text is not TOML at all.
//
// Text of another encoding is read and told; the Notice has the Source that was
// made of it. What is only likely to be of one must be TOML whose every key is
// known.
func Parse(src *diag.Source, draft bool) (*notice.Notice, diag.List) {
	n, _, list := read(src, draft, false)
	return n, list
}

// ParseTree is Parse for who needs the tree of the Notice's Source too; nil if the
// text is not TOML. It takes the memory that Parse gives back row by row.
func ParseTree(src *diag.Source, draft bool) (*notice.Notice, *tomldoc.Node, diag.List) {
	return read(src, draft, true)
}

func read(src *diag.Source, draft, whole bool) (*notice.Notice, *tomldoc.Node, diag.List) {
	o := origin.Of(src)
	if o.Source == nil {
		return nil, nil, o.Found
	}
	n, root, list := fromText(o.Source, draft, whole)
	if o.Likely && (n == nil || slices.ContainsFunc(list, func(f diag.Finding) bool { return f.Rule == &rules[unknownKey] })) {
		return fromText(src, draft, whole)
	}
	return n, root, append(o.Found, list...)
}

// fromText is Parse of text that is as it is.
func fromText(src *diag.Source, draft, whole bool) (*notice.Notice, *tomldoc.Node, diag.List) {
	root, list := tomldoc.Parse(src)
	if root == nil {
		translate(src, list)
		return nil, nil, list
	}
	b := binder{
		Reader: value.Reader{Source: src, Found: list}, draft: draft, whole: whole, hints: map[[2]string]unknownName{}, named: map[string]diag.Span{},
		notice: &notice.Notice{Source: src, Signature: notice.Signature{Seal: true}},
	}
	b.body = &part{binder: &b, node: root}
	s := scope{binder: &b, node: root, part: b.body}
	s.bind("")
	if root.Get("content") != nil && b.body.contentKey == nil {
		b.unsure = true // reported
	}
	b.assemble()
	b.finishHead()
	b.bindTasks()
	b.finishTables()
	b.checkPlaceholders()
	b.Found.Sort()
	return b.notice, root, b.Found
}

// binder is one file on its way into the model. What belongs to one table of it
// is in the [scope].
type binder struct {
	value.Reader
	draft  bool
	whole  bool                      // the tree is wanted afterwards
	hints  map[[2]string]unknownName // of unknown keys, by table and name
	lineOf *diag.Lines               // made when a message first names another place
	notice *notice.Notice
	spans  spans

	departments []words.Entry
	named       map[string]diag.Span // every name and alias of the register
	cells       *words.Cells
	nobody      cell     // the cell without units
	body        *part    // the notice itself
	parts       []*part  // the document and the attachments, in file order
	short       *table   // [breakdown] and [[task]] of the top level
	tables      []*table // all, in file order
	unsure      bool     // what is wrong could hold or show the tasks
}

// spans are places that the model has no room for, because no one but the
// findings of this package asks for them.
type spans struct {
	format, title, recipients, mark, suffix, copies, signers, seal, signatureName, under, posts, movedRecipients, printed, more diag.Span
	namesListed                                                                                                                 bool // signature.name is an array
}

func (b *binder) add(r rule, at diag.Span, hint, format string, args ...any) *diag.Finding {
	return b.Found.Add(&rules[r], b.Source, at, hint, format, args...)
}

// line is the number of the line that a place stands on, for messages that
// name a second place.
func (b *binder) line(at diag.Span) int {
	if b.lineOf == nil {
		b.lineOf = diag.NewLines(b.Source)
	}
	line, _ := b.lineOf.Position(at.Start)
	return line
}

// bindTasks binds every [[task]], once all that its reading depends on is
// known: the columns, the register, the part that prints it.
func (b *binder) bindTasks() {
	b.cells, b.nobody = words.NewCells(b.departments), cell{People: &words.People{}}
	all := b.inOrder()
	for i, t := range all {
		if len(all) > 1 {
			t.prefix = strconv.Itoa(i+1) + "-"
		}
		t.bindTasks()
	}
}

// finishTables does what only the rows of all breakdowns can decide.
func (b *binder) finishTables() {
	b.notice.Units = units(b.cells.Sort())
	taken := map[string]diag.Span{} // ids as written: unique in the notice
	all := b.inOrder()
	for _, t := range all {
		t.takeIDs(taken)
	}
	for _, t := range all {
		t.finish(taken)
	}
	b.checkShown()
}
