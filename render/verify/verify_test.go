package verify_test

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/pdf"
	"gongwen/render/testkit"
	"gongwen/render/verify"
)

// TestSamples: our own files are fit, in every level and in both forms.
func TestSamples(t *testing.T) {
	for i, stem := range stems(t) {
		for k, level := range render.Archives() {
			if (i+k)%testkit.Tries(1, 3, 3) > 0 { // each sample at one level
				continue
			}
			t.Run(stem+"/"+level, func(t *testing.T) {
				archive, _ := render.ParseArchive(level)
				doc := sample(t, stem, render.Config{Archive: archive})
				r := verify.File("a.pdf", finished(t, doc))
				if r.Verdict() != verify.Fit || len(r.Findings) > 0 {
					tell(t, r)
					t.Error(r.Verdict())
				}
				k := r.Claim
				if got := string('0'+rune(k.Part)) + strings.ToLower(k.Level); got != level || k.UA != 1 {
					t.Errorf("claims %v", k)
				}
				d := mustPages(t, stem)
				glyphs, elements := 0, len(d.Nodes)
				for _, page := range d.Pages {
					for _, it := range page.Items {
						if run, ok := it.(*frame.Run); ok {
							glyphs += len(run.Glyphs)
						}
					}
				}
				if r.Pages != len(d.Pages) || r.Elements != elements || r.Characters != glyphs || r.Build.Version != render.Version || r.Producer != pdf.Producer {
					t.Errorf("%d pages, %d elements, made by %q %v", r.Pages, r.Elements, r.Producer, r.Build)
				}
				inside := 0
				if level == "3a" {
					inside = 1
					if doc.HasWorkbook() {
						inside = 2
					}
				}
				if len(r.Attachments) != inside {
					t.Errorf("%d files inside, want %d", len(r.Attachments), inside)
				}
			})
		}
	}
}

// TestDraft: a draft has nothing wrong with it but that it claims no level.
func TestDraft(t *testing.T) {
	r := verify.File("a.pdf", finished(t, sample(t, "huiyi-tongzhi-2026", render.Config{Draft: true})))
	if got := codes(r); got != "GW711" || r.Verdict() != verify.Unfit {
		t.Errorf("%v: %s", r.Verdict(), got)
		tell(t, r)
	}
}

// TestEmbedded: a file of level 3a gives its source back.
func TestEmbedded(t *testing.T) {
	r := verify.File("a.pdf", finished(t, sample(t, "fangxun-fengong-2026", render.Config{Archive: pdf.PDFA3a})))
	for _, a := range r.Attachments {
		switch a.Relationship {
		case "Source":
			if a.Name != "fangxun-fengong-2026.toml" || !bytes.HasPrefix(a.Data, []byte("#")) && !bytes.Contains(a.Data, []byte("format")) {
				t.Errorf("%s: %.40q", a.Name, a.Data)
			}
		case "Data":
			if a.Name != "fangxun-fengong-2026.xlsx" || !bytes.HasPrefix(a.Data, []byte("PK")) {
				t.Errorf("%s: %.40q", a.Name, a.Data)
			}
		default:
			t.Errorf("%s is a %s", a.Name, a.Relationship)
		}
	}
}

// TestCompare: what is the same, what was made otherwise, and what was changed
// where.
func TestCompare(t *testing.T) {
	doc := mustPages(t, "fangxun-fengong-2026")
	build := func(d *frame.Document, b pdf.Build, archive pdf.Archive) []byte {
		var out bytes.Buffer
		if err := pdf.Write(&out, d, render.DefaultFaces(), pdf.Options{Build: b, Archive: archive}); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	ours := pdf.Build{Version: "1", Template: "default", Fonts: "default"}
	file := build(doc, ours, pdf.PDFA2a)
	for _, c := range []struct {
		what    string
		rebuilt []byte
		want    verify.Rebuild
		verdict verify.Verdict
		says    string
	}{
		{"the same", file, verify.Same, verify.Fit, ""},
		{"another version", build(doc, pdf.Build{Version: "2", Template: "x"}, 0), verify.OtherVersion, verify.Undecided, "由 gongwen 1 生成，现在用的是 2"},
		{"another template", build(doc, pdf.Build{Version: "1", Template: "abc", Fonts: "x"}, 0), verify.OtherTemplate, verify.Undecided, "模板是 自带的，现在给的是 abc"},
		{"other fonts", build(doc, pdf.Build{Version: "1", Template: "default", Fonts: "abc"}, 0), verify.OtherFonts, verify.Undecided, "字体是 自带的，现在给的是 abc"},
		{"another level", build(doc, ours, pdf.PDFA2u), verify.Changed, verify.Unfit, "页面相同，元数据不同"},
		{"another notice", build(mustPages(t, "huiyi-tongzhi-2026"), ours, 0), verify.Changed, verify.Unfit, "第 1 页不同：文件里是“"},
		{"another date", build(dated(t), ours, 0), verify.Changed, verify.Unfit, "页面相同，文件属性不同"},
	} {
		t.Run(c.what, func(t *testing.T) {
			r := verify.File("a.pdf", file)
			r.Compare(c.rebuilt)
			if r.Rebuilt != c.want || r.Verdict() != c.verdict {
				t.Errorf("%v, %v", r.Rebuilt, r.Verdict())
			}
			if n := len(r.Findings); n > 1 || c.says != "" && (n == 0 || !strings.Contains(r.Findings[0].Message, c.says)) {
				tell(t, r)
				t.Errorf("want %q", c.says)
			}
		})
	}
	foreign := verify.File("a.pdf", []byte("%PDF-1.4"))
	foreign.Compare(file)
	if foreign.Rebuilt != verify.Changed {
		t.Errorf("a file of others: %v", foreign.Rebuilt)
	}
	none := verify.File("a.pdf", file)
	none.NoSource("a.toml")
	if none.Verdict() != verify.Undecided || none.Rebuilt != verify.NotCompared {
		t.Errorf("no source: %v", none.Verdict())
	}
}

// dated is the sample with another date in its properties alone.
func dated(t *testing.T) *frame.Document {
	d := mustPages(t, "fangxun-fengong-2026")
	d.Info.Date = "2001-02-03"
	return d
}

// TestEveryByte: whatever byte in front of the cross-reference is changed, the
// file is no longer fit.
func TestEveryByte(t *testing.T) {
	file := finished(t, sample(t, "huiyi-tongzhi-2026", render.Config{}))
	end := bytes.LastIndex(file, []byte("/Type/XRef"))
	rapid.Check(t, func(t *rapid.T) {
		data := bytes.Clone(file)
		at := rapid.IntRange(0, end-len("99 0 obj\n<<")).Draw(t, "at")
		data[at] ^= byte(rapid.IntRange(1, 255).Draw(t, "by"))
		if r := verify.File("a.pdf", data); r.Verdict() == verify.Fit {
			t.Errorf("byte %d of %d is %#x", at, len(file), data[at])
		}
	})
}
