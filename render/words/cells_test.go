package words

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gongwen/render/diag"
)

// TestCells: units are numbers in the order of the register, then as met,
// collectives last; equal words are read once; words without a name stand in.
func TestCells(t *testing.T) {
	c := NewCells([]Entry{{Name: "丙局", Aliases: []string{"丙"}}, {Name: "各镇"}, {Name: "甲局"}})
	lead, read, first := c.Phrase(diag.Plain("乙局牵头，丙、各镇配合"))
	if !first || len(read.Doubts) > 0 {
		t.Errorf("first %t, doubts %v", first, read.Doubts)
	}
	if again, _, first := c.Phrase(diag.Plain("乙局牵头，丙、各镇配合")); first || again != lead {
		t.Error("equal words are read twice")
	}
	text, list, doubts := c.List([]diag.Text{diag.Plain("丙局"), diag.Plain("丁局"), diag.Plain("丙")}, "\n")
	if text.S != "丙局\n丁局\n丙" || len(doubts) > 0 {
		t.Errorf("printed %q", text.S)
	}
	if _, _, doubts := c.List([]diag.Text{diag.Plain("甲局"), diag.Plain("甲局、戊局"), diag.Plain("同上")}, "、"); len(doubts) != 2 || doubts[0].Why != Several || doubts[1].Why != NoName {
		t.Errorf("doubts of a list: %v", doubts)
	}
	words, _, _ := c.Phrase(diag.Plain("按职责分工负责"))
	if words.Named() {
		t.Errorf("%v is named by words without a name", words)
	}
	c.StandIn(words, "按职责分工负责")

	met := c.Sort()
	names := func(units []int) (out []string) {
		for _, u := range units {
			out = append(out, met[u].Name)
		}
		return out
	}
	got := [][]string{names(lead.Lead), names(lead.Other), names(list.Other), names(words.Other), names(c.Union(lead.Other, list.Other))}
	want := [][]string{{"乙局"}, {"丙局", "各镇"}, {"丙局", "丁局"}, {"按职责分工负责"}, {"丙局", "各镇", "丁局"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var order []string
	for _, m := range met {
		order = append(order, m.Name)
	}
	if diff := cmp.Diff([]string{"丙局", "甲局", "乙局", "丁局", "甲局、戊局", "同上", "按职责分工负责", "各镇"}, order); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

// TestUnion: it keeps the order and holds each unit once, and a is not changed.
func TestUnion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := NewCells(nil)
		for i := range 8 {
			c.unit(Mention{Name: fmt.Sprint(i)})
		}
		list := rapid.SliceOfNDistinct(rapid.IntRange(0, 7), 0, 8, rapid.ID[int])
		a, b := list.Draw(t, "a"), list.Draw(t, "b")
		before := slices.Clone(a)
		want := slices.Clone(a)
		for _, u := range b {
			if !slices.Contains(want, u) {
				want = append(want, u)
			}
		}
		if got := c.Union(a, b); !slices.Equal(got, want) || !slices.Equal(a, before) {
			t.Fatalf("Union(%v, %v) = %v, want %v", before, b, got, want)
		}
	})
}
