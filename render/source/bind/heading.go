package bind

import (
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/tomldoc"
	"gongwen/render/source/value"
	"gongwen/render/words"
)

// levels says which headings of a breakdown are numbered automatically.
type levels struct{ section, topic bool }

func numberedLevels(n *tomldoc.Node) levels {
	if n.Kind == tomldoc.Boolean {
		return levels{n.Boolean, n.Boolean}
	}
	var out levels
	for _, item := range n.Items {
		out.section = out.section || item.Text.S == notice.KeySection
		out.topic = out.topic || item.Text.S == notice.KeyTopic
	}
	return out
}

// headings numbers the sections, or the topics, of a breakdown in turn. An
// ordinal in the source is kept and must follow the one before; the first may
// be any.
type headings struct {
	binder  *binder
	level   int    // of the automatic ordinal: 1 for “一、”, 2 for “（一）”
	auto    bool   // number what has no ordinal
	written string // the heading that rows stand under, as written; empty: none
	last    words.Ordinal
	fresh   bool    // a new section has begun
	goesOn  bool    // the written ordinals do not begin anew in each section
	met     [2]bool // a heading without, and one with, a written ordinal
	warned  bool
}

// next is the heading of the text, which stands in a section.
func (h *headings) next(t diag.Text, section int) notice.Heading {
	h.written = t.S
	out := notice.Heading{Section: section, Text: t, Span: t.Span()}
	o, own := words.ScanOrdinal(t.S)
	switch {
	case own:
		anew := h.fresh && o.Value == 1 && !h.goesOn // （一） under “二、” as under “一、” (7.3.3)
		h.goesOn = h.goesOn || h.fresh && h.last.Value > 0 && o.Value > 1
		if want := h.last.Value + 1; h.last.Value > 0 && o.Value != want && !anew {
			hint := "按顺序应当是 " + words.Ordinal{Level: o.Level, Value: want}.String()
			if o.Value == 1 && h.level == 2 {
				hint += "；每节从头编的，在 [breakdown] 里写 restart = true"
			}
			h.binder.Found.Add(value.OrdinalGap, h.binder.Source, t.Slice(0, o.Size).Span(), hint, "序数“%s”与前面的不连续", t.S[:o.Size])
		}
		h.last, out.Ordinal = o, o.Size
	case h.auto:
		h.last = words.Ordinal{Level: h.level, Value: h.last.Value + 1}
		label := h.last.String()
		out.Text, out.Ordinal = diag.Concat(diag.Plain(label), t), len(label)
	}
	if h.auto {
		h.mixed(t, own)
	}
	h.fresh = false
	return out
}

// mixed warns once that some headings have an ordinal and some get one.
func (h *headings) mixed(t diag.Text, own bool) {
	kind := 0
	if own {
		kind = 1
	}
	h.met[kind] = true
	if h.met[0] && h.met[1] && !h.warned {
		h.warned = true
		h.binder.add(ordinalMixed, t.Span(), "都写，或都不写", "同一层次的标题有的写了序数，有的没写")
	}
}

// leave says that a new section begins: the topic is over, and with restart
// the count too.
func (h *headings) leave(restart bool) {
	h.written, h.fresh = "", true
	if restart {
		h.last = words.Ordinal{}
	}
}
