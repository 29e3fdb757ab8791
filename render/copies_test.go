package render_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/layout"
	"gongwen/render/testkit"
)

// numbered is a notice of so many copies, 0 that says nothing of them.
func numbered(format, serial string, copies int) []byte {
	keys := "format = \"" + format + "\"\nissuer = \"某某区管委会办公室\"\nnumber = \"某管办字〔2023〕22号\"\ntitle = \"关于做好保密工作的通知\"\nrecipients = \"各部门\"\ndate = 2023-08-14\ntext = \"请认真做好保密工作。\"\n[letterhead]\nsecrecy = \"秘密★5年\"\nserial = \"" + serial + "\"\n"
	if copies > 0 {
		keys += fmt.Sprintf("copies = %d\n", copies)
	}
	return []byte(keys)
}

// TestCopies: each copy is, byte for byte, what its 份号 alone gives; the pages
// of two differ in that one run; a copy is found by its 份号 and made anew.
func TestCopies(t *testing.T) {
	for _, format := range []string{"general", "letter"} {
		src := numbered(format, "000098", 5)
		doc, _ := open(t, "a.toml", src)
		serials := doc.Copies()
		if strings.Join(serials, " ") != "000098 000099 000100 000101 000102" {
			t.Fatal(serials)
		}
		met := map[string]bool{}
		for _, serial := range serials {
			var copied, alone bytes.Buffer
			if err := doc.WriteCopy(&copied, serial); err != nil {
				t.Fatal(err)
			}
			one, _ := open(t, "a.toml", numbered(format, serial, 0))
			if err := one.WritePDF(&alone); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(copied.Bytes(), alone.Bytes()) {
				t.Errorf("%s: copy %s is not what its number gives", format, serial)
			}
			if one.Copies() != nil {
				t.Error("a notice without copies has some")
			}
			met[copied.String()] = true
			r := render.Verify(serial+".pdf", copied.Bytes())
			if list, err := render.Rebuild(r, "a.toml", src, render.Config{}); err != nil || len(list) > 0 || r.Rebuilt != render.Same || r.Verdict() != render.Fit {
				t.Errorf("%s: copy %s: %v, %v\n%s", format, serial, r.Rebuilt, r.Verdict(), testkit.Printed(list))
			}
		}
		if len(met) != len(serials) {
			t.Error("copies are alike")
		}
		one, _ := open(t, "a.toml", numbered(format, "000103", 0)) // of no copy
		var foreign bytes.Buffer
		if err := one.WritePDF(&foreign); err != nil {
			t.Fatal(err)
		}
		r := render.Verify("000103.pdf", foreign.Bytes())
		if _, err := render.Rebuild(r, "a.toml", src, render.Config{}); err != nil || r.Rebuilt == render.Same {
			t.Errorf("a copy that there is not: %v, %v", r.Rebuilt, err)
		}
	}
}

// TestCopiesFrames: the frames of two copies differ in one run, that of the 份号,
// and in what the file says of itself.
func TestCopiesFrames(t *testing.T) {
	doc, _ := open(t, "a.toml", numbered("general", "000001", 3))
	dump := func(f *frame.Document) []string {
		var b bytes.Buffer
		f.Dump(&b)
		return strings.Split(b.String(), "\n")
	}
	first, other := dump(doc.Frames()), dump(layout.Renumbered(doc.Frames(), render.DefaultFaces(), "000003"))
	again := dump(doc.Frames())
	differ, runs := 0, 0 // lines: what the file says of itself, the run, the structure's words
	for i := range first {
		if first[i] != again[i] {
			t.Error("making a copy changes the notice")
		}
		if first[i] != other[i] {
			if differ++; strings.HasPrefix(first[i], "  run") {
				runs++
			}
		}
	}
	if len(first) != len(other) || differ != 3 || runs != 1 {
		t.Errorf("%d lines differ of %d and %d, %d of them runs", differ, len(first), len(other), runs)
	}
	if relaid := dump(doc.LaidOut("000003")); strings.Join(relaid, "\n") != strings.Join(other, "\n") {
		t.Error("a copy laid out anew is another")
	}
}

// TestCopiesDraft: a draft is one file.
func TestCopiesDraft(t *testing.T) {
	doc, list := render.Open("a.toml", numbered("general", "000001", 3), render.Config{Draft: true})
	if doc == nil {
		t.Fatal(testkit.Printed(list))
	}
	if doc.Copies() != nil {
		t.Error("a draft in copies")
	}
}
