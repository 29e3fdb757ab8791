package schema

import (
	"bytes"
	"encoding/json"
	"strings"
)

// JSON is the schema as JSON Schema, draft 4, which editors of TOML understand:
// they complete the keys, tell what each is, and mark what cannot be. What only
// the whole file decides they leave to check. Lines are indented by two blanks.
func JSON() []byte {
	top := table("")
	root := object{
		{"$schema", "http://json-schema.org/draft-04/schema#"},
		{"title", "gongwen 公文源文件，第 1 版"},
		{"description", "由 gongwen explain --schema 打印；各键的说明与 templates/README.md 相同"},
	}
	root = append(root, top...)
	root = append(root, member{"definitions", definitions()})
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(root); err != nil {
		panic("schema: " + err.Error()) // of strings and lists of strings nothing fails
	}
	return b.Bytes()
}

// object is a JSON object whose members keep their order: editors offer keys in
// the order of the schema.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := e.Encode(m.name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := e.Encode(m.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// definitions are the kinds of tables that several places share.
func definitions() (kinds object) {
	done := map[string]bool{}
	for i := range keys {
		if kind := keys[i].Of; kind != "" && !done[kind] {
			done[kind] = true
			kinds = append(kinds, member{kind, table(kind)})
		}
	}
	return kinds
}

// shared reports whether a kind of table is one of the definitions.
func shared(kind string) bool {
	for i := range keys {
		if keys[i].Of == kind {
			return true
		}
	}
	return false
}

// always are the keys that every notice has, a draft and each format included;
// what else must be there depends on the format, and check tells.
var always = []string{"format", "issuer", "text"}

// table is a table of that kind.
func table(kind string) object {
	var properties object
	var required []string
	of := KeysOf(kind)
	for i := range of {
		k := &of[i]
		properties = append(properties, member{k.Name(), property(k)})
		if k.Required && kind != "" {
			required = append(required, k.Name())
		}
	}
	if kind == "" {
		required = always
	}
	var others any = false
	var either any
	if kind == "task" { // an own column's key is its own; a task of only a section is a heading
		others = object{{"type", []string{"string", "number", "boolean"}}}
		either = []object{{{"required", required}}, {{"required", []string{"section"}}}}
		required = nil
	}
	o := object{{"type", "object"}, {"additionalProperties", others}}
	if len(required) > 0 {
		o = append(o, member{"required", required})
	}
	if either != nil {
		o = append(o, member{"anyOf", either})
	}
	return append(o, member{"properties", properties})
}

// property is what one key takes.
func property(k *Key) object {
	o := object{{"title", k.Term}}
	about := []string{k.Term}
	if k.About != "" {
		about = append(about, k.About)
	}
	switch {
	case k.Required:
		about = append(about, "必写")
	case k.Default != "":
		about = append(about, "不写时："+k.Default)
	}
	o = append(o, member{"description", strings.Join(about, "。")})
	var kinds []object
	for bit := String; bit <= Heads; bit <<= 1 {
		if k.Types&bit != 0 {
			kinds = append(kinds, k.kind(bit))
		}
	}
	if len(kinds) == 1 {
		return append(o, kinds[0]...)
	}
	return append(o, member{"anyOf", kinds})
}

// kind is one type that the key takes.
func (k *Key) kind(t Type) object {
	text := object{{"type", "string"}}
	if k.Values != nil {
		text = append(text, member{"enum", k.Values})
	}
	switch t {
	case String:
		return text
	case Strings:
		return object{{"type", "array"}, {"items", text}}
	case Integer:
		return object{{"type", "integer"}}
	case Float:
		return object{{"type", "number"}}
	case Boolean:
		return object{{"type", "boolean"}}
	case Date: // editors hold a date of TOML for a string
		return object{{"type", "string"}, {"format", "date"}, {"pattern", `^\d{4}-\d\d-\d\d$`}}
	case Rows:
		return object{{"type", "array"}, {"items", object{{"type", "array"}, {"items", object{{"type", "string"}}}}}}
	case Heads:
		levels := object{{"type", "array"}, {"items", object{{"type", "string"}}}, {"minItems", 2}, {"maxItems", 2}}
		return object{{"type", "array"}, {"items", object{{"anyOf", []object{{{"type", "string"}}, levels}}}}}
	case Tables:
		return object{{"type", "array"}, {"items", k.reference()}}
	default:
		if shared(k.Kind()) { // beside a $ref nothing else counts
			return object{{"allOf", []object{k.reference()}}}
		}
		return k.reference()
	}
}

// reference is the table that the key holds.
func (k *Key) reference() object {
	if kind := k.Kind(); shared(kind) {
		return object{{"$ref", "#/definitions/" + kind}}
	}
	return table(k.Path)
}
