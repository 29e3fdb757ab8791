package collect

// origin says in the ledger that a file is of another notice.
func (f *file) origin() string { return "出自“" + clip(f.other) + "”的表" }
