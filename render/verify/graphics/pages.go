// Package graphics reads what pages draw and judges it by ISO 19005-2, 6.2: the
// operators of content streams, colours, images, graphics states, transparency.
//
// It draws nothing: it cannot see whether what is written can be seen, whether
// one thing lies over another, or whether an image shows what it should. Fonts
// it leaves to package fonts, and whom marked content belongs to to package tags.
// In: a case and its pages. Out: notes; [Pages], which says what was shown in
// which font and what lies in which mark.
package graphics

import (
	"fmt"

	"gongwen/render/verify/fonts"
	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// Owner is a page or a form that owns marked content by number (14.7.4).
type Owner struct {
	Number  int                       // of the object
	Page    int                       // from 1; of a form the first that shows it
	Unread  bool                      // its content could not be read to the end
	Again   bool                      // a form that was read before, in another place
	Form    bool                      // no page
	Key     int                       // StructParents; -1: none
	Marks   map[int]int               // by MCID: how many times it is used
	Texts   map[int]bool              // MCIDs whose text has no language of its own
	Private map[int]fonts.PrivateCode // by MCID: text that stands for nothing public
	Words   map[int]bool              // MCIDs in which words replace content and have no language of their own
	Outside int                       // how many things are drawn outside of marked content
	Mixed   int                       // how many artifacts lie in tagged content, or tags in artifacts
	Nested  int                       // how many tags lie in tags
	Annots  pdfread.Array
	Tabs    pdfread.Name
	Bounds  [4]int // CropBox, else MediaBox, in thousandths
}

// Pages is what was read of all pages.
type Pages struct {
	Owners     []*Owner       // in the order of the pages
	ByRef      map[int]*Owner // by the number of the page or form
	Fonts      *fonts.Set
	Characters int // that are shown
	NoLanguage int // replacement texts in the content that have no language
	Inks       map[string]bool
	Operators  map[pdfread.Operator]bool

	*rules.Case
	forms    map[form]bool
	spaces   map[[2]int]bool // colour spaces that were looked at, by object and page: a page has defaults
	colorant map[string]spot // by name: how a separation is defined
	profiles map[int]profile // ICC profiles by object
	intent   profile         // of the PDF/A output intent
	annots   int             // of the pages so far
	marks    int             // as annots
	said     Listener        // nobody listens where it is nil
	shone    map[int]bool    // pages whose transparency was noted
	grouped  map[int]bool    // pages whose group says in which colours it is blended
	met      map[int]bool    // resources that were looked at, by object
}

// How much is looked at: annotations of all pages, which may share a list of
// them; forms; marks; colour spaces that are remembered.
const (
	maxAnnots = 1 << 19
	maxForms  = 1 << 15
	maxMarks  = 1 << 19
	maxSpaces = 1 << 17
)

// Listener hears each character that a page shows.
type Listener func(page int, ft *fonts.Font, code uint32)

// Read reads the content of all pages.
func Read(c *rules.Case, leaves []pdfread.Page, said Listener) *Pages {
	p := &Pages{
		ByRef: map[int]*Owner{}, Fonts: fonts.NewSet(c), Inks: map[string]bool{}, Operators: map[pdfread.Operator]bool{},
		Case: c, forms: map[form]bool{}, spaces: map[[2]int]bool{}, colorant: map[string]spot{}, profiles: map[int]profile{}, said: said,
		shone: map[int]bool{}, grouped: map[int]bool{}, met: map[int]bool{},
	}
	p.outputIntents()
	for i, leaf := range leaves {
		p.page(leaf, i+1)
	}
	return p
}

func (p *Pages) page(leaf pdfread.Page, number int) {
	d := leaf.Dict
	o := &Owner{
		Number: leaf.Number, Page: number, Key: p.Int(d["StructParents"], -1), Marks: map[int]int{}, Texts: map[int]bool{}, Private: map[int]fonts.PrivateCode{}, Words: map[int]bool{},
		Annots: p.List(d["Annots"]), Tabs: p.Name(d["Tabs"]), Bounds: p.boxes(leaf, number),
	}
	p.Owners = append(p.Owners, o)
	p.ByRef[leaf.Number] = o
	if group := p.Dict(d["Group"]); group != nil {
		p.grouped[number] = group["CS"] != nil
		if group["CS"] != nil {
			p.space(group["CS"], place{resources: leaf.Resources, page: number})
		}
		if p.Name(group["S"]) == "Transparency" {
			p.seeThrough(number, "透明组")
		}
	}
	if data, ok := p.Content(leaf, number); ok {
		s := scene{Pages: p, owner: o, page: number, resources: leaf.Resources}
		if d["Resources"] == nil { // a node above has them
			s.resources, s.above = pdfread.Dict{}, leaf.Resources
		}
		s.run(data)
	} else {
		o.Unread = true
	}
	if p.annots += len(o.Annots); p.annots > maxAnnots {
		p.Add(rules.Undecided, "批注超过 %d 个，第 %d 页的没有查", maxAnnots, number)
		o.Annots = nil
	}
	for _, a := range o.Annots {
		p.appearance(p.Dict(a), number)
	}
}

// boxes looks at the boundaries of a page (14.11.2) and returns the one that is
// seen.
func (p *Pages) boxes(leaf pdfread.Page, number int) (seen [4]int) {
	const least, most = 3 * 1000, 14400 * 1000
	for _, key := range []pdfread.Name{"MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox"} {
		v, ok := leaf.Dict[key]
		if !ok {
			v, ok = leaf.Inherited[key]
		}
		if !ok {
			if key == "MediaBox" && (p.Archive() || p.Claim.Part > 0) {
				p.Add(rules.Damaged, "第 %d 页没有 MediaBox", number)
			}
			continue
		}
		box, ok := p.Rectangle(v)
		if !ok {
			p.Add(rules.Damaged, "第 %d 页的 %s 不是四个数", number, string(key))
			continue
		}
		if w, h := box[2]-box[0], box[3]-box[1]; w < least || h < least || w > most || h > most {
			p.Part(rules.Spelling, "6.1.13", "第 %d 页的 %s 太小或太大", number, string(key))
		}
		if key == "MediaBox" || key == "CropBox" {
			seen = box
		}
	}
	return seen
}

// Rectangle is left, bottom, right and top in thousandths (7.9.5).
func (p *Pages) Rectangle(v any) (box [4]int, ok bool) {
	list := p.List(v)
	if len(list) != len(box) {
		return box, false
	}
	for i, e := range list {
		if box[i], ok = p.Thousandths(e); !ok {
			return box, false
		}
	}
	return [4]int{min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])}, true
}

// appearance reads what an annotation draws; it belongs to the annotation and
// needs no marks.
func (p *Pages) appearance(annotation pdfread.Dict, number int) {
	var forms []any
	normal := p.Dict(annotation["AP"])["N"]
	switch v := p.Resolve(normal).(type) {
	case *pdfread.Stream:
		forms = append(forms, normal)
	case pdfread.Dict:
		for _, k := range rules.SortedKeys(v) {
			forms = append(forms, v[k])
		}
	}
	for _, v := range forms {
		x := p.Stream(v)
		r, _ := v.(pdfread.Ref)
		how := form{r.Number, true}
		if x == nil || r.Number > 0 && p.forms[how] {
			continue
		}
		p.forms[how] = true
		s := scene{Pages: p, owner: newOwner(number), page: number, covered: true}
		s.form(x, fmt.Sprintf("第 %d 页批注的外观", number))
	}
}

// newOwner owns what belongs to no page.
func newOwner(page int) *Owner {
	return &Owner{Page: page, Key: -1, Marks: map[int]int{}, Texts: map[int]bool{}, Private: map[int]fonts.PrivateCode{}, Words: map[int]bool{}}
}
