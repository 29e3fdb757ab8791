package pdf

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongwen/render/paper/frame"
)

// fault is one thing wrong with a file that is fine otherwise.
type fault struct {
	name  string
	spoil func(w *workpiece)
	rule  string // flavour and rule of veraPDF, or nothing where it sees nothing
	said  string // then what our own inspection says
}

// faults are those that reference/pdf.md §4.5 names, in its order. Below come
// those that veraPDF lets pass.
var faults = []fault{
	{"no pdfuaid", func(w *workpiece) { w.replace("<x:xmpmeta", "<pdfuaid:part>1</pdfuaid:part>\n", "") }, "ua1 5-1", ""},
	{"property not described", func(w *workpiece) {
		w.replace("<x:xmpmeta", "<pdfaProperty:name>version</pdfaProperty:name>", "<pdfaProperty:name>edition</pdfaProperty:name>")
	}, "2a 6.6.2.3.1-2", ""},
	{"TH without Scope", func(w *workpiece) { w.replace("/S/TH/", "/Scope/Column", "") }, "ua1 7.5-1", ""},
	{"row too wide", func(w *workpiece) { w.replace("/Scope/Row/ColSpan 3", "/ColSpan 3", "/ColSpan 4") }, "ua1 7.2-42", ""},
	{"row too short", func(w *workpiece) { w.replace("/O/Table/ColSpan 2", "/ColSpan 2", "") }, "ua1 7.2-43", ""},
	{"TD outside of TR", func(w *workpiece) { w.everywhere("/S/TR/", "/S/Div/") }, "ua1 7.2-9", ""},
	{"TR inside of TR", func(w *workpiece) { w.replace("/S/TBody", "/S/TBody", "/S/TR") }, "ua1 7.2-4", ""},
	{"LI outside of L", func(w *workpiece) { w.replace("/S/L/P", "/S/L/P", "/S/Sect/P") }, "ua1 7.2-17", ""},
	{"Figure without Alt", func(w *workpiece) { w.replace("/S/P/P", "/S/P/P", "/S/Figure/P") }, "ua1 7.3-1", ""},
	{"Note without ID", func(w *workpiece) { w.replace("/S/P/P", "/S/P/P", "/S/Note/P") }, "ua1 7.9-1", ""},
	{"first heading H2", func(w *workpiece) { w.replace("/S/H1", "/S/H1", "/S/H2") }, "ua1 7.4.2-1", ""},
	{"H with H1", func(w *workpiece) { w.replace("/S/H2", "/S/H2", "/S/H") }, "ua1 7.4.4-2", ""},
	{"type Title", func(w *workpiece) { w.replace("/S/H1", "/S/H1", "/S/Title") }, "2a 6.7.3.4-1", ""},
	{"type Title, by ua1", func(w *workpiece) { w.replace("/S/H1", "/S/H1", "/S/Title") }, "ua1 7.1-5", ""},
	{"content without a tag", func(w *workpiece) {
		w.replace("/P<</MCID 0>>BDC\n", "EMC\n", "")
		w.replace("/P<</MCID 0>>BDC\n", "/P<</MCID 0>>BDC\n", "")
	}, "ua1 7.1-3", ""},
	{"no StructParents", func(w *workpiece) { w.replace("/Type/Page/", "/StructParents 0", "") }, "ua1 7.1-3", ""},
	{"artifact inside a tag", func(w *workpiece) {
		w.replace("/P<</MCID 0>>BDC\n", "/P<</MCID 0>>BDC\n", "/P<</MCID 0>>BDC\n/Artifact<</Type/Layout>>BDC\nEMC\n")
	}, "ua1 7.1-1", ""},
	{"tag inside an artifact", func(w *workpiece) {
		w.replace("/P<</MCID 0>>BDC\n", "/P<</MCID 0>>BDC\n", "/Artifact<</Type/Layout>>BDC\n/P<</MCID 0>>BDC\nEMC\n")
	}, "ua1 7.1-2", ""},
	{"link without Contents", func(w *workpiece) { w.replace("/Subtype/Link", "/Contents", "/Nothing") }, "ua1 7.18.5-2", ""},
	{"link without StructParent", func(w *workpiece) { w.replace("/Subtype/Link", "/StructParent ", "/Nothing ") }, "ua1 7.18.5-1", ""},
	{"link that does not print", func(w *workpiece) { w.replace("/Subtype/Link", "/F 4", "/F 0") }, "2a 6.3.2-2", ""},
	{"no dc:title", func(w *workpiece) {
		x := between(w, "<dc:title>", "</dc:title>\n")
		w.replace("<x:xmpmeta", x, "")
	}, "ua1 7.1-9", ""},
	{"no Lang", func(w *workpiece) { w.replace("/Type/Catalog", "/Lang(zh-CN)", "") }, "ua1 7.2-34", ""},
	{"bad Lang", func(w *workpiece) { w.replace("/Type/Catalog", "/Lang(zh-CN)", "/Lang(中)") }, "2a 6.7.4-1", ""},
	{"private use in ToUnicode", func(w *workpiece) { w.replace("begincmap", "<0001> <", "<0001> <E000") }, "2a 6.2.11.7.3-1", ""},
	{"FFFE in ToUnicode", func(w *workpiece) {
		w.replace("begincmap", toUnicodeLine(w), "<0001> <FFFE>")
	}, "2a 6.2.11.7.2-2", ""},
	{"no ToUnicode", func(w *workpiece) { w.replace("/Subtype/Type0", "/ToUnicode ", "/Nothing ") }, "2a 6.2.11.7.2-1", ""},
	{".notdef", func(w *workpiece) { w.replace("/P<</MCID 0>>BDC\n", "[(\x00\x01", "[(\x00\x00") }, "2a 6.2.11.8-1", ""},
	{"CIDSet that lacks glyphs", func(w *workpiece) {
		w.replace("/Type/FontDescriptor", "/FontFile2", fmt.Sprintf("/CIDSet %d 0 R/FontFile2", len(w.objects)+1))
		w.objects = append(w.objects, "<<>>\nstream\n\x80")
	}, "2a 6.2.11.4.2-2", ""},
	{"links without Tabs", func(w *workpiece) { w.replace("/Annots[", "/Tabs/S", "") }, "ua1 7.18.3-1", ""},
	{"no output intent", func(w *workpiece) { w.replace("/Type/Catalog", "/OutputIntents", "/Nothing") }, "2a 6.2.4.3-2", ""},
	{"font outside the file", func(w *workpiece) { w.replace("/Type/FontDescriptor", "/FontFile2", "/Nothing") }, "2a 6.2.11.4.1-1", ""},

	{"mark of two elements", func(w *workpiece) { w.replace("/S/H2", "/K[", "/K[0 ") }, "", "belongs to"},
	{"StructParents of another page", func(w *workpiece) { w.replace("/StructParents 3", "/StructParents 3", "/StructParents 2") }, "", "StructParents"},
	{"table without TH", func(w *workpiece) { w.everywhere("/S/TH/", "/S/TD/") }, "", "has no TH"},
	{"no Document", func(w *workpiece) { w.replace("/S/Document", "/S/Document", "/S/Sect") }, "", "no Document"},
	{"bookmark without a title", func(w *workpiece) {
		o := w.holding("/Title<FEFF" + strings.ToUpper(fmt.Sprintf("%x", '一'))) // the one of the second level
		w.replace("/Title<FEFF4E00", o[strings.Index(o, "<FEFF"):strings.Index(o, ">/")+1], "<FEFF>")
	}, "", "bookmark"},
	{"width", func(w *workpiece) { w.replace("/W[", "[500", "[501") }, "", "has a width of"},
	{"XMP at odds with Info", func(w *workpiece) {
		w.replace("<x:xmpmeta", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">关于", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">对于")
	}, "", "Title: Info"},
	{"no wrapper of the packet", func(w *workpiece) { w.replace("<x:xmpmeta", "<?xpacket end=\"r\"?>", "") }, "", "wrapper"},
	{"packet not in UTF-8", func(w *workpiece) { w.replace("<x:xmpmeta", "政务", "\xD5\xFE\xCE\xF1") }, "", "UTF-8"},
}

