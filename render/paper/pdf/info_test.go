package pdf

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"unicode/utf8"
)

// info holds the information dictionary against XMP and both against the frame.
func (in *inspection) info() {
	t, d, opt, f := in.TB, in.frame, in.opt, in.file
	x := readXMP(t, f)
	info := f.get(f.trailer, "Info").(dict)
	for key, p := range map[name]struct{ xmp, want string }{
		"Title":    {"dc:title", d.Info.Title},
		"Author":   {"dc:creator", d.Info.Author},
		"Subject":  {"dc:description", d.Info.Subject},
		"Creator":  {"xmp:CreatorTool", Producer},
		"Producer": {"pdf:Producer", Producer},
	} {
		got := ""
		if v, ok := info[key]; ok {
			got = textString(t, v)
		}
		if got != p.want || x[p.xmp] != p.want {
			t.Errorf("%s: Info %q, XMP %q, want %q", key, got, x[p.xmp], p.want)
		}
	}
	wantInfo, wantXMP := any(nil), ""
	if d.Info.Date != "" {
		wantInfo, wantXMP = "D:"+strings.ReplaceAll(d.Info.Date, "-", "")+"000000+08'00'", d.Info.Date+"T00:00:00+08:00"
	}
	if info["CreationDate"] != wantInfo || info["ModDate"] != wantInfo || x["xmp:CreateDate"] != wantXMP || x["xmp:ModifyDate"] != wantXMP {
		t.Errorf("dates: %v, %v", info, x)
	}
	part, conformance := opt.Archive.claim()
	label := part + " " + conformance + " 1"
	if d.Draft {
		label = "  "
	}
	if got := x["pdfaid:part"] + " " + x["pdfaid:conformance"] + " " + x["pdfuaid:part"]; got != label {
		t.Errorf("labelled %q, want %q", got, label)
	}
	for key, want := range map[string]string{"version": opt.Build.Version, "template": opt.Build.Template, "fonts": opt.Build.Fonts} {
		if x["gwbuild:"+key] != want {
			t.Errorf("%s of the build: %q, want %q", key, x["gwbuild:"+key], want)
		}
	}
	described := "\n" + x["property:name"] + "\n"
	for _, e := range d.Info.Elements {
		if !strings.Contains("\n"+x["gw:"+e.Name]+"\n", "\n"+e.Value+"\n") || strings.Count(described, "\n"+e.Name+"\n") != 1 {
			t.Errorf("element %v: %q, described: %q", e, x["gw:"+e.Name], described)
		}
	}
}

// xmpPrefixes are the namespaces of the packet, by the prefixes they have there.
var xmpPrefixes = map[string]string{
	"http://purl.org/dc/elements/1.1/":            "dc",
	"http://ns.adobe.com/xap/1.0/":                "xmp",
	"http://ns.adobe.com/pdf/1.3/":                "pdf",
	"http://www.aiim.org/pdfa/ns/id/":             "pdfaid",
	"http://www.aiim.org/pdfua/ns/id/":            "pdfuaid",
	"http://www.aiim.org/pdfa/ns/property#":       "property",
	"http://www.aiim.org/pdfa/ns/schema#":         "schema",
	"http://www.aiim.org/pdfa/ns/extension/":      "extension",
	elementsURI:                                   "gw",
	buildURI:                                      "gwbuild",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
	"adobe:ns:meta/":                              "x",
}

// readXMP gives the text of every property of the packet, its values a line each.
func readXMP(t testing.TB, f *pdfFile) map[string]string {
	t.Helper()
	s := f.get(f.root(), "Metadata").(stream)
	if s.dict["Filter"] != nil || !bytes.HasPrefix(s.data, []byte("<?xpacket begin=\"\uFEFF\"")) || !bytes.HasSuffix(s.data, []byte("?>")) {
		t.Error("the packet is compressed or has no wrapper")
	}
	if !utf8.Valid(s.data) {
		t.Fatal("the packet is not UTF-8")
	}
	values := map[string][]string{}
	var path []string
	for dec := xml.NewDecoder(bytes.NewReader(s.data)); ; {
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			prefix, ok := xmpPrefixes[token.Name.Space]
			if !ok {
				t.Errorf("namespace %q", token.Name.Space)
			}
			if prefix != "rdf" { // a list's items are values of the property it stands in
				path = append(path, prefix+":"+token.Name.Local)
			} else {
				path = append(path, path[len(path)-1])
			}
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if text := strings.TrimSpace(string(token)); text != "" {
				values[path[len(path)-1]] = append(values[path[len(path)-1]], text)
			}
		}
	}
	out := map[string]string{}
	for k, v := range values {
		out[k] = strings.Join(v, "\n")
	}
	return out
}
