package verify_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/verify"
)

// appended is a file with objects appended as an incremental update (7.5.6).
func appended(t *testing.T, file []byte, objects map[int]string) []byte {
	t.Helper()
	old := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindSubmatch(file)
	trailer := regexp.MustCompile(`/Info \d+ 0 R|/Root \d+ 0 R|/ID\[<[^\]]*\]`).FindAllString(string(file[bytes.LastIndex(file, []byte("/Root"))-200:]), -1)
	if old == nil || len(trailer) < 3 {
		t.Fatalf("no trailer: %q", trailer)
	}
	b := bytes.Clone(file)
	places := map[int]int{}
	size := 0
	for n := range 10_000 {
		if body, ok := objects[n]; ok {
			places[n] = len(b)
			b = fmt.Appendf(b, "%d 0 obj\n%s\nendobj\n", n, body)
			size = n + 1
		}
	}
	start := len(b)
	b = append(b, "xref\n0 0\n"...)
	for n := range size {
		if at, ok := places[n]; ok {
			b = fmt.Appendf(b, "%d 1\n%010d 00000 n \n", n, at)
		}
	}
	return fmt.Appendf(b, "trailer\n<</Size %d%s/Prev %s>>\nstartxref\n%d\n%%%%EOF\n", size, strings.Join(trailer[:3], ""), old[1], start)
}

// seal signs a file: a field on the first page, a signature over all bytes but
// its own value. more are changed beside.
func seal(t *testing.T, p *parts, file []byte, more map[int]string) []byte {
	t.Helper()
	const value = 64
	first, catalog := p.page(), p.catalog()
	n := len(p.objects) + 100
	objects := map[int]string{
		catalog: strings.Replace(string(p.objects[catalog]), "/Lang", fmt.Sprintf("/AcroForm<</SigFlags 3/Fields[%d 0 R]>>/Lang", n), 1),
		first:   strings.Replace(string(p.objects[first]), "/Type/Page/", fmt.Sprintf("/Type/Page/Annots[%d 0 R]/", n), 1),
		n:       fmt.Sprintf("<</Type/Annot/Subtype/Widget/FT/Sig/T(seal)/F 132/Rect[0 0 9 9]/P %d 0 R/V %d 0 R/AP<</N %d 0 R>>>>", first, n+1, n+2),
		n + 1:   "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 0000000000 0000000000 0000000000]/Contents<" + strings.Repeat("0", value) + ">>>",
		n + 2:   plainStream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<>>", "1 0 0 rg 0 0 9 9 re f"),
	}
	for k, v := range more {
		objects[k] = v
	}
	out := appended(t, file, objects)
	from := bytes.LastIndex(out, []byte("/Contents<"+strings.Repeat("0", value))) + len("/Contents")
	to := from + value + 2
	at := bytes.LastIndex(out, []byte("[0 0000000000 0000000000 0000000000]"))
	copy(out[at:], fmt.Sprintf("[0 %010d %010d %010d]", from, to, len(out)-to))
	return out
}

// TestSealed: what only a signature was appended to is judged by what was there
// before; what else was changed on the way is told.
func TestSealed(t *testing.T) {
	p := takeApart(t)
	file := p.join()
	content := p.content(0)
	free := len(p.objects) + 200
	sealed := func(more map[int]string) []byte { return seal(t, p, file, more) }
	for _, c := range []struct {
		what, codes string
		data        []byte
		rebuilt     verify.Rebuild
	}{
		{"a seal", "GW705", sealed(nil), verify.SealedSame},
		{"a seal that brings another page's words", "GW705 GW766", sealed(map[int]string{content: plainStream("", "")}), verify.SealedSame},
		{"a seal that changes the properties", "GW705 GW766", sealed(map[int]string{p.info(): "<</Title(other)>>"}), verify.SealedSame},
		{"a seal with a script", "GW705 GW751", sealed(map[int]string{free: "<</Type/Action/S/JavaScript/JS(1)>>"}), verify.SealedSame},
		{"a seal with a page", "GW705 GW766", sealed(map[int]string{free: "<</Type/Page>>"}), verify.SealedSame},
		{"something behind the seal", "GW705 GW766", appended(t, sealed(nil), map[int]string{free: "<</Type/Nothing>>"}), verify.SealedSame},
		{"a note beside the seal", "GW705 GW766", sealed(map[int]string{p.page(): strings.Replace(string(p.objects[p.page()]), "/Type/Page/", "/Type/Page/Annots[<</Type/Annot/Subtype/FreeText/F 4>>]/", 1)}), verify.SealedSame},
		{"an update without a seal", "GW705 GW707", appended(t, file, map[int]string{free: "<</Type/Nothing>>"}), verify.Changed},
	} {
		t.Run(c.what, func(t *testing.T) {
			r := verify.File("a.pdf", c.data)
			r.Compare(file)
			got := strings.ReplaceAll(codes(r), " GW764", "")
			if got != c.codes || r.Rebuilt != c.rebuilt {
				t.Errorf("%s, %v; want %s", got, r.Rebuilt, c.codes)
				tell(t, r)
			}
			if v := r.Verdict(); (v == verify.Clear) != (c.codes == "GW705") || v == verify.Fit {
				t.Error(v)
			}
			if r.SHA256 == verify.File("", file).SHA256 || r.Size != len(c.data) {
				t.Error("the sum is that of what was before")
			}
		})
	}
	// What was not whole before is not mended by a seal.
	broken := bytes.Replace(file, []byte("/Title<FEFF"), []byte("/Title<FEFE"), 1)
	if r := verify.File("a.pdf", seal(t, p, broken, nil)); r.Sealed || !strings.Contains(codes(r), "GW707") {
		t.Errorf("a broken file: %s", codes(r))
	}
	// The source made another notice.
	r := verify.File("a.pdf", sealed(nil))
	r.Compare(finished(t, sample(t, "huiyi-tongzhi-2026", render.Config{})))
	if r.Rebuilt == verify.SealedSame || r.Rebuilt == verify.Same {
		t.Error(r.Rebuilt)
	}
	if verify.SealedSame.Word() != "sealed" || !strings.Contains(verify.SealedSame.String(), "签章") {
		t.Error(verify.SealedSame.String())
	}
}
