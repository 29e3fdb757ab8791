package word

import (
	"strconv"
	"strings"
)

// Read reads a file.
func Read(data []byte) (*Document, error) {
	p, err := open(data)
	if err != nil {
		return nil, err
	}
	main := "word/document.xml"
	list, err := p.relations("")
	if err != nil {
		return nil, err
	}
	for _, r := range list {
		if r.kind == "officeDocument" {
			main = r.target
		}
	}
	root, err := p.part(main)
	if err != nil {
		return nil, err
	}
	body := root.get("body")
	if body == nil {
		return nil, ErrFormat
	}
	r := &reader{doc: &Document{}, counts: map[string]*counter{}, overridden: map[string]bool{}}
	if list, err = p.relations(main); err != nil {
		return nil, err
	}
	if err := r.beside(p, list); err != nil {
		return nil, err
	}
	r.doc.Blocks = r.blocks(body, place{})
	if r.size > maxText {
		return nil, ErrTooLarge
	}
	r.pages(p, list)
	return r.doc, nil
}

// reader reads one file.
type reader struct {
	doc        *Document
	styles     map[string]*style
	levels     map[string]*abstract // by abstractNumId
	nums       map[string]*num
	counts     map[string]*counter // by abstractNumId
	overridden map[string]bool     // numbers whose own beginning was taken
	comments   map[string]string
	footnotes  map[string]string
	endnotes   map[string]string
	paras      int
	tables     int
	page       bool    // the next block begins a page
	held       *Para   // a paragraph whose end was deleted: the next goes on with it
	fields     []bool  // complex fields that are open: whether their result has begun
	depth      int     // of text boxes and tables
	size       int     // bytes of text so far
	now        *Para   // being read
	boxes      []Block // of the paragraph being read
}

// place is where blocks stand.
type place struct {
	table, row int
	boxed      bool
}

func (r *reader) note(kind NoteKind, text string) {
	const most = 5000
	if len(r.doc.Notes) < most {
		r.doc.Notes = append(r.doc.Notes, Note{kind, text, r.now})
	}
}

// blocks reads the paragraphs and tables of an element.
func (r *reader) blocks(e *elem, at place) []Block {
	var out []Block
	for _, k := range e.kids {
		switch k.name {
		case "p":
			out = append(out, r.para(k, at)...)
		case "tbl":
			out = append(out, r.table(k, at))
		case "sdt":
			if c := k.get("sdtContent"); c != nil {
				out = append(out, r.blocks(c, at)...)
			}
		case "ins", "moveTo", "smartTag", "customXml", "AlternateContent", "Choice":
			if k.name == "ins" || k.name == "moveTo" {
				r.note(Inserted, k.words())
			}
			out = append(out, r.blocks(k, at)...)
		case "del", "moveFrom":
			r.note(Deleted, k.words())
		case "altChunk":
			r.now = nil
			r.note(Included, "")
		}
	}
	return out
}

// para reads a paragraph: what its text boxes hold comes before it.
func (r *reader) para(e *elem, at place) []Block {
	p := &Para{Table: at.table, Row: at.row}
	outer, outerBoxes := r.now, r.boxes
	r.now, r.boxes = p, nil
	defer func() { r.now, r.boxes = outer, outerBoxes }()

	props := e.get("pPr")
	s := r.styleOf(props)
	p.Align = s.align
	if v, ok := props.value("jc"); ok {
		p.Align = v
	}
	switch p.Align {
	case "start":
		p.Align = "left"
	case "end":
		p.Align = "right"
	}
	if at.table == 0 && !at.boxed {
		p.Page = r.page || props.on("pageBreakBefore")
		r.page = false
	}
	mark := props.get("rPr")
	if h := r.held; h != nil { // the mark between the two was deleted
		p.Number, p.Page = h.Number, h.Page
		if h.Align != "" {
			p.Align = h.Align
		}
	}
	var b strings.Builder
	if r.held != nil {
		b.WriteString(r.held.Text)
		r.held = nil
	}
	before := len(r.doc.Notes)
	w := &writer{reader: r, b: &b, style: s}
	w.runs(e)
	p.Text = b.String()
	r.size += len(p.Text)
	vanished := mark.on("vanish") && strings.TrimSpace(p.Text) == ""
	gone := false
	for _, n := range r.doc.Notes[before:] {
		gone = gone || n.Kind == Deleted
	}
	gone = gone && strings.TrimSpace(p.Text) == ""
	if !vanished && !gone && p.Number == "" {
		p.Number = r.number(props, s)
	}
	if mark.get("del") != nil {
		if strings.TrimSpace(p.Text) != "" || p.Number != "" {
			r.held = p
		}
		return r.boxes
	}
	if mark.get("ins") != nil && strings.TrimSpace(p.Text) != "" {
		r.note(Inserted, "")
	}
	if strings.TrimSpace(p.Text) == "" {
		p.Number = ""
		r.page = r.page || p.Page
	} else if at.table == 0 {
		r.paras++
		p.Nth = r.paras
	}
	if props.get("sectPr") != nil && props.get("sectPr").kind() != "continuous" {
		r.page = true
	}
	return append(r.boxes, Block{Para: p})
}

