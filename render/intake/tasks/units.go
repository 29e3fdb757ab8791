package tasks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/intake/doubt"
	"gongwen/render/intake/prose"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// units is how the words of a cell name units.
type units struct {
	Names []string // each a name and nothing else
	lines bool     // one a line
}

// Read reads a cell of units; cells repeat.
func (b *Breakdown) Read(s string) units {
	u, known := b.units[s]
	if !known {
		if b.units == nil {
			b.units, b.register = map[string]units{}, words.NewRegister(nil)
		}
		u = readUnits(b.register, s)
		b.units[s] = u
	}
	return u
}

// readUnits reads a cell: names alone, one or one a line, are a list; all other
// words stay as they are, for the program reads them as well.
func readUnits(r *words.Register, s string) units {
	parts := strings.Split(s, "\n")
	u := units{lines: len(parts) > 1}
	for _, p := range parts {
		if names := apart(r, p); names != nil && len(parts) == 1 {
			return units{Names: names}
		}
		if p = prose.Tidy(p); !oneUnit(r, p) {
			return units{}
		}
		u.Names = append(u.Names, p)
	}
	return u
}

// apart are names that only blanks part: each ends as the name of a unit does.
func apart(r *words.Register, s string) []string {
	const ends = "局委办厅部院会处科室镇乡司站所队校"
	names := strings.FieldsFunc(s, words.IsBlank)
	for _, f := range names {
		last, _ := utf8.DecodeLastRuneInString(f)
		if utf8.RuneCountInString(f) < 3 || !strings.ContainsRune(ends, last) || !oneUnit(r, f) {
			return nil
		}
	}
	if len(names) < 2 {
		return nil
	}
	return names
}

// oneUnit reports whether words are the name of a unit and no more.
func oneUnit(r *words.Register, s string) bool {
	if prose.Bare(s) == "" || words.Nobody(s) {
		return false
	}
	read := r.Phrase(diag.Plain(s))
	all := append(read.Lead, read.Other...)
	return len(all) == 1 && len(read.Lead) == 0 && all[0].Text.S == s
}

// surnames are those of four Chinese in five.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷史龙陶贺顾毛郝龚邵万钱严覃武莫孔向汤"

// mannedPattern is the name of a unit and that of a person behind it, parted by
// blanks or in brackets.
var mannedPattern = prose.Pattern(`^(.+[局委办厅部院会处科室镇乡司站所队校])(?:[ 　]+([` + surnames + `])[ 　]?([\p{Han}]{1,2})|[（(]([` + surnames + `])([\p{Han}]{2})[）)])$`)

// tellManned tells of units behind whose names a person is named: who reads the
// cell as a unit takes both for its name.
func (r *reading) tellManned() {
	var found []string
	for i := range r.b.Tasks {
		for _, key := range [...]string{notice.KeyLead, notice.KeyResponsible} {
			for part := range strings.FieldsFuncSeq(r.b.Tasks[i].value(key), func(c rune) bool { return strings.ContainsRune("、，；;,\n", c) }) {
				part = prose.Tidy(part)
				m := mannedPattern().FindStringSubmatch(part)
				if m == nil || strings.HasSuffix(m[5], "组") || strings.HasSuffix(m[5], "区") {
					continue
				}
				t := &r.b.Tasks[i]
				t.Doubts = append(t.Doubts, "单位后面像是人名："+part)
				if !slices.Contains(found, part) {
					found = append(found, part)
				}
			}
		}
	}
	if len(found) > 0 {
		r.Say(doubt.ValueDoubt, "是人名的，另列一栏“责任人”，单位栏里只留单位", "%s单位后面像是人名，连人名当作一个单位：%s", r.placeOf(r.t), prose.Some(found...))
	}
}

// Standard reports whether the columns are the usual ones, with the usual heads.
func (b *Breakdown) Standard() bool {
	usual := notice.StandardColumns()
	if len(usual) != len(b.Columns) {
		return false
	}
	for i := range usual {
		if usual[i].Key != b.Columns[i].Key || usual[i].Head.S != b.Columns[i].Head || b.Columns[i].Over != "" || b.Linewise(usual[i].Key) {
			return false
		}
	}
	return true
}

// Linewise reports whether units of a column stand one a line.
func (b *Breakdown) Linewise(key string) bool {
	for i := range b.Tasks {
		if u := b.Read(b.Tasks[i].value(key)); u.lines {
			return true
		}
	}
	return false
}

// Empties are the signs that stand in cells without units: of a column where
// all such cells have the same.
func (b *Breakdown) Empties() map[string]string {
	out := map[string]string{}
	for _, key := range []string{notice.KeyLead, notice.KeyResponsible} {
		sign, mixed := "", false
		for i := range b.Tasks {
			if b.Tasks[i].Only {
				continue
			}
			v := b.Tasks[i].value(key)
			switch s := prose.Bare(v); {
			case s == "" && sign != "", words.Nobody(s) && sign != "" && sign != s:
				mixed = true
			case words.Nobody(s):
				sign = s
			}
		}
		if sign != "" && !mixed {
			out[key] = sign
		}
	}
	return out
}
