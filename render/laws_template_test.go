package render_test

import (
	"io"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/paper/style"
	"gongwen/render/testkit"
)

// TestTemplateLaws: whatever a template of the user's own asks for is refused at
// its line, or found not to fit, or laid out and written; nothing panics, and
// nothing else fails.
func TestTemplateLaws(t *testing.T) {
	t.Parallel()
	general, _ := render.LoadTemplate(nil)
	text := testkit.SampleTexts(t)["zhengwu-gongkai-2023"]
	var refused, unfit, written int
	checkAll(t, func(t *rapid.T) {
		var over strings.Builder
		for range rapid.IntRange(1, 5).Draw(t, "changes") {
			e := rapid.SampledFrom(general.Format(notice.General).Entries).Draw(t, "entry")
			over.WriteString(e.Path + " = " + drawValue(t, &e) + "\n")
		}
		template, list := render.LoadTemplate(&diag.Source{Name: "local.toml", Text: over.String()})
		if template == nil {
			if refused++; !list.HasErrors() {
				t.Fatal("refused without a word:\n", over.String())
			}
			return
		}
		doc, list := render.Open("a.toml", text, render.Config{Template: template, Draft: rapid.Bool().Draw(t, "draft"), Only: render.OnlyPDF})
		if doc == nil {
			if unfit++; !list.HasErrors() {
				t.Fatal("no pages and no word:\n", over.String())
			}
			return
		}
		if err := doc.WritePDF(io.Discard); err != nil {
			t.Fatal(err, "\n", over.String())
		}
		written++
	})
	if t.Logf("%d refused, %d unfit, %d written", refused, unfit, written); refused == 0 || written == 0 {
		t.Error("the templates drawn are all alike")
	}
}

// drawValue draws another value of the kind that an entry has.
func drawValue(t *rapid.T, e *style.Entry) string {
	if x, err := strconv.ParseFloat(e.Value, 64); err == nil {
		x *= rapid.SampledFrom([]float64{0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.1, 1.3, 1.5, 2, 3, 5, 8}).Draw(t, "factor")
		if !strings.Contains(e.Value, ".") {
			return strconv.Itoa(int(x + 0.5))
		}
		return strconv.FormatFloat(x, 'f', 3, 64)
	}
	switch {
	case e.Value == "true", e.Value == "false":
		return strconv.FormatBool(rapid.Bool().Draw(t, "switch"))
	case strings.HasSuffix(e.Value, `号"`):
		return rapid.SampledFrom([]string{"4", "8", "12", "20", "36", "80", "400", `"小初"`, `"八号"`}).Draw(t, "size")
	case e.Path == "table.continued", e.Path == "draft.mark":
		return rapid.SampledFrom([]string{`""`, `"a"`, `"长长长长长长长长长长"`, `" "`, `"a\nb"`}).Draw(t, "text")
	}
	return e.Value
}
