package layout_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render/diag"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/layout"
	"gongwen/render/paper/papertest"
	"gongwen/render/source/tomldoc"
	"gongwen/render/testkit"
)

// TestTotal: whatever binding leaves of a notice with errors, there are pages,
// and every word of its elements stands on them, in their order.
func TestTotal(t *testing.T) {
	styles, faces := papertest.Formats(t), papertest.Faces()
	rapid.Check(t, func(t *rapid.T) {
		d := compose.Compose(papertest.Draw(t), rapid.Bool().Draw(t, "draft"))
		f, found := layout.Layout(d, styles[d.Form], faces)
		if dry := layout.Findings(d, styles[d.Form], faces); testkit.Printed(dry) != testkit.Printed(found) {
			t.Fatalf("found of pages:\n%s\nwhere nothing is drawn:\n%s", testkit.Printed(found), testkit.Printed(dry))
		}
		got, want := papertest.Solid(f.Text()), papertest.Solid(words(d))
		if got != want {
			t.Fatalf("on the pages\n%s\nin the elements\n%s", got, want)
		}
		for i := range f.Pages {
			for _, it := range f.Pages[i].Items {
				if r, ok := it.(*frame.Run); ok && r.Node >= frame.NodeID(len(f.Nodes)) {
					t.Fatalf("a run of no node on page %d", i+1)
				}
			}
		}
	})
}

// TestAgain: what layouts before have found changes no page and no finding, whatever
// they laid out.
func TestAgain(t *testing.T) {
	styles, faces := papertest.Formats(t), papertest.Faces()
	memory := new(layout.Memory)
	rapid.Check(t, func(t *rapid.T) {
		d := compose.Compose(papertest.Draw(t), false)
		dump := func(f *frame.Document, found diag.List) string {
			var b strings.Builder
			f.Dump(&b)
			return b.String() + testkit.Printed(found)
		}
		want := dump(layout.Layout(d, styles[d.Form], faces))
		for range 2 {
			if got := dump(layout.Again(d, styles[d.Form], faces, memory)); got != want {
				t.Fatalf("again it is\n%s\nnot\n%s", got, want)
			}
		}
	})
}

// words are what the elements say, tables row by row.
func words(d *compose.Document) string {
	var b strings.Builder
	all := d.Head
	for i := range d.Parts {
		all = append(slices.Clip(all), d.Parts[i].Elements...)
	}
	for _, e := range append(slices.Clip(all), d.Imprint...) {
		b.WriteString(diag.Concat(append(append([]diag.Text{e.Label}, e.Lines...), e.Behind)...).S)
		if e.Table == nil {
			continue
		}
		for _, h := range e.Table.Heads {
			b.WriteString(h.Text.S)
		}
		for row := 0; row <= e.Table.Rows; row++ {
			for _, h := range e.Table.Headings {
				if h.Before == row {
					b.WriteString(h.Text.S)
				}
			}
			for _, c := range e.Table.Columns {
				for _, cell := range c.Cells {
					if cell.First == row {
						b.WriteString(cell.Text.S)
					}
				}
			}
		}
	}
	return b.String()
}

// everything is a notice with a value of every key that is printed.
const everything = `format = "general"
issuer = "青禾县人民政府"
number = "青政发〔2026〕6号"
title = "关于印发分工方案的通知"
recipients = "各乡镇人民政府"
date = 2026-03-12
note = "此件公开发布"
text = """
现印发给你们，请遵照执行。
一、提高认识
（一）压实责任。各乡镇要落实责任。"""
[letterhead]
serial = "000001"
secrecy = "秘密★1年"
urgency = "特急"
mark = "青禾县人民政府文件"
[signature]
name = "县政府办公室"
under = "（代章）"
[imprint]
copy_to = "县委办公室"
printed_by = "县政府秘书科"
printed_on = 2026-03-15
[[attachment]]
title = "回执"
text = "请填写。"
[[attachment]]
title = "分工表"
heading = "任务分工表"
content = "breakdown"
[[breakdown.column]]
key = "seq"
[[breakdown.column]]
key = "topic"
head = "工作"
[[breakdown.column]]
key = "lead"
[[breakdown.column]]
key = "responsible"
[[breakdown.column]]
key = "requirement"
[[breakdown.column]]
key = "due"
[[breakdown.column]]
key = "goal"
head = "目标"
[[task]]
section = "防汛"
topic = "汛前"
lead = ["水务局"]
responsible = "各乡镇"
requirement = "修订完善。"
due = "六月底前"
goal = "全部完成"
[[task]]
topic = "汛后"
lead = ["应急局"]
responsible = "各街道"
requirement = "查漏补缺。"
due = "九月底前"
goal = "整改到位"
`

