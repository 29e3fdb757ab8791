package verify_test

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"gongwen/render"
	"gongwen/render/paper/pdf"
	"gongwen/render/testkit"
	"gongwen/render/verify"
)

// sample is a notice of input/ as a document.
func sample(t testing.TB, stem string, cfg render.Config) *render.Document {
	t.Helper()
	src, err := os.ReadFile(testkit.Path("input/" + stem + ".toml"))
	if err != nil {
		t.Fatal(err)
	}
	doc, list := render.Open(stem+".toml", src, cfg)
	if doc == nil {
		t.Fatal(list)
	}
	return doc
}

func finished(t testing.TB, doc *render.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := doc.WritePDF(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// table is the sample with a table and a link, each object by itself.
var table = sync.OnceValues(func() ([]byte, error) {
	d, err := pages("fangxun-fengong-2026")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = pdf.Write(&b, d, render.DefaultFaces(), pdf.Options{Classic: true, Build: pdf.Build{Version: "1", Template: "default", Fonts: "default"}})
	return b.Bytes(), err
})

// parts is a finished file taken apart with nothing but its own table, to be
// changed and put together again.
type parts struct {
	t       testing.TB
	objects [][]byte // by number; 0 is empty
	trailer string   // without Size and ID
	id      bool     // write one

	header     string
	generation int // of all objects in the table
}

func takeApart(t testing.TB) *parts {
	t.Helper()
	data, err := table()
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`xref\n0 (\d+)\n[^t]*trailer\n<</Size \d+(.*)/ID\[[^\n]*\nstartxref\n(\d+)\n%%EOF\n$`).FindSubmatchIndex(data)
	if m == nil {
		t.Fatal("no classic file")
	}
	n, _ := strconv.Atoi(string(data[m[2]:m[3]]))
	p := &parts{t: t, objects: make([][]byte, n), trailer: string(data[m[4]:m[5]]), id: true, header: "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"}
	entries := data[m[3]+1:]
	for k := 1; k < n; k++ {
		at, _ := strconv.Atoi(string(entries[20*k : 20*k+10]))
		body, ok := bytes.CutPrefix(data[at:], fmt.Appendf(nil, "%d 0 obj\n", k))
		end := bytes.Index(body, []byte("\nendobj\n"))
		if !ok || end < 0 {
			t.Fatalf("object %d", k)
		}
		p.objects[k] = slices.Clone(body[:end])
	}
	return p
}

// join writes the file, with the identifier that its bytes have.
func (p *parts) join() []byte {
	b := []byte(p.header)
	places := make([]int, len(p.objects))
	for n, body := range p.objects[1:] {
		places[n+1] = len(b)
		b = fmt.Appendf(b, "%d 0 obj\n%s\nendobj\n", n+1, body)
	}
	start, sum := len(b), sha256.Sum256(b)
	b = fmt.Appendf(b, "xref\n0 %d\n0000000000 65535 f \n", len(p.objects))
	for _, at := range places[1:] {
		b = fmt.Appendf(b, "%010d %05d n \n", at, p.generation)
	}
	id := ""
	if p.id {
		id = fmt.Sprintf("/ID[<%x><%x>]", sum[:16], sum[:16])
	}
	return fmt.Appendf(b, "trailer\n<</Size %d%s%s>>\nstartxref\n%d\n%%%%EOF\n", len(p.objects), p.trailer, id, start)
}

// find is the object that the n-th match of a pattern lies in, from 0.
func (p *parts) find(pattern string, n int) int {
	p.t.Helper()
	re := regexp.MustCompile(pattern)
	for k, body := range p.objects {
		head, _, _ := bytes.Cut(body, []byte("stream\n"))
		if re.Match(head) {
			if n == 0 {
				return k
			}
			n--
		}
	}
	p.t.Fatalf("no object has %s", pattern)
	return 0
}

// change replaces the first match of a pattern in the object.
func (p *parts) change(k int, pattern, by string) {
	p.t.Helper()
	m := regexp.MustCompile(pattern).FindIndex(p.objects[k])
	if m == nil {
		p.t.Fatalf("object %d has no %s: %.200s", k, pattern, p.objects[k])
	}
	p.objects[k] = slices.Concat(p.objects[k][:m[0]], []byte(by), p.objects[k][m[1]:])
}

// everywhere replaces all matches in the dictionaries of all objects.
func (p *parts) everywhere(pattern, by string) {
	re := regexp.MustCompile(pattern)
	for k, body := range p.objects {
		if !bytes.Contains(body, []byte("stream\n")) {
			p.objects[k] = re.ReplaceAll(body, []byte(by))
		}
	}
}

// add appends an object and returns its number.
func (p *parts) add(body string) int {
	p.objects = append(p.objects, []byte(body))
	return len(p.objects) - 1
}

func (p *parts) catalog() int { return p.find(`^<</Type/Catalog`, 0) }

// data is a stream decoded.
func (p *parts) data(k int) []byte {
	p.t.Helper()
	_, rest, _ := bytes.Cut(p.objects[k], []byte("\nstream\n"))
	z, err := zlib.NewReader(bytes.NewReader(rest))
	if err != nil {
		p.t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		p.t.Fatal(err)
	}
	return data
}

// set makes a stream of data as it is; entries are those of its dictionary.
func (p *parts) set(k int, entries string, data []byte) {
	p.objects[k] = fmt.Appendf(nil, "<<%s/Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

// content is the number of the stream of page n, from 0.
func (p *parts) content(n int) int {
	m := regexp.MustCompile(`/Contents (\d+)`).FindSubmatch(p.objects[p.find(`^<</Type/Page/`, n)])
	k, _ := strconv.Atoi(string(m[1]))
	return k
}

// edit rewrites the content of page n.
func (p *parts) edit(n int, by func(string) string) {
	k := p.content(n)
	old := string(p.data(k))
	if changed := by(old); changed == old {
		p.t.Fatal("the page is what it was")
	} else {
		p.set(k, "", []byte(changed))
	}
}

// codes are the rules of a report's findings, each once.
func codes(r *verify.Report) string {
	var all []string
	for _, f := range r.Findings {
		all = append(all, f.Rule.Code)
	}
	return strings.Join(slices.Compact(all), " ")
}

// tell shows the findings of a report that are not those expected.
func tell(t testing.TB, r *verify.Report) {
	t.Helper()
	for _, f := range r.Findings {
		t.Logf("%s %s", f.Rule.Code, f.Message)
	}
}

func stems(t testing.TB) (all []string) {
	t.Helper()
	for _, name := range testkit.Samples(t) {
		all = append(all, testkit.Stem(name))
	}
	return all
}
