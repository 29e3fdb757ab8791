package value

import (
	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
)

// TypeOf is the type of a value as the schema tells types apart; 0 for one
// that no key takes. An empty array is of any kind.
func TypeOf(n *tomldoc.Node) schema.Type {
	switch n.Kind {
	case tomldoc.Table:
		return schema.Table
	case tomldoc.Array:
		t := schema.Strings | schema.Tables | schema.Rows | schema.Heads
		for _, item := range n.Items {
			switch of := TypeOf(item); {
			case of == schema.String:
				t &= schema.Strings | schema.Heads
			case of == schema.Table:
				t &= schema.Tables
			case of&schema.Strings != 0:
				t &= schema.Rows | schema.Heads
			default:
				return 0
			}
		}
		return t
	case tomldoc.String:
		return schema.String
	case tomldoc.Integer:
		return schema.Integer
	case tomldoc.Float:
		return schema.Float
	case tomldoc.Boolean:
		return schema.Boolean
	case tomldoc.Date:
		return schema.Date
	default:
		return 0
	}
}

// KindName names what the user wrote.
func KindName(n *tomldoc.Node) string {
	switch n.Kind {
	case tomldoc.Array:
		return "数组"
	case tomldoc.DateTime:
		return "带时刻的日期"
	default:
		return TypeOf(n).String()
	}
}
