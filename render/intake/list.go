package intake

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/notice"
	"gongwen/render/words"
)

// A breakdown is often no table but numbered paragraphs: “一、” a section,
// “（一）” a topic, “1.” a task, which ends in a bracket that says who does it.

// closingPattern is such a bracket, and what may follow it.
var closingPattern = pattern(`[（(]((?:牵头|责任|主办|承办|配合|协办|参与|主责)(?:责任)?(?:单位|部门|科室|处室)?)[:：]([^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*)[）)]。?$`)

// secondPattern parts a bracket that names two kinds of units.
var secondPattern = pattern(`；((?:配合|协办|参与|责任|协同)(?:责任)?(?:单位|部门|科室|处室))：`)

// listOf reads paragraphs as a list of tasks; nil if it is none.
func listOf(lines []string) (*breakdown, []string) {
	b := &breakdown{list: true, merged: map[string]bool{}, parted: map[string]bool{}}
	var before []string
	section, topic, head, second := "", "", "", ""
	begun, pending := false, false // a heading without a task yet
	topics := false
	for i, l := range lines {
		o, ok := words.ScanOrdinal(l)
		m := closingPattern().FindStringSubmatch(l)
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
		case m == nil || !ok || o.Level != 3:
			return nil, nil
		default:
			begun, pending = true, false
			t := task{section: section, topic: topic, own: map[string]string{}, seq: strings.TrimRight(l[:o.Size], ".．")}
			body := tidy(l[o.Size : len(l)-len(m[0])])
			if cut := strings.Index(body, "。"); cut > 0 && utf8.RuneCountInString(body[:cut]) <= 28 && cut+len("。") < len(body) {
				t.title, t.requirement = body[:cut+len("。")], body[cut+len("。"):]
			} else {
				t.requirement = body
			}
			if strings.HasSuffix(l, "。") {
				return nil, nil // more than the list can print again
			}
			who := m[2]
			if at := secondPattern().FindStringSubmatchIndex(who); at != nil {
				label := who[at[2]:at[3]]
				if second != "" && second != label {
					return nil, nil
				}
				second = label
				t.responsible = who[at[1]:]
				who = who[:at[0]]
				if secondPattern().MatchString(t.responsible) || !strings.HasPrefix(m[1], "牵头") && !strings.HasPrefix(m[1], "主") {
					return nil, nil
				}
			}
			switch {
			case head != "" && head != m[1]:
				return nil, nil
			case strings.HasPrefix(m[1], "牵头"), strings.HasPrefix(m[1], "主办"), strings.HasPrefix(m[1], "主责"):
				t.lead = who
			default:
				t.responsible = who
			}
			head = m[1]
			b.tasks = append(b.tasks, t)
		}
	}
	if len(b.tasks) == 0 || pending {
		return nil, nil
	}
	titled := false
	for i := range b.tasks {
		titled = titled || b.tasks[i].title != ""
	}
	column := func(key, head string) { b.columns = append(b.columns, column{key: key, head: head, sure: known}) }
	if topics {
		column(notice.KeyTopic, "")
	}
	column(notice.KeySeq, "")
	if titled {
		column(notice.KeyTitle, "")
	}
	column(notice.KeyRequirement, "")
	if b.tasks[0].lead != "" {
		column(notice.KeyLead, head)
		if second != "" {
			column(notice.KeyResponsible, second)
		}
	} else {
		column(notice.KeyResponsible, head)
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
	return !ok || o.Level == 1 || o.Level == 3 && !closingPattern().MatchString(lines[0]) || o.Level == 2 && utf8.RuneCountInString(lines[0]) > 40
}
