package notice

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/diag"
)

// department is one entry of the 部门名录 ([[department]]).
type department struct {
	name             string
	aliases, members []string
	kind             string // "unit", "collective" or empty: the name tells
	span             diag.Span
}

// mention is one unit as a cell names it.
type mention struct {
	name       string // canonical: of an alias, the register's name
	collective bool
	listed     bool
	members    []string
	aliases    []string
	text       diag.Text // as written
}

// register knows the units of a notice by their names. It remembers the first
// spelling of every name that the [[department]] tables lack, so it serves one
// notice and one goroutine.
type register struct {
	known   map[string]*registered // by identity: names and aliases
	next    map[step]int           // trie over the known identities; node 0 is the root
	ends    map[int]*registered    // nodes where a known identity ends
	longest int                    // bytes of the longest known identity
	met     map[string]*registered // unknown names by identity
	tails   map[string]int         // see tail
}

// step is an edge of the trie.
type step struct {
	from int
	r    rune
}

// registered is what is known of one unit.
type registered struct {
	name       string
	collective bool
	members    []string
	aliases    []string
	listed     bool // in the [[department]] tables, else only met
	bare       bool // only met, and an office without its level: 财政厅
}

// newRegister builds the register. Of two entries with one name the first
// counts. Members of a collective are known names too, so that an elided one
// can be restored.
func newRegister(ds []department) *register {
	r := &register{
		known: map[string]*registered{},
		next:  map[step]int{},
		ends:  map[int]*registered{},
		met:   map[string]*registered{},
		tails: map[string]int{},
	}
	for i := range ds {
		d := &ds[i]
		u := &registered{name: d.name, collective: namesMany(d.name) || len(d.members) > 0, members: d.members, aliases: d.aliases, listed: true}
		switch d.kind {
		case "unit":
			u.collective = false
		case "collective":
			u.collective = true
		}
		r.learn(d.name, u)
		for _, alias := range d.aliases {
			r.learn(alias, u)
		}
	}
	for i := range ds {
		for _, m := range ds[i].members {
			r.learn(m, &registered{name: m, collective: namesMany(m), listed: true})
		}
	}
	for i := range ds { // a member may be written by its alias
		for j, m := range ds[i].members {
			if u := r.known[identity(m)]; u != nil {
				ds[i].members[j] = u.name
			}
		}
	}
	return r
}

// learn makes a spelling known.
func (r *register) learn(spelling string, u *registered) {
	id := identity(spelling)
	if id == "" || r.known[id] != nil {
		return
	}
	r.known[id] = u
	r.longest = max(r.longest, len(id))
	node := 0
	for _, c := range id {
		child, ok := r.next[step{node, c}]
		if !ok {
			child = len(r.next) + 1
			r.next[step{node, c}] = child
		}
		node = child
	}
	r.ends[node] = u
}

// unit is the unit of that name; one that the register lacks is what its name
// says, under the spelling met first.
func (r *register) unit(name string) *registered {
	id := identity(name)
	if u := r.known[id]; u != nil {
		return u
	}
	u := r.met[id]
	if u == nil {
		u = &registered{name: name, collective: namesMany(name), bare: unitBare().MatchString(name)}
		r.met[id] = u
	}
	return u
}

// readName reads a text that is one name and nothing else: an element of an
// array.
func (r *register) readName(t diag.Text) mention {
	return r.unit(strings.TrimSpace(t.S)).mention(t)
}

func (u *registered) mention(t diag.Text) mention {
	return mention{name: u.name, collective: u.collective, listed: u.listed, members: u.members, aliases: u.aliases, text: t}
}

// prefixes calls yield with every known name that s begins with, shortest
// first, and the bytes of s it takes.
func (r *register) prefixes(s string, yield func(u *registered, size int)) {
	node := 0
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if c = fold(c); c == blank {
			continue
		}
		var ok bool
		if node, ok = r.next[step{node, c}]; !ok {
			return
		}
		if u := r.ends[node]; u != nil {
			yield(u, i)
		}
	}
}

// identity is what two spellings of one name share: brackets of either width
// are equal, blanks inside do not count.
func identity(name string) string {
	return strings.Map(fold, name)
}

// blank is what strings.Map drops.
const blank rune = -1

func fold(c rune) rune {
	switch c {
	case '(':
		return '（'
	case ')':
		return '）'
	case ' ', '\t', '\n', '\r', '\u3000', '\u00a0':
		return blank
	}
	return c
}

// namesMany reports whether a name alone tells that it stands for several
// units: 各街道, 区直各部门, 有关单位, 省级相关部门.
func namesMany(name string) bool {
	return strings.Contains(name, "各") || strings.Contains(name, "有关") || strings.Contains(name, "相关")
}
