package pdf

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"gongwen/render/paper/frame"
)

// TestAttributes looks at what the tree says of a table and a list.
func TestAttributes(t *testing.T) {
	f := openPDF(t, write(t, sample(t), Options{}))
	got := map[string]int{}
	for n := 1; n < f.size; n++ {
		if e, ok := f.object(ident(n)).(dict); ok && e["S"] != nil && e["A"] != nil {
			got[fmt.Sprint(e["S"], " ", e["A"])]++
		}
	}
	for want, n := range map[string]int{
		"TH map[O:Table Scope:Column]":        3,
		"TH map[ColSpan:3 O:Table Scope:Row]": 2,
		"TD map[O:Table RowSpan:2]":           2,
		"TD map[ColSpan:2 O:Table]":           2,
		"L map[ListNumbering:Decimal O:List]": 1,
	} {
		if got[want] != n {
			t.Errorf("%s: %d, want %d; all: %v", want, got[want], n, got)
		}
	}
}

func TestArtifacts(t *testing.T) {
	f := openPDF(t, write(t, draft(t), Options{}))
	fonts := map[ident]*fontFile{}
	got := map[string]string{}
	for _, r := range f.pages() {
		glyphs, _, _ := f.page(r, fonts)
		for _, g := range glyphs {
			if g.mcid < 0 {
				got[g.tag] += string(g.r)
			}
		}
	}
	want := map[string]string{
		"Artifact/Pagination/Footer": "134",
		"Artifact/Pagination/Header": "任务牵头部门具体要求",
		"Artifact/Layout":            "草稿",
	}
	for tag, text := range want {
		if got[tag] != text {
			t.Errorf("%s: %q, want %q; all: %v", tag, got[tag], text, got)
		}
	}
}

// TestOutline walks the outline in both directions and counts.
func TestOutline(t *testing.T) {
	d := sample(t)
	d.Outline = nil
	for _, level := range []int{1, 3, 3, 2, 1, 1, 2, 3, 4, 2} { // 3 without a 2 above it
		d.Outline = append(d.Outline, frame.Entry{Title: fmt.Sprintf("第%d条𫐄", len(d.Outline)), Level: level, Page: len(d.Outline) % 4, Y: 50 * mm})
	}
	f := openPDF(t, write(t, d, Options{}))
	pages := f.pages()
	var got []string
	var walk func(r ident, depth int) int
	walk = func(r ident, depth int) int {
		parent, n := f.object(r).(dict), 0
		var previous any
		for k, _ := parent["First"].(ident); k != 0; k, _ = f.object(k).(dict)["Next"].(ident) {
			e := f.object(k).(dict)
			if e["Parent"] != r || e["Prev"] != previous {
				t.Errorf("entry %d: %v", k, e)
			}
			page := list(e["Dest"])[0]
			for p, at := range pages {
				if at == page && p != len(got)%4 {
					t.Errorf("entry %d leads to page %d", len(got), p+1)
				}
			}
			turned := len(got)%4 >= 2
			if fit := list(e["Dest"])[1] == name("Fit"); fit != turned {
				t.Errorf("entry %d leads to %v", len(got), e["Dest"])
			}
			got = append(got, strings.Repeat(" ", depth)+textString(t, e["Title"]))
			n += 1 + walk(k, depth+1)
			previous = k
		}
		if parent["Last"] != previous || n > 0 && parent["Count"] != n {
			t.Errorf("%v has %d below it", parent, n)
		}
		return n
	}
	walk(f.root()["Outlines"].(ident), 0)
	want := "第0条𫐄| 第1条𫐄| 第2条𫐄| 第3条𫐄|第4条𫐄|第5条𫐄| 第6条𫐄|  第7条𫐄|   第8条𫐄| 第9条𫐄"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("outline %s\nwant    %s", s, want)
	}
}

func textString(t testing.TB, v any) string {
	t.Helper()
	s, ok := v.(string)
	if !ok || !strings.HasPrefix(s, "\xFE\xFF") {
		t.Fatalf("no text string in UTF-16: %v", v)
	}
	units := make([]uint16, 0, len(s)/2)
	for i := 2; i < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
