package pdf

import (
	"errors"
	"fmt"

	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
)

// document is a frame being written: its codes, its reading order and the
// numbers of its objects.
type document struct {
	frame   *frame.Document
	opt     Options
	codes   *[font.FaceCount]codes
	reading *frame.Reading
	starts  []int // of page p: its stretches are reading.Stretches[starts[p]:starts[p+1]]
	mcids   []int // by stretch: its number on the page (14.7.4.2); -1 for an artifact
	links   []link
	linksOf map[frame.NodeID][]int // indices into links
	date    string                 // as in frame.Info, checked

	// Numbers of objects; of several in a row, the first.
	catalog, info, metadata, profile ref
	resources                        ref
	fonts                            [font.FaceCount]ref // 0: the face is not used
	pageTree, pageNodes, pages       ref
	contents, annotations            ref
	outline, entries                 ref
	tree, parentLeaves, elements     ref
	files, fileData                  ref
}

// link is a link annotation.
type link struct {
	*frame.Link
	page int // it lies on
}

// check returns an error for a frame that cannot be written; nothing later
// looks again.
func check(d *frame.Document, faces *font.Faces) error {
	if len(d.Pages) == 0 || len(d.Nodes) == 0 {
		return fmt.Errorf("pdf: a document of %d pages and %d elements", len(d.Pages), len(d.Nodes))
	}
	if characters(d.Info.Title) == "" { // ISO 14289-1, 7.1 asks for one
		return errors.New("pdf: a document without a title")
	}
	if d.Width <= 0 || d.Height <= 0 {
		return fmt.Errorf("pdf: a sheet of %v × %v mm", d.Width, d.Height)
	}
	for n, node := range d.Nodes {
		if (n == 0) != (node.Parent < 0) || int(node.Parent) >= n {
			return fmt.Errorf("pdf: element %d stands below %d", n, node.Parent)
		}
		for _, kid := range node.Kids {
			if int(kid) <= n || int(kid) >= len(d.Nodes) || d.Nodes[kid].Parent != frame.NodeID(n) {
				return fmt.Errorf("pdf: element %d is no child of %d", kid, n)
			}
		}
	}
	for p, page := range d.Pages {
		if page.Rotate%90 != 0 {
			return fmt.Errorf("pdf: page %d is turned by %d°", p+1, page.Rotate)
		}
		for i, it := range page.Items {
			if err := checkItem(d, faces, it); err != nil {
				return fmt.Errorf("pdf: page %d, item %d: %w", p+1, i+1, err)
			}
		}
	}
	for _, e := range d.Outline {
		if characters(e.Title) == "" || e.Page < 0 || e.Page >= len(d.Pages) {
			return fmt.Errorf("pdf: the outline leads from %q to page %d", e.Title, e.Page+1)
		}
	}
	return nil
}

func checkItem(d *frame.Document, faces *font.Faces, it frame.Item) error {
	var node frame.NodeID
	var ink frame.Colour
	switch it := it.(type) {
	case *frame.Run:
		if it.Face < 0 || it.Face >= int(font.FaceCount) || faces.Font(font.Face(it.Face)) == nil {
			return fmt.Errorf("there is no face %d", it.Face)
		}
		if it.Size <= 0 || it.Narrow < 0 {
			return fmt.Errorf("type of %v pt, scaled to %d/1000", it.Size, it.Narrow)
		}
		node, ink = it.Node, it.Colour
	case *frame.Rule:
		node, ink = it.Node, it.Colour
	case *frame.Link:
		if it.Page < 0 || it.Page >= len(d.Pages) {
			return fmt.Errorf("a link to page %d", it.Page+1)
		}
		if it.Node < 0 || int(it.Node) >= len(d.Nodes) || d.Nodes[it.Node].Kind != frame.Anchor {
			return fmt.Errorf("a link in element %d", it.Node)
		}
		node = it.Node
	default:
		return fmt.Errorf("no such item: %T", it)
	}
	if node < frame.ArtifactFooter || int(node) >= len(d.Nodes) {
		return fmt.Errorf("there is no element %d", node)
	}
	if int(ink) >= len(inks) {
		return fmt.Errorf("there is no colour %d", ink)
	}
	return nil
}