// holding is the first object that holds in.
func (w *workpiece) holding(in string) string {
	for _, o := range w.objects {
		if strings.Contains(o, in) {
			return o
		}
	}
	w.t.Fatalf("no object holds %q", in)
	return ""
}

// between is the text of the packet from one string to the end of another.
func between(w *workpiece, from, to string) string {
	x := w.holding("<x:xmpmeta")
	x = x[strings.Index(x, from):]
	return x[:strings.Index(x, to)+len(to)]
}

// toUnicodeLine is the first entry of the first ToUnicode.
func toUnicodeLine(w *workpiece) string {
	x := w.holding("begincmap")
	x = x[strings.Index(x, "<0001> <"):]
	return x[:strings.Index(x, "\n")]
}

// spoilt are the files of all faults, and the whole one.
func spoilt(t *testing.T, d *frame.Document, opt Options) (whole []byte, files [][]byte) {
	data := write(t, d, opt)
	for _, f := range faults {
		w := takeApart(t, data)
		f.spoil(w)
		files = append(files, w.bytes())
	}
	return takeApart(t, data).bytes(), files
}

// faulty are the document and the options that the faults are put into.
func faulty(t *testing.T) (*frame.Document, Options) {
	return sample(t), Options{Classic: true, Build: Build{Version: "1", Template: "default", Fonts: "default"}}
}

