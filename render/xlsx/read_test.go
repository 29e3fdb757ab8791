package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// TestReadBad holds that a file that is no workbook gives a clear error.
func TestReadBad(t *testing.T) {
	good := write(t, odd())
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"nothing", nil, ErrFormat},
		{"a PDF", []byte("%PDF-1.7\n"), ErrFormat},
		{"an .xls", append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...), ErrOLE},
		{"half a file", good[:len(good)/2], ErrDamaged},
		{"a zip file of something else", pack1(t, map[string]string{"a.txt": "a"}), ErrDamaged},
		{"parts that are no XML", pack1(t, map[string]string{"[Content_Types].xml": "<", "xl/workbook.xml": "<", "xl/_rels/workbook.xml.rels": "<"}), ErrDamaged},
		{"a bomb", bomb(t, maxUnpacked+1), ErrTooLarge},
		{"a bomb whose size overflows", bomb(t, 1<<63), ErrTooLarge},
		{"a part that lies about its size", bomb(t, 10), ErrDamaged},
	} {
		if _, err := Read(bytes.NewReader(c.data)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
	_, far := partsOf(t, good)
	var rows strings.Builder
	for r := 1; r <= 600; r++ {
		fmt.Fprintf(&rows, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, r, r)
	}
	far["xl/worksheets/sheet1.xml"] = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows.String() + `</sheetData></worksheet>`
	if _, err := Read(bytes.NewReader(pack1(t, far))); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a cell far out in every row: %v", err)
	}
	if _, err := Read(endless{}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("an endless file: %v", err)
	}
	if _, err := Read(io.MultiReader(bytes.NewReader(good[:99]), broken{})); !errors.Is(err, errFull) {
		t.Errorf("a broken disk: %v", err)
	}
}

type endless struct{}

func (endless) Read(b []byte) (int, error) { return len(b), nil }

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errFull }

func pack1(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// bomb is a small file that says it unpacks to size bytes.
func bomb(t *testing.T, size uint64) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, UncompressedSize64: size, CompressedSize64: 5})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(make([]byte, 5)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// FuzzRead holds that no bytes make Read panic.
func FuzzRead(f *testing.F) {
	f.Add([]byte{})
	var out bytes.Buffer
	if err := Write(&out, odd()); err != nil {
		f.Fatal(err)
	}
	f.Add(out.Bytes())
	f.Fuzz(func(_ *testing.T, data []byte) {
		_, _ = Read(bytes.NewReader(data))
	})
}
