package bind

import (
	"fmt"
	"strings"
	"testing"

	"gongwen/render/diag"
)

// largeTable has n tasks, five to a topic, ten topics to a section.
func largeTable(n int) string {
	var out strings.Builder
	out.WriteString(bases["table"])
	for i := range n {
		out.WriteString("[[task]]\n")
		if i%50 == 0 {
			fmt.Fprintf(&out, "section = \"第%d个方面\"\n", i)
		}
		if i%5 == 0 {
			fmt.Fprintf(&out, "topic = \"第%d类工作\"\nlead = [\"第%d局\", \"第%d局\"]\nresponsible = \"第%d局牵头，各街道、区直有关部门配合\"\n", i, i%40, (i+1)%40, i%97)
		}
		fmt.Fprintf(&out, "requirement = \"做好第%d项工作，每季度末月20日前报送进展情况，确保全年目标任务顺利完成。\"\ndue = \"%d月底前\"\n", i, i%12+1)
	}
	return out.String()
}

// TestLarge: what is too large for any notice is bound all the same.
func TestLarge(t *testing.T) {
	n, list := parse(largeTable(20000))
	if list.HasErrors() {
		t.Fatal(list[0].Message)
	}
	if b := n.Breakdowns()[0]; len(b.Tasks) != 20000 || b.Tasks[19999].ID != "20000" || b.Topics[3999].Text.S != "（四千）第19995类工作" {
		t.Errorf("%d tasks, the last is %q under %q", len(b.Tasks), b.Tasks[len(b.Tasks)-1].ID, b.Topics[len(b.Topics)-1].Text.S)
	}

	paragraph := "　　" + strings.Repeat("为进一步加强工作，", 30) + "特此通知。\r\n"
	count := 10<<20/len(paragraph) + 1
	text := strings.Replace(bases["front"], `text = "现`, "text = \"\"\"\r\n"+strings.Repeat(paragraph, count)+"\"\"\"\nrecipients = \"现", 1)
	n, list = parse(text)
	if len(list) > 0 {
		t.Fatal(list[0].Message)
	}
	last := n.Body().Text[len(n.Body().Text)-1].Text
	span := last.Span()
	if len(n.Body().Text) != count || text[span.Start:span.End] != last.S || strings.HasPrefix(last.S, "　") {
		t.Errorf("%d paragraphs of %d, the last stands at %v", len(n.Body().Text), count, span)
	}

	cell := strings.Repeat("甲局、", 5000)
	if _, list = parse(bases["table"] + fmt.Sprintf("[[task]]\ntopic = \"一\"\nlead = %q\nrequirement = %q\ndue = \"6月\"\n", cell, strings.Repeat("很长。", 5000))); list.HasErrors() {
		t.Error(list[0].Message)
	}
}

// TestManyMistakes: thousands of mistakes are all found, with two places each,
// in the order of the file.
func TestManyMistakes(t *testing.T) {
	const n = 5000
	_, list := parse(bases["table"] + strings.Repeat("[[task]]\nid = \"1\"\nlead = 1\nresponsble = []\n", n))
	counts := map[string]int{}
	for i, f := range list {
		counts[f.Rule.Code]++
		if i > 0 && f.Span.Start < list[i-1].Span.Start {
			t.Fatalf("finding %d stands before the one above it", i)
		}
	}
	for r, want := range map[rule]int{wrongType: n, unknownKey: n, missingKey: n, taskIDTwice: n - 1} {
		if got := counts[rules[r].Code]; got != want {
			t.Errorf("%s found %d times, want %d", rules[r].Code, got, want)
		}
	}
}

// FuzzParse: no text makes Parse panic; what it finds stands in the text and in
// order; without errors the model is whole.
func FuzzParse(f *testing.F) {
	for _, base := range bases {
		f.Add(base, false)
	}
	f.Add(bases["table"]+"[breakdown]\ncount = \"topic\"\n[[breakdown.column]]\nkey = \"x\"\nhead = \"甲\"\n[[department]]\nname = \"甲局\"\naliases = [\"乙\"]\n[[task]]\nsection = \"一、甲\"\n[[task]]\ntopic = \"（二）乙\"\nlead = \"甲局牵头，乙、丙配合\"\nrequirement = \"做。\"\nseq = 7\nid = \"a\"\nx = \"1\"\ndue = 2023-01-01\n", true)
	f.Add(bases["table"]+"\"\" = 1\n[[task]]\n\"\" = 1\n'' = \"\"\n[[breakdown.column]]\nkey = \"\"\n\"\" = 2\n[\"\"]\n\"\".a = 1\n[[\"\".\"\"]]\n", false)
	f.Fuzz(func(t *testing.T, text string, draft bool) {
		n, list := Parse(&diag.Source{Name: "a.toml", Text: text}, draft)
		for i, finding := range list {
			if s := finding.Span; s.Start < 0 || s.End < s.Start || s.End > len(text) {
				t.Fatalf("%s at %v of %d bytes", finding.Message, s, len(text))
			}
			if i > 0 && finding.Span.Start < list[i-1].Span.Start {
				t.Fatalf("%s is out of order", finding.Message)
			}
		}
		if list.HasErrors() {
			return
		}
		if n == nil || len(n.Issuers) == 0 || len(n.Body().Heading) == 0 || len(n.Body().Text) == 0 {
			t.Fatalf("no error, and no notice: %+v", n)
		}
		for _, a := range n.Attachments() {
			if a.Title.Empty() || len(a.Heading) == 0 || a.Content == nil && len(a.Text) == 0 {
				t.Fatalf("no error, and an attachment without content: %+v", a)
			}
		}
		for _, b := range n.Breakdowns() {
			for i := range b.Columns {
				runs := b.Runs(&b.Columns[i])
				if runs[len(runs)-1].End != len(b.Tasks) {
					t.Fatalf("runs end at %v of %d", runs[len(runs)-1], len(b.Tasks))
				}
			}
			grouped := make([]bool, len(b.Tasks))
			for _, g := range b.Groups() {
				for _, task := range g.Tasks {
					grouped[task] = true
				}
			}
			for i, ok := range grouped {
				if !ok {
					t.Fatalf("task %d is in no group", i)
				}
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	for _, n := range []int{42, 1000, 10000, 100000} {
		src := &diag.Source{Name: "a.toml", Text: largeTable(n)}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Parse(src, false)
			}
		})
	}
}

func BenchmarkRunsAndGroups(b *testing.B) {
	n, _ := parse(largeTable(20000))
	for b.Loop() {
		for c := range n.Breakdowns()[0].Columns {
			n.Breakdowns()[0].Runs(&n.Breakdowns()[0].Columns[c])
		}
		n.Breakdowns()[0].Groups()
	}
}
