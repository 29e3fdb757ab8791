package collect_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"gongwen/render/book/collect"
	"gongwen/render/book/returned"
	"gongwen/render/testkit"
)

// TestDamaged: wherever a bit of a filled return is not what it was, and
// wherever it is cut off, it is refused, or says what the whole one says.
func TestDamaged(t *testing.T) {
	t.Parallel()
	src := typical(9)
	if testkit.Long() {
		src = sample(t)
	}
	for _, d := range []struct {
		name string
		data []byte
	}{{"saved by another program", filled(t, src)}, {"one department's", part(t, parse(t, src), 0).Data}} {
		good := d.data
		want, list := gather(t, src, sentBack("a.xlsx", good))
		said := messages(list)
		refused := 0
		try := func(what string, at int, data []byte) {
			t.Helper()
			res, list := gather(t, src, sentBack("a.xlsx", data))
			if res.Unread() {
				refused++
				if !strings.Contains(messages(list), " GW60") || res.Total.Missing != res.Total.Due {
					t.Errorf("%s, %s %d: %s", d.name, what, at, messages(list))
				}
				return
			}
			if diff := cmp.Diff(want.Pairs, res.Pairs, cmpopts.IgnoreUnexported(collect.Pair{}, returned.Answer{})); diff != "" || messages(list) != said {
				t.Errorf("%s, %s %d:\n%s%s", d.name, what, at, messages(list), diff)
			}
		}
		tries := testkit.Tries(150, 24, 16)
		for i := range tries {
			at := i * len(good) / tries
			bad := bytes.Clone(good)
			bad[at] ^= 1 << (i % 8)
			try("flipped", at, bad)
		}
		// The directory at the end is as large as all else to a flip that tells lies.
		directory := bytes.Index(good, []byte("PK\x01\x02"))
		for at := directory; at < len(good); at += 1 + (len(good)-directory)/tries {
			bad := bytes.Clone(good)
			bad[at] ^= 1 << (at % 8)
			try("flipped in the directory", at, bad)
		}
		for i := range tries / 4 {
			at := i * len(good) / (tries / 4)
			try("cut", at, good[:at])
		}
		if refused < tries {
			t.Errorf("%s: only %d files refused", d.name, refused)
		}
	}
}

// filled is the whole workbook with every answer, as another program saves it.
func filled(t *testing.T, src string) []byte {
	t.Helper()
	b := openBook(t, sent(t, src))
	b.fill(1, b.rows())
	return b.bytes()
}
