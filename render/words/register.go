package words

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/diag"
)

// Entry is one entry of the 部门名录, a [[department]].
type Entry struct {
	Name             string
	Aliases, Members []string
	Kind             string // "unit", "collective" or empty: the name tells
}

// Mention is one unit as a cell names it.
type Mention struct {
	Name       string // canonical: of an alias, the register's name
	Collective bool
	Listed     bool // in the register
	Members    []string
	Aliases    []string
	Text       diag.Text // as written
}

// Register knows the units of a notice by their names. It remembers the first
// spelling of every name that the [[department]] tables lack, so it serves one
// notice and one goroutine.
type Register struct {
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

// NewRegister builds the register. Of two entries with one name the first
// counts. Members of a collective are known names too, so that an elided one
// can be restored.
func NewRegister(ds []Entry) *Register {
	r := &Register{
		known: map[string]*registered{},
		next:  map[step]int{},
		ends:  map[int]*registered{},
		met:   map[string]*registered{},
		tails: map[string]int{},
	}
	for i := range ds {
		d := &ds[i]
		u := &registered{name: d.Name, collective: namesMany(d.Name) || len(d.Members) > 0, members: d.Members, aliases: d.Aliases, listed: true}
		switch d.Kind {
		case "unit":
			u.collective = false
		case "collective":
			u.collective = true
		}
		r.learn(d.Name, u)
		for _, alias := range d.Aliases {
			r.learn(alias, u)
		}
	}
	for i := range ds {
		for _, m := range ds[i].Members {
			r.learn(m, &registered{name: m, collective: namesMany(m), listed: true})
		}
	}
	for i := range ds { // a member may be written by its alias
		for j, m := range ds[i].Members {
			if u := r.known[Identity(m)]; u != nil {
				ds[i].Members[j] = u.name
			}
		}
	}
	return r
}

// learn makes a spelling known.
func (r *Register) learn(spelling string, u *registered) {
	id := Identity(spelling)
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
func (r *Register) unit(name string) *registered {
	id := Identity(name)
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

// Name reads a text that is one name and nothing else: an element of an
// array.
func (r *Register) Name(t diag.Text) Mention {
	return r.unit(strings.TrimSpace(t.S)).mention(t)
}

func (u *registered) mention(t diag.Text) Mention {
	return Mention{Name: u.name, Collective: u.collective, Listed: u.listed, Members: u.members, Aliases: u.aliases, Text: t}
}

// prefixes calls yield with every known name that s begins with, shortest
// first, and the bytes of s it takes.
func (r *Register) prefixes(s string, yield func(u *registered, size int)) {
	node := 0
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if c = fold(c); c == dropped {
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

// namesMany reports whether a name alone tells that it stands for several
// units: 各街道, 区直各部门, 有关单位, 省级相关部门.
func namesMany(name string) bool {
	return strings.Contains(name, "各") || strings.Contains(name, "有关") || strings.Contains(name, "相关")
}