// TestPaths: other words for the key of a node's path change that node, and
// every word of the notice stands in a run whose span holds it.
func TestPaths(t *testing.T) {
	style, faces := papertest.General(t, ""), papertest.Faces()
	lay := func(src string) *frame.Document {
		f, _ := layout.Layout(compose.Compose(papertest.Parse(t, src, false), false), style, faces)
		return f
	}
	before := lay(everything)
	root, _ := tomldoc.Parse(&diag.Source{Name: "a.toml", Text: everything})
	tried := map[string]bool{}
	for id := range before.Nodes {
		n := &before.Nodes[id]
		text := nodeText(before, frame.NodeID(id))
		if n.Path.Key == "" || text == "" {
			continue
		}
		value := valueAt(root, n.Path)
		if value == nil {
			if n.Path.Key != "attachment.label" && n.Path.Key != "task.seq" { // what is not written is the program's
				t.Errorf("%s #%d: no %s", n.Type(), id, n.Path)
			}
			continue
		}
		if value.Kind == tomldoc.Array {
			value = value.Items[0]
		}
		src := everything
		switch value.Kind {
		case tomldoc.Date:
			src = src[:value.Span.End-1] + "1" + src[value.Span.End:]
		default: // before the last character of the words
			end := strings.LastIndexAny(src[:value.Span.End-1], "。表知府心章号发布会县月书局前成位汛室道镇关年急科执作标文一")
			for _, r := range []string{"急", "年"} { // 特急, 秘密★1年 are words of a set
				if strings.HasSuffix(src[:value.Span.End-1], r) {
					end = -1
				}
			}
			if end < 0 || n.Path.Key == "number" || n.Path.Key == "letterhead.serial" {
				continue
			}
			src = src[:end] + "甲" + src[end:]
		}
		after := lay(src)
		if len(after.Nodes) != len(before.Nodes) {
			t.Errorf("%s: another number of nodes", n.Path)
			continue
		}
		changed := false
		for k := range after.Nodes { // a run-in heading and what follows it share their key
			changed = changed || before.Nodes[k].Path == n.Path && nodeText(after, frame.NodeID(k)) != nodeText(before, frame.NodeID(k))
		}
		if !changed {
			t.Errorf("%s #%d: other words for %s do not change it", n.Type(), id, n.Path)
		}
		tried[n.Path.Key] = true
	}
	if len(tried) < 20 {
		t.Errorf("only the keys %v were tried", tried)
	}

	var covered []diag.Span
	for i := range before.Pages {
		for _, it := range before.Pages[i].Items {
			if r, ok := it.(*frame.Run); ok && r.Span != (diag.Span{}) {
				covered = append(covered, r.Span)
			}
		}
	}
	for _, word := range []string{"各乡镇人民政府", "此件公开发布", "请填写", "任务分工表", "各街道", "查漏补缺", "九月底前", "整改到位", "县委办公室", "压实责任", "代章", "青禾县人民政府文件"} {
		at := strings.Index(everything, word)
		if !slices.ContainsFunc(covered, func(s diag.Span) bool { return s.Start <= at && at+len(word) <= s.End }) {
			t.Errorf("no run says where %s stands", word)
		}
	}
}

// TestListSpans: in a task printed as a paragraph a run tells of each key where
// it stands, though they share the paragraph.
func TestListSpans(t *testing.T) {
	src := papertest.Source("content = \"breakdown\"\n[breakdown]\nform = \"list\"\n" + papertest.Columns("title", "requirement", "lead", "responsible", "due") +
		"[[task]]\ntitle = \"修订预案\"\nlead = [\"水务局\"]\nresponsible = \"各乡镇\"\nrequirement = \"完善后报备。\"\ndue = \"六月底前\"\n")
	d := set(t, compose.Compose(papertest.Parse(t, src, false), false), "")
	for _, words := range []string{"修订预案", "水务局", "各乡镇", "完善后报备。", "六月底前"} {
		at := strings.LastIndex(src, words)
		found := false
		for _, it := range d.Pages[0].Items {
			if r, ok := it.(*frame.Run); ok && r.Span == (diag.Span{Start: at, End: at + len(words)}) {
				found = true
			}
		}
		if !found {
			t.Errorf("no run stands for %s alone", words)
		}
	}
}

// nodeText is the text of a node alone.
func nodeText(d *frame.Document, id frame.NodeID) string {
	var b strings.Builder
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			if r, ok := it.(*frame.Run); ok && r.Node == id {
				for _, g := range r.Glyphs {
					b.WriteRune(g.Rune)
				}
			}
		}
	}
	return b.String()
}

// valueAt is what a path names in the tree, or nil.
func valueAt(n *tomldoc.Node, p diag.Path) *tomldoc.Node {
	at := p.At[:]
	for _, key := range strings.Split(p.Key, ".") {
		if n = n.Get(key); n == nil {
			return nil
		}
		if n.Kind == tomldoc.Array && len(n.Items) > 0 && n.Items[0].Kind == tomldoc.Table {
			n, at = n.Items[at[0]], at[1:]
		}
	}
	return n
}
