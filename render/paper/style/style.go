// Package style is a format template decoded: every distance, size and face of
// the layout, each with its clause and its strength.
//
// It lays nothing out and holds no number of its own: numbers live in
// templates/*.toml. In: the general template and any number of templates that
// override values of it. Out: a [Style], or findings GW40x.
package style

import (
	"crypto/sha256"

	"gongwen/render/diag"
	"gongwen/render/paper/unit"
)

// Face names a face as the standard does: 仿宋, 楷体, 黑体, 小标宋, 宋体.
type Face string

// faces are the five that a template may name.
var faces = []Face{"仿宋", "楷体", "黑体", "小标宋", "宋体"}

// Head is a kind of 版头: which elements stand in it and where. The set is
// closed, for each is drawn by code of its own.
type Head string

// The heads of the general format (7.2), of letters (10.1), of orders (10.2) and
// of minutes (10.3).
const (
	DocumentHead Head = "document"
	LetterHead   Head = "letter"
	OrderHead    Head = "order"
	MinutesHead  Head = "minutes"
)

// heads are the kinds that a template may name.
var heads = []Head{DocumentHead, LetterHead, OrderHead, MinutesHead}

// Type is a face at a size.
type Type struct {
	Face Face
	Size unit.Size
}

// Corner is the type of an element in the upper left corner.
type Corner struct {
	Type
	Spread int // characters that one without a term is as wide as
}

