package verify_test

import (
	"bytes"
	"fmt"
	"maps"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/render/paper/pdf"
	"gongwen/render/testkit"
	"gongwen/render/verify"
)

// greedy are files of up to a few megabytes that ask for far more than they have.
func greedy() map[string]func() []byte {
	packed := func(entries, data string) string {
		d := deflated([]byte(data))
		return fmt.Sprintf("<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", entries, len(d), d)
	}
	// pack is a file whose objects but the first lie in an object stream.
	pack := func(n int, object func(i int) string) []byte {
		var head, body strings.Builder
		for i := range n {
			fmt.Fprintf(&head, "%d %d ", 3+i, body.Len())
			body.WriteString(object(3+i) + " ")
		}
		var rows bytes.Buffer
		b := []byte("%PDF-1.5\n%\xE2\xE3\xCF\xD3\n")
		row := func(kind, a, c int) {
			rows.Write([]byte{byte(kind), byte(a >> 24), byte(a >> 16), byte(a >> 8), byte(a), byte(c >> 24), byte(c >> 16), byte(c >> 8), byte(c)})
		}
		row(0, 0, 0)
		row(1, len(b), 0)
		b = fmt.Appendf(b, "1 0 obj\n<</Type/Catalog/Pages 3 0 R>>\nendobj\n")
		row(1, len(b), 0)
		b = fmt.Appendf(b, "2 0 obj\n%s\nendobj\n", packed(fmt.Sprintf("/Type/ObjStm/N %d/First %d", n, head.Len()), head.String()+body.String()))
		for i := range n {
			row(2, 2, i)
		}
		row(1, len(b), 0)
		start := len(b)
		b = fmt.Appendf(b, "%d 0 obj\n%s\nendobj\n", 3+n, packed(fmt.Sprintf("/Type/XRef/Root 1 0 R/Size %d/W[1 4 4]", 4+n), rows.String()))
		return fmt.Appendf(b, "startxref\n%d\n%%%%EOF\n", start)
	}
	const claim = `<?xpacket begin=""?><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" pdfaid:conformance="A" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Producer="gongwen"/></r:RDF><?xpacket end="r"?>`
	page := func(content string, more ...string) []byte {
		return onePage("/Metadata 5 0 R/StructTreeRoot 6 0 R/Lang(zh)", "/Font<</F 7 0 R>>/XObject<</X 8 0 R>>", content, append([]string{packet(claim)}, more...)...)
	}
	return map[string]func() []byte{
		"an array of numbers": func() []byte {
			return pack(2, func(i int) string {
				if i == 3 {
					return "<</Type/Pages/Kids[]/Count 0>>"
				}
				return "[" + strings.Repeat("1 0 R ", 3<<20) + "]"
			})
		},
		"dictionaries in dictionaries": func() []byte {
			return pack(2, func(i int) string {
				if i == 3 {
					return "<</Type/Pages/Kids[]/Count 0>>"
				}
				return "[" + strings.Repeat("<</A 1>>", 2<<20) + "]"
			})
		},
		"half a million objects": func() []byte {
			return pack(500_000, func(i int) string {
				if i == 3 {
					return "<</Type/Pages/Kids[]/Count 0>>"
				}
				return "<</A 1/B[2]>>"
			})
		},
		"two million places": func() []byte {
			body := "%PDF-1.5\n1 0 obj\n<</Pages 2 0 R>>\nendobj\n"
			return fmt.Appendf(nil, "%s9 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", body, packed("/Type/XRef/Root 1 0 R/W[1 2 1]/Size 2000000", strings.Repeat("\x01\x00\x09\x00", 2_000_000)), len(body))
		},
		"three hundred thousand annotations": func() []byte {
			return pack(300_004, func(i int) string {
				switch i {
				case 3:
					return "<</Type/Pages/Kids[4 0 R]/Count 1>>"
				case 4:
					var b strings.Builder
					b.WriteString("<</Type/Page/MediaBox[0 0 9 9]/Annots[")
					for k := range 300_000 {
						fmt.Fprintf(&b, "%d 0 R ", 7+k)
					}
					return b.String() + "]>>"
				}
				return "<</Type/Annot/Subtype/Widget/Rect[0 0 1 1]/F 4/AP<</N 5 0 R>>>>"
			})
		},
		"annotations shared by pages": func() []byte {
			return pack(20_000, func(i int) string {
				switch {
				case i == 3:
					var b strings.Builder
					b.WriteString("<</Type/Pages/Kids[")
					for k := range 10_000 {
						fmt.Fprintf(&b, "%d 0 R ", 10+k)
					}
					return b.String() + "]/Count 10000>>"
				case i == 4:
					var b strings.Builder
					b.WriteString("[")
					for k := range 9_000 {
						fmt.Fprintf(&b, "%d 0 R ", 11_000+k)
					}
					return b.String() + "]"
				case i >= 10 && i < 10_010:
					return "<</Type/Page/MediaBox[0 0 9 9]/Annots 4 0 R>>"
				}
				return "<</Type/Annot/Subtype/Link/Rect[0 0 1 1]/F 4>>"
			})
		},
		"one content on many pages": func() []byte {
			objects := []string{"<</Type/Catalog/Pages 2 0 R>>", ""}
			var kids strings.Builder
			objects = append(objects, packed("", strings.Repeat("0 0 1 1 re f ", 1<<20)))
			for k := range 5_000 {
				fmt.Fprintf(&kids, "%d 0 R ", 4+k)
				objects = append(objects, "<</Type/Page/MediaBox[0 0 9 9]/Contents 3 0 R>>")
			}
			objects[1] = "<</Type/Pages/Kids[" + kids.String() + "]/Count 5000>>"
			return mini(objects...)
		},
		"a large content": func() []byte {
			return mini("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/MediaBox[0 0 9 9]/Contents 4 0 R>>",
				packed("", strings.Repeat("[1 2 3 4 (x)] TJ\n", 1<<20)))
		},
		"a large string": func() []byte {
			return mini("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/MediaBox[0 0 9 9]/Contents 4 0 R>>",
				packed("", "("+strings.Repeat("x", 23<<20)+") Tj"))
		},
		"a large CMap": func() []byte {
			return page("/P<</MCID 0>>BDC BT /F 1 Tf <00010002> Tj ET EMC", "<</K[]>>", "<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 8 0 R/DescendantFonts[<</Subtype/CIDFontType2/CIDToGIDMap/Identity>>]>>",
				packed("", "1 beginbfrange "+strings.Repeat("<0000> <FFFF> <E000> ", 1<<20)+"endbfrange"))
		},
		"a large tree": func() []byte {
			more := []string{"<</Type/StructTreeRoot/K 7 0 R>>"}
			var kids strings.Builder
			for k := range 200_000 {
				fmt.Fprintf(&kids, "%d 0 R ", 8+k)
			}
			more = append(more, "<</S/Table/P 6 0 R/K["+kids.String()+"]>>")
			for range 200_000 {
				more = append(more, "<</S/TR/P 7 0 R/K<</S/TD/P 1 0 R/A<</O/Table/ColSpan 4000/RowSpan 9999>>>>>>")
			}
			return page("", more...)
		},
		"a million marks": func() []byte {
			var b strings.Builder
			for k := range 700_000 {
				fmt.Fprintf(&b, "/P<</MCID %d>>BDC EMC ", k)
			}
			return mini("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/MediaBox[0 0 9 9]/Contents 4 0 R>>", packed("", b.String()))
		},
		"a million pieces of content": func() []byte {
			kids := func(from int) string {
				var b strings.Builder
				for k := range 400_000 {
					fmt.Fprintf(&b, "%d ", from+k)
				}
				return "<</S/P/P 7 0 R/Pg 3 0 R/K[" + b.String() + "]>>"
			}
			return page("", "<</K 7 0 R/ParentTree<</Nums[0 10 0 R 1 10 0 R]>>>>", "<</S/Document/P 6 0 R/K[8 0 R 9 0 R 10 0 R]>>", kids(0), kids(400_000), kids(800_000))
		},
		"forms": func() []byte {
			objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "", ""}
			var content, names strings.Builder
			for k := range 60_000 {
				fmt.Fprintf(&content, "/X%d Do ", k)
				fmt.Fprintf(&names, "/X%d %d 0 R", k, 5+k)
				objects = append(objects, plainStream("/Type/XObject/Subtype/Form", ""))
			}
			objects[2] = "<</Type/Page/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<<" + names.String() + ">>>>>>"
			objects[3] = packed("", content.String())
			return mini(objects...)
		},
		"fonts": func() []byte {
			objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "", ""}
			var content, names strings.Builder
			for k := range 60_000 {
				fmt.Fprintf(&content, "/F%d 1 Tf (x) Tj ", k)
				fmt.Fprintf(&names, "/F%d %d 0 R", k, 5+k)
				objects = append(objects, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
			}
			objects[2] = "<</Type/Page/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<<" + names.String() + ">>>>>>"
			objects[3] = packed("", "BT "+content.String()+"ET")
			return mini(objects...)
		},
		"a large packet": func() []byte {
			return onePage("/Metadata 5 0 R", "", "", packet(strings.Replace(claim, "</r:RDF>", strings.Repeat("<r:Description/>", 60_000)+"</r:RDF>", 1)))
		},
		"many packets": func() []byte {
			var objects []string
			for k := range 2_000 {
				objects = append(objects, fmt.Sprintf("<</Metadata %d 0 R>>", 2_006+k%2))
			}
			bulk := packed("", strings.Replace(claim, "</r:RDF>", strings.Repeat("<r:Description/>", 60_000)+"</r:RDF>", 1))
			return onePage("/Metadata 5 0 R", "", "", append([]string{packet(claim)}, append(objects, bulk, bulk)...)...)
		},
		"many files": func() []byte {
			objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>", packed("", strings.Repeat("x", 20<<20))}
			for range 100 {
				objects = append(objects, "<</Type/Filespec/F(a)/UF(a)/EF<</F 3 0 R>>>>")
			}
			return mini(objects...)
		},
		"bombs in filters": func() []byte {
			objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/MediaBox[0 0 9 9]/Contents[4 0 R 5 0 R 4 0 R 5 0 R]>>"}
			bomb := deflated([]byte(strings.Repeat("\x81x", 1<<19)))
			objects = append(objects, fmt.Sprintf("<</Filter[/FlateDecode/RunLengthDecode]/Length %d>>\nstream\n%s\nendstream", len(bomb), bomb))
			zeros := deflated(make([]byte, 23<<20))
			objects = append(objects, fmt.Sprintf("<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", len(zeros), zeros))
			return mini(objects...)
		},
	}
}

