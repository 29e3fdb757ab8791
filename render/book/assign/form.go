package assign

import (
	"slices"

	"gongwen/render/book/sheet"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// Form is the assignment sheet as it was sent, in the terms in which a return
// of it is read: columns by their heads, rows by their keys.
type Form struct {
	Title    string // of the breakdown
	Groups   []notice.Group
	Members  [][]string   // by group: who answers for it, each for itself; empty of a single unit
	Columns  []FormColumn // left to right
	Duties   []Duty       // top to bottom
	Statuses []string     // what the column of RoleStatus may say
	Done     string       // the one of them that ends a task
	Sheets   []string     // what the sheet may be called, in the whole workbook and in a department's
}

// Role is what a column of the form is for.
type Role uint8

// The columns of a form, from the left: what is sent, then what is filled in.
const (
	RoleKey      Role = iota // hidden: the key of the row
	RoleUnit                 // hidden: the group in every row
	RoleLead                 // the group, merged over its rows
	RoleID                   // 编号
	RoleTable                // 分解表, of several; merged
	RoleTopic                // merged
	RoleText                 // what is required
	RoleOwn                  // a column of the notice's own key
	RoleOthers               // who works on the task beside the group; merged
	RoleDue                  // 完成时限
	RoleDay                  // hidden: its day
	RoleChange               // 修订情况, in a department's file of an amended notice
	RoleStatus               // 完成状态, the first to be filled in
	RoleProgress             // 进展情况
	RoleDone                 // 完成日期
	RolePerson               // 责任人
	RolePhone                // 联系电话
	RoleDelay                // 延期至, which the notice may ask for
	RoleMore                 // a column that the notice asks for besides: 存在问题
	RoleRemark               // 备注, the last
)

// Answer reports whether a department fills the column in.
func (r Role) Answer() bool { return r >= RoleStatus }

// FormColumn is a column of the form.
type FormColumn struct {
	Head string
	Role Role
}

// Duty is a row of the form: a task in the hands of a group.
type Duty struct {
	Task, Group int       // indices into Breakdown.Tasks and Form.Groups
	Section     int       // of the task
	Due         words.Day // of the task; zero: none
	Key         string    // 017|区财政金融局|0f3a55c2: task, group, fingerprint of the row
	Sent        []string  // by column; of a merged one what its cell says, empty of an answer
}

// NewForm is the form of the assignment sheet of a notice, b being its assignment.
func NewForm(n *notice.Notice, b *notice.Breakdown) *Form {
	p := newPlanner(n, b)
	p.measureDues()
	a := p.newAssignment()
	sheet.Unique(a.fields)
	f := &Form{Title: p.title(), Groups: a.groups, Statuses: statuses(), Done: statusDone, Sheets: []string{a.name(), nameAssignment, nameLeads, nameHolds}}
	f.Members = make([][]string, len(f.Groups))
	members := p.b.Members()
	for g := range f.Groups {
		f.Members[g] = answerers(&f.Groups[g], members)
	}
	roles := a.roles()
	for i := range a.fields {
		f.Columns = append(f.Columns, FormColumn{a.fields[i].Head, roles[i]})
	}
	f.Columns = append(f.Columns, FormColumn{headChange, RoleChange})
	roles = append(roles, RoleChange)
	f.Duties = make([]Duty, len(a.duties))
	cells := make([]string, len(a.duties)*len(roles))
	for i := range a.duties {
		d, sent := &a.duties[i], cells[i*len(roles):(i+1)*len(roles):(i+1)*len(roles)]
		own := 0
		for c, role := range roles {
			switch role {
			case RoleKey:
				sent[c] = a.key(d)
			case RoleUnit:
				sent[c] = a.groups[d.group].Name
			case RoleLead:
				sent[c] = a.labels[d.group]
			case RoleID:
				sent[c] = a.at(d).ID
			case RoleTable:
				sent[c] = a.tableOf(a.at(d))
			case RoleTopic:
				sent[c] = a.topicOf(a.at(d)).S
			case RoleText:
				sent[c] = a.requirement(a.at(d)).S
			case RoleOwn:
				sent[c] = a.at(d).Own[a.own[own].key].S
				own++
			case RoleOthers:
				sent[c] = a.othersText(d)
			case RoleDue:
				sent[c] = deadline(a.at(d)).Text
			}
		}
		t := a.at(d)
		f.Duties[i] = Duty{d.task, d.group, t.Section, t.Due.Day, sent[colKey], sent}
	}
	return f
}

// Column is the first column of a role, or -1.
func (f *Form) Column(role Role) int {
	return slices.IndexFunc(f.Columns, func(c FormColumn) bool { return c.Role == role })
}

// Answers is the columns that departments fill in, from the left.
func (f *Form) Answers() (columns []int) {
	for i, c := range f.Columns {
		if c.Role.Answer() {
			columns = append(columns, i)
		}
	}
	return columns
}

// Head is the head of the first column of a role, or empty.
func (f *Form) Head(role Role) string {
	if i := f.Column(role); i >= 0 {
		return f.Columns[i].Head
	}
	return ""
}

// roles says what each column is for.
func (a *assignment) roles() []Role {
	roles := make([]Role, len(a.fields))
	roles[colUnit], roles[a.day] = RoleUnit, RoleDay
	roles[a.lead], roles[a.id], roles[a.text] = RoleLead, RoleID, RoleText
	for col, role := range map[int]Role{a.table: RoleTable, a.topic: RoleTopic, a.others: RoleOthers, a.due: RoleDue} {
		if col >= 0 {
			roles[col] = role
		}
	}
	for _, o := range a.own {
		roles[o.col] = RoleOwn
	}
	for i, c := range a.planner.answers() {
		roles[a.answers+i] = RoleMore
		if role, ok := (map[string]Role{
			headStatus: RoleStatus, headProgress: RoleProgress, headDone: RoleDone,
			headPerson: RolePerson, headPhone: RolePhone, headDelay: RoleDelay, headRemark: RoleRemark,
		})[c.head]; ok {
			roles[a.answers+i] = role
		}
	}
	return roles
}

// answerers is who answers for a group of collectives: the members of those
// registered, the others by their own names. members is by unit.
func answerers(g *notice.Group, members [][]string) (names []string) {
	for _, u := range g.Units {
		for _, name := range members[u] {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	if len(names) == 1 && names[0] == g.Name {
		return nil
	}
	return names
}
