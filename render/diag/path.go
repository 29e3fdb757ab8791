package diag

import "strconv"

// Path names a value of the source: its key as the schema has it, and of the
// arrays of tables that it stands in which table, the outer one first, from 0.
// The lead of the fourth task of the second attachment is attachment.task.lead
// [1 3]; of a table of the top level only the first number counts.
type Path struct {
	Key string
	At  [2]int32
}

// String is attachment.task.lead[1,3], and title of what stands in no array.
func (p Path) String() string {
	switch {
	case p.At[1] != 0:
		return p.Key + "[" + strconv.Itoa(int(p.At[0])) + "," + strconv.Itoa(int(p.At[1])) + "]"
	case p.At[0] != 0:
		return p.Key + "[" + strconv.Itoa(int(p.At[0])) + "]"
	default:
		return p.Key
	}
}
