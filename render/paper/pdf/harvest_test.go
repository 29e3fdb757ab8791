package pdf

import (
	"bytes"
	"strings"
	"testing"

	"github.com/go-pdf/fpdf"
)

// drawn is a file of fpdf with the streams given on its pages.
func drawn(t testing.TB, streams ...string) []byte {
	t.Helper()
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "mm", Size: fpdf.SizeType{Wd: 210, Ht: 297}})
	f.SetCompression(false)
	for _, s := range streams {
		f.AddPage()
		f.RawWriteStr(s)
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// misleading is a stream that looks like the end of itself.
const misleading = "(\nendstream\nendobj\nxref\n0 9\nstartxref\n0\n%%EOF\n/Contents 1 0 R)"

func TestHarvest(t *testing.T) {
	want := []string{"first", "", misleading, "\x00\xFF(\\)"}
	got, err := harvest(drawn(t, want...), len(want))
	if err != nil {
		t.Fatal(err)
	}
	for i := range want {
		if !strings.HasSuffix(string(got[i]), "\n"+want[i]+"\n") {
			t.Errorf("page %d: %q", i+1, got[i])
		}
	}
}

func TestHarvestErrors(t *testing.T) {
	file := drawn(t, "first", "second")
	if _, err := harvest(file, 3); err == nil {
		t.Error("a page is missing and nobody says so")
	}
	for _, c := range []struct{ from, to string }{
		{"startxref\n", "startxxxx\n"},
		{"startxref\n", "startxref\n9"},
		{"xref\n0 ", "xref\n1 "},
		{"xref\n0 ", "xref\n0 9"},
		{"/Kids [", "/Kind ["},
		{"/Kids [3 0 R ", "/Kids [99 0 R "},
		{"/Kids [3 0 R ", "/Kids [2 0 R "},
		{"/Contents 4 0 R", "/Contents 3 0 R"},
		{"/Contents 4 0 R", "/Contentx 4 0 R"},
		{"3 0 obj\n", "7 0 obj\n"},
		{"<</Length ", "<</Length 9"},
		{"<</Length ", "<</Length -"},
		{"stream\n", "strxxx\n"},
	} {
		spoilt := bytes.Replace(file, []byte(c.from), []byte(c.to), 1)
		if _, err := harvest(spoilt, 2); err == nil {
			t.Errorf("%q for %q goes unnoticed", c.to, c.from)
		}
	}
}

// FuzzHarvest: whatever becomes of fpdf's file, harvest returns; and what it
// returns are as many parts of the file as were asked for.
func FuzzHarvest(f *testing.F) {
	f.Add(drawn(f, "first", "second"), 2)
	f.Add(drawn(f, misleading), 1)
	f.Add([]byte("startxref\n0"), 0)
	f.Add([]byte("xref\n0 0\n\n1 0 obj\n/Kids [startxref\n0"), 0)
	f.Fuzz(func(t *testing.T, file []byte, pages int) {
		streams, err := harvest(file, min(max(pages, 0), 1000))
		if err != nil {
			return
		}
		if len(streams) != min(max(pages, 0), 1000) {
			t.Fatalf("%d streams for %d pages", len(streams), pages)
		}
		for _, s := range streams {
			if !bytes.Contains(file, s) {
				t.Fatalf("%q is no part of the file", s)
			}
		}
	})
}