// newDocument takes what check has let pass.
func newDocument(d *frame.Document, faces *font.Faces, opt Options) (*document, error) {
	doc := &document{frame: d, opt: opt, reading: d.Reading(), linksOf: map[frame.NodeID][]int{}}
	var err error
	if doc.codes, err = assignCodes(d, faces); err != nil {
		return nil, err
	}
	if doc.date, err = checkDate(d.Info.Date); err != nil {
		return nil, err
	}
	doc.starts = make([]int, 1, len(d.Pages)+1)
	doc.mcids = make([]int, len(doc.reading.Stretches))
	mcid := 0
	for i, s := range doc.reading.Stretches {
		for len(doc.starts) <= int(s.Page) {
			doc.starts = append(doc.starts, i)
			mcid = 0
		}
		doc.mcids[i] = -1
		if s.Node >= 0 {
			doc.mcids[i] = mcid
			mcid++
		}
	}
	for len(doc.starts) <= len(d.Pages) {
		doc.starts = append(doc.starts, len(doc.reading.Stretches))
	}
	for p := range d.Pages {
		for _, it := range d.Pages[p].Items {
			if l, ok := it.(*frame.Link); ok {
				doc.linksOf[l.Node] = append(doc.linksOf[l.Node], len(doc.links))
				doc.links = append(doc.links, link{l, p})
			}
		}
	}
	return doc, nil
}

// onPage is the stretches of a page.
func (d *document) onPage(p int) []frame.Stretch {
	return d.reading.Stretches[d.starts[p]:d.starts[p+1]]
}

// pagesAtOnce is how many pages one instance of fpdf draws. It depends on no
// machine, and neither do the streams.
const pagesAtOnce = 8

// branch is how many children a node of the page tree or the parent tree has.
const branch = 64

// plan numbers all objects and says how each is made.
func (d *document) plan() *plan {
	p := &plan{}
	pages, nodes := len(d.frame.Pages), len(d.frame.Nodes)
	d.catalog = p.objects(1, d.appendCatalog)
	d.info = p.objects(1, d.appendInfo)
	d.metadata = p.stream(d.appendMetadata)
	d.profile = p.stream(appendProfile)
	for f := range d.codes {
		if c := &d.codes[f]; len(c.glyphs) > 0 {
			d.fonts[f] = d.planFont(p, c)
		}
	}
	d.resources = p.objects(1, d.appendResources)
	d.pageTree = p.objects(1, d.appendPageTree)
	if pages > branch {
		d.pageNodes = p.objects((pages+branch-1)/branch, d.appendPageNode)
	}
	d.pages = p.objects(pages, d.appendPage)
	d.contents = p.last + 1
	for from := 0; from < pages; from += pagesAtOnce {
		d.planContents(p, from, min(from+pagesAtOnce, pages))
	}
	d.annotations = p.objects(len(d.links), d.appendAnnotation)
	if len(d.frame.Outline) > 0 {
		d.planOutline(p)
	}
	d.tree = p.objects(1, d.appendTree)
	if d.keys() > branch {
		d.parentLeaves = p.objects((d.keys()+branch-1)/branch, d.appendParentLeaf)
	}
	d.elements = p.objects(nodes, d.appendElement)
	if len(d.opt.Files) > 0 {
		d.planFiles(p)
	}
	p.finish(d.opt)
	return p
}

func (d *document) planContents(p *plan, from, to int) {
	p.streams(to-from, func(pt *part, first ref, z *deflater) error {
		streams, err := d.drawPages(from, to)
		if err != nil {
			return err
		}
		for i, s := range streams {
			pt.add(first+ref(i), z.appendStream(pt.body, "", s))
		}
		return nil
	})
}

