package diag

import "strconv"

// Path names a value of the source by its key in the schema and, of arrays of
// tables, which one: attachment.title of the second attachment.
type Path struct {
	Key string
	At  [2]int32
}

// String is attachment.title[1].
func (p Path) String() string {
	return p.Key + "[" + strconv.Itoa(int(p.At[0])) + "]"
}
