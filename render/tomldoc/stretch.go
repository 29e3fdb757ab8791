package tomldoc

import (
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"gongwen/render/diag"
)

// stretchSize is how many bytes of a long array of tables are decoded at once,
// at least. The values of the decoder take ten times the room of their text, so
// those of a whole file must not live at the same time; much shorter stretches
// would cost time.
const stretchSize = 64 << 10

// stretch is a part of the text that holds whole elements of one array of the
// top level and nothing else: it is TOML by itself, and the text is without it.
// What could relate it to the rest, a key or a table defined twice, is the
// scanner's to find.
type stretch struct {
	text  diag.Span
	array *Node
	items diag.Span // by index
}

// run is the stretch that grows while the headers speak of one array alone.
// Its last element stays outside: a header far below may add to it.
type run struct {
	of          *Node // nil: none
	name        string
	start, item int // where in the text and with which element it begins
}

// follow takes in a header that begins at start. array is the one whose next
// element it is, if it is of the top level.
func (s *scanner) follow(name string, array *Node, start int) {
	switch r := &s.growing; {
	case r.of != nil && r.name == name:
		if array != nil && start-r.start >= s.size {
			item := len(array.Items) - 1
			s.stretches = append(s.stretches, stretch{diag.Span{Start: r.start, End: start}, array, diag.Span{Start: r.item, End: item}})
			r.start, r.item = start, item
		}
	case array != nil:
		*r = run{array, name, start, len(array.Items) - 1}
	default:
		*r = run{}
	}
}

// decode gives every node its value. It reports whether the decoder takes the
// text and sees the same tree as the scanner.
func (s *scanner) decode() bool {
	for i := range s.stretches {
		for _, item := range s.stretches[i].elements() {
			item.apart = true
		}
	}
	var next atomic.Int64
	var failed atomic.Bool
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(s.stretches)) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(s.stretches)) && !failed.Load(); i = next.Add(1) - 1 {
				if !s.stretches[i].decode(s.src) {
					failed.Store(true)
				}
			}
		})
	}
	values, err := decode(s.rest())
	ok := err == nil && join(s.src, s.root, values)
	workers.Wait()
	return ok && !failed.Load()
}

// rest is the text without the stretches.
func (s *scanner) rest() string {
	if len(s.stretches) == 0 {
		return s.text
	}
	var b strings.Builder
	at := 0
	for i := range s.stretches {
		b.WriteString(s.text[at:s.stretches[i].text.Start])
		at = s.stretches[i].text.End
	}
	b.WriteString(s.text[at:])
	return b.String()
}

func (t *stretch) elements() []*Node { return t.array.Items[t.items.Start:t.items.End] }

// decode gives the elements of the stretch their values.
func (t *stretch) decode(src *diag.Source) bool {
	value, err := decode(src.Text[t.text.Start:t.text.End])
	table, ok := value.(map[string]any)
	if err != nil || !ok || len(table) != 1 {
		return false
	}
	for _, elements := range table {
		items, ok := elements.([]map[string]any)
		return ok && joinTables(src, t.elements(), items)
	}
	return false
}
