package render_test

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/render/testkit"
)

// TestRules: codes are unique, in the hundreds of their package and explained.
func TestRules(t *testing.T) {
	rules := render.Rules()
	code := regexp.MustCompile(`^GW[1-8]\d\d$`)
	for i, r := range rules {
		if !code.MatchString(r.Code) {
			t.Errorf("%s: not a code", r.Code)
		}
		if i > 0 && rules[i-1].Code >= r.Code {
			t.Errorf("%s stands beside %s: codes are unique and sorted", r.Code, rules[i-1].Code)
		}
		if r.Title == "" || r.Why == "" || r.Wrong == "" || r.Right == "" {
			t.Errorf("%s: title, reason and both examples are what explain prints", r.Code)
		}
		if r.Wrong == r.Right {
			t.Errorf("%s: the examples are the same", r.Code)
		}
	}
	hundreds := map[byte]bool{}
	for _, r := range rules {
		hundreds[r.Code[2]] = true
	}
	for _, h := range []byte("12457") { // tomldoc, notice, fonts and layout, sheet, verify
		if !hundreds[h] {
			t.Errorf("no rules GW%cxx: a table is not joined", h)
		}
	}
}

// TestTwiceEqual: documents rendered at the same time with shared faces give
// the same bytes as alone.
func TestTwiceEqual(t *testing.T) {
	t.Parallel()
	faces := render.DefaultFaces()
	for stem, text := range testkit.SampleTexts(t) {
		var alone bytes.Buffer
		doc, _ := open(t, stem, text)
		write(t, doc, &alone)

		results := make([]bytes.Buffer, 4)
		var wait sync.WaitGroup
		for i := range results {
			wait.Go(func() {
				doc, _ := render.Open(stem, text, render.Config{Faces: faces})
				write(t, doc, &results[i])
			})
		}
		wait.Wait()
		for i := range results {
			if !bytes.Equal(results[i].Bytes(), alone.Bytes()) {
				t.Errorf("%s: built twice, different bytes", stem)
			}
		}
	}
}

func write(t testing.TB, doc *render.Document, w io.Writer) {
	if err := errors.Join(doc.WritePDF(w), doc.WriteXLSX(w)); err != nil {
		t.Error(err)
	}
}

// TestOnly: where one file is wanted, it is the same as beside the other, and
// what only the other cannot hold is no mistake.
func TestOnly(t *testing.T) {
	t.Parallel()
	text := testkit.SampleTexts(t)["zhengwu-gongkai-2023"]
	both, _ := open(t, "a", text)
	for only, file := range map[render.Output]func(*render.Document, io.Writer) error{
		render.OnlyPDF: (*render.Document).WritePDF, render.OnlyXLSX: (*render.Document).WriteXLSX,
	} {
		doc, list := render.Open("a", text, render.Config{Only: only})
		if doc == nil {
			t.Fatal(testkit.Printed(list))
		}
		var alone, beside bytes.Buffer
		if err := errors.Join(file(doc, &alone), file(both, &beside)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(alone.Bytes(), beside.Bytes()) || alone.Len() == 0 {
			t.Errorf("only %d: %d bytes, with the other file %d", only, alone.Len(), beside.Len())
		}
		if doc.HasWorkbook() != (only == render.OnlyXLSX) || (doc.Frames() != nil) != (only == render.OnlyPDF) {
			t.Errorf("only %d: the other file was planned too", only)
		}
	}
	archive3a, _ := render.ParseArchive("3a")
	if doc, list := render.Open("a", text, render.Config{Only: render.OnlyPDF, Archive: archive3a}); doc == nil || !doc.HasWorkbook() {
		t.Error("a PDF that holds the workbook was made without: ", testkit.Printed(list))
	}

	tall := strings.Replace(string(text), `requirement = "`, `requirement = "`+strings.Repeat("很长的要求，", 1500), 1) // no row shows it, and pages do
	odd := strings.Replace(string(text), `requirement = "`, `requirement = "`+"\U0001F980", 1)                    // no face has it, and workbooks need none
	for _, c := range []struct {
		name, text string
		only       render.Output
		code       string // of what is found with both, and not with only
	}{
		{"too tall for a row", tall, render.OnlyPDF, "GW501"},
		{"in no face", odd, render.OnlyXLSX, "GW411"},
	} {
		found := func(only render.Output) bool {
			_, list := render.Open("a", []byte(c.text), render.Config{Only: only})
			return slices.ContainsFunc(list, func(f diag.Finding) bool { return f.Rule.Code == c.code })
		}
		if !found(render.Both) || found(c.only) {
			t.Errorf("%s: %s with both %t, with only %d %t", c.name, c.code, found(render.Both), c.only, found(c.only))
		}
	}
}

// fullDisk takes n bytes, then none.
type fullDisk struct{ n int }

var errFull = errors.New("no space left")

func (d *fullDisk) Write(p []byte) (int, error) {
	if len(p) > d.n {
		n := d.n
		d.n = 0
		return n, errFull
	}
	d.n -= len(p)
	return len(p), nil
}

// TestFullDisk: wherever the writer fails, its own error comes back.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	doc, _ := open(t, "a", testkit.SampleTexts(t)["zhengwu-gongkai-2023"])
	for name, write := range map[string]func(io.Writer) error{"pdf": doc.WritePDF, "xlsx": doc.WriteXLSX} {
		var whole bytes.Buffer
		if err := write(&whole); err != nil {
			t.Fatal(err)
		}
		for _, n := range []int{0, 1, 100, whole.Len() / 2, whole.Len() - 1} {
			if err := write(&fullDisk{n}); !errors.Is(err, errFull) {
				t.Errorf("%s, disk full after %d of %d bytes: %v", name, n, whole.Len(), err)
			}
		}
	}
}