// peak runs a function and says how much memory the heap took meanwhile, and how
// long it kept a processor busy.
func peak(do func()) (most uint64, took time.Duration) {
	debug.FreeOSMemory()
	var m runtime.MemStats
	done, stopped := make(chan struct{}), sync.WaitGroup{}
	stopped.Go(func() {
		for {
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse)
			select {
			case <-done:
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	})
	begin := busy()
	do()
	took = busy() - begin
	close(done)
	stopped.Wait()
	return most, took
}

// TestBounded: no file takes more than 300 MB or ten seconds, and none of these
// is called clear. A run that is not long tries an eighth of them.
func TestBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("files of many megabytes")
	}
	ours := takeApart(t).join()
	const mostBytes, mostTime = 300 << 20, 10 * time.Second
	files := greedy()
	for i, what := range slices.Sorted(maps.Keys(files)) {
		if i%testkit.Tries(1, 8, 8) > 0 {
			continue
		}
		t.Run(what, func(t *testing.T) {
			data := files[what]()
			var r *verify.Report
			heap, took := peak(func() { r = verify.File("a.pdf", data) })
			t.Logf("%d kB: %d MB, %v, %v %s", len(data)>>10, heap>>20, took.Round(time.Millisecond), r.Verdict(), codes(r))
			if heap > mostBytes || took > mostTime {
				t.Errorf("%d MB, %v", heap>>20, took)
			}
			if v := r.Verdict(); v == verify.Fit || v == verify.Clear {
				t.Error(v)
			}
			checkReport(t, r)
			heap, took = peak(func() { r.Compare(ours) })
			if heap > mostBytes || took > mostTime {
				t.Errorf("compared: %d MB, %v", heap>>20, took)
			}
		})
	}
}

