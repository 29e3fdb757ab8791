package bind

import (
	"gongwen/render/diag"
	. "gongwen/render/notice"
	"gongwen/render/source/tomldoc"
)

// stores says what a legal value of each key becomes. A test holds it against
// the schema: a key has a row in both.
var stores map[string]func(*scope, *tomldoc.Node)

func init() {
	stores = map[string]func(*scope, *tomldoc.Node){
		"schema": func(s *scope, n *tomldoc.Node) {
			if n.Integer != 1 {
				s.add(wrongSchema, n.Span, "写 schema = 1，或删去这一行", "本版程序只读第 1 版格式，不读第 %d 版", n.Integer)
			}
		},
		"format": func(s *scope, n *tomldoc.Node) {
			s.notice.Form = map[string]Form{"general": General, "letter": Letter, "order": Order, "minutes": Minutes}[n.Text.S]
		},
		"issuer":     func(s *scope, n *tomldoc.Node) { s.notice.Issuers = texts(n) },
		"number":     func(s *scope, n *tomldoc.Node) { s.notice.Number = s.number(trim(n.Text)) },
		"title":      func(s *scope, n *tomldoc.Node) { s.notice.Parts[0].Heading = lines(n.Text) },
		"recipients": func(s *scope, n *tomldoc.Node) { s.notice.Recipients = s.bareRecipients(trim(n.Text)) },
		"date": func(s *scope, n *tomldoc.Node) {
			s.notice.Date, s.notice.DateSpan = s.day(n), n.Span
		},
		"note": func(s *scope, n *tomldoc.Node) {
			for _, t := range texts(n) {
				s.notice.Notes = append(s.notice.Notes, s.bareNote(t))
			}
		},
		"text":                func(s *scope, n *tomldoc.Node) { s.notice.Parts[0].Text = s.paragraphs(n.Text, false) },
		"letterhead.mark":     func(s *scope, n *tomldoc.Node) { s.notice.Letterhead.Mark = trim(n.Text) },
		"letterhead.serial":   func(s *scope, n *tomldoc.Node) { s.notice.Letterhead.Serial = s.serial(trim(n.Text)) },
		"letterhead.secrecy":  func(s *scope, n *tomldoc.Node) { s.notice.Letterhead.Secrecy = s.secrecy(trim(n.Text)) },
		"letterhead.urgency":  func(s *scope, n *tomldoc.Node) { s.notice.Letterhead.Urgency = s.urgency(trim(n.Text)) },
		"letterhead.registry": func(s *scope, n *tomldoc.Node) { s.notice.Letterhead.Registry = trim(n.Text) },
		"signature.name":      func(s *scope, n *tomldoc.Node) { s.notice.Signature.Names = []diag.Text{trim(n.Text)} },
		"signature.under":     func(s *scope, n *tomldoc.Node) { s.notice.Signature.Under = []diag.Text{trim(n.Text)} },
		"signature.seal":      func(s *scope, n *tomldoc.Node) { s.notice.Signature.Seal = n.Boolean },
		"imprint.copy_to":     func(s *scope, n *tomldoc.Node) { s.notice.Imprint.CopyTo = s.bareCopyTo(trim(n.Text)) },
		"imprint.printed_by":  func(s *scope, n *tomldoc.Node) { s.notice.Imprint.PrintedBy = trim(n.Text) },
		"imprint.printed_on": func(s *scope, n *tomldoc.Node) {
			s.notice.Imprint.PrintedOn, s.notice.Imprint.PrintedSpan = s.day(n), n.Span
		},
		"attachment.title":   func(s *scope, n *tomldoc.Node) { s.part.Title = s.bareName(trim(n.Text)) },
		"attachment.heading": func(s *scope, n *tomldoc.Node) { s.part.Heading = lines(n.Text) },
		"attachment.content": func(s *scope, n *tomldoc.Node) { s.content(n) },
		"attachment.label":   func(s *scope, n *tomldoc.Node) { s.part.Label = s.bareLabel(trim(n.Text)) },
		"attachment.text":    func(s *scope, n *tomldoc.Node) { s.part.Text = s.paragraphs(n.Text, false) },
		"attachment.after": func(s *scope, n *tomldoc.Node) {
			s.part.After, s.part.after = s.paragraphs(n.Text, true), n.Key
		},
		"department.name": func(s *scope, n *tomldoc.Node) { s.entry.Name = s.departmentName(trim(n.Text)) },
		"department.aliases": func(s *scope, n *tomldoc.Node) {
			for _, t := range texts(n) {
				s.entry.Aliases = append(s.entry.Aliases, s.departmentName(t))
			}
		},
		"department.members": func(s *scope, n *tomldoc.Node) {
			for _, t := range texts(n) {
				s.entry.Members = append(s.entry.Members, t.S)
			}
		},
		"department.kind": func(s *scope, n *tomldoc.Node) { s.entry.Kind = n.Text.S },
		"breakdown.form": func(s *scope, n *tomldoc.Node) {
			s.table.breakdown.Form = map[string]BreakdownForm{"table": AsTable, "list": AsList}[n.Text.S]
		},
		"breakdown.orientation": func(s *scope, n *tomldoc.Node) {
			s.table.breakdown.Orientation = map[string]Orientation{"auto": Auto, "landscape": Landscape, "portrait": Portrait}[n.Text.S]
		},
		"breakdown.numbering":   func(s *scope, n *tomldoc.Node) { s.table.numbering = numberedLevels(n) },
		"breakdown.restart":     func(s *scope, n *tomldoc.Node) { s.table.restart = n.Boolean },
		"breakdown.count":       func(s *scope, n *tomldoc.Node) { s.table.count = n.Text.S },
		"breakdown.first_leads": func(s *scope, n *tomldoc.Node) { s.table.breakdown.FirstLeads = n.Boolean },
		"breakdown.return_by": func(s *scope, n *tomldoc.Node) {
			s.table.breakdown.ReturnBy, s.table.breakdown.ReturnSpan = s.day(n), n.Span
		},
		"breakdown.contact":      func(s *scope, n *tomldoc.Node) { s.table.breakdown.Contact = trim(n.Text) },
		"breakdown.column.key":   func(s *scope, n *tomldoc.Node) { s.column.Key, s.column.at = n.Text.S, n.Span },
		"breakdown.column.head":  func(s *scope, n *tomldoc.Node) { s.column.Head = trim(n.Text) },
		"breakdown.column.width": func(s *scope, n *tomldoc.Node) { s.column.Width = s.width(n) },
		"breakdown.column.merge": func(s *scope, n *tomldoc.Node) { s.column.Merge, s.column.mergeSet = mergeOf(n), true },
		"breakdown.column.join":  func(s *scope, n *tomldoc.Node) { s.column.Join = joinOf(n.Text.S) },
		"breakdown.column.empty": func(s *scope, n *tomldoc.Node) { s.column.Empty = trim(n.Text) },
		"task.section":           func(s *scope, n *tomldoc.Node) { s.row.section = trim(n.Text) },
		"task.topic":             func(s *scope, n *tomldoc.Node) { s.row.topic = trim(n.Text) },
		"task.title":             func(s *scope, n *tomldoc.Node) { s.row.title = paragraphed(n.Text) },
		"task.lead":              func(s *scope, n *tomldoc.Node) { s.row.lead = s.table.cell(n, KeyLead) },
		"task.responsible":       func(s *scope, n *tomldoc.Node) { s.row.responsible = s.table.cell(n, KeyResponsible) },
		"task.requirement":       func(s *scope, n *tomldoc.Node) { s.row.requirement = paragraphed(n.Text) },
		"task.due":               func(s *scope, n *tomldoc.Node) { s.row.due, s.row.dueSet = s.due(n), true },
		"task.id":                func(s *scope, n *tomldoc.Node) { s.row.id = s.taskID(trim(n.Text)) },
		"task.seq":               func(s *scope, n *tomldoc.Node) { s.row.seq = n },
		"content":                func(s *scope, n *tomldoc.Node) { s.showing = append(s.showing, showing{part: 0, at: n.Span}) },
		"letterhead.signers":     func(s *scope, n *tomldoc.Node) { s.notice.Signers = texts(n) },
		"breakdown.close":        func(s *scope, n *tomldoc.Node) { s.table.breakdown.CloseLines = true },
		"document.title":         func(s *scope, n *tomldoc.Node) { s.part.Heading = lines(n.Text) },
		"document.label":         func(s *scope, n *tomldoc.Node) { s.part.Label = trim(n.Text) },
		"document.text":          func(s *scope, n *tomldoc.Node) { s.part.Text = s.paragraphs(n.Text, false) },
		"document.after":         func(s *scope, n *tomldoc.Node) { s.part.After = s.paragraphs(n.Text, true) },
		"document.content":       func(s *scope, n *tomldoc.Node) { s.content(n) },
		"document.columns":       func(s *scope, n *tomldoc.Node) { s.plain().Heads = texts(n) },
		"document.rows":          func(s *scope, n *tomldoc.Node) { s.plain().Rows = rows(n) },
		"attachment.columns":     func(s *scope, n *tomldoc.Node) { s.plain().Heads = texts(n) },
		"attachment.rows":        func(s *scope, n *tomldoc.Node) { s.plain().Rows = rows(n) },
	}
}
