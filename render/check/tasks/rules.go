package tasks

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// unregistered finds units that the register lacks, where there is one that has
// most of them. What looks like a slip for one that it has is told elsewhere.
func unregistered(f *finder.Finder) {
	if len(f.Units) > mostNames {
		return
	}
	places := unitPlaces(f)
	var listed [][]rune
	called := map[string]bool{} // by their full names
	known, unknown := 0, 0
	for i := range f.Units {
		switch u := &f.Units[i]; {
		case u.Registered:
			listed = append(listed, []rune(mask(u.Name)))
			called[office(u.Name)] = true
			if !u.Collective {
				known++
			}
		case !u.Collective && places[i] != (diag.Span{}):
			unknown++
		}
	}
	if 2*unknown > known {
		return // it is there for some names alone: collectives, aliases
	}
	for i := range f.Units {
		u := &f.Units[i]
		if u.Registered || u.Collective || places[i] == (diag.Span{}) {
			continue
		}
		name, full := []rune(mask(u.Name)), office(u.Name)
		if !(full != "" && called[full]) && !slices.ContainsFunc(listed, func(l []rune) bool { return alike(l, name) }) {
			f.Add(places[i], "看看名称；是名录里哪个单位的别称，写进它的 aliases；是另一个单位，加一个 [[department]]", "部门名录里没有“%s”", finder.Cut(u.Name))
		}
	}
}

// general are words that every name of a kind of units ends in.
var general = []string{"部门", "单位", "机构", "企业", "成员", "部位"}

// besideMember finds a collective and one of its members in the same cell.
func besideMember(f *finder.Finder) {
	for _, b := range f.Breakdowns {
		var last [2]diag.Span
		for i := range b.Tasks {
			t := &b.Tasks[i]
			for k, cell := range [...]*notice.Units{&t.Lead, &t.Responsible} {
				at := cell.Text.Span()
				if at == last[k] || len(cell.Units) < 2 {
					continue
				}
				last[k] = at
				for _, c := range cell.Units {
					all := &f.Units[c]
					if !all.Collective {
						continue
					}
					suffix, every := strings.CutPrefix(all.Name, "各")
					every = every && utf8.RuneCountInString(suffix) > 1 && !slices.ContainsFunc(general, func(w string) bool { return strings.HasSuffix(suffix, w) })
					for _, u := range cell.Units {
						one := f.Units[u].Name
						if u == c || f.Units[u].Collective || !slices.Contains(all.Members, one) && !(every && strings.HasSuffix(one, suffix)) {
							continue
						}
						f.Add(inCell(cell.Text, one), "删去一个", "“%s”已包括“%s”", finder.Cut(all.Name), finder.Cut(one))
					}
				}
			}
		}
	}
}

// inCell is where a name stands in a cell, or the cell.
func inCell(t diag.Text, name string) diag.Span {
	if i := strings.LastIndex(t.S, name); i >= 0 {
		return t.Slice(i, i+len(name)).Span()
	}
	return t.Span()
}

// unitTwice finds a unit twice in one task. Who leads and is in the cell of the
// others under the word 牵头 is one mention.
func unitTwice(f *finder.Finder) {
	for _, b := range f.Breakdowns {
		shown := slices.ContainsFunc(b.Columns, func(c notice.Column) bool { return c.Key == notice.KeyLead })
		var last [2]diag.Span
		for i := range b.Tasks {
			t := &b.Tasks[i]
			at := [2]diag.Span{t.Lead.Text.Span(), t.Responsible.Text.Span()}
			if at == last {
				continue
			}
			last = at
			var seen []string
			for k, cell := range [...]diag.Text{t.Lead.Text, t.Responsible.Text} {
				if k == 0 && !shown { // said for the workbook alone, beside the cell that is printed
					continue
				}
				if strings.TrimSpace(cell.S) == "同上" || k == 1 && strings.Contains(cell.S, "牵头") {
					continue
				}
				before := ""
				for _, name := range finder.Elements(cell) {
					id := words.Identity(name.S)
					if id == before && strings.Contains(id, "各") { // 各乡镇、各乡镇
						f.Add(name.Span(), "删去一个，或换成漏写的单位", "“%s”在这项任务里列了两次", finder.Cut(name.S))
					}
					before = id
					if utf8.RuneCountInString(id) < 3 || strings.Contains(id, "各") || strings.Contains(id, "有关") || strings.Contains(id, "相关") {
						continue
					}
					if slices.Contains(seen, id) {
						where := name.Span()
						if where == (diag.Span{}) {
							where = t.Span
						}
						f.Add(where, "删去一个，或换成漏写的单位", "“%s”在这项任务里列了两次", finder.Cut(name.S))
					}
					seen = append(seen, id)
				}
			}
		}
	}
}