// trailer is what the trailer says of the document.
func (d *document) trailer() string {
	return fmt.Sprintf("/Root %d 0 R/Info %d 0 R", d.catalog, d.info)
}

// appendCatalog writes what a viewer reads first. A print "fitted to the page"
// would shrink the type area (5.2), so it is asked not to scale; both sides of
// the sheet are printed (6.2), turned over their long edge. The pages have the
// numbers that stand on them.
func (d *document) appendCatalog(b []byte, _ int) []byte {
	b = append(b, "<</Type/Catalog/Pages "...)
	b = appendRef(b, d.pageTree)
	b = append(b, "/StructTreeRoot "...)
	b = appendRef(b, d.tree)
	b = append(b, "/MarkInfo<</Marked true>>/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true"...)
	b = append(b, "/PrintScaling/None/Duplex/DuplexFlipLongEdge>>/PageLabels<</Nums[0<</S/D>>]>>/Metadata "...)
	b = appendRef(b, d.metadata)
	if d.outline != 0 {
		b = append(b, "/PageMode/UseOutlines/Outlines "...)
		b = appendRef(b, d.outline)
	}
	if d.files != 0 {
		b = d.appendFileNames(b)
	}
	b = append(b, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile "...)
	b = appendRef(b, d.profile)
	return append(b, ">>]>>"...)
}

// appendResources writes what all pages share. It stands on each page itself:
// ISO 19005-2, 6.2.2 allows no inherited resources.
func (d *document) appendResources(b []byte, _ int) []byte {
	b = append(b, "<</Font<<"...)
	for f, r := range d.fonts {
		if r != 0 {
			b = append(b, "/F"...)
			b = appendInt(b, f)
			b = append(b, ' ')
			b = appendRef(b, r)
		}
	}
	return append(b, ">>>>"...)
}

func (d *document) appendPageTree(b []byte, _ int) []byte {
	pages := len(d.frame.Pages)
	b = append(b, "<</Type/Pages/Count "...)
	b = appendInt(b, pages)
	b = append(b, "/MediaBox[0 0 "...)
	b = appendLength(b, d.frame.Width)
	b = append(b, ' ')
	b = appendLength(b, d.frame.Height)
	b = append(b, "]/Kids["...)
	if d.pageNodes == 0 {
		b = appendRefs(b, d.pages, pages)
	} else {
		b = appendRefs(b, d.pageNodes, (pages+branch-1)/branch)
	}
	return append(b, "]>>"...)
}

func (d *document) appendPageNode(b []byte, i int) []byte {
	n := min(branch, len(d.frame.Pages)-i*branch)
	b = append(b, "<</Type/Pages/Parent "...)
	b = appendRef(b, d.pageTree)
	b = append(b, "/Count "...)
	b = appendInt(b, n)
	b = append(b, "/Kids["...)
	b = appendRefs(b, d.pages+ref(i*branch), n)
	return append(b, "]>>"...)
}

func (d *document) appendPage(b []byte, p int) []byte {
	b = append(b, "<</Type/Page/Parent "...)
	if d.pageNodes == 0 {
		b = appendRef(b, d.pageTree)
	} else {
		b = appendRef(b, d.pageNodes+ref(p/branch))
	}
	b = append(b, "/Resources "...)
	b = appendRef(b, d.resources)
	b = append(b, "/Contents "...)
	b = appendRef(b, d.contents+ref(p))
	b = append(b, "/StructParents "...)
	b = appendInt(b, p)
	b = append(b, "/Tabs/S"...)
	if r := d.frame.Pages[p].Rotate; r != 0 {
		b = append(b, "/Rotate "...)
		b = appendInt(b, r)
	}
	from, to := d.linksOn(p)
	if from < to {
		b = append(b, "/Annots["...)
		b = appendRefs(b, d.annotations+ref(from), to-from)
		b = append(b, ']')
	}
	return append(b, ">>"...)
}
