package pdf

import (
	"crypto/md5"
	"fmt"
	"path"
	"strings"
)

// File is an embedded file that belongs to the document as a whole.
type File struct {
	Name         string // with its extension, without a folder
	MediaType    string // as in text/plain
	Relationship string // ISO 19005-3, annex E: Source, Data, …
	Description  string // what a reader is told about it
	Data         []byte
}

// SourceFile is what a notice was made from, whose path is source.
func SourceFile(source, text string) File {
	return File{
		Name: path.Base(source), MediaType: "application/toml", Relationship: "Source",
		Description: "公文的 TOML 源文件", Data: []byte(text),
	}
}

// WorkbookFile is the workbook of the notice whose path is source: it has the
// name of that, whatever its folder.
func WorkbookFile(source string, data []byte) File {
	base := path.Base(source)
	return File{
		Name:        strings.TrimSuffix(base, path.Ext(base)) + ".xlsx",
		MediaType:   "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
		Description: "任务分解工作簿", Relationship: "Data", Data: data,
	}
}

// planFiles numbers the file specifications (7.11.3) and the embedded files.
func (d *document) planFiles(p *plan) {
	files := d.opt.Files
	d.files = p.objects(len(files), d.appendFileSpecification)
	d.fileData = p.last + 1
	for i := range files {
		p.stream(func(b []byte, z *deflater) []byte {
			return z.appendStream(b, d.fileEntries(&files[i]), files[i].Data)
		})
	}
}

// appendFileSpecification writes both names, as ISO 19005-3, 6.8 asks, and how
// the file relates to the document.
func (d *document) appendFileSpecification(b []byte, i int) []byte {
	f := &d.opt.Files[i]
	b = append(b, "<</Type/Filespec/F"...)
	b = appendText(b, f.Name)
	b = append(b, "/UF"...)
	b = appendText(b, f.Name)
	b = append(b, "/Desc"...)
	b = appendText(b, f.Description)
	b = append(b, "/AFRelationship/"...)
	b = append(b, f.Relationship...)
	b = appendKeyRef(b, "/EF<</F ", d.fileData+ref(i))
	b = appendKeyRef(b, "/UF ", d.fileData+ref(i))
	return append(b, ">>>>"...)
}

// fileEntries are those of the stream (7.11.4). Its date is the document's: the
// writer knows no other.
func (d *document) fileEntries(f *File) string {
	b := []byte("/Type/EmbeddedFile/Subtype/")
	b = append(b, strings.ReplaceAll(f.MediaType, "/", "#2F")...)
	b = append(b, "/Params<</Size "...)
	b = appendInt(b, len(f.Data))
	sum := md5.Sum(f.Data) // 7.11.4.1 has no other CheckSum
	b = append(b, "/CheckSum"...)
	b = appendHex(b, sum[:])
	if d.date != "" {
		b = append(b, "/ModDate"+d.stamp()...)
	}
	return string(append(b, ">>"...))
}

// appendFileNames writes the entries of the catalog: the tree by which readers
// find embedded files (7.7.4) and the array that associates them with the
// document (ISO 19005-3, 6.8). The keys of the tree are sorted and nothing but
// keys: numbers.
func (d *document) appendFileNames(b []byte) []byte {
	b = append(b, "/Names<</EmbeddedFiles<</Names["...)
	for i := range d.opt.Files {
		b = fmt.Appendf(b, "(%04d)", i)
		b = appendRef(b, d.files+ref(i))
	}
	b = append(b, "]>>>>/AF["...)
	b = appendRefs(b, d.files, len(d.opt.Files))
	return append(b, ']')
}