// requirementTwice finds a requirement that stands twice in one topic, or under
// the same leads.
func requirementTwice(f *finder.Finder) {
	const least, most = 6, 15
	type key struct {
		words, title, leads string
		topic, section      int
	}
	for _, b := range f.Breakdowns {
		seen := make(map[key]bool, len(b.Tasks))
		for i := range b.Tasks {
			t := &b.Tasks[i]
			id := words.Identity(t.Requirement.S)
			size := utf8.RuneCountInString(id)
			if size < least || size < most && words.Same(t.Requirement.S) {
				continue
			}
			who := leads(t)
			inTopic := key{id, words.Identity(t.Title.S), who, t.Topic, t.Section}
			ofLead := key{id, inTopic.title, who, -2, -2}
			if seen[inTopic] || size > most && len(t.Lead.Units) > 0 && seen[ofLead] {
				f.Add(t.Requirement.Span(), "看看哪一项没有改", "这项要求前面已有：%s", finder.Cut(t.Requirement.S))
			}
			seen[inTopic], seen[ofLead] = true, true
		}
	}
}

// leads is who answers for a task, as a key.
func leads(t *notice.Task) string {
	b := make([]byte, 0, 64)
	for _, list := range [...][]int{t.Lead.Units, t.Responsible.Units} {
		for _, u := range list {
			b = append(strconv.AppendInt(b, int64(u), 10), ' ')
		}
		b = append(b, '|')
	}
	return string(b)
}

// requirementEnd finds requirements that stop in the middle, and the few
// without a mark where the others have one.
func requirementEnd(f *finder.Finder) {
	for _, b := range f.Breakdowns {
		ended, bare := 0, []int(nil)
		for i := range b.Tasks {
			s := b.Tasks[i].Requirement.S
			switch r := finder.Before(s, len(s)); {
			case strings.ContainsRune("，、,：", r):
				t := b.Tasks[i].Requirement
				f.Add(t.Slice(len(s)-utf8.RuneLen(r), len(s)).Span(), "写完这句话，用句号结束", "任务要求停在“%c”上", r)
			case strings.ContainsRune("。！？；", r):
				ended++
			case finder.Han(r) || finder.Digit(r):
				bare = append(bare, i)
			}
		}
		if ended < 3 || ended < 3*len(bare) {
			continue
		}
		for _, i := range bare {
			t := b.Tasks[i].Requirement
			from := len(t.S) - utf8.RuneLen(finder.Before(t.S, len(t.S)))
			f.Add(t.Slice(from, len(t.S)).Span(), "末尾加句号", "别的任务要求用句号结束，这一项没有")
		}
	}
}

// seqGap finds printed numbers that skip some, or go back to none that begins.
func seqGap(f *finder.Finder) {
	for _, b := range f.Breakdowns {
		if !slices.ContainsFunc(b.Columns, func(c notice.Column) bool { return c.Key == notice.KeySeq }) {
			continue
		}
		last := 0
		var first *diag.Finding
		more := 0
		for i := range b.Tasks {
			n, err := strconv.Atoi(b.Tasks[i].Seq)
			if err != nil {
				continue
			}
			if i > 0 && n != last && n != last+1 && n != 1 {
				if more++; more == 1 {
					first = f.Add(b.Tasks[i].Span, "删去 seq，程序接着编 "+strconv.Itoa(last+1), "序号从 %d 到了 %d", last, n)
				}
			}
			last = n
		}
		if more > 1 {
			first.Message += "；这张表里共有 " + strconv.Itoa(more) + " 处"
		}
	}
}

func sameAsAbove(f *finder.Finder, p *finder.Place) {
	const longest = 30 // bytes
	if len(p.Text.S) > longest {
		return
	}
	if words.Same(p.Text.S) || p.Text.S == "同左" || p.Text.S == "同前" {
		f.Add(p.Text.Span(), "写全内容", "“%s”代替了内容", p.Text.S)
	}
}

func requirementEmpty(f *finder.Finder, p *finder.Place) {
	switch strings.Trim(p.Text.S, "（）()。 ") {
	case "", "无", "略", "/", "／", "-", "—", "——", "暂无", "待补", "……", "…":
		f.Add(p.Text.Span(), "写明要做什么，或删去这项任务", "任务要求没有内容：%s", p.Text.S)
	}
}