// kind is how a section begins.
func (e *elem) kind() string {
	v, _ := e.value("type")
	return v
}

// table reads a table.
func (r *reader) table(e *elem, at place) Block {
	t := &Table{Page: r.page}
	r.page = false
	if at.table == 0 {
		r.tables++
		t.Nth = r.tables
	} else {
		t.Nth = at.table
	}
	r.rows(e, t, at)
	return Block{Table: t}
}

func (r *reader) rows(e *elem, t *Table, at place) {
	for _, k := range e.kids {
		switch k.name {
		case "tr":
			r.row(k, t, at)
		case "sdt":
			if c := k.get("sdtContent"); c != nil {
				r.rows(c, t, at)
			}
		case "ins", "moveTo", "customXml", "smartTag":
			r.rows(k, t, at)
		case "del", "moveFrom":
			r.note(Deleted, k.words())
		}
	}
}

func (r *reader) row(e *elem, t *Table, at place) {
	props := e.get("trPr")
	here := place{t.Nth, len(t.Rows) + 1, at.boxed}
	if at.table > 0 {
		here.row = at.row
	}
	old := r.now
	r.now = &Para{Table: here.table, Row: here.row}
	defer func() { r.now = old }()
	switch {
	case props.get("del") != nil:
		r.note(Deleted, rowWords(e))
		return
	case props.get("ins") != nil:
		r.note(Inserted, rowWords(e))
	}
	row := Row{}
	if v, ok := props.value("gridBefore"); ok {
		n, _ := strconv.Atoi(v)
		row.Before = min(max(n, 0), maxSpan)
	}
	r.cells(e, &row, here)
	t.Rows = append(t.Rows, row)
}

// rowWords are the words of a row, cell by cell.
func rowWords(e *elem) string {
	var cells []string
	for _, k := range e.kids {
		if k.name == "tc" {
			var b strings.Builder
			for _, kid := range k.kids {
				b.WriteString(deletedWords(kid))
			}
			cells = append(cells, b.String())
		}
	}
	return strings.TrimSpace(strings.Join(cells, " "))
}

// deletedWords is all text, that of deleted runs too.
func deletedWords(e *elem) string {
	var b strings.Builder
	var walk func(*elem)
	walk = func(e *elem) {
		b.WriteString(e.text)
		for _, k := range e.kids {
			walk(k)
		}
	}
	walk(e)
	return strings.TrimSpace(b.String())
}

func (r *reader) cells(e *elem, row *Row, at place) {
	for _, k := range e.kids {
		switch k.name {
		case "tc":
			if len(row.Cells) < maxSpan {
				row.Cells = append(row.Cells, r.cell(k, at))
			}
		case "sdt":
			if c := k.get("sdtContent"); c != nil {
				r.cells(c, row, at)
			}
		case "ins", "customXml", "smartTag":
			r.cells(k, row, at)
		}
	}
}

func (r *reader) cell(e *elem, at place) Cell {
	c := Cell{Span: 1}
	props := e.get("tcPr")
	if v, ok := props.value("gridSpan"); ok {
		n, _ := strconv.Atoi(v)
		c.Span = min(max(n, 1), maxSpan)
	}
	merge := func(name string) Merge {
		switch v, ok := props.value(name); {
		case !ok:
			return Alone
		case v == "restart":
			return Begins
		default:
			return GoesOn
		}
	}
	c.Down, c.Across = merge("vMerge"), merge("hMerge")
	if props.get("cellDel") != nil {
		r.note(Deleted, deletedWords(e))
		return c
	}
	c.Blocks = r.blocks(e, at)
	return c
}
