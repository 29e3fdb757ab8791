package sheet

import (
	"testing"
)

func TestTypical(t *testing.T) {
	b, list := Plan(typical(42))
	t.Log(list)
	for _, s := range b.Sheets {
		t.Log(s.Name, len(s.Rows), s.Page.Scale, s.Breaks)
	}
}

func BenchmarkPlan(b *testing.B) {
	for _, n := range []int{42, 1000, 10000} {
		b.Run("", func(b *testing.B) {
			n := typical(n)
			b.ReportAllocs()
			for b.Loop() {
				Plan(n)
			}
		})
	}
}
