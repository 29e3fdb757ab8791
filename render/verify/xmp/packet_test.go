package xmp

import (
	"strings"
	"testing"
)

// TestXMP: properties as elements, as attributes and as lists.
func TestXMP(t *testing.T) {
	p, err := Read([]byte(`<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Producer="p &amp; q">
 <dc:title><rdf:Alt><rdf:li xml:lang="en">Notice</rdf:li><rdf:li xml:lang="x-default"> 通知 </rdf:li></rdf:Alt></dc:title>
 <dc:creator><rdf:Seq><rdf:li>甲</rdf:li><rdf:li>乙</rdf:li></rdf:Seq></dc:creator>
 <pdf:Keywords></pdf:Keywords>
</rdf:Description></rdf:RDF></x:xmpmeta>`))
	if err != nil {
		t.Fatal(err)
	}
	const (
		nsDC  = "http://purl.org/dc/elements/1.1/"
		nsPDF = "http://ns.adobe.com/pdf/1.3/"
	)
	if got := p.First(nsDC, "title"); got != "通知" {
		t.Errorf("title %q", got)
	}
	if got := p.First(nsPDF, "Producer"); got != "p & q" {
		t.Errorf("producer %q", got)
	}
	for local, want := range map[string]string{"creator": "甲|乙", "title": " 通知 |Notice"} {
		if values, ok := p.Property(nsDC, local); !ok || strings.Join(values, "|") != want {
			t.Errorf("%s: %q", local, values)
		}
	}
	if got := p.First(nsPDF, "Keywords") + p.First(nsDC, "none"); got != "" {
		t.Errorf("%q", got)
	}
}