// Style is a format. Counts of characters and lines are in units of the grid:
// a character is a cell (3.1), a line a pitch (3.2).
type Style struct {
	Head Head

	Page struct {
		Width, Height         unit.Length // of the sheet
		Top                   unit.Length // 天头, white above the type area
		Binding               unit.Length // 订口, white on the binding side
		AreaWidth, AreaHeight unit.Length // 版心
		Mirror                bool        // the binding side of even pages is the right one
	}
	Grid struct {
		Chars int         // cells of a line
		Lines int         // lines of a page
		Pitch unit.Length // from a line of text to the next
	}
	Text struct {
		Type
		Indent    int // of a paragraph, characters
		Baseline  int // of a character box, thousandths of its height from its top
		AutoSpace int // between hanzi and Latin or digits, thousandths of an em
		Stretch   int // the most that a gap between characters grows, thousandths of an em

		Adjacent     int // what two marks that meet take together, thousandths of an em
		StretchMarks int // the most that one beside a mark grows beyond that
	}
	Headings  struct{ First, Second, Third, Fourth Face }
	Divisions struct { // of a regulation
		Chapter, Section, Article Face
		BlankLines                int // above a chapter
	}
	Serial   Type
	Secrecy  Corner
	Urgency  Corner
	Registry Type
	Mark     struct {
		Type
		Print      bool        // false: the sheets carry a preprinted red head
		Top        unit.Length // from the type area's top to the mark's upper edge; in letters from the sheet's
		Narrowest  int         // the least horizontal scale of a long mark, thousandths
		BlankLines int         // below it, before the number
	}
	Joint struct { // a mark of several organs
		FileGap      int       // before 文件, thousandths of an em
		Least        unit.Size // no smaller than this
		LeadingShare int       // least white between the names, thousandths of their height
	}
	Signers struct { // of what goes to superiors
		Face      Face
		PerLine   int // names
		NameCells int // characters that a name is at least as wide as
		Gap       int // characters between two names
		Inset     int // characters from the right edge; of the number from the left
	}
	Number  Type
	RedRule struct {
		Distance, Weight unit.Length
		BlankLines       int // below it, before the title
	}
	Letter struct { // what stands in letters in place of the general format's values, so that a user's for the one are not taken for the other
		MarkSize    unit.Size
		MarkTop     unit.Length // from the sheet's top
		EvenPage    bool        // of the imprint
		FirstNumber bool        // the first page has a number
	}
	Rule struct { // the double rules of letters alone
		Width              unit.Length
		Top                unit.Length // from the mark's lower edge to the first
		Bottom             unit.Length // from the second to the sheet's lower edge
		Thick, White, Thin unit.Length // of both
		BlankLines         int         // below what stands under the first, before the title
	}
	Order struct { // what stands in orders in place of the general format's values
		MarkTop          unit.Length
		NumberBlankLines int // below the mark
		BlankLines       int // below the number, before the text
	}
	IssuerLine struct { // in minutes: who keeps them, and when
		BlankLines int // above it
		Inset      int // characters on either side
	}
	Attendance struct { // in minutes
		LabelFace          Face
		Indent, BlankLines int
	}
	Title struct {
		Type
		BlankLines int // below it
		MaxChars   int // of a line that the program breaks itself
	}
	AttachmentNote struct{ BlankLines, Indent int }
	Signature      struct {
		SealBlankLines, SealRight   int
		PlainBlankLines, PlainRight int
		SealSize                    unit.Length // diameter of the seals of a joint issue
		SealWhite, RowWhite         unit.Length // between two of them, between two rows
		SealLeastWhite              unit.Length // between two of them where that saves a row
		NameCells                   int         // characters that a sealed name of three is as wide as
		PerRow                      int         // at most so many seals
		StampWidth, StampHeight     unit.Length // of the stamp of a signature
		StampBlankLines             int         // above it
		StampRight                  int         // characters, of the date too
		StampDateLines              int         // blank lines below it, before the date
		StampRowLines               int         // between two of them
		PostRight                   int         // characters between post and stamp
		PostCells                   int         // characters that post and name are at least as wide as
		SignerFace                  Face        // of the name where there is no stamp
		KeepLines                   int         // lines above that stay with it
		LeastSealBlankLines         int         // where the page else could not hold it
		TightestPitch               unit.Length // of the text, where the page else could not hold it
	}
	Note       struct{ Indent int }
	Attachment struct {
		Label      Type
		Title      Type
		TitleLine  int // the line of the page on which the title begins
		BlankLines int // below the title
	}
	Imprint struct {
		Type
		Thick, Thin unit.Length
		Indent      int
		EvenPage    bool
	}
	PageNumber struct {
		Type
		Centre unit.Length // of the dashes, below the type area
		Inset  int         // characters of its own size from the type area's edge
		Gap    int         // between dash and digits, thousandths of an em
		Dash   unit.Length // weight of the dashes
		First  bool        // the first page has one; not of letters
	}
	Table struct {
		Type
		Head          Type
		Pitch         unit.Length // of the lines in a cell
		Padding       unit.Length // between rule and text, on every side
		TallRow       int         // a row higher than this share of a page, in thousandths, may be cut,
		MostWhite     int         // where the page would else be left whiter than this share
		BlankRow      unit.Length // least height of a row to be filled in by hand
		Rule, Frame   unit.Length // weights: inside, outside
		PortraitChars int         // 具体要求 keeps at least so many characters, else landscape
		WithinChars   int         // the same of a table within the notice's own text
		Gap           unit.Length // between what stands above a table and the table
		Continued     string      // （续）
	}
	Draft struct {
		Type
		Mark string
	}

	Switches []diag.Switch     // what the templates say of rules, those of the one on top first
	Entries  []Entry           // every value with its origin, in the order of the template
	Digest   [sha256.Size]byte // of the text laid over the base; zero where nothing was
}

// Entry is one value of a template, for explain.
type Entry struct {
	Path, Name, Value, Clause, Strength string
	Only                                Head // the kind of head that has it; empty: all have

	source *diag.Source // where the value stands
	span   diag.Span
}

// Cell is the width and the height of a character of the grid (156/28 mm).
func (s *Style) Cell() unit.Length { return s.Scale().Of(1000) }

// Scale puts text on the grid: 1000 is a cell.
func (s *Style) Scale() unit.Scale { return unit.Grid(s.Page.AreaWidth, s.Grid.Chars) }

// Gap is the white between two lines: 7/8 of a 3号 character (3.2). It is the
// same below every size of type.
func (s *Style) Gap() unit.Length { return s.Grid.Pitch - s.Cell() }

// Left is the left edge of the type area on page n, counted from 1.
func (s *Style) Left(n int) unit.Length {
	if s.Page.Mirror && n%2 == 0 {
		return s.Page.Width - s.Page.Binding - s.Page.AreaWidth
	}
	return s.Page.Binding
}

// Bottom is the lower edge of the type area.
func (s *Style) Bottom() unit.Length { return s.Page.Top + s.Page.AreaHeight }
