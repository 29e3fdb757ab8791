package xmp

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Fault is where a packet leaves ISO 19005-2.
type Fault struct {
	Clause string // of ISO 19005-2, as 6.6.2.3.1
	Text   string // in Chinese, with what the packet itself says in it
}

const (
	nsExtension = "http://www.aiim.org/pdfa/ns/extension/"
	nsSchema    = "http://www.aiim.org/pdfa/ns/schema#"
	nsProperty  = "http://www.aiim.org/pdfa/ns/property#"
	nsType      = "http://www.aiim.org/pdfa/ns/type#"
	nsField     = "http://www.aiim.org/pdfa/ns/field#"
	nsPDFA      = "http://www.aiim.org/pdfa/ns/id/"
	nsPDFUA     = "http://www.aiim.org/pdfua/ns/id/"
)

// extension is a schema that a packet describes itself.
type extension struct {
	properties map[string]string
	types      types
}

type checker struct{ faults []Fault }

func (c *checker) add(clause, format string, args ...any) {
	c.faults = append(c.faults, Fault{clause, fmt.Sprintf(format, args...)})
}

// Check holds a packet against 6.6.2.3 and 6.6.4. Schemas that the main packet
// of the file describes count for each other one too; of the main packet itself,
// main is the same packet.
func (p *Packet) Check(main *Packet) []Fault {
	c := &checker{}
	for _, key := range []string{"bytes=", "encoding="} {
		if strings.Contains(p.Begin, " "+key) {
			c.add("6.6.2.1", "xpacket 首部有 %s", strings.TrimSuffix(key, "="))
		}
	}
	extensions := map[string]extension{}
	if main != nil && main != p {
		maps.Copy(extensions, main.extensions(&checker{}))
	}
	maps.Copy(extensions, p.extensions(c))
	all := knownTypes()
	for _, n := range p.Properties {
		if n.is(nsExtension, "schemas") {
			continue
		}
		c.prefix(n)
		kind, ok := knownSchemas()[n.Space][n.Local]
		t := all
		if !ok {
			var own extension
			if own = extensions[n.Space]; own.properties != nil {
				kind, ok = own.properties[n.Local]
				t = own.types
			}
		}
		switch {
		case !ok:
			c.add("6.6.2.3.1", "属性 %s 没有在标准里，也没有扩展说明", n.name())
		case !t.fits(n, kind, 0):
			c.add("6.6.2.3.1", "属性 %s 的值“%s”不是 %s", n.name(), n.short(), kind)
		}
	}
	return c.faults
}

// name is a property as it is written.
func (n *Node) name() string { return n.Prefix + ":" + n.Local }

// short is the beginning of a value.
func (n *Node) short() string {
	const most = 40
	v := n.Value
	if n.Kind != Simple {
		v = [...]string{Struct: "结构", Bag: "Bag", Seq: "Seq", Alt: "Alt"}[n.Kind]
	}
	if r := []rune(v); len(r) > most {
		return string(r[:most]) + "……"
	}
	return v
}

// prefix looks at the prefixes that the standards lay down for what identifies
// the file (6.6.4; ISO 14289-1, 5).
func (c *checker) prefix(n *Node) {
	for space, want := range map[string]string{nsPDFA: "pdfaid", nsPDFUA: "pdfuaid"} {
		if n.Space == space && n.Prefix != want {
			clause := "6.6.4"
			if space == nsPDFUA {
				clause = "ISO 14289-1 5"
			}
			c.add(clause, "属性 %s 的前缀应当是 %s", n.name(), want)
		}
	}
}

func knownTypes() types { return types(maps.Clone(knownStructures())) }

// extensions reads the schemas that the packet describes (6.6.2.3.3), and notes
// where the description is not as it has to be.
func (p *Packet) extensions(c *checker) map[string]extension {
	const clause = "6.6.2.3.3"
	out := map[string]extension{}
	for _, n := range p.Properties {
		if !n.is(nsExtension, "schemas") {
			if n.Space == nsExtension {
				c.add(clause, "扩展说明里有多余的 %s", n.name())
			}
			continue
		}
		if n.Kind != Bag {
			c.add(clause, "扩展说明 %s 不是 Bag", n.name())
		}
		if n.Prefix != "pdfaExtension" {
			c.add(clause, "扩展说明的前缀应当是 pdfaExtension，写的是 %s", n.Prefix)
		}
		if n.Kind == Simple || n.Kind == Struct {
			continue
		}
		for _, schema := range n.Kids {
			space, ext := c.schema(schema)
			if space == "" {
				continue
			}
			if old, ok := out[space]; ok {
				maps.Copy(ext.properties, old.properties)
				maps.Copy(ext.types, old.types)
			}
			out[space] = ext
		}
	}
	return out
}

// form is what a structure of the description has for fields.
type form struct {
	space, prefix, what string
	texts               []string // required
	arrays              []string // that may be there
}

