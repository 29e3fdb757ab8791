package edit

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"

	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
)

var (
	isoDay = regexp.MustCompile(`^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$`)
	whole  = regexp.MustCompile(`^(0|[1-9]\d{0,8})$`)
	broken = regexp.MustCompile(`^(0|[1-9]\d{0,8})\.\d{1,6}$`)
)

// valueFor is what somebody wrote into a form as the value that the key at a
// place takes; nil: nothing, so that the key goes. The schema decides what words
// are: 2026-03-01 at a key of dates is a date. What is none of the types that
// the key takes is written as it is, so that a finding can tell of it.
func valueFor(p Place, old *tomldoc.Node, given json.RawMessage) (*Value, string) {
	var v any
	dec := json.NewDecoder(bytes.NewReader(given))
	dec.UseNumber()
	if len(given) == 0 || dec.Decode(&v) != nil {
		return nil, whyValue
	}
	k := p.Schema()
	if k == nil { // an own column, an element of an array
		k = &schema.Key{Types: schema.String, Blank: true, Lines: true}
		if len(p) > 1 {
			if _, element := index(p[len(p)-1]); element {
				k = &schema.Key{Types: schema.String | schema.Strings, Blank: true, Lines: true}
			}
		}
	}
	switch v := v.(type) {
	case nil:
		return nil, ""
	case bool:
		out := Word(tomldoc.Boolean, strconv.FormatBool(v))
		return &out, ""
	case json.Number:
		return wordOf(k, v.String()), ""
	case string:
		return stringFor(k, old, v), ""
	case []any:
		out := Value{Kind: tomldoc.Array}
		for _, item := range v {
			inner, ok := itemOf(item)
			if !ok {
				return nil, whyValue
			}
			out.Items = append(out.Items, inner)
		}
		if len(out.Items) == 0 && !k.Blank && !k.Required && k.Types&schema.Rows == 0 {
			return nil, ""
		}
		return &out, ""
	case map[string]any:
		members, why := membersFor(append(p[:len(p):len(p)], "0"), given)
		if why != "" {
			return nil, why
		}
		return &Value{Kind: tomldoc.Table, Members: members}, ""
	}
	return nil, whyValue
}

// itemOf is an element of an array: a string, or a row of some.
func itemOf(v any) (Value, bool) {
	switch v := v.(type) {
	case string:
		return Text(v), true
	case []any:
		out := Value{Kind: tomldoc.Array}
		for _, item := range v {
			s, ok := item.(string)
			if !ok {
				return out, false
			}
			out.Items = append(out.Items, Text(s))
		}
		return out, true
	}
	return Value{}, false
}

// wordOf is a number, or a string of its digits where the key takes none.
func wordOf(k *schema.Key, s string) *Value {
	out := Text(s)
	switch {
	case k.Types&(schema.Integer|schema.Float) != 0 && whole.MatchString(s):
		out = Word(tomldoc.Integer, s)
	case k.Types&schema.Float != 0 && broken.MatchString(s):
		out = Word(tomldoc.Float, s)
	}
	return &out
}

// stringFor is what was typed.
func stringFor(k *schema.Key, old *tomldoc.Node, s string) *Value {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	trimmed := strings.TrimSpace(s)
	out := Text(s)
	switch {
	case trimmed == "" && (k.Blank && k.Types&schema.String != 0 || k.Required):
		if s == "" || !k.Lines {
			out = Text("")
		}
	case trimmed == "":
		return nil
	case k.Types&schema.Date != 0 && isoDay.MatchString(trimmed) && (k.Types&schema.String == 0 || old == nil || old.Kind == tomldoc.Date):
		out = Word(tomldoc.Date, trimmed)
	case k.Types&(schema.Integer|schema.Float) != 0 && (whole.MatchString(trimmed) || broken.MatchString(trimmed)):
		return wordOf(k, trimmed)
	case k.Types&schema.Boolean != 0 && (trimmed == "true" || trimmed == "false"):
		out = Word(tomldoc.Boolean, trimmed)
	case k.Types&schema.String == 0 && k.Types&schema.Strings != 0:
		out = Texts(strings.Split(trimmed, "\n")...)
	default:
		out = keepEnd(out, old)
	}
	return &out
}

// keepEnd gives a text the line break back that stands before the closing quotes
// of the old one, on a line of their own: no form shows it.
func keepEnd(v Value, old *tomldoc.Node) Value {
	if old == nil || old.Kind != tomldoc.String {
		return v
	}
	body := strings.TrimRight(old.Text.S, " \t\n")
	if end := old.Text.S[len(body):]; strings.Contains(end, "\n") && body != "" && !strings.HasSuffix(v.Text, "\n") {
		v.Text += end
	}
	return v
}

// Shown is the value of a node for a form: what [Op].Value would give it.
func Shown(text string, n *tomldoc.Node) any {
	switch n.Kind {
	case tomldoc.String:
		body := strings.TrimRight(n.Text.S, " \t\n")
		if strings.Contains(n.Text.S[len(body):], "\n") && body != "" {
			return body
		}
		return n.Text.S
	case tomldoc.Boolean:
		return n.Boolean
	case tomldoc.Integer:
		return n.Integer
	case tomldoc.Float:
		if s := text[n.Span.Start:n.Span.End]; broken.MatchString(s) {
			return json.Number(s)
		}
		return text[n.Span.Start:n.Span.End] // inf is no number of JSON
	case tomldoc.Array:
		out := make([]any, len(n.Items))
		for i, m := range n.Items {
			out[i] = Shown(text, m)
		}
		return out
	case tomldoc.Table:
		out := map[string]any{}
		for _, m := range n.Items {
			out[m.Name] = Shown(text, m)
		}
		return out
	default:
		return text[n.Span.Start:n.Span.End]
	}
}
