package bind

import (
	"gongwen/render/notice"
	"gongwen/render/source/tomldoc"
	"gongwen/render/source/value"
)

// stores says what a legal value of each key that is no table becomes. A test
// holds it against the schema: a key has a row in both. It is never written to.
var stores = map[string]func(*scope, *tomldoc.Node){
	"schema": func(s *scope, n *tomldoc.Node) {
		if n.Integer != 1 {
			s.add(wrongSchema, n.Span, "写 schema = 1，或删去这一行", "本版程序只读第 1 版格式，不读第 %d 版", n.Integer)
		}
	},
	"format": func(s *scope, n *tomldoc.Node) {
		s.spans.format = n.Span
		s.notice.Form = map[string]notice.Form{"general": notice.General, "letter": notice.Letter, "order": notice.Order, "minutes": notice.Minutes}[n.Text.S]
	},
	"issuer": func(s *scope, n *tomldoc.Node) { s.notice.Issuers = s.issuers(n) },
	"number": func(s *scope, n *tomldoc.Node) { s.notice.Number = value.Trim(n.Text) },
	"title": func(s *scope, n *tomldoc.Node) {
		s.part.Heading, s.spans.title = value.Lines(n.Text), n.Key
	},
	"recipients": func(s *scope, n *tomldoc.Node) {
		s.notice.Recipients, s.spans.recipients = s.Recipients(value.Trim(n.Text)), n.Key
	},
	"date": func(s *scope, n *tomldoc.Node) {
		s.notice.Date, s.notice.DateSpan = s.Day(n), n.Span
	},
	"note": func(s *scope, n *tomldoc.Node) {
		for _, t := range value.Texts(n) {
			s.notice.Notes = append(s.notice.Notes, s.Note(t))
		}
	},
	"text":    func(s *scope, n *tomldoc.Node) { s.part.Text = s.Paragraphs(n.Text, false) },
	"content": func(s *scope, n *tomldoc.Node) { s.part.contentKey = n },

	"letterhead.mark": func(s *scope, n *tomldoc.Node) {
		s.spans.mark = n.Span
		if n.Kind == tomldoc.Array {
			s.notice.Letterhead.Marks = s.Marks(n)
			return
		}
		s.notice.Letterhead.Mark = value.Trim(n.Text)
	},
	"letterhead.suffix": func(s *scope, n *tomldoc.Node) {
		s.spans.suffix = n.Span
		s.notice.Letterhead.Suffix = value.Trim(n.Text)
		s.notice.Letterhead.Bare = s.notice.Letterhead.Suffix.Empty()
	},
	"letterhead.serial":   func(s *scope, n *tomldoc.Node) { s.notice.Letterhead.Serial = s.Serial(value.Trim(n.Text)) },
	"letterhead.copies":   func(s *scope, n *tomldoc.Node) { s.notice.Letterhead.Copies, s.spans.copies = s.copies(n), n.Span },
	"letterhead.secrecy":  func(s *scope, n *tomldoc.Node) { s.notice.Letterhead.Secrecy = s.Secrecy(value.Trim(n.Text)) },
	"letterhead.urgency":  func(s *scope, n *tomldoc.Node) { s.notice.Letterhead.Urgency = s.Urgency(value.Trim(n.Text)) },
	"letterhead.signers":  func(s *scope, n *tomldoc.Node) { s.notice.Signers, s.spans.signers = s.SignerNames(n), n.Key },
	"letterhead.registry": func(s *scope, n *tomldoc.Node) { s.notice.Letterhead.Registry = value.Trim(n.Text) },

	"signature.name": func(s *scope, n *tomldoc.Node) {
		s.notice.Signature.Names, s.spans.signatureName = value.Texts(n), n.Key
		s.spans.namesListed = n.Kind == tomldoc.Array
	},
	"signature.under": func(s *scope, n *tomldoc.Node) {
		s.notice.Signature.Under, s.spans.under = s.under(n), n.Span
	},
	"signature.seal": func(s *scope, n *tomldoc.Node) { s.notice.Signature.Seal, s.spans.seal = n.Boolean, n.Key },
	"signature.signers.post": func(s *scope, n *tomldoc.Node) {
		s.signer.Post = value.Trim(n.Text)
	},
	"signature.signers.name":  func(s *scope, n *tomldoc.Node) { s.signer.Name = value.Trim(n.Text) },
	"signature.signers.stamp": func(s *scope, n *tomldoc.Node) { s.signer.Stamp = n.Boolean },

	"imprint.recipients": func(s *scope, n *tomldoc.Node) {
		s.notice.Imprint.Recipients, s.spans.movedRecipients = s.Moved(value.Trim(n.Text)), n.Key
	},
	"imprint.label":   func(s *scope, n *tomldoc.Node) { s.notice.Imprint.Label = value.Trim(n.Text) },
	"imprint.copy_to": func(s *scope, n *tomldoc.Node) { s.notice.Imprint.CopyTo = s.CopyTo(value.Trim(n.Text)) },
	"imprint.printed_by": func(s *scope, n *tomldoc.Node) {
		s.notice.Imprint.PrintedBy, s.spans.printed = value.Trim(n.Text), n.Key
	},
	"imprint.printed_on": func(s *scope, n *tomldoc.Node) {
		s.notice.Imprint.PrintedOn, s.notice.Imprint.PrintedSpan = s.Day(n), n.Span
		s.spans.printed = n.Key
	},
	"imprint.more": func(s *scope, n *tomldoc.Node) { s.notice.Imprint.More, s.spans.more = value.Texts(n), n.Key },

	"attendance.present":    func(s *scope, n *tomldoc.Node) { s.notice.Attendance.Present = s.Attendees(n, "出席") },
	"attendance.excused":    func(s *scope, n *tomldoc.Node) { s.notice.Attendance.Excused = s.Attendees(n, "请假") },
	"attendance.observers":  func(s *scope, n *tomldoc.Node) { s.notice.Attendance.Observers = s.Attendees(n, "列席") },
	"attendance.more.label": func(s *scope, n *tomldoc.Node) { s.people.Label = s.Label(value.Trim(n.Text), "人员的字样") },
	"attendance.more.names": func(s *scope, n *tomldoc.Node) { s.people.Names = s.Attendees(n, "") },

	"document.title":   func(s *scope, n *tomldoc.Node) { s.part.Heading = value.Lines(n.Text) },
	"document.label":   func(s *scope, n *tomldoc.Node) { s.part.Label = s.Label(value.Trim(n.Text), "文件字样") },
	"document.text":    func(s *scope, n *tomldoc.Node) { s.part.Text = s.Paragraphs(n.Text, false) },
	"document.content": func(s *scope, n *tomldoc.Node) { s.part.contentKey = n },
	"document.columns": func(s *scope, n *tomldoc.Node) { s.part.columns = n },
	"document.rows":    func(s *scope, n *tomldoc.Node) { s.part.rows = n },
	"document.after": func(s *scope, n *tomldoc.Node) {
		s.part.After, s.part.after = s.Paragraphs(n.Text, true), n.Key
	},

	"attachment.title":   func(s *scope, n *tomldoc.Node) { s.part.Title = s.AttachmentName(value.Trim(n.Text)) },
	"attachment.heading": func(s *scope, n *tomldoc.Node) { s.part.Heading = value.Lines(n.Text) },
	"attachment.label":   func(s *scope, n *tomldoc.Node) { s.part.Label = s.Label(value.Trim(n.Text), "附件字样") },
	"attachment.text":    func(s *scope, n *tomldoc.Node) { s.part.Text = s.Paragraphs(n.Text, false) },
	"attachment.content": func(s *scope, n *tomldoc.Node) { s.part.contentKey = n },
	"attachment.columns": func(s *scope, n *tomldoc.Node) { s.part.columns = n },
	"attachment.rows":    func(s *scope, n *tomldoc.Node) { s.part.rows = n },
	"attachment.after": func(s *scope, n *tomldoc.Node) {
		s.part.After, s.part.after = s.Paragraphs(n.Text, true), n.Key
	},

	"department.name": func(s *scope, n *tomldoc.Node) { s.entry.Name = s.departmentName(value.Trim(n.Text)) },
	"department.aliases": func(s *scope, n *tomldoc.Node) {
		for _, t := range value.Texts(n) {
			s.entry.Aliases = append(s.entry.Aliases, s.departmentName(t))
		}
	},
	"department.members": func(s *scope, n *tomldoc.Node) {
		for _, t := range value.Texts(n) {
			s.entry.Members = append(s.entry.Members, t.S)
		}
	},
	"department.kind": func(s *scope, n *tomldoc.Node) { s.entry.Kind = n.Text.S },

	"breakdown.form": func(s *scope, n *tomldoc.Node) {
		s.table.breakdown.Form = map[string]notice.BreakdownForm{"table": notice.AsTable, "list": notice.AsList}[n.Text.S]
	},
	"breakdown.close": func(s *scope, n *tomldoc.Node) { s.table.breakdown.CloseLines, s.table.close = true, n.Key },
	"breakdown.orientation": func(s *scope, n *tomldoc.Node) {
		s.table.breakdown.Orientation = map[string]notice.Orientation{"auto": notice.Auto, "landscape": notice.Landscape, "portrait": notice.Portrait}[n.Text.S]
	},
	"breakdown.numbering":   func(s *scope, n *tomldoc.Node) { s.table.numbering = numberedLevels(n) },
	"breakdown.restart":     func(s *scope, n *tomldoc.Node) { s.table.restart = n.Boolean },
	"breakdown.count":       func(s *scope, n *tomldoc.Node) { s.table.count = n.Text.S },
	"breakdown.first_leads": func(s *scope, n *tomldoc.Node) { s.table.breakdown.FirstLeads = n.Boolean },
	"breakdown.return_by": func(s *scope, n *tomldoc.Node) {
		s.table.breakdown.ReturnBy, s.table.breakdown.ReturnSpan = s.Day(n), n.Span
	},
	"breakdown.contact": func(s *scope, n *tomldoc.Node) { s.table.breakdown.Contact = value.Trim(n.Text) },
	"breakdown.returns": func(s *scope, n *tomldoc.Node) { s.table.breakdown.Returns = s.returns(n) },

	"breakdown.column.key":   func(s *scope, n *tomldoc.Node) { s.column.Key, s.column.at = n.Text.S, n.Span },
	"breakdown.column.head":  func(s *scope, n *tomldoc.Node) { s.head(n) },
	"breakdown.column.width": func(s *scope, n *tomldoc.Node) { s.column.Width = s.width(n) },
	"breakdown.column.merge": func(s *scope, n *tomldoc.Node) { s.column.Merge, s.column.mergeSet = mergeOf(n), true },
	"breakdown.column.join":  func(s *scope, n *tomldoc.Node) { s.column.Join = joinOf(n.Text.S) },
	"breakdown.column.empty": func(s *scope, n *tomldoc.Node) { s.column.Empty = value.Trim(n.Text) },

	"task.section":     func(s *scope, n *tomldoc.Node) { s.row.section = value.Trim(n.Text) },
	"task.topic":       func(s *scope, n *tomldoc.Node) { s.row.topic = value.Trim(n.Text) },
	"task.title":       func(s *scope, n *tomldoc.Node) { s.row.title = value.Cell(n.Text) },
	"task.lead":        func(s *scope, n *tomldoc.Node) { s.row.lead = s.table.cell(n, notice.KeyLead) },
	"task.responsible": func(s *scope, n *tomldoc.Node) { s.row.responsible = s.table.cell(n, notice.KeyResponsible) },
	"task.requirement": func(s *scope, n *tomldoc.Node) { s.row.requirement = value.Cell(n.Text) },
	"task.due":         func(s *scope, n *tomldoc.Node) { s.row.due, s.row.dueSet = s.table.due(n), true },
	"task.deadline":    func(s *scope, n *tomldoc.Node) { s.row.deadline = s.Day(n) },
	"task.id":          func(s *scope, n *tomldoc.Node) { s.row.id = s.taskID(value.Trim(n.Text)) },
	"task.seq":         func(s *scope, n *tomldoc.Node) { s.row.seq = n },

	"check.code":   func(s *scope, n *tomldoc.Node) { s.check.Code = s.checkCode(value.Trim(n.Text)) },
	"check.set":    func(s *scope, n *tomldoc.Node) { s.check.Set = n.Text.S },
	"check.reason": func(s *scope, n *tomldoc.Node) { s.check.Reason = value.Trim(n.Text).S },
}
