package render_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongwen/render"
	"gongwen/render/testkit"
)

// spellings are names that are each one department, however it is written.
var spellings = [][]string{
	{"综合1科", "综合１科", "综合 1 科", "综合1\u200b科"},
	{"A科", "a科", "Ａ科"},
	{"市工业局", "市⼯业局", "市 工业局"},
	{"民政局（双拥办）", "⺠政局(双拥办)", "民政局 （双拥办）"},
}

// spelt is a notice with a task a name.
func spelt(names ...string) []byte {
	var b strings.Builder
	b.WriteString(`format = "general"
issuer = "某某区管委会办公室"
number = "某管办字〔2023〕22号"
title = "关于印发任务分解表的通知"
date = 2023-08-14
text = "现印发给你们。"
[[attachment]]
title = "任务分解表"
content = "breakdown"
[[breakdown.column]]
key = "lead"
[[breakdown.column]]
key = "requirement"
[[breakdown.column]]
key = "due"
`)
	for i, name := range names {
		fmt.Fprintf(&b, "[[task]]\nlead = [%q]\nrequirement = \"做好第%d项工作。\"\ndue = \"12月底前\"\n", name, i+1)
	}
	return []byte(b.String())
}

// TestOneIdentity: the spellings of a name are one unit for the groups, the
// files of the departments and the reading of what comes back.
func TestOneIdentity(t *testing.T) {
	var all, first, last []string
	for _, s := range spellings {
		all = append(all, s...)
		first = append(first, s[0])
		last = append(last, s[len(s)-1])
	}
	doc, list := render.Open("a.toml", spelt(all...), render.Config{Only: render.OnlyXLSX}) // pages refuse what no face has
	if doc == nil {
		t.Fatal(testkit.Printed(list))
	}
	if len(doc.Notice().Units) != len(spellings) || len(doc.Parts(render.Issue{})) != len(spellings) {
		t.Errorf("%d units, %d files of %d departments", len(doc.Notice().Units), len(doc.Parts(render.Issue{})), len(spellings))
	}
	if said := testkit.Printed(list); strings.Contains(said, "GW301") {
		t.Errorf("one unit is like itself:\n%s", said)
	}

	// A workbook sent under one spelling comes back for a notice with another.
	sent, _ := render.Open("a.toml", spelt(first...), render.Config{Only: render.OnlyXLSX})
	var returns []render.Return
	for _, p := range sent.Parts(render.Issue{}) {
		var b bytes.Buffer
		if err := p.Write(&b); err != nil {
			t.Fatal(err)
		}
		returns = append(returns, render.Return{Name: p.Name, Data: b.Bytes()})
	}
	said := func(names []string) string {
		res, found := render.Collect("a.toml", spelt(names...), returns, render.Month{Day: render.Day{Year: 2023, Month: 9, Day: 1}})
		if res == nil {
			t.Fatal(testkit.Printed(found))
		}
		return testkit.Printed(found)
	}
	if diff := cmp.Diff(said(first), said(last)); diff != "" {
		t.Errorf("what is said of the returns (-spelt as sent +spelt otherwise):\n%s", diff)
	}
}
