// Package xmp reads XMP packets and says where they leave what PDF/A allows
// in them.
//
// It has no rules of its own but those of ISO 19005-2, 6.6.2, and no report: it
// gives faults with their clause, and who judges decides what they count for. It
// repairs no XML and asks nobody for a schema. In: the bytes of a metadata
// stream. Out: a [Packet] of properties, and the [Fault]s of a packet.
package xmp

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// Kind is the form of a value (XMP Specification, September 2005, 3).
type Kind uint8

// The forms of values.
const (
	Simple Kind = iota
	Struct
	Bag
	Seq
	Alt
)

// Node is a property, a field of a structure or an item of an array.
type Node struct {
	Space, Prefix, Local string // of an item: empty
	Kind                 Kind
	Value                string // of a simple one
	Lang                 string // xml:lang
	Kids                 []*Node
}

// is reports whether the node is that property.
func (n *Node) is(space, local string) bool { return n.Space == space && n.Local == local }

// kid is the first field of that name, or nil.
func (n *Node) kid(space, local string) *Node {
	for _, k := range n.Kids {
		if k.is(space, local) {
			return k
		}
	}
	return nil
}

// Packet is what one metadata stream says.
type Packet struct {
	Properties []*Node
	Begin      string // what stands in <?xpacket begin…?>
	Wrapped    bool   // between <?xpacket begin…?> and <?xpacket end…?>
}

// Property is the value of a property: one, or the items of an array; of
// translations that of the default language first. ok is false without it.
func (p *Packet) Property(space, local string) (values []string, ok bool) {
	if p == nil {
		return nil, false
	}
	for _, n := range p.Properties {
		if !n.is(space, local) {
			continue
		}
		ok = true
		if n.Kind == Simple {
			values = append(values, n.Value)
			continue
		}
		for _, k := range n.Kids {
			if n.Kind == Alt && k.Lang == "x-default" {
				values = slices.Insert(values, 0, k.Value)
			} else if k.Kind == Simple {
				values = append(values, k.Value)
			}
		}
	}
	return values, ok
}

// First is the first value of a property without the blanks around it.
func (p *Packet) First(space, local string) string {
	values, _ := p.Property(space, local)
	if len(values) == 0 {
		return ""
	}
	return strings.TrimSpace(values[0])
}

const (
	nsRDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsXML = "http://www.w3.org/XML/1998/namespace"
	nsX   = "adobe:ns:meta/"
)

// Elements may nest so deep, and there may be so many of them and of their
// attributes.
const (
	maxDepth    = 100
	maxElements = 1 << 16
)

var errRDF = errors.New("不是 RDF")

// element is an element of the XML with its namespaces resolved; the decoder's
// own resolving forgets the prefixes, which PDF/A prescribes.
type element struct {
	space, prefix, local string
	attrs                []attr
	kids                 []*element
	text                 strings.Builder
}

type attr struct{ space, prefix, local, value string }

func (e *element) attr(space, local string) (string, bool) {
	for _, a := range e.attrs {
		if a.space == space && a.local == local {
			return a.value, true
		}
	}
	return "", false
}

// Read reads a packet. An error means that it is no well-formed XML with RDF in
// it; it does not say what is wrong in a way that a user could use.
func Read(data []byte) (*Packet, error) {
	p := &Packet{}
	begin, end := bytes.Index(data, []byte("<?xpacket begin=")), bytes.LastIndex(data, []byte("<?xpacket end="))
	p.Wrapped = begin >= 0 && end > begin
	root, header, err := parse(data)
	if err != nil {
		return nil, err
	}
	p.Begin = header
	rdf := root
	if root.space == nsX && (root.local == "xmpmeta" || root.local == "xapmeta") {
		rdf = nil
		for _, k := range root.kids {
			if k.space == nsRDF && k.local == "RDF" {
				rdf = k
			}
		}
	}
	if rdf == nil || rdf.space != nsRDF || rdf.local != "RDF" {
		return nil, errRDF
	}
	for _, d := range rdf.kids {
		if d.space != nsRDF || d.local != "Description" {
			return nil, errRDF
		}
		nodes, err := d.fields()
		if err != nil {
			return nil, err
		}
		p.Properties = append(p.Properties, nodes...)
	}
	return p, nil
}

