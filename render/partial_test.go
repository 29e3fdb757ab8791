package render_test

import (
	"errors"
	"io"
	"maps"
	"math/rand/v2"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/testkit"
)

// TestPartial: of whatever text that is TOML, Begin makes pages, finds what Open
// finds, and lets nothing be written that has errors. The texts are the samples
// and drawn notices, each with a few of its lines dropped, doubled, moved,
// renamed, emptied, cut or given a value of another kind.
func TestPartial(t *testing.T) {
	t.Parallel()
	texts := testkit.SampleTexts(t)
	texts["small"] = []byte(generated(12))
	texts["bare"] = []byte("format = \"general\"\n")
	rounds := testkit.Tries(120, 14, 12)
	var kinds struct{ toml, refused, whole int }
	for _, stem := range slices.Sorted(maps.Keys(texts)) {
		lines := strings.Split(string(texts[stem]), "\n")
		r := rand.New(rand.NewPCG(1, uint64(len(stem))))
		for range rounds {
			text := strings.Join(mutated(r, lines), "\n")
			draft := r.IntN(2) == 0
			work := begun(t, text, draft)
			if work == nil {
				continue
			}
			doc, list := render.Open("a.toml", []byte(text), render.Config{Draft: draft})
			switch {
			case testkit.Printed(list) != testkit.Printed(work.Findings()):
				t.Errorf("Begin finds\n%s\nOpen finds\n%s\nin\n%s", testkit.Printed(work.Findings()), testkit.Printed(list), short(text))
			case (doc == nil) != work.Findings().HasErrors():
				t.Errorf("a Document %t, errors %t of\n%s", doc != nil, work.Findings().HasErrors(), short(text))
			}
			if notTOML := strings.Contains(testkit.Printed(list), "GW1") && work.Pages() == 0; notTOML {
				kinds.toml++
				continue
			}
			if work.Pages() == 0 {
				t.Errorf("TOML, and no page:\n%s\n%s", testkit.Printed(list), short(text))
			}
			if doc != nil {
				kinds.whole++
				continue
			}
			kinds.refused++
			partial, _ := render.Open("a.toml", []byte(text), render.Config{Draft: draft, Partial: true})
			if err := errors.Join(partial.WritePDF(io.Discard), partial.WriteXLSX(io.Discard)); !errors.Is(err, render.ErrRefused) {
				t.Errorf("what has errors was written: %v\n%s", err, short(text))
			}
			for _, stage := range render.Stages() {
				if err := partial.Dump(io.Discard, stage); err != nil {
					t.Error(err)
				}
			}
		}
	}
	if t.Logf("%+v", kinds); kinds.toml == 0 || kinds.refused == 0 || kinds.whole == 0 {
		t.Error("the texts drawn are all alike")
	}
}

// begun is Begin, with the text and the place told where it panics.
func begun(t *testing.T, text string, draft bool) (work *render.Work) {
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("%v\n%s\nof\n%s", p, debug.Stack(), short(text))
		}
	}()
	return render.Begin("a.toml", []byte(text), render.Config{Draft: draft})
}

// mutated is a text with one to four of its lines spoilt.
func mutated(r *rand.Rand, lines []string) []string {
	lines = slices.Clone(lines)
	for range 1 + r.IntN(4) {
		i, j := r.IntN(len(lines)), r.IntN(len(lines))
		key, value, pair := strings.Cut(lines[i], "= ")
		switch r.IntN(9) {
		case 0:
			if len(lines) > 1 {
				lines = slices.Delete(lines, i, i+1)
			}
		case 1:
			lines = slices.Insert(lines, j, lines[i])
		case 2:
			lines[i], lines[j] = lines[j], lines[i]
		case 3:
			lines[i] = "x" + lines[i]
		case 4:
			lines[i] = strings.Replace(lines[i], `"`, `""`, 1)
		case 5:
			if pair {
				lines[i] = key + `= ""`
			}
		case 6:
			if pair {
				others := []string{`["甲局", ""]`, "1", "-7.5", "true", "2023-02-28", "{}", `[[]]`, `"\n\n"`, `"breakdown"`, `"（一）一、1."`}
				lines[i] = key + "= " + others[r.IntN(len(others))]
			}
		case 7:
			if runes := []rune(value); pair && len(runes) > 4 && strings.HasSuffix(value, `"`) {
				lines[i] = key + "= " + string(runes[:2+r.IntN(len(runes)-3)]) + `"`
			}
		case 8:
			headers := []string{"[document]", "[[attachment]]", "[breakdown]", "[[task]]", "[[document.task]]", "[attachment.breakdown]", "[[breakdown.column]]", "[[department]]", "[imprint]"}
			lines = slices.Insert(lines, j, headers[r.IntN(len(headers))])
		}
	}
	return lines
}