// TestLargest: the limits do not stop what this program writes for 10,000 tasks,
// in a long run.
func TestLargest(t *testing.T) {
	src := string(testkit.SampleTexts(t)["zhengwu-gongkai-2023"])
	head, tasks, _ := strings.Cut(src, "\n[[task]]\nsection")
	tasks = "\n[[task]]\nsection" + tasks
	n := strings.Count(tasks, "\n[[task]]")
	var b strings.Builder
	b.WriteString(head)
	for k := 0; k*n < testkit.Tries(10_000, 1000, 300); k++ {
		b.WriteString(strings.ReplaceAll(tasks, "\"围绕", fmt.Sprintf("\"第%d批围绕", k)))
	}
	doc, list := render.Open("a.toml", []byte(b.String()), render.Config{Archive: pdf.PDFA3a})
	if doc == nil {
		t.Fatal(list)
	}
	data := finished(t, doc)
	var r *verify.Report
	heap, took := peak(func() { r = verify.File("a.pdf", data) })
	t.Logf("%d kB, %d pages: %d MB, %v", len(data)>>10, r.Pages, heap>>20, took)
	if r.Verdict() != verify.Fit || len(r.Attachments) != 2 {
		t.Error(r.Verdict())
		tell(t, r)
	}
	if heap > 300<<20 || took > 10*time.Second {
		t.Errorf("%d MB, %v", heap>>20, took)
	}
}

// TestBoundedManifest: nor does a list of sums that is none.
func TestBoundedManifest(t *testing.T) {
	for what, text := range map[string]string{
		"zeros":      strings.Repeat("\x00", verify.MaxManifest),
		"lines":      strings.Repeat("a\n", verify.MaxManifest/2),
		"blanks":     strings.Repeat("\n", verify.MaxManifest),
		"too large":  strings.Repeat("a", verify.MaxManifest+1),
		"a long one": strings.Repeat("0", 64) + "  " + strings.Repeat("a", 1<<20),
	} {
		heap, took := peak(func() {
			m, list := verify.ParseManifest(&diag.Source{Name: "SHA256SUMS", Text: text})
			if len(m) > 0 || len(list) == 0 && what != "blanks" || len(list) > 200 {
				t.Errorf("%s: %d names, %d findings", what, len(m), len(list))
			}
		})
		if heap > 300<<20 || took > 10*time.Second {
			t.Errorf("%s: %d MB, %v", what, heap>>20, took)
		}
	}
}
