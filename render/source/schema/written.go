package schema

// Written is how the file writes the key: of a table with its brackets.
func (k *Key) Written() string {
	switch k.Types {
	case TypeTable:
		return "[" + k.Path + "]"
	case TypeTables:
		return "[[" + k.Path + "]]"
	default:
		return k.Name()
	}
}

// Place says where a key belongs.
func (k *Key) Place() string {
	if k.Table() == "" {
		return "是顶层的键，要写在第一个方括号行之前"
	}
	return "要写在 " + Header(k.Table()) + " 里"
}

// Header is how the file writes the table of a path.
func Header(path string) string {
	for _, k := range Keys() {
		if k.Path == path {
			return k.Written()
		}
	}
	return "[" + path + "]"
}
