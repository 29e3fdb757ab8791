package tasks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/intake/prose"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// A breakdown is often no table but numbered paragraphs: “一、” a section,
// “（一）” a topic, “1.” a task, or “（一）” a task where there are none, which ends in a bracket that says who does it.

// ClosingPattern is such a bracket, and what may follow it.
var ClosingPattern = prose.Pattern(`[（(]((?:牵头|责任|主办|承办|配合|协办|参与|主责)(?:责任)?(?:单位|部门|科室|处室)?)[:：]([^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]。?$`)

// secondPattern parts a bracket that names two kinds of units.
var secondPattern = prose.Pattern(`；((?:配合|协办|参与|责任|协同)(?:责任)?(?:单位|部门|科室|处室))：`)

// duePattern parts the deadline from the units in a bracket.
var duePattern = prose.Pattern(`[；，;,](` + dueWords + `)[:：]([^；;：:]+)$`)

const dueWords = `(?:完成|办结|整改)?(?:时限|时间|期限)(?:要求)?|时间节点`

// besidePattern is a paragraph that says who does the task above, or until when.
var besidePattern = prose.Pattern(`^[（(]?((?:牵头|责任|主办|承办|配合|协办|参与|主责)(?:责任)?(?:单位|部门|科室|处室)|` + dueWords + `)[:：]([^（）()。]+)[）)]?。?$`)

// Closed puts what stands on lines of its own below a task, 责任单位：…, behind it
// in a bracket; apart reports that any does.
func Closed(lines []string) (out []string, apart bool) {
	var tail []string
	end := func() {
		if len(tail) > 0 {
			out[len(out)-1] += "（" + strings.Join(tail, "；") + "）"
			tail, apart = nil, true
		}
	}
	for _, l := range lines {
		m := besidePattern().FindStringSubmatch(prose.Tidy(l))
		if len(out) > 0 && m != nil {
			if o, ok := words.ScanOrdinal(out[len(out)-1]); ok && (o.Level == 2 || o.Level == 3) && !ClosingPattern().MatchString(out[len(out)-1]) {
				tail = append(tail, m[1]+"："+m[2])
				continue
			}
		}
		end()
		out = append(out, l)
	}
	end()
	return out, apart
}

// ListOf reads paragraphs as a list of tasks; nil if they are not one.
func ListOf(lines []string) (*Breakdown, []string) {
	b := &Breakdown{List: true, Merged: map[string]bool{}, Parted: map[string]bool{}}
	whole := lines
	if lines, b.CloseLines = Closed(lines); b.CloseLines && slices.ContainsFunc(whole, func(l string) bool { return ClosingPattern().MatchString(l) }) {
		return nil, nil // the one way and the other
	}
	due, level := "", 0
	var before []string
	section, topic, head, second := "", "", "", ""
	begun, pending := false, false // a heading without a task yet
	topics := false
	for i, l := range lines {
		o, ok := words.ScanOrdinal(l)
		m := ClosingPattern().FindStringSubmatch(l)
		switch {
		case ok && o.Level == 1 && m == nil:
			if pending || textBelow(lines[i+1:]) {
				if begun {
					return nil, nil
				}
				before = append(before, l) // a section of text before the tasks
				continue
			}
			section, topic, pending, begun = l, "", true, true
		case ok && o.Level == 2 && m == nil && begun && utf8.RuneCountInString(l) <= 40:
			topic, pending, topics = l, true, true
		case !begun && m == nil:
			before = append(before, l)
		case m == nil || !ok || o.Level != 3 && o.Level != 2 || level > 0 && level != o.Level || o.Level == 2 && topics:
			return nil, nil
		default:
			begun, pending, level = true, false, o.Level
			t := Task{Section: section, Topic: topic, Own: map[string]string{}, Seq: strings.TrimRight(l[:o.Size], ".．")}
			begin := o.Size
			if level == 2 { // （一） is a part of the words: the program numbers topics so, which stand alone
				begin, t.Seq = 0, ""
			}
			body := prose.Tidy(l[begin : len(l)-len(m[0])])
			if cut := strings.Index(body, "。"); cut > 0 && utf8.RuneCountInString(body[:cut]) <= 28 && cut+len("。") < len(body) {
				t.Title, t.Requirement = body[:cut+len("。")], body[cut+len("。"):]
			} else {
				t.Requirement = body
			}
			if strings.HasSuffix(l, "。") {
				return nil, nil // more than the list can print again
			}
			who := m[2]
			if at := duePattern().FindStringSubmatchIndex(who); at != nil {
				label := who[at[2]:at[3]]
				if due != "" && due != label {
					return nil, nil
				}
				due = label
				t.Due, who = prose.Tidy(who[at[4]:at[5]]), who[:at[0]]
			}
			if at := secondPattern().FindStringSubmatchIndex(who); at != nil {
				label := who[at[2]:at[3]]
				if second != "" && second != label {
					return nil, nil
				}
				second = label
				t.Responsible = who[at[1]:]
				who = who[:at[0]]
				if secondPattern().MatchString(t.Responsible) || !strings.HasPrefix(m[1], "牵头") && !strings.HasPrefix(m[1], "主") {
					return nil, nil
				}
			}
			switch {
			case head != "" && head != m[1]:
				return nil, nil
			case strings.HasPrefix(m[1], "牵头"), strings.HasPrefix(m[1], "主办"), strings.HasPrefix(m[1], "主责"):
				t.Lead = who
			default:
				t.Responsible = who
			}
			head = m[1]
			b.Tasks = append(b.Tasks, t)
		}
	}
	if len(b.Tasks) == 0 || pending {
		return nil, nil
	}
	titled := false
	for i := range b.Tasks {
		titled = titled || b.Tasks[i].Title != ""
	}
	column := func(key, head string) { b.Columns = append(b.Columns, Column{Key: key, Head: head, sure: known}) }
	if topics {
		column(notice.KeyTopic, "")
	}
	if level == 3 {
		column(notice.KeySeq, "")
	}
	if titled {
		column(notice.KeyTitle, "")
	}
	column(notice.KeyRequirement, "")
	if b.Tasks[0].Lead != "" {
		column(notice.KeyLead, head)
		if second != "" {
			column(notice.KeyResponsible, second)
		}
	} else {
		column(notice.KeyResponsible, head)
	}
	if due != "" {
		column(notice.KeyDue, due)
	}
	return b, before
}

// textBelow reports whether a section has text and no tasks: the next line is
// neither a topic nor a task.
func textBelow(lines []string) bool {
	if len(lines) == 0 {
		return true
	}
	o, ok := words.ScanOrdinal(lines[0])
	return !ok || o.Level == 1 || !ClosingPattern().MatchString(lines[0]) && (o.Level == 3 || o.Level == 2 && utf8.RuneCountInString(lines[0]) > 40)
}
