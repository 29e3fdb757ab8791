package xmp

import (
	"slices"
	"strings"
)

// types are the structures that a property may be of, beside the simple ones:
// those predefined, and those that an extension schema describes.
type types map[string]structure

// simple are the types of values without parts, by their names in lower case:
// those of the XMP Specification, of which many only say what the text is.
var simple = []string{
	"text", "integer", "real", "boolean", "date", "uri", "url", "mimetype", "locale", "gpscoordinate", "any",
	"propername", "agentname", "rational", "renditionclass", "xpath", "guid", "part", "choice", "langalt",
}

// plainName is the name of a type as the tables have it: “Closed Choice of
// Integer” is Integer, “Lang Alt” LangAlt, “bag Text” Bag.Text.
func plainName(kind string) string {
	s := strings.ToLower(strings.TrimSpace(kind))
	if at := strings.IndexByte(s, '{'); at >= 0 {
		s = s[:at]
	}
	for _, array := range []string{"bag", "seq", "alt"} {
		for _, between := range []string{".", " "} {
			if rest, ok := strings.CutPrefix(s, array+between); ok {
				return array + "." + plainName(rest)
			}
		}
	}
	if s == "bag" || s == "seq" || s == "alt" {
		return s + ".any"
	}
	s = strings.TrimPrefix(strings.TrimPrefix(s, "open "), "closed ")
	if rest, ok := strings.CutPrefix(s, "choice of "); ok {
		return plainName(rest)
	}
	if rest, ok := strings.CutPrefix(s, "choice "); ok {
		return plainName(rest)
	}
	return strings.ReplaceAll(s, " ", "")
}

// knows reports whether there is a type of that name.
func (t types) knows(kind string) bool {
	s := plainName(kind)
	for _, array := range []string{"bag.", "seq.", "alt."} {
		if rest, ok := strings.CutPrefix(s, array); ok {
			s = rest
		}
	}
	_, known := t[s]
	return known || slices.Contains(simple, s)
}

// fits reports whether a value is of that type. A type that nobody knows is
// told where it is named, not here.
func (t types) fits(n *Node, kind string, depth int) bool {
	if depth > maxDepth {
		return false
	}
	var set []string
	if at := strings.IndexByte(kind, '{'); at >= 0 && strings.HasSuffix(kind, "}") {
		set = strings.Split(kind[at+1:len(kind)-1], "|")
	}
	s := plainName(kind)
	if array, rest, ok := strings.Cut(s, "."); ok {
		var values []string
		for _, k := range n.Kids {
			if !t.fits(k, rest, depth+1) {
				return false
			}
			values = append(values, k.Value)
		}
		return n.Kind == map[string]Kind{"bag": Bag, "seq": Seq, "alt": Alt}[array] &&
			(set == nil || slices.Contains(set, strings.Join(values, ",")))
	}
	switch {
	case s == "any":
		return true
	case s == "langalt":
		return n.Kind == Alt && !slices.ContainsFunc(n.Kids, func(k *Node) bool { return k.Kind != Simple || k.Lang == "" })
	case slices.Contains(simple, s):
		return n.Kind == Simple && isSimple(n.Value, s) && (set == nil || slices.Contains(set, strings.TrimPrefix(n.Value, "+")))
	}
	as, ok := t[s]
	if !ok {
		return true
	}
	if n.Kind != Struct {
		return false
	}
	for _, k := range n.Kids {
		kind, ok := as.fields[k.Local]
		if !ok || k.Space != as.space || !t.fits(k, kind, depth+1) {
			return false
		}
	}
	return true
}

// isSimple reports whether a value is spelled as its type asks.
func isSimple(v, kind string) bool {
	switch kind {
	case "integer":
		return isDigits(unsigned(v))
	case "real":
		whole, fraction, point := strings.Cut(unsigned(v), ".")
		return isDigits(whole+fraction) && (point || fraction == "")
	case "boolean":
		return v == "True" || v == "False"
	case "date":
		return isDate(v)
	case "mimetype":
		major, minor, ok := strings.Cut(v, "/")
		return ok && isMade(major, "-+._") && isMade(minor, "-+._")
	case "gpscoordinate":
		return isCoordinate(v)
	}
	return true
}

// unsigned is v without a sign before it.
func unsigned(v string) string {
	if v != "" && (v[0] == '+' || v[0] == '-') {
		return v[1:]
	}
	return v
}

func isDigits(v string) bool { return v != "" && strings.Trim(v, "0123456789") == "" }

// isMade reports whether v is letters, digits and the marks of more.
func isMade(v, more string) bool {
	for _, r := range v {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
		if !letter && !strings.ContainsRune(more, r) {
			return false
		}
	}
	return v != ""
}

// isCoordinate reports whether v is DDD,MM,SSk or DDD,MM.mmk.
func isCoordinate(v string) bool {
	if v == "" || !strings.ContainsRune("NSEW", rune(v[len(v)-1])) {
		return false
	}
	degrees, rest, ok := strings.Cut(v[:len(v)-1], ",")
	if !ok || !isDigits(degrees) || len(degrees) > 3 {
		return false
	}
	if minutes, seconds, ok := strings.Cut(rest, ","); ok {
		return isDigits(minutes) && len(minutes) <= 2 && isDigits(seconds) && len(seconds) <= 2
	}
	minutes, fraction, ok := strings.Cut(rest, ".")
	return ok && isDigits(minutes) && len(minutes) <= 2 && isDigits(fraction)
}

// isDate reports whether v is a date of the XMP Specification: a profile of
// ISO 8601, as short as its year and as long as parts of seconds with a zone.
// Without a zone it is taken too, as most writers leave it out.
func isDate(v string) bool {
	const form = "dddd-dd-ddTdd:dd:dd"
	day, clock, timed := strings.Cut(v, "T")
	if !shaped(day, form[:10]) || len(day) != 4 && len(day) != 7 && len(day) != 10 {
		return false
	}
	if !timed {
		return inRange(day, "")
	}
	zone := ""
	if at := strings.IndexAny(clock, "Z+-"); at >= 0 {
		clock, zone = clock[:at], clock[at:]
	}
	clock, fraction, parted := strings.Cut(clock, ".")
	switch {
	case len(day) != 10, !shaped(clock, "dd:dd:dd"), len(clock) != 5 && len(clock) != 8, parted && (len(clock) != 8 || !isDigits(fraction)):
		return false
	case zone != "" && zone != "Z" && (len(zone) != 6 || !shaped(zone[1:], "dd:dd")):
		return false
	}
	return inRange(day, clock)
}

// shaped reports whether v is a beginning of form, in which d is a digit.
func shaped(v, form string) bool {
	if len(v) > len(form) || v == "" {
		return false
	}
	for i := range len(v) {
		if digit := v[i] >= '0' && v[i] <= '9'; digit != (form[i] == 'd') || !digit && v[i] != form[i] {
			return false
		}
	}
	return true
}

// inRange looks at the numbers of a date that has the right form.
func inRange(day, clock string) bool {
	two := func(s string, at int) int {
		if at+2 > len(s) {
			return -1
		}
		return int(s[at]-'0')*10 + int(s[at+1]-'0')
	}
	month, date := two(day, 5), two(day, 8)
	return month != 0 && month <= 12 && date != 0 && date <= 31 && two(clock, 0) <= 24 && two(clock, 3) <= 59 && two(clock, 6) <= 60
}
