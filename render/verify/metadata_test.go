package verify

import (
	"strings"
	"testing"
)

func TestDates(t *testing.T) {
	for _, c := range []struct {
		info, xmp string
		same      bool
	}{
		{"D:20230814000000+08'00'", "2023-08-14T00:00:00+08:00", true},
		{"D:20230814000000+08'00'", "2023-08-13T16:00:00Z", true},
		{"D:20230814000000+08'00", "2023-08-13T16:00:00.5Z", true},
		{"D:20230814", "2023-08-14", true},
		{"D:2023", "2023", true},
		{"D:202308", "2023-08", true},
		{"D:20261123031054Z'", "2026-11-23T03:10:54Z", true},
		{"D:20261123031054Z00'00'", "2026-11-23T03:10:54Z", true},
		{"20230814120000-05", "2023-08-14T17:00Z", true},
		{"D:20230814000000+08'00'", "2023-08-14T00:00:00Z", false},
		{"D:2023081", "2023-08-01", false},
		{"", "", false},
		{"D:20231341", "2023-08-14", false},
		{"D:20230814", "gestern", false},
	} {
		if got := sameInstant(c.info, c.xmp); got != c.same {
			t.Errorf("%s and %s: %t", c.info, c.xmp, got)
		}
	}
}

// TestXMP: properties as elements, as attributes and as lists.
func TestXMP(t *testing.T) {
	p, err := parseXMP([]byte(`<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Producer="p &amp; q">
 <dc:title><rdf:Alt><rdf:li xml:lang="en">Notice</rdf:li><rdf:li xml:lang="x-default"> 通知 </rdf:li></rdf:Alt></dc:title>
 <dc:creator><rdf:Seq><rdf:li>甲</rdf:li><rdf:li>乙</rdf:li></rdf:Seq></dc:creator>
 <pdf:Keywords></pdf:Keywords>
</rdf:Description></rdf:RDF></x:xmpmeta>`))
	if err != nil {
		t.Fatal(err)
	}
	if got := p.first(nsDC, "title"); got != "通知" {
		t.Errorf("title %q", got)
	}
	if got := p.first(nsPDF, "Producer"); got != "p & q" {
		t.Errorf("producer %q", got)
	}
	for local, want := range map[string]string{"creator": "甲|乙", "title": " 通知 |Notice"} {
		for name, values := range p {
			if name.Space == nsDC && name.Local == local && strings.Join(values, "|") != want {
				t.Errorf("%s: %q", local, values)
			}
		}
	}
	if got := p.first(nsPDF, "Keywords") + p.first(nsDC, "none"); got != "" {
		t.Errorf("%q", got)
	}
}
