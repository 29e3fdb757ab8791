package desk

import (
	"path/filepath"
	"strings"
	"testing"

	"gongwen/cmd/gongwen/desk/screen"
	"gongwen/render"
	"gongwen/render/testkit"
)

// TestRulesAtFields: what is found in every wrong case of the rules stands at a field
// that the form or the grid has; 照提示改, as the page sends it back, mends it (7).
func TestRulesAtFields(t *testing.T) {
	fields := map[string]bool{}
	for _, k := range render.Keys() {
		fields[k.Path] = true
	}
	var archives []string
	for _, in := range []string{"check/testdata", "source/bind/testdata/rules"} {
		some, err := filepath.Glob("../../../render/" + in + "/GW*.txtar")
		if err != nil || len(some) < 50 {
			t.Fatal(in, len(some), " rules", err)
		}
		archives = append(archives, some...)
	}
	placed, mended, source := 0, 0, 0
	b := serve(t, nil)
	for _, path := range archives {
		a := testkit.OpenArchive(t, path)
		for _, c := range a.Cases(".toml") {
			if strings.HasPrefix(c.Name, "right") {
				continue
			}
			name := strings.TrimSuffix(filepath.Base(path), ".txtar") + " " + c.Name
			s := &session{desk: b.Desk, file: "a.toml", rev: 1, disk: disk{gone: true}}
			s.take(s.begin(based(a.Comment) + c.Text))
			code := strings.TrimSuffix(filepath.Base(path), ".txtar")
			for _, f := range findings(s.work, s.work.Findings()) {
				if f.Code != code {
					continue
				}
				at := screen.KindOf(f.Path)
				for _, part := range []string{"attachment.", "document."} { // whose own tasks have the keys of all
					if inner := strings.TrimPrefix(at, part); strings.HasPrefix(inner, "task") || strings.HasPrefix(inner, "breakdown") {
						at = inner
					}
				}
				switch {
				case fields[at] && f.Line > 0:
					placed++
				case f.Line > 0 && code[:3] == "GW2" && (f.Path == "" || !fields[at]): // what is no key has no field: the source shows it
					source++
				default:
					t.Errorf("%s: %s stands at %q, line %d", name, f.Message, f.Path, f.Line)
					continue
				}
				if f.Fix == nil {
					continue
				}
				before := count(s.work, code)
				if refused := s.do([]render.Op{{Op: "change", Changes: f.Fix}}); refused != "" {
					t.Errorf("%s: %s", name, refused)
				} else if after := count(s.work, code); after >= before {
					t.Errorf("%s: %s: mended there are %d, before %d", name, f.Message, after, before)
				}
				mended++
				break // what stood behind it stands elsewhere now
			}
			if s.idle != nil {
				s.idle.Stop()
			}
			if s.disk.timer != nil {
				s.disk.timer.Stop()
			}
		}
	}
	t.Logf("%d findings at their fields, %d in the source alone, %d mended", placed, source, mended)
	if placed < 400 || mended < 75 || source > placed/10 {
		t.Errorf("only %d findings at fields and %d in the source, %d mended", placed, source, mended)
	}
}

// count is how often a rule finds something.
func count(w *render.Work, code string) (n int) {
	for _, f := range w.Findings() {
		if f.Rule.Code == code {
			n++
		}
	}
	return n
}

// based is what the cases of an archive are put after: its comment, or the base that
// that names.
func based(comment string) string {
	const front = `format = "general"
issuer = "某某区管委会办公室"
number = "某管办字〔2023〕22号"
title = "关于印发2023年任务分解表的通知"
date = 2023-08-14
text = "现将《任务分解表》印发给你们，请认真贯彻落实。"
`
	first, _, _ := strings.Cut(comment, "\n")
	switch first {
	case "base none":
		return ""
	case "base front":
		return front
	case "base table":
		return front + "[[attachment]]\ntitle = \"任务分解表\"\ncontent = \"breakdown\"\n"
	}
	return comment
}