// look holds a structure against its form.
func (c *checker) look(n *Node, f form) bool {
	const clause = "6.6.2.3.3"
	if n.Kind != Struct {
		c.add(clause, "扩展说明里的%s不是结构", f.what)
		return false
	}
	for _, k := range n.Kids {
		if k.Space != f.space || !slices.Contains(f.texts, k.Local) && !slices.Contains(f.arrays, k.Local) {
			c.add("6.6.2.3.2", "扩展说明里的%s有标准没有的项 %s", f.what, k.name())
			continue
		}
		if k.Prefix != f.prefix {
			c.add(clause, "扩展说明里 %s 的前缀应当是 %s", k.name(), f.prefix)
		}
		switch {
		case slices.Contains(f.arrays, k.Local) && k.Kind != Seq:
			c.add(clause, "扩展说明里的 %s 不是 Seq", k.name())
		case slices.Contains(f.texts, k.Local) && k.Kind != Simple:
			c.add(clause, "扩展说明里的 %s 不是文字", k.name())
		}
	}
	for _, local := range f.texts {
		if n.kid(f.space, local) == nil {
			c.add(clause, "扩展说明里的%s缺少 %s:%s", f.what, f.prefix, local)
		}
	}
	return true
}

// text is the value of a field, or empty.
func (n *Node) text(space, local string) string {
	if k := n.kid(space, local); k != nil && k.Kind == Simple {
		return strings.TrimSpace(k.Value)
	}
	return ""
}

// items are the items of a field that is an array.
func (n *Node) items(space, local string) []*Node {
	if k := n.kid(space, local); k != nil && k.Kind != Simple && k.Kind != Struct {
		return k.Kids
	}
	return nil
}

func (c *checker) schema(n *Node) (space string, ext extension) {
	ext = extension{map[string]string{}, knownTypes()}
	if !c.look(n, form{nsSchema, "pdfaSchema", "方案", []string{"schema", "namespaceURI", "prefix"}, []string{"property", "valueType"}}) {
		return "", ext
	}
	space = n.text(nsSchema, "namespaceURI")
	c.uri(n, nsSchema)
	// Types are read first: properties name them.
	for _, v := range n.items(nsSchema, "valueType") {
		if c.look(v, form{nsType, "pdfaType", "类型", []string{"type", "namespaceURI", "prefix", "description"}, []string{"field"}}) {
			c.uri(v, nsType)
			ext.types[plainName(v.text(nsType, "type"))] = structure{v.text(nsType, "namespaceURI"), map[string]string{}}
		}
	}
	for _, v := range n.items(nsSchema, "valueType") {
		fields := v.items(nsType, "field")
		for _, f := range fields {
			if c.look(f, form{nsField, "pdfaField", "字段", []string{"name", "valueType", "description"}, nil}) {
				c.known(ext.types, f, nsField)
				ext.types[plainName(v.text(nsType, "type"))].fields[f.text(nsField, "name")] = f.text(nsField, "valueType")
			}
		}
		if len(fields) == 0 { // a type that says no more of itself than its name
			if name := plainName(v.text(nsType, "type")); name != "" {
				ext.types[name] = structure{fields: nil}
			}
		}
	}
	for _, v := range n.items(nsSchema, "property") {
		if !c.look(v, form{nsProperty, "pdfaProperty", "属性", []string{"name", "valueType", "category", "description"}, nil}) {
			continue
		}
		c.known(ext.types, v, nsProperty)
		if category := v.text(nsProperty, "category"); v.kid(nsProperty, "category") != nil && category != "internal" && category != "external" {
			c.add("6.6.2.3.3", "扩展说明里属性 %s 的类别“%.20s”不是 internal 或 external", v.text(nsProperty, "name"), category)
		}
		if name := v.text(nsProperty, "name"); name != "" && v.text(nsProperty, "valueType") != "" {
			ext.properties[name] = v.text(nsProperty, "valueType")
		}
	}
	for name, t := range ext.types {
		if t.fields == nil {
			delete(ext.types, name) // anything fits it
		}
	}
	return space, ext
}

// known notes a type that nobody describes.
func (c *checker) known(t types, n *Node, space string) {
	if kind := n.text(space, "valueType"); n.kid(space, "valueType") != nil && !t.knows(kind) {
		c.add("6.6.2.3.3", "扩展说明里 %s 的类型“%.40s”没有说明", n.text(space, "name"), kind)
	}
}

// uri notes a namespace that is not a URI.
func (c *checker) uri(n *Node, space string) {
	if k := n.kid(space, "namespaceURI"); k != nil && (k.Value == "" || strings.ContainsAny(strings.TrimSpace(k.Value), " \t\n<>\"{}|\\^`")) {
		c.add("6.6.2.3.3", "扩展说明里的命名空间“%s”不是 URI", k.short())
	}
}
