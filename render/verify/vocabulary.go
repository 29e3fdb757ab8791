package verify

import (
	"slices"
	"strings"

	"gongwen/render/verify/graphics"
	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// What this program writes, in all of its versions so far. A file that says it is
// ours has nothing else in it: not a key, not an operator, not a colour. That is
// how what nobody sees is found, whatever it is: text of mode 3, a white box, a
// layer, an image. It grows with the writer, and the samples hold it: a file of a
// newer version is undecided, no more.
var (
	ownKeys = strings.Fields(`
		A AF AFRelationship Annots Ascent Author BaseFont Border CIDSystemInfo CIDToGIDMap CapHeight CheckSum ColSpan Columns Contents Count
		CreationDate Creator DW DecodeParms Desc DescendantFonts Descent Dest DestOutputProfile DisplayDocTitle Duplex EF EmbeddedFiles Encoding F Filter
		First Flags Font FontBBox FontDescriptor FontFile2 FontName ID Index Info ItalicAngle K Keywords Kids Lang Last Length Length1 Limits
		ListNumbering MCID MarkInfo Marked MediaBox Metadata ModDate N Names Next Nums O Obj Ordering Outlines OutputConditionIdentifier
		OutputIntents P PageLabels PageMode Pages Params Parent ParentTree ParentTreeNextKey Pg Predictor Prev PrintScaling Producer Rect Registry Resources Root Rotate RowSpan S
		Scope Size StemV StructParent StructParents StructTreeRoot Subject Subtype Supplement T Tabs Title ToUnicode Type UF ViewerPreferences W`)
	ownNames = strings.Fields(`
		AFRelationship/Data AFRelationship/Source CIDToGIDMap/Identity Encoding/Identity-H Filter/FlateDecode Duplex/DuplexFlipLongEdge O/Table O/List PageMode/UseOutlines PrintScaling/None S/D S/Document S/GTS_PDFA1
	  S/Sect S/P S/H1 S/H2 S/H3 S/H4 S/H5 S/H6 S/L S/LI S/Lbl S/LBody S/Link S/Table S/THead S/TBody
		S/TR S/TH S/TD Scope/Column Scope/Row Subtype/CIDFontType2 Subtype/Link Subtype/Type0 Subtype/XML Subtype/application/toml
		Subtype/application/vnd.openxmlformats-officedocument.spreadsheetml.sheet Tabs/S Type/Annot Type/Catalog Type/EmbeddedFile Type/Filespec
		Type/Font Type/FontDescriptor Type/MCR Type/Metadata Type/OBJR Type/ObjStm Type/Outlines Type/OutputIntent Type/Page Type/Pages
		Type/StructTreeRoot Type/XRef`)
	ownOperators = strings.Fields(`BDC BT EMC ET TJ Tc Td Tf Tm Tz f g G j J re rg w`)
	ownInks      = []string{"g[0]", "G[0]", "rg[1 0.2 0.2]"} // black, red
	a4           = "[0 0 595.276 841.89 ]"
	draftInk     = "g[0.851]" // the word across each page of a draft
)

// named are the keys whose names are looked at: what kind of thing a dictionary
// is. Names of fonts and resources are made up for each file.
var named = []pdfread.Name{"Type", "Subtype", "S", "Filter", "Encoding", "Tabs", "PageMode", "PrintScaling", "Duplex", "O", "Scope", "AFRelationship", "CIDToGIDMap"}

// own looks at a dictionary of a file that says it is ours.
func (c *check) own(d pdfread.Dict, n int) {
	for _, k := range rules.SortedKeys(d) {
		v := d[k]
		if !slices.Contains(ownKeys, string(k)) {
			if !madeUp(k) {
				c.unknown.Add(rules.Foreign, "对象 %d 有 gongwen 不写的项 %.20s", n, string(k))
			}
			continue
		}
		if k == "MediaBox" && c.report.Build.Template == "default" && string(c.Canonical(v)) != a4 {
			c.unknown.Add(rules.Foreign, "对象 %d 的纸张不是 A4：%s", n, c.Canonical(v))
		}
		if !slices.Contains(named, k) {
			continue
		}
		if name, ok := v.(pdfread.Name); ok && !slices.Contains(ownNames, string(k)+"/"+string(name)) {
			c.unknown.Add(rules.Foreign, "对象 %d 有 gongwen 不写的 %s %.20s", n, string(k), string(name))
		}
	}
}

// madeUp reports whether a key is the name of a font resource: F1.
func madeUp(k pdfread.Name) bool {
	letters := strings.TrimRight(string(k), "0123456789")
	return letters == "F" && len(k) > 1
}

// vocabulary looks at what the pages of a file draw that says it is ours, and
// notes all that is strange to us where nothing else is wrong: then it is what
// keeps the file from being fit.
func (c *check) vocabulary(p *graphics.Pages) {
	if !c.Ours || c.HasErrors() {
		return
	}
	for _, op := range rules.SortedKeys(p.Operators) {
		if !slices.Contains(ownOperators, string(op)) {
			c.unknown.Add(rules.Foreign, "页面上有 gongwen 不写的操作 %.20s", string(op))
		}
	}
	for _, ink := range rules.SortedKeys(p.Inks) {
		if !slices.Contains(ownInks, ink) && (ink != draftInk || c.Claim.Part > 0) {
			c.unknown.Add(rules.Foreign, "页面上有 gongwen 不用的颜色：%.60s", ink)
		}
	}
	c.Take(c.unknown)
}
