package render_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/diag"
)

// TestWorkPages: every page of every sample is drawn, its text is that of the
// frames, and what it says of the source is so: the character of the value with
// which a run begins stands in the page where it is said to.
func TestWorkPages(t *testing.T) {
	names, err := filepath.Glob("../input/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatal("no samples", err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		w := render.Begin(filepath.Base(name), text, render.Config{Only: render.OnlyPDF})
		placed := 0
		for i := range w.Pages() {
			page := string(w.Page(i))
			for _, path := range strings.Split(page, ` data-p="`)[1:] {
				if path[0] == '"' {
					t.Errorf("%s page %d: a run without its path", name, i+1)
				}
				placed++
			}
			if s := w.Sheet(i); s.Width*s.Height != 210_000*297_000 || s.Role == "" {
				t.Errorf("%s page %d: %+v", name, i+1, s)
			}
		}
		if placed < 10 {
			t.Errorf("%s: %d runs with a place", name, placed)
		}
	}
}

func TestWorkPlace(t *testing.T) {
	text := "issuer = \"青禾县水务局\"\ntitle = \"关于某事的通知\"\n"
	w := render.Begin("a.toml", []byte(text), render.Config{Draft: true})
	at := strings.Index(text, "某事")
	if path, char := w.Place(diag.Span{Start: at, End: at + 3}); path != "title" || char != 2 {
		t.Errorf("%s %d", path, char)
	}
	if !strings.Contains(string(w.Page(0)), `data-p="title" data-c="0">关于某事的通知</text>`) {
		t.Errorf("%s", w.Page(0))
	}
}

func TestWorkEdit(t *testing.T) {
	text := "issuer = \"青禾县水务局\"\r\ntitle = \"关于某事的通知\" # 题\r\n"
	w := render.Begin("a.toml", []byte(text), render.Config{})
	next, undo, refused := w.Edit([]render.Op{{Op: "text", Text: strings.Replace(text, "某事", "丁事", 1)}})
	if refused != "" || next.Text() == text || diag.Apply(next.Text(), undo) != text {
		t.Errorf("%q %v %s", next.Text(), undo, refused)
	}
	if same, undo, refused := w.Edit([]render.Op{{Op: "text", Text: text}}); same != w || undo != nil || refused != "" {
		t.Error("a text that is the same is another notice")
	}
	for _, bad := range []render.Op{{Op: "erase"}, {Op: "change", Changes: []render.TextChange{{Start: 1, End: 999}}}, {Op: "text", Text: "\xff"}} {
		if same, undo, refused := w.Edit([]render.Op{bad}); same != w || undo != nil || refused == "" {
			t.Errorf("%+v was done", bad)
		}
	}
}

func BenchmarkKeystroke(b *testing.B) {
	name := "../input/zhengwu-gongkai-2023.toml"
	text, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	w := render.Begin("a.toml", text, render.Config{Only: render.OnlyPDF})
	for i := 0; b.Loop(); i++ {
		at := strings.Index(w.Text(), "title")
		next, _, _ := w.Edit([]render.Op{{Op: "change", Changes: []render.TextChange{{Start: at, End: at, Text: fmt.Sprintf("# %d\n", i)}}}})
		next.Page(0)
		next.Page(1)
	}
}

// TestWorkAgain: after every key the pages are those of the text begun anew, whatever
// was remembered of the texts before.
func TestWorkAgain(t *testing.T) {
	names, _ := filepath.Glob("../input/*fenjie*.toml")
	for _, name := range append(names, "../input/zhengwu-gongkai-2023.toml") {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		w := render.Begin("a.toml", text, render.Config{Only: render.OnlyPDF})
		said := w.Values()
		var paths []string
		for path, v := range said {
			if _, is := v.(string); is {
				paths = append(paths, path)
			}
		}
		slices.Sort(paths)
		for n, i := range []int{3, 5, 7, 20, 21} {
			paths = append(paths, fmt.Sprintf("task.%d.%s", i, []string{"requirement", "lead", "due", "topic", "responsible"}[n]))
		}
		for n, path := range paths {
			if strings.Contains(path, "key") || n%3 > 0 && testing.Short() {
				continue
			}
			value, _ := json.Marshal(fmt.Sprintf("县农业农村局等%d个单位第%d次商定的意见", n+3, n+1))
			next, _, refused := w.Edit([]render.Op{{Op: "set", Path: path, Value: value}})
			if refused != "" {
				continue
			}
			w = next
			anew := render.Begin("a.toml", []byte(w.Text()), render.Config{Only: render.OnlyPDF})
			if w.Pages() != anew.Pages() || fmt.Sprint(told(w.Findings())) != fmt.Sprint(told(anew.Findings())) {
				t.Fatalf("%s, %s: %d pages, not %d", name, path, w.Pages(), anew.Pages())
			}
			for i := range w.Pages() {
				if !bytes.Equal(w.Page(i), anew.Page(i)) {
					t.Fatalf("%s, %s: page %d is another", name, path, i+1)
				}
			}
		}
	}
}

// TestWorkComplete: with what only the workbook finds a notice has the very findings
// of one that was opened for both files, switched ones too.
func TestWorkComplete(t *testing.T) {
	text, err := os.ReadFile("../input/zhengwu-gongkai-2023.toml")
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Replace(string(text), "requirement = \"", "requirement = \""+strings.Repeat("长", 33_000), 1)
	for _, c := range []struct {
		text string
		more bool
	}{
		{string(text), false},
		{long, true},
		{strings.Replace(long, "format = \"general\"", "format = \"special\"", 1), true}, // an error of the text keeps none of the workbook's silent
		{"title = ", false},
	} {
		w := render.Begin("a.toml", []byte(c.text), render.Config{Only: render.OnlyPDF})
		got, want := w.Complete(), render.Begin("a.toml", []byte(c.text), render.Config{}).Findings()
		if fmt.Sprint(told(got)) != fmt.Sprint(told(want)) {
			t.Errorf("found is %v, not %v", told(got), told(want))
		}
		if more := len(got) > len(w.Findings()); more != c.more {
			t.Errorf("the workbook found more: %v, not %v", more, c.more)
		}
	}
}

// told is what findings say, and of what.
func told(list diag.List) (out []string) {
	for _, f := range list {
		out = append(out, fmt.Sprint(f.Rule.Code, f.Span, f.Message))
	}
	return out
}