// parse reads the one element of a document, and what its xpacket header says.
func parse(data []byte) (root *element, header string, err error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	var open []*element
	count := 0
	scopes := []map[string]string{{"xml": nsXML}}
	resolve := func(prefix string) (string, bool) {
		for i := len(scopes) - 1; i >= 0; i-- {
			if space, ok := scopes[i][prefix]; ok {
				return space, true
			}
		}
		return "", prefix == ""
	}
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			if root == nil || len(open) > 0 {
				return nil, "", errRDF
			}
			return root, header, nil
		}
		if err != nil {
			return nil, "", err
		}
		switch t := token.(type) {
		case xml.ProcInst:
			if t.Target == "xpacket" && strings.HasPrefix(string(t.Inst), "begin") {
				header = string(t.Inst)
			}
		case xml.StartElement:
			if count += 1 + len(t.Attr); count > maxElements {
				return nil, "", errRDF
			}
			if len(open) >= maxDepth || len(open) == 0 && root != nil {
				return nil, "", errRDF
			}
			e := &element{prefix: t.Name.Space, local: t.Name.Local}
			scope := map[string]string{}
			for _, a := range t.Attr {
				switch {
				case a.Name.Space == "xmlns":
					scope[a.Name.Local] = a.Value
				case a.Name.Space == "" && a.Name.Local == "xmlns":
					scope[""] = a.Value
				}
			}
			scopes = append(scopes, scope)
			var ok bool
			if e.space, ok = resolve(e.prefix); !ok {
				return nil, "", errRDF
			}
			for _, a := range t.Attr {
				if a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
					continue
				}
				b := attr{prefix: a.Name.Space, local: a.Name.Local, value: a.Value}
				if b.prefix != "" {
					if b.space, ok = resolve(b.prefix); !ok {
						return nil, "", errRDF
					}
				}
				if _, twice := e.attr(b.space, b.local); twice {
					return nil, "", errRDF
				}
				e.attrs = append(e.attrs, b)
			}
			if len(open) > 0 {
				up := open[len(open)-1]
				up.kids = append(up.kids, e)
			} else {
				root = e
			}
			open = append(open, e)
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1].prefix != t.Name.Space || open[len(open)-1].local != t.Name.Local {
				return nil, "", errRDF
			}
			open, scopes = open[:len(open)-1], scopes[:len(scopes)-1]
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].text.Write(t)
			} else if len(bytes.TrimSpace(bytes.Trim(t, "\uFEFF\x00"))) > 0 {
				return nil, "", errRDF
			}
		case xml.Directive:
			return nil, "", errRDF // a DTD, which an XMP packet has not
		}
	}
}

// fields are the properties of a description, written as elements or as
// attributes.
func (e *element) fields() ([]*Node, error) {
	var out []*Node
	for _, a := range e.attrs {
		if a.space != nsRDF && a.space != nsXML && a.space != "" {
			out = append(out, &Node{Space: a.space, Prefix: a.prefix, Local: a.local, Value: a.value})
		}
	}
	if strings.TrimSpace(e.text.String()) != "" {
		return nil, errRDF
	}
	for _, k := range e.kids {
		n, err := k.node()
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

// node reads a property element (RDF/XML, 7.2.14 ff.).
func (e *element) node() (*Node, error) {
	n := &Node{Space: e.space, Prefix: e.prefix, Local: e.local}
	n.Lang, _ = e.attr(nsXML, "lang")
	if how, ok := e.attr(nsRDF, "parseType"); ok {
		if how != "Resource" {
			return nil, errRDF
		}
		return n, n.describe(e)
	}
	if resource, ok := e.attr(nsRDF, "resource"); ok {
		if len(e.kids) > 0 {
			return nil, errRDF
		}
		n.Value = resource
		return n, nil
	}
	if len(e.kids) == 0 {
		n.Value = e.text.String()
		if strings.TrimSpace(n.Value) == "" && e.hasFields() {
			return n, n.describe(e)
		}
		return n, nil
	}
	if len(e.kids) != 1 || strings.TrimSpace(e.text.String()) != "" {
		return nil, errRDF
	}
	k := e.kids[0]
	if k.space != nsRDF {
		return nil, errRDF
	}
	switch k.local {
	case "Description":
		return n, n.describe(k)
	case "Bag":
		n.Kind = Bag
	case "Seq":
		n.Kind = Seq
	case "Alt":
		n.Kind = Alt
	default:
		return nil, errRDF
	}
	for _, li := range k.kids {
		if li.space != nsRDF || li.local != "li" {
			return nil, errRDF
		}
		item, err := li.node()
		if err != nil {
			return nil, err
		}
		item.Space, item.Prefix, item.Local = "", "", ""
		n.Kids = append(n.Kids, item)
	}
	return n, nil
}

// hasFields reports whether attributes are fields of a structure.
func (e *element) hasFields() bool {
	return slices.ContainsFunc(e.attrs, func(a attr) bool { return a.space != nsRDF && a.space != nsXML && a.space != "" })
}

// describe reads a structure; one with rdf:value is that value with qualifiers.
func (n *Node) describe(e *element) error {
	fields, err := e.fields()
	if err != nil {
		return err
	}
	for _, f := range fields {
		if f.is(nsRDF, "value") {
			n.Kind, n.Value, n.Kids = f.Kind, f.Value, f.Kids
			return nil
		}
	}
	if value, ok := e.attr(nsRDF, "value"); ok {
		n.Value = value
		return nil
	}
	n.Kind, n.Kids = Struct, fields
	return nil
}

// HasDefaultLanguage reports whether there is a text in the default language
// alone, which nothing in the packet names.
func (p *Packet) HasDefaultLanguage() bool {
	for _, n := range p.Properties {
		if n.Kind == Alt && len(n.Kids) == 1 && n.Kids[0].Lang == "x-default" {
			return true
		}
	}
	return false
}
