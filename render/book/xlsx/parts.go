package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"gongwen/render/book/markup"
	"gongwen/render/book/pack"
)

// opened is a file whose parts can be asked for. Parts are known by their
// relations and not by their names, as ISO/IEC 29500-2 says; names that differ
// in case are one part (6.2.2).
type opened struct {
	parts map[string]*zip.File // by name in small letters
	read  map[string]bool
}

// openPack refuses what is no workbook of this kind, and what unpacks to too
// much.
func openPack(data []byte) (*opened, error) {
	if err := signature(data); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	z.RegisterDecompressor(zip.Deflate, pack.Inflate)
	if len(z.File) > maxParts {
		return nil, ErrTooLarge
	}
	p := &opened{make(map[string]*zip.File, len(z.File)), map[string]bool{}}
	left := uint64(maxUnpacked)
	for _, f := range z.File { // archive/zip unpacks no more than is declared
		if f.UncompressedSize64 > left {
			return nil, ErrTooLarge
		}
		left -= f.UncompressedSize64
		name := partName(f.Name)
		if strings.HasSuffix(name, "/") {
			continue // a folder
		}
		if p.parts[name] != nil {
			return nil, fmt.Errorf("%w: part %s stands twice", ErrDamaged, name)
		}
		p.parts[name] = f
	}
	switch {
	case p.parts["xl/workbook.bin"] != nil:
		return nil, ErrBinary
	case p.parts["[content_types].xml"] == nil && p.parts["xl/workbook.xml"] == nil:
		return nil, ErrFormat // an archive of anything
	}
	return p, nil
}

func partName(name string) string {
	return strings.TrimPrefix(strings.ToLower(strings.ReplaceAll(name, `\`, "/")), "/")
}

// signature tells by the first bytes what is no zip file.
func signature(data []byte) error {
	// The directory of an OLE file has names in UTF-16.
	const encrypted = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
	switch {
	case len(data) > MaxFile:
		return ErrTooLarge
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		if bytes.Contains(data, []byte(encrypted)) {
			return ErrPassword
		}
		return ErrOLE
	case !bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return ErrFormat
	}
	return nil
}

var errNoPart = errors.New("a part is missing")

// walk hands every token of a part, which must be XML, to a function. The sum of
// a part is only known when it is read to its end, so that an error makes void
// what was handed out before.
func (p *opened) walk(part string, take func(*markup.Scanner, markup.Token) error) error {
	f := p.parts[partName(part)]
	if f == nil {
		return fmt.Errorf("%w: %s", errNoPart, part)
	}
	p.read[partName(part)] = true
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	s := markup.NewScanner(r)
	for {
		t, err := s.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", part, err)
		}
		if err := take(s, t); err != nil {
			return fmt.Errorf("%s: %w", part, err)
		}
	}
}

// finish reads the parts that nobody asked for to their ends: a file in which
// any is damaged was not sent as it is.
func (p *opened) finish() error {
	for name, f := range p.parts {
		if p.read[name] {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		_, err = io.Copy(io.Discard, r)
		r.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// relation says what another part is to a part.
type relation struct {
	id, kind, target string // kind: the end of its type; the beginning is another in strict files
}

// relations is those of a part, the empty name being the package; one may have
// none.
func (p *opened) relations(part string) (list []relation, err error) {
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		name = "_rels/.rels"
	}
	if p.parts[partName(name)] == nil {
		return nil, nil
	}
	err = p.walk(name, func(s *markup.Scanner, t markup.Token) error {
		if t.Kind != markup.Start || t.Name != "Relationship" || string(t.Attr("TargetMode")) == "External" {
			return nil
		}
		if len(list) == maxParts {
			return ErrTooLarge
		}
		id, err1 := s.AttrText(&t, "Id")
		kind, err2 := s.AttrText(&t, "Type")
		target, err3 := s.AttrText(&t, "Target")
		kind = kind[strings.LastIndexByte(kind, '/')+1:]
		if !strings.HasPrefix(target, "/") {
			target = path.Join(path.Dir(part), target)
		}
		list = append(list, relation{id, kind, strings.TrimPrefix(target, "/")})
		return errors.Join(err1, err2, err3)
	})
	return list, err
}