// TestInspectionBites: our own inspection sees every fault that veraPDF does
// not, and says what it is.
func TestInspectionBites(t *testing.T) {
	d, opt := faulty(t)
	whole, files := spoilt(t, d, opt)
	if said := complaintsOf(t, d, opt, whole); len(said) > 0 {
		t.Fatalf("of the whole file: %q", said)
	}
	for i, f := range faults {
		said := complaintsOf(t, d, opt, files[i])
		if f.rule == "" && !slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, f.said) }) {
			t.Errorf("%s: %q, want %q among it", f.name, said, f.said)
		}
	}
}

// TestVeraPDFBites: veraPDF fails every fault on its rule, and passes those that
// are ours to see.
func TestVeraPDFBites(t *testing.T) {
	needVeraPDF(t)
	d, opt := faulty(t)
	whole, files := spoilt(t, d, opt)
	dir := t.TempDir()
	var paths []string
	for i, data := range append(files, whole) {
		path := filepath.Join(dir, fmt.Sprintf("%02d.pdf", i))
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	verdicts := veraPDF(t, paths...)
	check := func(name, path, rule string) {
		v := verdicts[path]
		flavour, id, _ := strings.Cut(rule, " ")
		if len(v) != 2 || rule == "" && (v["2a"] != nil || v["ua1"] != nil) || rule != "" && !slices.Contains(v[flavour], id) {
			t.Errorf("%s: veraPDF says %v, want %q", name, v, rule)
		}
	}
	for i, f := range faults {
		check(f.name, paths[i], f.rule)
	}
	check("the whole file", paths[len(faults)], "")
}

// complaints takes down what an inspection says, and ends it where a test would
// end.
type complaints struct {
	testing.TB
	said []string
}

type enough struct{}

func (c *complaints) Helper() {}

func (c *complaints) Errorf(format string, args ...any) {
	c.said = append(c.said, fmt.Sprintf(format, args...))
}

func (c *complaints) Error(args ...any) { c.said = append(c.said, fmt.Sprint(args...)) }

func (c *complaints) Fatalf(format string, args ...any) {
	c.Errorf(format, args...)
	panic(enough{})
}

func (c *complaints) Fatal(args ...any) {
	c.Error(args...)
	panic(enough{})
}

func complaintsOf(t *testing.T, d *frame.Document, opt Options, data []byte) []string {
	c := &complaints{TB: t}
	func() {
		defer func() {
			switch r := recover(); r.(type) {
			case nil, enough:
			default: // what the reader did not expect: a file unlike ours
				c.Error(r)
			}
		}()
		inspect(c, d, opt, data)
	}()
	return c.said
}