// TestFileOrder: what different stages find comes in the order of the file.
func TestFileOrder(t *testing.T) {
	_, list := render.Open("a.toml", []byte("titel = 1\nformat = 2\nissuer = 3\ndate = 4\nnumber = [5]\n"), render.Config{})
	if len(list) < 5 {
		t.Fatalf("all mistakes in one run:\n%s", testkit.Printed(list))
	}
	if !slices.IsSortedFunc(list, func(a, b diag.Finding) int { return a.Span.Start - b.Span.Start }) {
		t.Errorf("not in file order:\n%s", testkit.Printed(list))
	}
}

// TestDraft: number and date may be missing in a draft only.
func TestDraft(t *testing.T) {
	text := []byte("format = \"general\"\nissuer = \"某局\"\ntitle = \"关于某事的通知\"\ntext = \"正文。\"\n")
	if doc, _ := render.Open("a", text, render.Config{}); doc != nil {
		t.Error("a notice without a date was rendered")
	}
	doc, list := render.Open("a", text, render.Config{Draft: true})
	if doc == nil {
		t.Fatal(testkit.Printed(list))
	}
	var pdf, xlsx bytes.Buffer
	if err := errors.Join(doc.WritePDF(&pdf), doc.WriteXLSX(&xlsx)); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(pdf.String(), "%PDF-") || xlsx.Len() != 0 || doc.HasWorkbook() {
		t.Error("a notice without tasks is a PDF and no workbook")
	}
}

// FuzzOpen: nothing that a user can write panics, and what opens can be
// written.
func FuzzOpen(f *testing.F) {
	for _, text := range testkit.SampleTexts(f) {
		f.Add(string(text), false)
	}
	f.Add("", true)
	f.Add("\ufefftitle = \"\"\"\r\n\x00\"\"\"", true)
	f.Add("format = \"general\"\nissuer = \"某局\"\ntitle = \"关于某事的通知\"\ntext = \"正文。\"\n[[task]]\nlead = [\"=甲\"]\nrequirement = \"\"\n", true)
	f.Add(everyTable+"\"\" = 1\n[[task]]\n'' = \"\"\n[\"\"]\n\"\".a = 1\n[[\"\".\"\"]]\n", false)
	f.Fuzz(func(t *testing.T, text string, draft bool) {
		doc, list := render.Open("a.toml", []byte(text), render.Config{Draft: draft})
		if (doc == nil) != list.HasErrors() {
			t.Fatalf("document %v with findings\n%s", doc != nil, testkit.Printed(list))
		}
		testkit.Printed(list)
		if doc != nil {
			write(t, doc, io.Discard)
		}
	})
}
