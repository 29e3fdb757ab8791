package word

import "strconv"

// looks is what is asked of how a text looks.
type looks struct {
	align  string
	size   int
	red    bool
	vanish bool
	struck bool   // a line goes through it
	num    string // of the style: its list and level
	level  string
	id     string // of the style that has the list
}

// with is the looks as the properties of a run change them.
func (l looks) with(props *elem) looks {
	if props == nil {
		return l
	}
	if v, ok := props.value("color"); ok {
		l.red = red(v)
	}
	if v, ok := props.value("sz"); ok {
		if n, err := strconv.Atoi(v); err == nil {
			l.size = n
		}
	}
	if _, ok := props.value("vanish"); ok {
		l.vanish = props.on("vanish")
	}
	for _, name := range [...]string{"strike", "dstrike"} {
		if _, ok := props.value(name); ok {
			l.struck = props.on(name)
		}
	}
	return l
}

// red reports whether a colour is the red of a 红头, or near it.
func red(c string) bool {
	v, err := strconv.ParseUint(c, 16, 32)
	return err == nil && len(c) == 6 && v>>16 > 160 && v>>8&255 < 100 && v&255 < 100
}

// style is a named style.
type style struct {
	based     string
	para, run *elem
}

func (r *reader) readStyles(root *elem) {
	r.styles = map[string]*style{}
	for _, k := range root.kids {
		if k.name != "style" {
			continue
		}
		s := &style{para: k.get("pPr"), run: k.get("rPr")}
		s.based, _ = k.value("basedOn")
		r.styles[k.attr("styleId")] = s
		if k.attr("type") == "paragraph" && k.attr("default") == "1" {
			r.styles[""] = s
		}
	}
}

// styleOf is the looks that the style of a paragraph gives it.
func (r *reader) styleOf(props *elem) looks {
	id, _ := props.value("pStyle")
	const most = 20 // styles that one is based on
	var chain []string
	for n := 0; n < most && r.styles[id] != nil; n++ {
		chain = append(chain, id)
		if id = r.styles[id].based; id == "" {
			break
		}
	}
	var l looks
	for i := len(chain) - 1; i >= 0; i-- {
		s := r.styles[chain[i]]
		l = l.with(s.run)
		if v, ok := s.para.value("jc"); ok {
			l.align = v
		}
		if list := s.para.get("numPr"); list != nil {
			if v, ok := list.value("numId"); ok {
				l.num, l.id = v, chain[i]
			}
			if v, ok := list.value("ilvl"); ok {
				l.level = v
			}
		}
	}
	return l
}
