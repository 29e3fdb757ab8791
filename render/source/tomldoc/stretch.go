package tomldoc

import (
	"runtime"
	"strings"

	"gongwen/render/diag"
)

// stretchSize is how many bytes of a long array of tables are decoded at once,
// at least. The values of the decoder take several times the room of their
// text, so those of a whole file must not live at the same time; much shorter
// stretches would cost time.
const stretchSize = 64 << 10

// stretch is a part of the text that holds whole elements of one array of the
// top level and nothing else: it is TOML by itself, and the text is without it.
// What could relate it to the rest, a key or a table defined twice, is the
// scanner's to find.
type stretch struct {
	text  string
	items []*Node
}

// run is the stretch that grows while the headers speak of one array alone.
// Its last element stays outside: a header far below may add to it.
type run struct {
	on          bool // there is one
	name        string
	start, item int // where in the text and with which element it begins
}

// follow takes in a header that begins at start. array is the one whose next
// element it is, if it is of the top level.
func (s *scanner) follow(name string, array *Node, start int) {
	switch r := &s.growing; {
	case r.on && r.name == name:
		if array != nil && start-r.start >= s.size {
			item := len(array.Items) - 1
			s.cut(diag.Span{Start: r.start, End: start}, array.Items[r.item:item:item])
			r.start, r.item = start, item
		}
	case array != nil:
		*r = run{true, name, start, len(array.Items) - 1}
	default:
		*r = run{}
	}
}

// cut gives a stretch, which the scanner will not touch again, to the decoders.
// They work beside the scanner, so that the values go while the tree grows.
func (s *scanner) cut(at diag.Span, items []*Node) {
	if s.refused || len(s.twice) > 0 {
		return
	}
	if s.queue == nil {
		n := runtime.GOMAXPROCS(0)
		s.queue = make(chan stretch, n)
		for range n {
			s.decoders.Go(s.decodeStretches)
		}
	}
	for _, item := range items {
		item.apart = true
	}
	s.cuts = append(s.cuts, at)
	s.queue <- stretch{s.text[at.Start:at.End], items}
}

// decodeStretches is one decoder.
func (s *scanner) decodeStretches() {
	defer func() {
		for range s.queue { // of one that panics the scanner still gets rid of the rest
		}
	}()
	for t := range s.queue {
		if !s.disagreed.Load() && !t.decode(s.src) {
			s.disagreed.Store(true)
		}
	}
}

// decode gives the elements of the stretch their values. It reports whether
// the decoder takes the text and sees the same elements as the scanner.
func (t *stretch) decode(src *diag.Source) bool {
	value, err := decode(t.text)
	table, ok := value.(map[string]any)
	if err != nil || !ok || len(table) != 1 {
		return false
	}
	for _, elements := range table {
		values, ok := elements.([]map[string]any)
		return ok && joinTables(src, t.items, values)
	}
	return false
}

// short reports whether the text is too short to be cut. Then it is decoded while
// the scanner reads it: who types waits for both.
func (s *scanner) short() bool { return len(s.text) < s.size }

// whole is what the decoder says of a short text.
type whole struct {
	value any
	err   error
}

func (s *scanner) decodeWhole() { s.whole.value, s.whole.err = decode(s.text) }

// decode gives all other nodes their values, and reports the same for the
// whole text.
func (s *scanner) decode() bool {
	if !s.short() {
		s.whole.value, s.whole.err = decode(s.rest())
	}
	return !s.disagreed.Load() && s.whole.err == nil && join(s.src, s.root, s.whole.value)
}

// rest is the text without the stretches.
func (s *scanner) rest() string {
	if len(s.cuts) == 0 {
		return s.text
	}
	var b strings.Builder
	at := 0
	for _, cut := range s.cuts {
		b.WriteString(s.text[at:cut.Start])
		at = cut.End
	}
	b.WriteString(s.text[at:])
	return b.String()
}
