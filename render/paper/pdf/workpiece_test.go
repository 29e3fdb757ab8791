package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
)

// workpiece is a finished file taken apart, to be spoilt in one place.
type workpiece struct {
	t       testing.TB
	objects []string // by number-1: the value, streams decoded
	trailer string   // the entries of its dictionary, without Size and ID
}

// takeApart takes a file with a cross-reference table.
func takeApart(t testing.TB, data []byte) *workpiece {
	t.Helper()
	f := openPDF(t, data)
	w := &workpiece{t: t, trailer: fmt.Sprintf("/Root %d 0 R/Info %d 0 R", f.trailer["Root"], f.trailer["Info"])}
	for n := 1; n < f.size; n++ {
		_, raw, _ := bytes.Cut(data, fmt.Appendf(nil, "\n%d 0 obj\n", n))
		if s, ok := f.object(ident(n)).(stream); ok {
			entries, _, _ := bytes.Cut(raw, []byte("/Length "))
			entries, _ = bytes.CutSuffix(entries, []byte("/Filter/FlateDecode"))
			w.objects = append(w.objects, string(entries)+">>\nstream\n"+string(s.data))
			continue
		}
		raw, _, _ = bytes.Cut(raw, []byte("\nendobj\n"))
		w.objects = append(w.objects, string(raw))
	}
	return w
}

// bytes puts the file together again.
func (w *workpiece) bytes() []byte {
	b := []byte(header)
	places := make([]int, 0, len(w.objects))
	for i, o := range w.objects {
		places = append(places, len(b))
		if entries, data, ok := strings.Cut(o, ">>\nstream\n"); ok {
			o = fmt.Sprintf("%s/Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
		}
		b = fmt.Appendf(b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := len(b)
	sum := sha256.Sum256(b)
	id := appendHex(nil, sum[:16])
	b = fmt.Appendf(b, "xref\n0 %d\n0000000000 65535 f \n", len(places)+1)
	for _, at := range places {
		b = fmt.Appendf(b, "%010d 00000 n \n", at)
	}
	return fmt.Appendf(b, "trailer\n<</Size %d%s/ID[%s%s]>>\nstartxref\n%d\n%%%%EOF\n", len(places)+1, w.trailer, id, id, start)
}

// replace puts with for what, once, in the first object that holds in.
func (w *workpiece) replace(in, what, with string) {
	w.t.Helper()
	for i, o := range w.objects {
		if strings.Contains(o, in) {
			if !strings.Contains(o, what) {
				w.t.Fatalf("no %q in object %d", what, i+1)
			}
			w.objects[i] = strings.Replace(o, what, with, 1)
			return
		}
	}
	w.t.Fatalf("no object holds %q", in)
}

// everywhere puts with for what in all objects but streams.
func (w *workpiece) everywhere(what, with string) {
	for i, o := range w.objects {
		if !strings.Contains(o, ">>\nstream\n") {
			w.objects[i] = strings.ReplaceAll(o, what, with)
		}
	}
}
