package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// elem is an element of a part, known by its name without prefix: the names of
// the format are different enough. One without a name is text.
type elem struct {
	name  string
	attrs []attr
	kids  []*elem
	text  string
}

type attr struct{ name, value string }

func (e *elem) attr(name string) string {
	for _, a := range e.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// get is the first child of the name, or nil.
func (e *elem) get(name string) *elem {
	if e == nil {
		return nil
	}
	for _, k := range e.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

// value is the attribute val of a child, and whether there is the child.
func (e *elem) value(name string) (string, bool) {
	k := e.get(name)
	if k == nil {
		return "", false
	}
	return k.attr("val"), true
}

// on reports whether a child switches something on.
func (e *elem) on(name string) bool {
	v, ok := e.value(name)
	return ok && v != "0" && v != "false" && v != "off"
}

// words is all text below the element.
func (e *elem) words() string {
	var b strings.Builder
	var walk func(*elem)
	walk = func(e *elem) {
		switch e.name {
		case "":
			return
		case "t":
			for _, k := range e.kids {
				b.WriteString(k.text)
			}
			return
		case "tab":
			b.WriteByte(' ')
		case "p", "br", "cr":
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
		case "delText", "instrText", "Fallback", "del", "moveFrom":
			return
		}
		for _, k := range e.kids {
			walk(k)
		}
	}
	walk(e)
	return strings.TrimSpace(b.String())
}

// useless are elements of looks that nobody asks for, and the most there are.
var useless = map[string]bool{
	"rFonts": true, "lang": true, "proofErr": true, "bookmarkStart": true, "bookmarkEnd": true, "spacing": true, "snapToGrid": true, "kern": true,
	"szCs": true, "bCs": true, "iCs": true, "tcBorders": true, "tblBorders": true, "tblLook": true, "tcW": true, "shd": true, "tblCellMar": true,
	"tcMar": true, "adjustRightInd": true, "widowControl": true, "autoSpaceDE": true, "autoSpaceDN": true, "overflowPunct": true, "topLinePunct": true,
	"wordWrap": true, "kinsoku": true, "noProof": true, "lastRenderedPageBreak": true, "tblGrid": true, "extLst": true, "pPrChange": true,
	"rPrChange": true, "tblPrChange": true, "tcPrChange": true, "trPrChange": true, "sectPrChange": true, "tblPrExChange": true, "numberingChange": true,
	"pgBorders": true, "shapetype": true, "prstGeom": true, "spPr": true, "bodyPr": true, "latentStyles": true, "rsids": true,
}

// pack is an opened file.
type pack struct {
	parts map[string]*zip.File
	elems int // that may still be kept
}

func open(data []byte) (*pack, error) {
	if len(data) > MaxFile {
		return nil, ErrTooLarge
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if len(z.File) > maxParts {
		return nil, ErrTooLarge
	}
	p := &pack{parts: make(map[string]*zip.File, len(z.File)), elems: maxElems}
	for _, f := range z.File {
		p.parts[partName(f.Name)] = f
	}
	return p, nil
}

func partName(name string) string {
	return strings.TrimPrefix(strings.ToLower(strings.ReplaceAll(name, `\`, "/")), "/")
}

// part is the root of a part; nil if there is none of the name.
func (p *pack) part(name string) (*elem, error) {
	f := p.parts[partName(name)]
	if f == nil {
		return nil, nil
	}
	if f.UncompressedSize64 > maxPart {
		return nil, ErrTooLarge
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %w", ErrDamaged, name, err)
	}
	defer r.Close()
	limited := &io.LimitedReader{R: r, N: maxPart}
	root, err := p.parse(limited)
	switch {
	case err == nil && limited.N > 0:
		return root, nil
	case limited.N <= 0:
		return nil, ErrTooLarge
	case errors.Is(err, ErrTooLarge), errors.Is(err, ErrDTD):
		return nil, err
	}
	return nil, fmt.Errorf("%w: %s: %w", ErrDamaged, name, err)
}

// parse reads XML to its end. Raw tokens are enough: that ends match their
// beginnings is seen here, and what namespaces prefixes stand for is not asked.
func (p *pack) parse(r io.Reader) (*elem, error) {
	d := xml.NewDecoder(r)
	d.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("charset %s", charset)
	}
	names := map[string]string{}
	intern := func(b string) string {
		if s, ok := names[b]; ok {
			return s
		}
		if len(names) < 4096 {
			names[b] = b
		}
		return b
	}
	root := &elem{name: "/"}
	open := []*elem{root}
	full := []string{""}
	skip := 0 // depth at which what is being skipped began
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.Directive:
			if bytes.HasPrefix(bytes.TrimSpace(t), []byte("DOCTYPE")) {
				return nil, ErrDTD
			}
		case xml.StartElement:
			if len(full) > maxDepth {
				return nil, ErrTooLarge
			}
			full = append(full, intern(t.Name.Space+":"+t.Name.Local))
			if skip > 0 {
				continue
			}
			if useless[t.Name.Local] {
				skip = len(full)
				continue
			}
			if p.elems--; p.elems < 0 {
				return nil, ErrTooLarge
			}
			e := &elem{name: intern(t.Name.Local)}
			for _, a := range t.Attr {
				if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" || strings.HasPrefix(a.Name.Local, "rsid") {
					continue
				}
				e.attrs = append(e.attrs, attr{intern(a.Name.Local), intern(a.Value)})
			}
			top := open[len(open)-1]
			top.kids = append(top.kids, e)
			open = append(open, e)
		case xml.EndElement:
			last := len(full) - 1
			if last < 1 || full[last] != t.Name.Space+":"+t.Name.Local {
				return nil, fmt.Errorf("end of %s", t.Name.Local)
			}
			full = full[:last]
			switch {
			case skip == 0:
				open = open[:len(open)-1]
			case skip == last+1:
				skip = 0
			}
		case xml.CharData:
			top := open[len(open)-1]
			if skip == 0 && (top.name == "t" || top.name == "delText") {
				if p.elems--; p.elems < 0 {
					return nil, ErrTooLarge
				}
				top.kids = append(top.kids, &elem{text: string(t)})
			}
		}
	}
	if len(full) != 1 || len(root.kids) != 1 {
		return nil, errors.New("no whole XML")
	}
	return root.kids[0], nil
}

// relation says what another part is to a part.
type relation struct{ id, kind, target string }

// relations are those of a part; the empty name is the file's own.
func (p *pack) relations(part string) ([]relation, error) {
	dir, base := path.Split(part)
	root, err := p.part(dir + "_rels/" + base + ".rels")
	if root == nil || err != nil {
		return nil, err
	}
	var out []relation
	for _, k := range root.kids {
		if k.name != "Relationship" || strings.EqualFold(k.attr("TargetMode"), "External") {
			continue
		}
		target := k.attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		out = append(out, relation{k.attr("Id"), path.Base(k.attr("Type")), target})
	}
	return out, nil
}
