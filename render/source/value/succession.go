package value

import (
	"gongwen/render/diag"
	"gongwen/render/words"
)

// succession follows the ordinals of one text and finds what is out of order.
type succession struct {
	level int                    // of the last Ordinal
	last  [words.Deepest + 1]int // value last seen on each level
	kept  [words.Deepest + 1]bool
	free  bool // the first Ordinal may be any: the text goes on from another
}

// next takes the Ordinal in and returns what it ought to be, and whether its
// level is one that may stand here. Below a new heading a level may begin anew
// or run on.
func (s *succession) next(o words.Ordinal) (want int, inOrder bool) {
	inOrder = s.level == 0 || o.Level <= s.level+1 || s.level == 1 && o.Level == 3
	want = s.last[o.Level] + 1
	if !s.kept[o.Level] && o.Value == 1 || s.free && s.last[o.Level] == 0 && s.level == 0 {
		want = o.Value
	}
	s.take(o)
	return want, inOrder
}

// take goes on from an ordinal.
func (s *succession) take(o words.Ordinal) {
	s.level, s.last[o.Level], s.kept[o.Level] = o.Level, o.Value, true
	for deeper := o.Level + 1; deeper <= words.Deepest; deeper++ {
		s.kept[deeper] = false
	}
}

// checkOrdinal reports an Ordinal that does not follow the one before it.
func (r *Reader) checkOrdinal(s *succession, o words.Ordinal, t diag.Text) {
	before := s.level
	want, inOrder := s.next(o)
	at := t.Slice(0, o.Size).Span()
	switch {
	case !inOrder:
		r.add(ordinalSkip, at, "“"+levelName(before)+"”下面用“"+levelName(before+1)+"”", "“%s”跳过了一级：上面是“%s”一级", t.S[:o.Size], levelName(before))
	case want != o.Value:
		r.add(ordinalGap, at, "按顺序应当是 "+words.Ordinal{Level: o.Level, Value: want}.String(), "序数“%s”与前面的不连续", t.S[:o.Size])
	}
}

func levelName(level int) string { return words.Ordinal{Level: level, Value: 1}.String() }
