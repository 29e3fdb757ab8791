package text

// Places lists where a line may begin, apart from the first character: for
// text that is broken by its shape, as titles are, and not by a width.
func Places(chars []Char) []int {
	var few [256]cell
	p := newParagraph(chars, Measure{Width: em}, few[:])
	var at []int
	for i := 1; i < len(p.cells); i++ {
		if p.cells[i-1].glue == free && p.cells[i].class != blank {
			at = append(at, i)
		}
	}
	return at
}
