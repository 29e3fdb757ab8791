package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// harvest returns the content streams of a file that fpdf has written without
// compression, in the order of its pages. The streams are parts of file. It
// follows the cross-reference table and believes no offset.
func harvest(file []byte, pages int) ([][]byte, error) {
	h := harvester{file: file}
	if err := h.readXref(); err != nil {
		return nil, err
	}
	const pageTree = 1 // fpdf reserves this number for it
	tree, err := h.object(pageTree)
	if err != nil {
		return nil, err
	}
	_, kids, ok := bytes.Cut(tree, []byte("/Kids ["))
	if !ok {
		return nil, errors.New("pdf: fpdf wrote no page tree")
	}
	streams := make([][]byte, 0, pages)
	for {
		page, rest, ok := reference(kids)
		if !ok {
			break
		}
		kids = rest
		s, err := h.contents(page)
		if err != nil {
			return nil, err
		}
		streams = append(streams, s)
	}
	if len(streams) != pages {
		return nil, fmt.Errorf("pdf: fpdf wrote %d pages of %d", len(streams), pages)
	}
	return streams, nil
}

type harvester struct {
	file  []byte
	table []byte // the entries of the cross-reference table, 20 bytes each
}

const xrefEntry = 20

func (h *harvester) readXref() error {
	at := bytes.LastIndex(h.file, []byte("startxref\n"))
	if at < 0 {
		return errors.New("pdf: fpdf wrote no startxref")
	}
	offset, _, ok := number(h.file[at+len("startxref\n"):])
	if !ok || offset > len(h.file) {
		return errors.New("pdf: fpdf's startxref points outside its file")
	}
	rest, ok := bytes.CutPrefix(h.file[offset:], []byte("xref\n0 "))
	if !ok {
		return errors.New("pdf: fpdf's startxref points at no table")
	}
	count, rest, ok := number(rest)
	if !ok || len(rest) == 0 || (len(rest)-1)/xrefEntry < count {
		return errors.New("pdf: fpdf's cross-reference table is cut off")
	}
	h.table = rest[1:][:count*xrefEntry]
	return nil
}

// object is the file from behind the header of object n on.
func (h *harvester) object(n int) ([]byte, error) {
	if n < 0 || n >= len(h.table)/xrefEntry {
		return nil, fmt.Errorf("pdf: fpdf wrote no object %d", n)
	}
	offset, _, ok := number(h.table[n*xrefEntry:])
	if !ok || offset > len(h.file) {
		return nil, fmt.Errorf("pdf: object %d of fpdf lies outside its file", n)
	}
	body, ok := bytes.CutPrefix(h.file[offset:], strconv.AppendInt(nil, int64(n), 10))
	if ok {
		body, ok = bytes.CutPrefix(body, []byte(" 0 obj\n"))
	}
	if !ok {
		return nil, fmt.Errorf("pdf: object %d of fpdf is not where its table says", n)
	}
	return body, nil
}

// contents is the stream of a page.
func (h *harvester) contents(page int) ([]byte, error) {
	dict, err := h.object(page)
	if err != nil {
		return nil, err
	}
	const key = "/Contents "
	end := bytes.Index(dict, []byte("endobj"))
	at := bytes.Index(dict, []byte(key))
	if at < 0 || at > end {
		return nil, fmt.Errorf("pdf: page object %d of fpdf has no contents", page)
	}
	n, _, ok := reference(dict[at+len(key):])
	if !ok {
		return nil, fmt.Errorf("pdf: page object %d of fpdf has no contents", page)
	}
	body, err := h.object(n)
	if err != nil {
		return nil, err
	}
	rest, ok := bytes.CutPrefix(body, []byte("<</Length "))
	size, rest, isNumber := number(rest)
	rest, isStream := bytes.CutPrefix(rest, []byte(">>\nstream\n"))
	if !ok || !isNumber || !isStream || size > len(rest) || !bytes.HasPrefix(rest[size:], []byte("\nendstream\n")) {
		return nil, fmt.Errorf("pdf: object %d of fpdf is no plain stream", n)
	}
	return rest[:size], nil
}

// reference reads "n 0 R" and a blank behind it.
func reference(b []byte) (n int, rest []byte, ok bool) {
	n, rest, ok = number(b)
	if !ok {
		return 0, b, false
	}
	rest, ok = bytes.CutPrefix(rest, []byte(" 0 R"))
	return n, bytes.TrimPrefix(rest, []byte(" ")), ok
}

// number reads decimal digits, at most ten.
func number(b []byte) (n int, rest []byte, ok bool) {
	i := 0
	for i < len(b) && i < 10 && b[i] >= '0' && b[i] <= '9' {
		n = n*10 + int(b[i]-'0')
		i++
	}
	return n, b[i:], i > 0
}
