package bind

import (
	"strconv"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/tomldoc"
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
	"number": func(s *scope, n *tomldoc.Node) { s.notice.Number = trim(n.Text) },
	"title": func(s *scope, n *tomldoc.Node) {
		s.part.Heading, s.spans.title = lines(n.Text), n.Key
	},
	"recipients": func(s *scope, n *tomldoc.Node) {
		s.notice.Recipients, s.spans.recipients = s.bareRecipients(trim(n.Text)), n.Key
	},
	"date": func(s *scope, n *tomldoc.Node) {
		s.notice.Date, s.notice.DateSpan = s.day(n), n.Span
	},
	"note": func(s *scope, n *tomldoc.Node) {
		for _, t := range texts(n) {
			s.notice.Notes = append(s.notice.Notes, s.bareNote(t))
		}
	},
	"text":    func(s *scope, n *tomldoc.Node) { s.part.Text = s.paragraphs(n.Text, false) },
	"content": func(s *scope, n *tomldoc.Node) { s.part.contentKey = n },

	"letterhead.mark": func(s *scope, n *tomldoc.Node) {
		s.spans.mark = n.Span
		if n.Kind == tomldoc.Array {
			s.notice.Letterhead.Marks = s.marks(n)
			return
		}
		s.notice.Letterhead.Mark = trim(n.Text)
	},
	"letterhead.suffix": func(s *scope, n *tomldoc.Node) {
		s.spans.suffix = n.Span
		s.notice.Letterhead.Suffix = trim(n.Text)
		s.notice.Letterhead.Bare = s.notice.Letterhead.Suffix.Empty()
	},
	"letterhead.serial":   func(s *scope, n *tomldoc.Node) { s.notice.Letterhead.Serial = s.serial(trim(n.Text)) },
	"letterhead.copies":   func(s *scope, n *tomldoc.Node) { s.notice.Letterhead.Copies, s.spans.copies = s.copies(n), n.Span },
	"letterhead.secrecy":  func(s *scope, n *tomldoc.Node) { s.notice.Letterhead.Secrecy = s.secrecy(trim(n.Text)) },
	"letterhead.urgency":  func(s *scope, n *tomldoc.Node) { s.notice.Letterhead.Urgency = s.urgency(trim(n.Text)) },
	"letterhead.signers":  func(s *scope, n *tomldoc.Node) { s.notice.Signers, s.spans.signers = s.signerNames(n), n.Key },
	"letterhead.registry": func(s *scope, n *tomldoc.Node) { s.notice.Letterhead.Registry = trim(n.Text) },

	"signature.name": func(s *scope, n *tomldoc.Node) { s.notice.Signature.Names, s.spans.signatureName = texts(n), n.Key },
	"signature.under": func(s *scope, n *tomldoc.Node) {
		s.notice.Signature.Under, s.spans.under = s.under(n), n.Span
	},
	"signature.seal": func(s *scope, n *tomldoc.Node) { s.notice.Signature.Seal, s.spans.seal = n.Boolean, n.Key },
	"signature.signers.post": func(s *scope, n *tomldoc.Node) {
		s.signer.Post = trim(n.Text)
	},
	"signature.signers.name":  func(s *scope, n *tomldoc.Node) { s.signer.Name = trim(n.Text) },
	"signature.signers.stamp": func(s *scope, n *tomldoc.Node) { s.signer.Stamp = n.Boolean },

	"imprint.recipients": func(s *scope, n *tomldoc.Node) {
		s.notice.Imprint.Recipients, s.spans.movedRecipients = s.bareMoved(trim(n.Text)), n.Key
	},
	"imprint.label":      func(s *scope, n *tomldoc.Node) { s.notice.Imprint.Label = trim(n.Text) },
	"imprint.copy_to":    func(s *scope, n *tomldoc.Node) { s.notice.Imprint.CopyTo = s.bareCopyTo(trim(n.Text)) },
	"imprint.printed_by": func(s *scope, n *tomldoc.Node) { s.notice.Imprint.PrintedBy, s.spans.printed = trim(n.Text), n.Key },
	"imprint.printed_on": func(s *scope, n *tomldoc.Node) {
		s.notice.Imprint.PrintedOn, s.notice.Imprint.PrintedSpan = s.day(n), n.Span
		s.spans.printed = n.Key
	},
	"imprint.more": func(s *scope, n *tomldoc.Node) { s.notice.Imprint.More, s.spans.more = texts(n), n.Key },

	"attendance.present":    func(s *scope, n *tomldoc.Node) { s.notice.Attendance.Present = s.attendees(n, "出席") },
	"attendance.excused":    func(s *scope, n *tomldoc.Node) { s.notice.Attendance.Excused = s.attendees(n, "请假") },
	"attendance.observers":  func(s *scope, n *tomldoc.Node) { s.notice.Attendance.Observers = s.attendees(n, "列席") },
	"attendance.more.label": func(s *scope, n *tomldoc.Node) { s.people.Label = s.bareLabel(trim(n.Text), "人员的字样") },
	"attendance.more.names": func(s *scope, n *tomldoc.Node) { s.people.Names = s.attendees(n, "") },

	"document.title":   func(s *scope, n *tomldoc.Node) { s.part.Heading = lines(n.Text) },
	"document.label":   func(s *scope, n *tomldoc.Node) { s.part.Label = s.bareLabel(trim(n.Text), "文件字样") },
	"document.text":    func(s *scope, n *tomldoc.Node) { s.part.Text = s.paragraphs(n.Text, false) },
	"document.content": func(s *scope, n *tomldoc.Node) { s.part.contentKey = n },
	"document.columns": func(s *scope, n *tomldoc.Node) { s.part.columns = n },
	"document.rows":    func(s *scope, n *tomldoc.Node) { s.part.rows = n },
	"document.after": func(s *scope, n *tomldoc.Node) {
		s.part.After, s.part.after = s.paragraphs(n.Text, true), n.Key
	},

	"attachment.title":   func(s *scope, n *tomldoc.Node) { s.part.Title = s.bareName(trim(n.Text)) },
	"attachment.heading": func(s *scope, n *tomldoc.Node) { s.part.Heading = lines(n.Text) },
	"attachment.label":   func(s *scope, n *tomldoc.Node) { s.part.Label = s.bareLabel(trim(n.Text), "附件字样") },
	"attachment.text":    func(s *scope, n *tomldoc.Node) { s.part.Text = s.paragraphs(n.Text, false) },
	"attachment.content": func(s *scope, n *tomldoc.Node) { s.part.contentKey = n },
	"attachment.columns": func(s *scope, n *tomldoc.Node) { s.part.columns = n },
	"attachment.rows":    func(s *scope, n *tomldoc.Node) { s.part.rows = n },
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
		s.table.breakdown.ReturnBy, s.table.breakdown.ReturnSpan = s.day(n), n.Span
	},
	"breakdown.contact": func(s *scope, n *tomldoc.Node) { s.table.breakdown.Contact = trim(n.Text) },
	"breakdown.returns": func(s *scope, n *tomldoc.Node) { s.table.breakdown.Returns = s.returns(n) },

	"breakdown.column.key":   func(s *scope, n *tomldoc.Node) { s.column.Key, s.column.at = n.Text.S, n.Span },
	"breakdown.column.head":  func(s *scope, n *tomldoc.Node) { s.head(n) },
	"breakdown.column.width": func(s *scope, n *tomldoc.Node) { s.column.Width = s.width(n) },
	"breakdown.column.merge": func(s *scope, n *tomldoc.Node) { s.column.Merge, s.column.mergeSet = mergeOf(n), true },
	"breakdown.column.join":  func(s *scope, n *tomldoc.Node) { s.column.Join = joinOf(n.Text.S) },
	"breakdown.column.empty": func(s *scope, n *tomldoc.Node) { s.column.Empty = trim(n.Text) },

	"task.section":     func(s *scope, n *tomldoc.Node) { s.row.section = trim(n.Text) },
	"task.topic":       func(s *scope, n *tomldoc.Node) { s.row.topic = trim(n.Text) },
	"task.title":       func(s *scope, n *tomldoc.Node) { s.row.title = paragraphed(n.Text) },
	"task.lead":        func(s *scope, n *tomldoc.Node) { s.row.lead = s.table.cell(n, notice.KeyLead) },
	"task.responsible": func(s *scope, n *tomldoc.Node) { s.row.responsible = s.table.cell(n, notice.KeyResponsible) },
	"task.requirement": func(s *scope, n *tomldoc.Node) { s.row.requirement = paragraphed(n.Text) },
	"task.due":         func(s *scope, n *tomldoc.Node) { s.row.due, s.row.dueSet = s.due(n), true },
	"task.deadline":    func(s *scope, n *tomldoc.Node) { s.row.deadline = s.day(n) },
	"task.id":          func(s *scope, n *tomldoc.Node) { s.row.id = s.taskID(trim(n.Text)) },
	"task.seq":         func(s *scope, n *tomldoc.Node) { s.row.seq = n },

	"check.code":   func(s *scope, n *tomldoc.Node) { s.check.Code = s.checkCode(trim(n.Text)) },
	"check.set":    func(s *scope, n *tomldoc.Node) { s.check.Set = n.Text.S },
	"check.reason": func(s *scope, n *tomldoc.Node) { s.check.Reason = trim(n.Text).S },
}

// day checks a date: TOML knows the calendar, but not that the year has to be
// written in full (7.3.5.4).
func (b *binder) day(n *tomldoc.Node) notice.Day {
	d := dayOf(n)
	if d.Year < 1000 {
		b.add(shortYear, n.Span, "年份写四位，如 2023-08-14", "日期 %s 的年份不全", d.ISO())
		return notice.Day{}
	}
	return d
}

func dayOf(n *tomldoc.Node) notice.Day {
	return notice.Day{Year: int(n.Date.Year), Month: int(n.Date.Month), Day: int(n.Date.Day)}
}

// printedDay is a TOML date as a notice prints it, 2023年11月30日 (7.3.5.4: no
// leading zeros); its digits stand where the source has them.
func printedDay(n *tomldoc.Node) diag.Text {
	d, at := dayOf(n), n.Span.Start
	part := func(v, offset, width int) diag.Text {
		s := strconv.Itoa(v)
		return diag.Verbatim(s, at+offset+width-len(s))
	}
	return diag.Concat(
		part(d.Year, 0, 4), diag.Plain("年"),
		part(d.Month, 5, 2), diag.Plain("月"),
		part(d.Day, 8, 2), diag.Plain("日"),
	)
}
