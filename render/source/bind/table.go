package bind

import (
	"slices"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
	"gongwen/render/words"
)

// table is a breakdown being bound: all that one has and another may have
// otherwise.
type table struct {
	*binder
	part       *part // that it is written under; nil: the top level
	breakdown  *notice.Breakdown
	written    bool      // its [breakdown] stands there
	shown      bool      // a part prints it
	close      diag.Span // the key
	numbering  levels
	restart    bool
	count      string // task, topic, section
	columnKeys map[string]diag.Span
	keys       []schema.Key  // of its [[task]], with its own columns
	tasks      *tomldoc.Node // its [[task]]
	rows       *inheritance
	deadlines  map[string]deadline // by their words
	year       int                 // of those without one
	taskIDs    []diag.Text         // those written
	prefix     string              // of automatic ids: "" or 2-
}

// tableOf is the breakdown that [breakdown] and [[task]] speak of at hand: the
// part's own, or that of the top level.
func (s *scope) tableOf() *table {
	at := &s.short
	var under *part
	if s.part != s.body {
		at, under = &s.part.own, s.part
	}
	if *at == nil {
		*at = &table{
			binder: s.binder, part: under, breakdown: &notice.Breakdown{}, numbering: levels{section: true, topic: true}, count: "task",
			columnKeys: map[string]diag.Span{}, keys: schema.KeysOf("task"),
		}
		if under != nil {
			(*at).breakdown.Under = diag.Path{Key: under.kind, At: [2]int32{int32(under.nth)}}
		}
		s.tables = append(s.tables, *at)
	}
	return *at
}

// has reports whether the breakdown has a task, or at least a section.
func (t *table) has() bool { return t.tasks != nil && len(t.tasks.Items) > 0 }

// header and taskHeader are how the file writes its tables.
func (t *table) header() string     { return "[" + t.under() + "breakdown]" }
func (t *table) taskHeader() string { return "[[" + t.under() + "task]]" }

func (t *table) under() string {
	if t.part == nil {
		return ""
	}
	return t.part.kind + "."
}

// bindTasks binds the rows.
func (t *table) bindTasks() {
	d := t.breakdown
	if len(d.Columns) == 0 {
		d.Columns = notice.StandardColumns()
	}
	d.Tasks = make([]notice.Task, 0, len(t.tasks.Items))
	t.deadlines, t.year = map[string]deadline{}, t.yearOfDeadlines()
	t.rows = t.newInheritance()
	s := scope{binder: t.binder, path: t.under() + "task", header: t.taskHeader(), table: t, row: &row{}}
	for i, item := range t.tasks.Items {
		s.node, *s.row = item, row{node: item, span: item.Span, entry: i}
		s.bind("task")
		t.rows.row(s.row)
		if !t.whole {
			t.tasks.Items[i] = nil // of a long table, the tree is larger than the model
		}
	}
}

// yearOfDeadlines is the year of deadlines that state none: the one year that
// stands in the title of the part that prints them, else of the document that
// it is attached to, else of the notice, else of its date; 0 if even that is not
// known yet.
func (t *table) yearOfDeadlines() int {
	parts := t.notice.Parts
	for _, i := range slices.Compact([]int{t.breakdown.Part, t.notice.Owner(), 0}) {
		var years words.Years
		years.Scan(parts[i].Title.S)
		for _, line := range parts[i].Heading {
			years.Scan(line.S)
		}
		if year, ok := years.Only(); ok {
			return year
		}
	}
	return t.notice.Date.Year
}

// finish does what only the whole table can decide.
func (t *table) finish(taken map[string]diag.Span) {
	d, h := t.breakdown, t.rows
	if d.Span == (diag.Span{}) {
		d.Span = h.first
	}
	d.Sections, d.Topics, d.Units = h.sections, h.topics, t.notice.Units
	t.assign()
	t.identify(taken)
	t.checkSections()
	if len(t.columnKeys) == 0 && !t.Found.HasErrors() && d.Form == notice.AsTable {
		t.checkStandard()
	}
	if t.close != (diag.Span{}) && d.Form != notice.AsList {
		t.add(closeTable, t.close, "删去这一行，或写 form = \"list\"", "close 只用于 form = \"list\" 的分解表")
	}
}
