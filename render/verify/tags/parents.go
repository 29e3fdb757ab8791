package tags

import (
	"fmt"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// kid reads one entry of K: an element, content or an object (14.7.2).
func (t *tree) kid(v any, e *element) {
	switch k := t.Resolve(v).(type) {
	case int:
		t.claim(content{e.page, k}, e)
	case pdfread.Dict:
		switch t.Name(k["Type"]) {
		case "MCR":
			owner := e.page
			if pg, ok := k["Pg"].(pdfread.Ref); ok {
				owner = pg.Number
			}
			if stm, ok := k["Stm"].(pdfread.Ref); ok {
				owner = stm.Number
			}
			t.claim(content{owner, t.Int(k["MCID"], -1)}, e)
		case "OBJR":
			e.objects++
			if obj, ok := k["Obj"].(pdfread.Ref); ok {
				alt, _ := t.Resolve(e.dict["Alt"]).(pdfread.Text)
				t.objects[obj.Number] = holder{e.number, e.kind, alt != ""}
			}
		default:
			t.walk(v, e)
		}
	default:
		t.Add(rules.Tree, "元素 %d 下面有读不出的内容", e.number)
	}
}

func (t *tree) claim(at content, e *element) {
	if other, ok := t.claims[at]; ok {
		t.Add(rules.Owner, "%s的标记内容 %d 同时属于元素 %d 和 %d", t.where(at.owner), at.id, other, e.number)
		return
	}
	if len(t.claims) == maxClaims {
		t.Add(rules.Undecided, "标记内容超过 %d 段，以后的没有查", maxClaims)
		return
	}
	t.claims[at] = e.number
	o := t.pages.ByRef[at.owner]
	if o == nil || o.Marks[at.id] == 0 && !o.Unread {
		if t.Ours {
			t.Add(rules.Lost, "元素 %d（%s）指向%s的标记内容 %d，那里没有", e.number, string(e.kind), t.where(at.owner), at.id)
		}
		return
	}
	if o.Words[at.id] && !e.language && !t.lang {
		t.UA(rules.Catalog, "7.2", "%s的标记内容 %d 里的替代文字不知是哪种语言", t.where(at.owner), at.id)
	}
	if o.Texts[at.id] && !e.language && !t.lang {
		t.UA(rules.Catalog, "7.2", "%s的标记内容 %d 不知是哪种语言", t.where(at.owner), at.id)
	}
	if p, ok := o.Private[at.id]; ok && !e.actual {
		p.Note(t.Case)
	}
	delete(o.Private, at.id)
}

// checkParents compares the tree with the pages and with the parent tree. What
// another program leaves out of them is asked for where nothing else says whose
// a piece of content is.
func (t *tree) checkParents() {
	keyOf := map[int]int{}
	for _, o := range t.pages.Owners {
		for _, id := range rules.SortedKeys(o.Private) {
			o.Private[id].Note(t.Case) // no element has words for it
		}
		if len(o.Marks) == 0 || o.Again {
			continue
		}
		list := t.List(t.parents[o.Key])
		if o.Key < 0 || list == nil {
			if t.Accessible() {
				t.Add(rules.Owner, "%s在对照表（ParentTree）里没有", t.where(o.Number))
			}
			list = nil
		} else if other, ok := keyOf[o.Key]; ok {
			t.Add(rules.Owner, "%s和%s在对照表（ParentTree）里是同一项", t.where(other), t.where(o.Number))
		}
		keyOf[o.Key] = o.Number
		for _, id := range rules.SortedKeys(o.Marks) {
			owner, ok := t.claims[content{o.Number, id}]
			if !ok {
				if t.Accessible() {
					t.Add(rules.Owner, "%s的标记内容 %d 不属于任何元素", t.where(o.Number), id)
				}
				continue
			}
			if list == nil || owner < 0 || !t.Ours {
				continue
			}
			var said pdfread.Ref
			if id >= 0 && id < len(list) {
				said, _ = list[id].(pdfread.Ref)
			}
			if said.Number != owner {
				t.Add(rules.Owner, "%s的标记内容 %d 属于元素 %d，对照表（ParentTree）说的是 %d", t.where(o.Number), id, owner, said.Number)
			}
		}
	}
}

// where names a page or another owner of content.
func (t *tree) where(owner int) string {
	if o := t.pages.ByRef[owner]; o != nil {
		return fmt.Sprintf("第 %d 页", o.Page)
	}
	return fmt.Sprintf("对象 %d ", owner)
}
